import { at } from '../numeric/lists.ts';
import type { Capacity, Column } from './columns.ts';

/** Prices per unit: on capacity, and on each level that is held. None is negative. */
export interface Prices {
  readonly capacity: readonly number[];
  readonly levels: readonly number[];
}

export interface PriceBound {
  /** No proposal that keeps to capacities and held levels has a lower value. */
  readonly bound: number;
  /** By how much a decision is dearer than the party's cheapest: a proposal that takes it is at least that much above the bound. */
  readonly excess: Float64Array;
}

/**
 * A bound that anyone can check from prices alone: every party takes its cheapest decision, capacity and held levels
 * charged, and what they are worth is taken off (Lagrangian duality). Any prices give a bound; those of the linear
 * relaxation give a good one.
 */
export function priceBound(
  {
    columns,
    capacities,
    held,
  }: {
    readonly columns: readonly Column[];
    readonly capacities: readonly Capacity[];
    readonly held: readonly number[];
  },
  level: number,
  prices: Prices,
): PriceBound {
  const charge = Float64Array.from(columns, (c) =>
    prices.levels.reduce((sum, price, k) => sum + price * at(c.values, k), at(c.values, level)),
  );
  let worth = prices.levels.reduce((sum, price, k) => sum + (price > 0 ? price * at(held, k) : 0), 0);
  for (const [c, { row }] of capacities.entries()) {
    const price = at(prices.capacity, c);
    if (price === 0) continue;
    worth += price * row.upper;
    for (const [i, column] of row.columns.entries())
      charge[column] = at(charge, column) + price * at(row.values, i);
  }
  const cheapest = new Map<number, number>();
  for (const [i, { party }] of columns.entries())
    cheapest.set(party, Math.min(cheapest.get(party) ?? Number.POSITIVE_INFINITY, at(charge, i)));
  const excess = charge.map((x, i) => x - (cheapest.get(at(columns, i).party) ?? 0));
  return { bound: [...cheapest.values()].reduce((sum, x) => sum + x, 0) - worth, excess };
}
