import { run, type MethodResult } from '../result.ts';
import { decompose, inOrder, type CostCell } from './decompose.ts';
import { stepsOf } from './marginals.ts';

/** What may differ between two cut-offs of the same question. */
export const moveCauses = ['newClaims', 'corrections', 'mapping'] as const;
export type MoveCause = (typeof moveCauses)[number];

export interface MoveInput {
  readonly factors: readonly string[];
  /** Cells with the facts and the mapping of the later cut-off where a cause is on, of the earlier one where it is off. */
  readonly cellsUnder: (on: Readonly<Record<MoveCause, boolean>>) => readonly CostCell[];
  /** Order of factors that the earlier answer used, when it was not Shapley's mean; null when it was. */
  readonly earlierOrder: readonly number[] | null;
}

/** Bars of an answer in one row: the effects, then new, ended, settlements. */
export type BarRow = readonly number[];

export interface MoveExplanation {
  readonly labels: readonly string[];
  readonly earlier: BarRow;
  readonly later: BarRow;
  /** How much of the move of each bar each cause brought; causes add up to later − earlier. */
  readonly causes: Readonly<Record<MoveCause | 'ordering', BarRow>>;
}

/**
 * Why did the answer of November become that of March? Each cause (claims that came in, corrections, another product
 * mapping) is switched on in every order and its mean step taken, so the causes add up exactly; what remains of an
 * earlier answer in one fixed order of factors is the ordering.
 */
export function explainMove({ factors, cellsUnder, earlierOrder }: MoveInput): MethodResult<MoveExplanation> {
  const states = Array.from({ length: 1 << moveCauses.length }, (_, set) => cellsUnder(switches(set)));
  const made = run({
    method: '03-decomposition/explain-move',
    version: '1.0',
    input: { factors, states, earlierOrder },
  });
  const rows = states.map((cells) => barRow(cells, factors));
  const first = rows[0];
  const last = rows.at(-1);
  if (!first || !last || rows.some((r) => r === null)) return made.notEnough('cells', 1, 0);
  const start = states[0] ?? [];
  const earlier =
    earlierOrder === null ? first : [...inOrder(start, earlierOrder), ...first.slice(factors.length)];
  const width = first.length;
  const causes: Record<MoveCause, number[]> = {
    newClaims: zeros(width),
    corrections: zeros(width),
    mapping: zeros(width),
  };
  for (const { factor, before, weight } of stepsOf(moveCauses.length)) {
    const target = causes[moveCauses[factor] ?? 'newClaims'];
    const from = rows[before] ?? [];
    const to = rows[before | (1 << factor)] ?? [];
    for (let b = 0; b < width; b += 1)
      target[b] = (target[b] ?? 0) + weight * ((to[b] ?? 0) - (from[b] ?? 0));
  }
  return made.ok(
    {
      labels: [...factors, 'newProducts', 'endedProducts', 'settlements'],
      earlier,
      later: last,
      causes: { ...causes, ordering: first.map((v, b) => v - (earlier[b] ?? 0)) },
    },
    { observations: start.length },
  );
}

function switches(set: number): Record<MoveCause, boolean> {
  return { newClaims: (set & 1) !== 0, corrections: (set & 2) !== 0, mapping: (set & 4) !== 0 };
}

function barRow(cells: readonly CostCell[], factors: readonly string[]): number[] | null {
  const result = decompose(cells, { factors });
  if (!result.ok) return null;
  const { effects, newProducts, endedProducts, settlements } = result.value;
  return [...effects, newProducts, endedProducts, settlements];
}

function zeros(width: number): number[] {
  return Array.from({ length: width }, () => 0);
}
