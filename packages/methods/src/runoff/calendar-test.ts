import { median } from '../numeric/moments.ts';
import type { Triangle } from './triangle.ts';

/** Mack's test whether whole diagonals are fast or slow: a claim stop or a catch-up shows here. */
export interface CalendarTest {
  /** Z = Σ over diagonals of min(#large, #small). */
  readonly statistic: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  /** True when Z lies in its 95 % range: no calendar effect is visible. */
  readonly withinRange: boolean;
}

/**
 * Mack (1994), CAS Forum, appendix H: each link ratio is large or small against the median of its column;
 * per calendar diagonal the smaller of both counts should not be much smaller than chance gives.
 * Null when no diagonal has two ratios.
 */
export function calendarTest(data: Triangle): CalendarTest | null {
  const diagonals = new Map<number, { large: number; small: number }>();
  for (let k = 0; k + 1 < data.columns; k += 1) {
    const ratios = data.cumulative
      .map((row, i) => ({
        i,
        ratio: row.length > k + 1 && row[k] !== 0 ? (row[k + 1] ?? 0) / (row[k] ?? 1) : null,
      }))
      .filter((r): r is { i: number; ratio: number } => r.ratio !== null);
    const middle = median(ratios.map((r) => r.ratio));
    for (const { i, ratio } of ratios) {
      if (ratio === middle) continue;
      const count = diagonals.get(i + k) ?? { large: 0, small: 0 };
      if (ratio > middle) count.large += 1;
      else count.small += 1;
      diagonals.set(i + k, count);
    }
  }
  let statistic = 0;
  let expected = 0;
  let variance = 0;
  let used = 0;
  for (const { large, small } of diagonals.values()) {
    const n = large + small;
    if (n < 2) continue;
    const half = Math.floor((n - 1) / 2);
    const tie = (choose(n - 1, half) * n) / 2 ** n;
    const mean = n / 2 - tie;
    statistic += Math.min(large, small);
    expected += mean;
    variance += (n * (n - 1)) / 4 - tie * (n - 1) + mean - mean * mean;
    used += 1;
  }
  if (used === 0) return null;
  const reach = 1.959964 * Math.sqrt(variance);
  const lower = expected - reach;
  const upper = expected + reach;
  return { statistic, expected, lower, upper, withinRange: statistic >= lower && statistic <= upper };
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i += 1) result *= (n - k + i) / i;
  return result;
}
