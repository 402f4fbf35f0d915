import { run, type MethodResult } from '../result.ts';

/** One row of a published flow table. */
export interface FlowRow {
  readonly opening: number;
  readonly inflow: number;
  readonly outflow: number;
  readonly closing: number;
}

export interface FlowCheck {
  /** opening + inflow − outflow − closing, per row. */
  readonly residual: Readonly<Record<string, number>>;
  /** Total row less the sum of the others, per column; null without a total row. */
  readonly totalMinusParts: FlowRow | null;
  /** Half a rounding unit for each of the four terms of a row. */
  readonly toleranceRow: number;
  /** Half a rounding unit for the total and for every part. */
  readonly toleranceTotal: number;
  readonly withinRounding: boolean;
}

/**
 * Checks that stock equals stock plus inflow minus outflow, and parts their total, allowing what rounding can do.
 * The closing of one table and the opening of the next are not compared: published figures are revised in between.
 * @param base multiple to which every published figure is rounded; 1 for exact counts
 */
export function checkFlow(
  rows: Readonly<Record<string, FlowRow>>,
  base: number,
  totalName: string | null,
): MethodResult<FlowCheck> {
  const made = run({ method: '07-flow/stock-flow', version: '1', input: { rows, base, totalName } });
  const names = Object.keys(rows);
  if (names.length === 0) return made.notEnough('rows', 1, 0);
  const half = base === 1 ? 0 : base / 2;
  const residual = Object.fromEntries(
    Object.entries(rows).map(([name, r]) => [name, r.opening + r.inflow - r.outflow - r.closing]),
  );
  const total = totalName === null ? undefined : rows[totalName];
  const parts = Object.entries(rows).flatMap(([name, row]) => (name === totalName ? [] : [row]));
  const totalMinusParts = total === undefined ? null : minus(total, parts);
  const toleranceTotal = half * (parts.length + 1);
  const withinRounding =
    Object.values(residual).every((r) => Math.abs(r) <= 4 * half) &&
    (totalMinusParts === null ||
      Object.values(totalMinusParts).every((d: number) => Math.abs(d) <= toleranceTotal));
  return made.ok(
    { residual, totalMinusParts, toleranceRow: 4 * half, toleranceTotal, withinRounding },
    { observations: names.length, flags: withinRounding ? [] : ['more-than-rounding'] },
  );
}

function minus(total: FlowRow, parts: readonly FlowRow[]): FlowRow {
  const rest = (read: (row: FlowRow) => number): number =>
    parts.reduce((left, row) => left - read(row), read(total));
  return {
    opening: rest((r) => r.opening),
    inflow: rest((r) => r.inflow),
    outflow: rest((r) => r.outflow),
    closing: rest((r) => r.closing),
  };
}
