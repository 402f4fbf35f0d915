import type { Day } from '@jeugdregie/kernel';
import { assumption, run, type MethodResult } from '../result.ts';
import { fillProducts, stepsOf } from './marginals.ts';
import { lmdiEffects, lmdiMultipliers } from './lmdi.ts';

/** The lowest cell of an account, such as municipality × product: its value is the product of its factors. */
export interface CostCell {
  readonly key: string;
  /** Groups that the cell belongs to, by kind: `{ municipality: 'A', product: 'B' }`. */
  readonly groups: Readonly<Record<string, string>>;
  /** Factor values of the old period; all zero when the product did not exist yet. */
  readonly before: readonly number[];
  /** Factor values of the new period; all zero when the product has ended. */
  readonly after: readonly number[];
  /** Cost that no factor explains: late claims of clients who had already left. */
  readonly settlement?: { readonly before: number; readonly after: number };
}

/** The bars of one account. They add up: effects + new + ended + settlements = after − before. */
export interface Bars {
  readonly before: number;
  readonly after: number;
  readonly total: number;
  /** Shapley effect per factor. */
  readonly effects: readonly number[];
  readonly newProducts: number;
  readonly endedProducts: number;
  readonly settlements: number;
}

export interface Decomposition extends Bars {
  readonly factors: readonly string[];
  /** Smallest and largest effect per factor over all orderings of the factors. */
  readonly orderingMin: readonly number[];
  readonly orderingMax: readonly number[];
  /** LMDI-I effects and multipliers as a check; null when a cell is negative. */
  readonly lmdiAdditive: readonly number[] | null;
  readonly lmdiMultiplicative: readonly number[] | null;
  /** Bars per kind of group and group: they add up to the whole. */
  readonly byGroup: Readonly<Record<string, Readonly<Record<string, Bars>>>>;
}

export interface DecomposeOptions {
  readonly factors: readonly string[];
  readonly valuationDate?: Day | null;
}

/**
 * Explains a change of cost by its factors: Shapley's mean over all orderings per cell (Shorrocks 2013; Bennet 1920
 * for two factors), summed upward, so that any sub-group adds up without a rest. New and ended products are bars of
 * their own; credits may make a cell negative.
 */
export function decompose(
  cells: readonly CostCell[],
  options: DecomposeOptions,
): MethodResult<Decomposition> {
  const { factors, valuationDate } = options;
  const made = run({
    method: '03-decomposition/shapley',
    version: '1.0',
    input: { cells, factors },
    valuationDate,
  });
  if (cells.length === 0) return made.notEnough('cells', 1, 0);
  const n = factors.length;
  const cellBars = cells.map((cell) => barsOf(cell, n));
  const whole = addBars(cellBars, n);
  const { orderingMin, orderingMax } = orderingRange(cells, n);
  const lmdi = lmdiOf(cells, n);
  const small = Math.abs(whole.total) < 0.02 * Math.abs(whole.before);
  return made.ok(
    {
      ...whole,
      factors,
      orderingMin,
      orderingMax,
      lmdiAdditive: lmdi,
      lmdiMultiplicative:
        lmdi && lmdiMultipliers(lmdi, continuing(cells, 'before'), continuing(cells, 'after')),
      byGroup: groupBars(cells, cellBars, n),
    },
    {
      observations: cells.length,
      assumptions: [
        assumption('both periods are equally complete', 'unknown', 'complete them by run-off first'),
      ],
      flags: small ? ['small-change:show-amounts-only'] : [],
    },
  );
}

/** A product that did not exist in the old or in the new period has no price or intensity to compare. */
export function lifeOf(cell: CostCell): 'continuing' | 'new' | 'ended' {
  if (cell.before.every((x) => x === 0)) return cell.after.every((x) => x === 0) ? 'continuing' : 'new';
  return cell.after.every((x) => x === 0) ? 'ended' : 'continuing';
}

function barsOf(cell: CostCell, n: number): Bars {
  const settled = (cell.settlement?.after ?? 0) - (cell.settlement?.before ?? 0);
  const value0 = product(cell.before);
  const value1 = product(cell.after);
  const life = lifeOf(cell);
  const before = value0 + (cell.settlement?.before ?? 0);
  const after = value1 + (cell.settlement?.after ?? 0);
  return {
    before,
    after,
    total: after - before,
    effects: life === 'continuing' ? shapley(cell.before, cell.after) : Array.from({ length: n }, () => 0),
    newProducts: life === 'new' ? value1 : 0,
    endedProducts: life === 'ended' ? -value0 : 0,
    settlements: settled,
  };
}

