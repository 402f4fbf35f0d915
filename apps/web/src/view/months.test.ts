import assert from 'node:assert/strict';
import { test } from 'node:test';
import { monthPlus, monthsBefore } from './months.ts';

for (const [month, count, expected] of [
  ['2026-01', -1, '2025-12'],
  ['2026-12', 1, '2027-01'],
  ['2026-06', 0, '2026-06'],
  ['2026-06', -30, '2023-12'],
] as const) {
  test(`${month} and ${count} months is ${expected}`, () => {
    assert.equal(monthPlus(month, count), expected);
  });
}

test('twelve months back has twelve months, latest first', () => {
  const months = monthsBefore('2026-03', 12);
  assert.equal(months.length, 12);
  assert.deepEqual([months[0], months[11]], ['2026-03', '2025-04']);
});
