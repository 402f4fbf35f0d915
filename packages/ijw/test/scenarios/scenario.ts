import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answer,
  checkAgainst,
  checkSync,
  compose,
  historyOf,
  type Bericht,
  type RateQuestion,
} from '../../src/index.ts';

/** Earlier messages in order, a message, and the rules of levels 3 and 4 that it breaks (none: it is fine). */
export type Scenario = readonly [
  name: string,
  earlier: readonly Bericht[],
  message: Bericht,
  ...breaks: readonly string[],
];

/** The rate in these tests: 45A04 at 85 euro an hour. */
function rateOf({ productCode }: RateQuestion): { readonly cents: number; readonly eenheid: string } | null {
  return productCode === '45A04' ? { cents: 8500, eenheid: '04' } : null;
}

/** The message as it would come in: composed and read, right on levels 1 and 2. */
function received(message: Bericht): Bericht {
  const { bericht, level, findings } = checkSync(compose(message));
  assert.equal(level, null, JSON.stringify(findings));
  return bericht ?? assert.fail();
}

/** The answer to a message is itself a message that is right on levels 1 and 2; none for a JW325. */
export function answered(earlier: readonly Bericht[], message: Bericht): Bericht {
  const checked = checkSync(compose(message));
  const history = historyOf(earlier.map(received));
  const findings = checkAgainst(checked.bericht ?? assert.fail(), { history, today: '2026-01-01', rateOf });
  const made = answer(checked, { identificatie: 'A1', dagtekening: '2025-12-20', findings });
  return received(made ?? assert.fail());
}

export function scenarios(title: string, all: readonly Scenario[]): void {
  describe(title, () => {
    for (const [name, earlier, message, ...breaks] of all) {
      it(breaks.length === 0 ? `${name}: fine` : `${name}: ${breaks.join(', ')}`, () => {
        const history = historyOf(earlier.map(received));
        const found = checkAgainst(received(message), { history, today: '2026-01-01', rateOf });
        assert.deepEqual(found.map(({ rule }) => rule).sort(), [...breaks].sort());
        if (message.message !== 'JW325') answered(earlier, message);
      });
    }
  });
}
