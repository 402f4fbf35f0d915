import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  checkAgainst,
  checkSync,
  compose,
  explainRule,
  historyOf,
  ruleIds,
  type Bericht,
  type Finding,
} from '../../src/index.ts';
import { invalidCases } from '../fixtures.ts';
import { crossViolations, type CrossViolation } from './cross.ts';
import { crossNeighbours } from './cross-neighbours.ts';
import { edited, type Changes } from './edit.ts';

function findings({ context, file, hasRate }: CrossViolation, changes: Changes): readonly Finding[] {
  const history = historyOf(
    context.map((one): Bericht => (typeof one === 'string' ? edited(one, {}) : edited(...one))),
  );
  const { bericht, level } = checkSync(compose(edited(file, changes)));
  assert.equal(level, null, 'levels 1 and 2 must be right');
  const rateOf = hasRate === true ? () => ({ cents: 8500, eenheid: '04' }) : undefined;
  return checkAgainst(bericht ?? assert.fail(), { history, today: '2026-01-01', rateOf });
}

describe('rules of levels 3 and 4', () => {
  for (const [i, violation] of [...crossViolations, ...crossNeighbours].entries()) {
    it(`${violation.breaks.join(' and ')} (${i + 1}) in ${violation.file}`, () => {
      const found = findings(violation, violation.changes);
      assert.deepEqual(
        found.map(({ rule }) => rule),
        violation.breaks,
      );
      assert.equal(found[0]?.at, violation.at);
      assert.ok(found.every(({ line }) => line > 1));
      if (violation.allowed !== undefined) assert.deepEqual(findings(violation, violation.allowed), []);
    });
  }

  it('leaves out no rule of levels 3 and 4', () => {
    const broken = new Set([
      ...crossViolations.flatMap(({ breaks }) => breaks),
      ...invalidCases.map(({ rule }) => rule),
    ]);
    const missing = ruleIds.filter((id) => (explainRule(id)?.level ?? 0) >= 3 && !broken.has(id));
    assert.deepEqual(missing, []);
  });
});
