import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { explainRule } from '@jeugdregie/ijw';
import { adjudicate } from './adjudicate.ts';
import { allRules } from './rules/index.ts';
import { lineCases } from './test/line-cases.ts';
import { sumCases } from './test/sum-cases.ts';
import { claimFacts, claimFile, claimLine } from './testing.ts';

const cases = [...lineCases, ...sumCases];

describe('rules of a claim', () => {
  for (const one of cases) {
    it(`${one.rule} ${one.is === 'accepted' ? 'lets pass' : 'stops'}: ${one.name}`, () => {
      const file = claimFile(one.lines ?? [claimLine()], one.file);
      const decision = adjudicate(file, claimFacts(one.facts));
      const last = decision.verdicts.at(-1)?.verdict;
      const rejected = last?.kind === 'rejected' ? last.findings : [];
      const rules = [...decision.fileFindings, ...rejected].map((finding) => finding.rule);
      if (one.is === 'accepted') assert.deepEqual([last?.kind, rules], ['accepted', []]);
      if (one.is === 'rejected') assert.deepEqual(rules, [one.rule]);
      if (one.is === 'asked')
        assert.deepEqual(
          [last?.kind, last?.kind === 'needs-person' && last.rule],
          ['needs-person', one.rule],
        );
    });
  }

  it('tests every rule with a claim that passes beside one that does not', () => {
    const all = allRules.map((rule) => rule.id).sort();
    for (const passes of [true, false]) {
      const seen = cases.filter((one) => (one.is === 'accepted') === passes).map((one) => one.rule);
      assert.deepEqual([...new Set(seen)].sort(), all);
    }
  });

  it('gives the return code of the standard, and a text and a source for every rule', () => {
    for (const rule of allRules) {
      assert.ok(rule.meaning.endsWith('.') && rule.remedy.endsWith('.') && rule.source.length > 10, rule.id);
      if (rule.kind === 'person') assert.match(rule.id, /^C-\d{3}$/);
      else assert.equal(rule.returnCode, explainRule(rule.id)?.returnCode, rule.id);
    }
  });
});
