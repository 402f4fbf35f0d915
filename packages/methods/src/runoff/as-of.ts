import type { Month } from '@jeugdregie/kernel';
import { addMonths, monthsFrom } from '@jeugdregie/kernel';
import { runningSum, triangle, type Triangle } from './triangle.ts';

/** An amount with its two times: the month of delivery and the month in which it was known. Credits are negative. */
export interface KnownAmount {
  readonly delivered: Month;
  readonly known: Month;
  readonly amount: number;
}

export interface TriangleSpan {
  /** First month of delivery. */
  readonly first: Month;
  /** Last complete month of knowledge: later facts are left out, and it is the newest month of delivery. */
  readonly valuation: Month;
  /** Number of development months; what is known later is added to the last one. */
  readonly columns: number;
}

/**
 * The triangle as it stood at the end of a month. The same facts with the same valuation give the same triangle, also
 * when later facts are present: this is how a forecast of last year is made again. An amount that was known before
 * its month of delivery counts in development month 0.
 */
export function triangleAsOf(
  facts: Iterable<KnownAmount>,
  { first, valuation, columns }: TriangleSpan,
): Triangle {
  const months = monthsFrom(first, valuation);
  const rowOf = new Map(months.map((m, i) => [m, i]));
  const increments = months.map((_, i) =>
    Array.from({ length: Math.min(columns, months.length - i) }, () => 0),
  );
  for (const { delivered, known, amount } of facts) {
    if (known > valuation) continue;
    const row = increments[rowOf.get(delivered) ?? -1];
    if (row === undefined) continue;
    const age = Math.min(Math.max(0, monthsBetween(delivered, known)), row.length - 1);
    row[age] = (row[age] ?? 0) + amount;
  }
  return triangle(increments.map((row) => runningSum(row)));
}

function monthsBetween(from: Month, until: Month): number {
  return (
    12 * (Number(until.slice(0, 4)) - Number(from.slice(0, 4))) +
    Number(until.slice(5)) -
    Number(from.slice(5))
  );
}

/** Month of the newest row of a triangle that starts in `first`. */
export function newestMonth(first: Month, data: Triangle): Month {
  return addMonths(first, data.cumulative.length - 1);
}
