import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { localStamp } from './stamp.ts';

describe('a moment in digits', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['in winter one hour later than UTC', '2026-01-10T08:30:00Z', '20260110093000'],
    ['in summer two hours later', '2026-07-10T08:30:00.123Z', '20260710103000'],
    ['over midnight into the next year', '2026-12-31T23:30:00Z', '20270101003000'],
    ['just after midnight, hour 00 and not 24', '2026-01-09T23:00:05Z', '20260110000005'],
  ];
  for (const [name, instant, digits] of cases) it(name, () => assert.equal(localStamp(instant), digits));

  it('refuses what is no instant', () => assert.throws(() => localStamp('morgen'), RangeError));
});