/** Shapley effects of a product of factors. */
export function shapley(before: readonly number[], after: readonly number[]): number[] {
  const n = before.length;
  const products = new Float64Array(1 << n);
  fillProducts(products, before, after, { offset: 0, factors: n });
  const effects = Array.from({ length: n }, () => 0);
  for (const { factor, before: set, weight } of stepsOf(n)) {
    const step = (products[set | (1 << factor)] ?? 0) - (products[set] ?? 0);
    effects[factor] = (effects[factor] ?? 0) + weight * step;
  }
  return effects;
}

/** Effects when the factors switch in one given order. */
export function inOrder(cells: readonly CostCell[], order: readonly number[]): number[] {
  const effects = order.map(() => 0);
  for (const cell of cells) {
    if (lifeOf(cell) !== 'continuing') continue;
    const now = [...cell.before];
    for (const factor of order) {
      const old = product(now);
      now[factor] = cell.after[factor] ?? 0;
      effects[factor] = (effects[factor] ?? 0) + product(now) - old;
    }
  }
  return effects;
}

function orderingRange(
  cells: readonly CostCell[],
  n: number,
): { orderingMin: number[]; orderingMax: number[] } {
  const steps = stepsOf(n);
  const totals = new Float64Array(steps.length);
  const products = new Float64Array(1 << n);
  for (const cell of cells) {
    if (lifeOf(cell) !== 'continuing') continue;
    fillProducts(products, cell.before, cell.after, { offset: 0, factors: n });
    for (const [s, { factor, before }] of steps.entries()) {
      totals[s] = (totals[s] ?? 0) + (products[before | (1 << factor)] ?? 0) - (products[before] ?? 0);
    }
  }
  const of = (factor: number): number[] => [...totals].filter((_, s) => steps[s]?.factor === factor);
  const range = Array.from({ length: n }, (_, f) => of(f));
  return { orderingMin: range.map((r) => Math.min(...r)), orderingMax: range.map((r) => Math.max(...r)) };
}

function lmdiOf(cells: readonly CostCell[], n: number): number[] | null {
  const effects = Array.from({ length: n }, () => 0);
  for (const cell of cells) {
    if (lifeOf(cell) !== 'continuing') continue;
    const own = lmdiEffects(cell.before, cell.after);
    if (own === null) return null;
    for (const [k, e] of own.entries()) effects[k] = (effects[k] ?? 0) + e;
  }
  return effects;
}

function continuing(cells: readonly CostCell[], side: 'before' | 'after'): number {
  return cells.filter((c) => lifeOf(c) === 'continuing').reduce((sum, c) => sum + product(c[side]), 0);
}

function groupBars(cells: readonly CostCell[], bars: readonly Bars[], n: number): Decomposition['byGroup'] {
  const members = new Map<string, Map<string, Bars[]>>();
  for (const [i, cell] of cells.entries()) {
    for (const [kind, group] of Object.entries(cell.groups)) {
      const groups = members.get(kind) ?? new Map<string, Bars[]>();
      const own = bars[i];
      if (own) groups.set(group, [...(groups.get(group) ?? []), own]);
      members.set(kind, groups);
    }
  }
  return Object.fromEntries(
    [...members].map(([kind, groups]) => [
      kind,
      Object.fromEntries([...groups].map(([group, list]) => [group, addBars(list, n)])),
    ]),
  );
}

export function addBars(list: readonly Bars[], n: number): Bars {
  const effects = Array.from({ length: n }, (_, k) => list.reduce((sum, b) => sum + (b.effects[k] ?? 0), 0));
  const add = (key: 'before' | 'after' | 'newProducts' | 'endedProducts' | 'settlements'): number =>
    list.reduce((sum, b) => sum + b[key], 0);
  const before = add('before');
  const after = add('after');
  return {
    before,
    after,
    total: after - before,
    effects,
    newProducts: add('newProducts'),
    endedProducts: add('endedProducts'),
    settlements: add('settlements'),
  };
}

function product(values: readonly number[]): number {
  return values.reduce((a, b) => a * b, 1);
}
