import type { CostCell } from './decompose.ts';

/** What is counted of one product in one municipality in one period. Additive, unlike the factors made from it. */
export interface CellTotals {
  readonly clients: number;
  readonly trajectories: number;
  /** Delivered volume in the product's own unit; null when it is not known (a fixed price per trajectory). */
  readonly volume: number | null;
  readonly cost: number;
}

export interface TotalsRow {
  /** Product code as it stood in that period. */
  readonly product: string;
  readonly municipality: string;
  readonly period: 'before' | 'after';
  readonly totals: CellTotals;
}

export const factorNames = [
  'clients',
  'mix',
  'trajectoriesPerClient',
  'volumePerTrajectory',
  'pricePerUnit',
] as const;

export interface CellsFromTotals {
  readonly cells: readonly CostCell[];
  /** Share of the cost of both periods that passed through the conversion table. */
  readonly convertedShare: number;
}

/**
 * Cells of five factors, clients × mix × trajectories per client × volume per trajectory × price per unit, from
 * counted totals. Clients are those of the whole municipality (its product counts added), mix is the share of the
 * product in them. Codes are first brought to the new list by the conversion table, so that a renamed code is neither new nor
 * ended. Cost without clients is a settlement of earlier periods.
 */
export function cellsFromTotals(
  rows: readonly TotalsRow[],
  conversion: ReadonlyMap<string, string>,
): CellsFromTotals {
  const totals = new Map<
    string,
    { municipality: string; product: string; before: CellTotals; after: CellTotals }
  >();
  let converted = 0;
  let cost = 0;
  for (const row of rows) {
    const product = conversion.get(row.product) ?? row.product;
    if (product !== row.product) converted += Math.abs(row.totals.cost);
    cost += Math.abs(row.totals.cost);
    const key = `${row.municipality}/${product}`;
    const cell = totals.get(key) ?? {
      municipality: row.municipality,
      product,
      before: nothing,
      after: nothing,
    };
    totals.set(key, { ...cell, [row.period]: add(cell[row.period], row.totals) });
  }
  const clients = (municipality: string, period: 'before' | 'after'): number =>
    [...totals.values()]
      .filter((c) => c.municipality === municipality)
      .reduce((sum, c) => sum + c[period].clients, 0);
  const cells = [...totals].map(([key, cell]): CostCell => {
    const { municipality, product, before, after } = cell;
    return {
      key,
      groups: { municipality, product },
      before: factorsOf(before, clients(municipality, 'before')),
      after: factorsOf(after, clients(municipality, 'after')),
      settlement: { before: settled(before), after: settled(after) },
    };
  });
  return { cells, convertedShare: cost === 0 ? 0 : converted / cost };
}

const nothing: CellTotals = { clients: 0, trajectories: 0, volume: 0, cost: 0 };

function add(a: CellTotals, b: CellTotals): CellTotals {
  return {
    clients: a.clients + b.clients,
    trajectories: a.trajectories + b.trajectories,
    volume: a.volume === null || b.volume === null ? null : a.volume + b.volume,
    cost: a.cost + b.cost,
  };
}

/** Without clients there is no factor to carry the cost: it is a settlement. */
function settled({ clients, cost }: CellTotals): number {
  return clients === 0 ? cost : 0;
}

function factorsOf({ clients, trajectories, volume, cost }: CellTotals, all: number): number[] {
  if (clients === 0 || all === 0) return [0, 0, 0, 0, 0];
  const courses = trajectories > 0 ? trajectories : clients;
  const known = volume !== null && volume !== 0;
  return [
    all,
    clients / all,
    courses / clients,
    known ? volume / courses : 1,
    cost / (known ? volume : courses),
  ];
}

/**
 * Splits the price of each cell in a contractual index and the rest: the last factor becomes two, price at the index
 * (old price × index) and what differs from it. `index` is the agreed factor, such as 1.0496.
 */
export function splitPriceByIndex(cells: readonly CostCell[], index: number): CostCell[] {
  return cells.map((cell) => {
    const price1 = cell.after.at(-1) ?? 0;
    return {
      ...cell,
      before: [...cell.before.slice(0, -1), 1, cell.before.at(-1) ?? 0],
      after: [...cell.after.slice(0, -1), index, price1 / index],
    };
  });
}

/**
 * Mix by difference: the volume effect summed over cells minus the volume effect of the totals at their average price.
 * All factors but the last make the volume. Two factors only, so the effects are Bennet's.
 */
export function mixByDifference(cells: readonly CostCell[]): number {
  const sides = cells.map(({ before, after }) => ({
    q0: product(before.slice(0, -1)),
    q1: product(after.slice(0, -1)),
    p0: before.at(-1) ?? 0,
    p1: after.at(-1) ?? 0,
  }));
  const overCells = sides.reduce((sum, { q0, q1, p0, p1 }) => sum + ((q1 - q0) * (p0 + p1)) / 2, 0);
  const total = sides.reduce(
    (t, { q0, q1, p0, p1 }) => ({ q0: t.q0 + q0, q1: t.q1 + q1, v0: t.v0 + q0 * p0, v1: t.v1 + q1 * p1 }),
    { q0: 0, q1: 0, v0: 0, v1: 0 },
  );
  return overCells - ((total.q1 - total.q0) * (total.v0 / total.q0 + total.v1 / total.q1)) / 2;
}

function product(values: readonly number[]): number {
  return values.reduce((a, b) => a * b, 1);
}
