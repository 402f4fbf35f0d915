import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber } from './day-number.ts';

test('days are numbered from 1970, leap days included', () => {
  const known = [
    ['1970-01-01', 0],
    ['1999-12-31', 10_956],
    ['2000-02-29', 11_016],
    ['2024-02-29', 19_782],
    ['2024-03-01', 19_783],
    ['2026-11-22', 20_779],
    ['2100-03-01', 47_541],
  ] as const;
  for (const [iso, number] of known) assert.equal(dayNumber(iso), number, iso);
  assert.equal(dayNumber('2026-11'), dayNumber('2026-11-01'));
});
