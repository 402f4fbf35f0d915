import { createHmac } from 'node:crypto';
import { at, range } from '../numeric/lists.ts';
import type { Row, Solver } from '../numeric/solver.ts';

/** Nearest multiple of the base, half up. */
export function roundNearest(value: number, base: number): number {
  return Math.floor(value / base + 0.5) * base;
}

/** Chance that random rounding goes up: the remainder as a share of the base, so that the mean is kept. */
export function chanceUp(value: number, base: number): number {
  return (((value % base) + base) % base) / base;
}

/**
 * Random rounding to a base with the draw fixed by the cell and a secret: asking again gives the same number, so that
 * nobody can average the randomness away.
 */
export function keyedRound(value: number, base: number, cellId: string, secret: string): number {
  const digest = createHmac('sha256', secret).update(`${cellId}\n${value}`).digest();
  const draw = digest.readUInt32BE(0) / 2 ** 32;
  const low = Math.floor(value / base) * base;
  return draw < chanceUp(value, base) ? low + base : low;
}

export type RoundingRule = 'nearest' | 'random';

/** True values that a rounded one may stand for, never below zero. */
export function preimage(rounded: number, base: number, rule: RoundingRule): readonly [number, number] {
  const [low, high] =
    rule === 'random'
      ? [rounded - base + 1, rounded + base - 1]
      : [rounded - Math.floor(base / 2), rounded + Math.ceil(base / 2) - 1];
  return [Math.max(0, low), high];
}

/** Rounded cells and which of them add up to which rounded total. */
export interface RoundedTable {
  readonly rounded: readonly number[];
  readonly relations: readonly { readonly total: number; readonly parts: readonly number[] }[];
  readonly base: number;
  readonly rule: RoundingRule;
}

/** What a reader can derive about each true whole number from rounded cells and rounded totals together. */
export function roundingAttack(table: RoundedTable, solver: Solver): (readonly [number, number])[] {
  const bounds = table.rounded.map((r) => preimage(r, table.base, table.rule));
  const rows = table.relations.map(({ total, parts }): Row => ({
    columns: [...parts, total],
    values: [...parts.map(() => 1), -1],
    lower: 0,
    upper: 0,
  }));
  const program = {
    cost: bounds.map(() => 0),
    lower: bounds.map(([low]) => low),
    upper: bounds.map(([, high]) => high),
    rows,
  };
  return solver.open(program, {}, (open) =>
    range(bounds.length).map((cell) => {
      const [low, high] = [1, -1].map((sign) => {
        open.setCost(cell, sign);
        const solved = open.solve();
        open.setCost(cell, 0);
        return solved.status === 'optimal' ? at(solved.columns, cell) : Number.NaN;
      });
      return [Math.ceil((low ?? Number.NaN) - 1e-6), Math.floor((high ?? Number.NaN) + 1e-6)] as const;
    }),
  );
}
