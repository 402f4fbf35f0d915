import { inputError } from '../input.ts';

/**
 * A run-off triangle of cumulative amounts: `cumulative[i][j]` is what was known of origin period i after j
 * whole development periods. Rows may be shorter than the widest one (younger origins), never longer;
 * several old origins may be complete. Only complete calendar diagonals belong in it.
 */
export interface Triangle {
  readonly cumulative: readonly (readonly number[])[];
  /** Number of development periods of the widest row. */
  readonly columns: number;
}

/** Checks the shape; throws an input error when a row is empty or a younger row is longer than an older one. */
export function triangle(cumulative: readonly (readonly number[])[]): Triangle {
  const first = cumulative[0];
  if (first === undefined || first.length === 0) throw inputError('a triangle needs at least one row');
  let width = first.length;
  for (const [i, row] of cumulative.entries()) {
    if (row.length === 0) throw inputError(`row ${i} of the triangle is empty`);
    if (row.length > width) throw inputError(`row ${i} of the triangle is longer than the row before it`);
    width = row.length;
  }
  return { cumulative, columns: first.length };
}

/** The triangle whose rows hold what became known in each development period. */
export function fromIncrements(increments: readonly (readonly number[])[]): Triangle {
  return triangle(increments.map((row) => runningSum(row)));
}

export function runningSum(row: readonly number[]): number[] {
  let total = 0;
  return row.map((value) => (total += value));
}

export function differences(row: readonly number[]): number[] {
  return row.map((value, j) => value - (j === 0 ? 0 : (row[j - 1] ?? 0)));
}

/** The newest known amount of each origin. */
export function latest({ cumulative }: Triangle): number[] {
  return cumulative.map((row) => row.at(-1) ?? 0);
}

/** Development period of the newest known amount of each origin. */
export function ages({ cumulative }: Triangle): number[] {
  return cumulative.map((row) => row.length - 1);
}

/** Number of known cells. */
export function cellCount({ cumulative }: Triangle): number {
  return cumulative.reduce((count, row) => count + row.length, 0);
}

/** The triangle as it was this many calendar periods ago: each row loses its newest cells, young rows vanish. */
export function periodsAgo({ cumulative, columns }: Triangle, periods: number): Triangle | null {
  const newest = cumulative.length - 1;
  const rows: (readonly number[])[] = [];
  for (const [i, row] of cumulative.entries()) {
    const known = Math.min(columns, newest - i + 1 - periods);
    if (known > 0) rows.push(row.slice(0, known));
  }
  return rows.length > 0 ? triangle(rows) : null;
}
