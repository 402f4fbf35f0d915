import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSync, compose, explainRule, ruleIds } from '../../src/index.ts';
import { ruleRows } from '../../src/generated/rules.ts';
import { verdictOf } from '../oracle.ts';
import { schemaViolations } from './schema.ts';

describe('restrictions of the schema, each broken on its own', () => {
  const violations = schemaViolations();
  for (const { rule, message, path, bericht } of violations) {
    it(`${rule} in ${message} at ${path}`, () => {
      const bytes = compose(bericht);
      const { level, findings } = checkSync(bytes);
      assert.equal(level, 1);
      assert.ok(
        findings.some((finding) => finding.rule === rule),
        JSON.stringify(findings),
      );
      assert.ok(
        findings.every(
          (finding) =>
            finding.path === path && path.replace(/\[\d+\]/g, '').endsWith(finding.at) && finding.line > 1,
        ),
      );
      assert.equal(verdictOf(bytes).verdict, 'invalid');
    });
  }

  it('leaves out no restriction that a type of the standard uses', () => {
    const unused = new Set(ruleRows.filter(({ datatypes }) => datatypes?.length === 0).map(({ id }) => id));
    const broken = new Set(violations.map(({ rule }) => rule));
    const missing = ruleIds.filter(
      (id) => explainRule(id)?.level === 1 && !unused.has(id) && !broken.has(id),
    );
    assert.deepEqual(missing, []);
    assert.deepEqual([...unused].sort(), ['RS003', 'RS007', 'RS039']);
  });
});
