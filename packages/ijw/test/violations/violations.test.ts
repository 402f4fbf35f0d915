import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSync, ruleIds, explainRule } from '../../src/index.ts';
import { ruleRows } from '../../src/generated/rules.ts';
import { bytesWith } from './edit.ts';
import { violationsOf } from './violations-of.ts';

const inMessageRules = ruleIds.filter((id) => explainRule(id)?.level === 2);

describe('in-message rules, each broken on its own', () => {
  for (const rule of inMessageRules) {
    for (const [i, { file, changes, also = [], allowed }] of violationsOf(rule).entries()) {
      it(`${rule} (${i + 1}) in ${file}`, () => {
        const { level, findings } = checkSync(bytesWith(file, changes));
        assert.deepEqual(findings.map((f) => f.rule).sort(), [rule, ...also].sort());
        assert.equal(level, 2);
        for (const { returnCode, at, line, path } of findings) {
          assert.deepEqual({ returnCode, at }, { returnCode: '0001', at: 'Header' });
          assert.ok(line > 1 && path.startsWith('Bericht/'));
        }
        if (allowed !== undefined) assert.deepEqual(checkSync(bytesWith(file, allowed)).findings, []);
      });
    }
  }

  it('leaves out no rule of level 2', () => {
    assert.deepEqual(
      inMessageRules.filter((id) => violationsOf(id).length === 0),
      [],
    );
  });

  it('leaves out no place where the standard names a rule of level 2', () => {
    assert.deepEqual(inMessageRules.flatMap(untried), [...cannotRepeat]);
  });
});

/** A change request (JW317) holds one Client with one Verzoek: their keys have no siblings to be equal to. */
const cannotRepeat = ['TR101 JW317 Client'];

/** The places of a rule at which no violation of the tables breaks it. */
function untried(rule: string): string[] {
  const found = new Set<string>();
  for (const { file, changes } of violationsOf(rule)) {
    const { message, findings } = checkSync(bytesWith(file, changes));
    for (const { rule: broken, path } of findings) {
      if (broken === rule) found.add(`${message} ${path.replaceAll(/\[\d+\]/g, '')}/`);
    }
  }
  const places = ruleRows.find(({ id }) => id === rule)?.at ?? [];
  return places
    .filter(([message, klass, element]) => {
      const isThere = (path: string): boolean =>
        path.startsWith(`${message} `) &&
        (element === '' ? path.endsWith(`${klass}/`) : path.includes(`/${klass}/${element}/`));
      return ![...found].some(isThere);
    })
    .map(([message, klass, element]) =>
      [rule, message, klass, element].filter((part) => part !== '').join(' '),
    );
}
