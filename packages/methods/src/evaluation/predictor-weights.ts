import { inputError } from '../input.ts';
import type { CsvTable } from '../csv.ts';
import { activeSetWeights } from '../numeric/active-set.ts';
import { leastSquares } from '../numeric/linear.ts';
import { standardDeviation } from '../numeric/moments.ts';
import { minimiseInBox } from '../numeric/optimise.ts';
import type { Comparison, Panel } from './panel.ts';

/** Predictor values per unit, each predictor in units of its standard deviation over all units. */
export interface Predictors {
  readonly names: readonly string[];
  readonly of: ReadonlyMap<string, readonly number[]>;
}

/**
 * Reads a table with the unit first and one column per predictor. A column `outcome:PERIOD` takes the outcome of that
 * period from the panel, so that lagged outcomes need not be copied.
 */
export function predictorPanel({ columns, rows }: CsvTable, panel: Panel): Predictors {
  const names = columns.slice(1);
  const raw = rows.map((row) => {
    const unit = String(row[0]);
    const values = names.map((name, k) => {
      const period = /^outcome:(.+)$/.exec(name)?.[1];
      const cell =
        period === undefined
          ? row[k + 1]
          : panel.outcome[panel.units.indexOf(unit)]?.[panel.periods.indexOf(period)];
      if (typeof cell !== 'number') throw inputError(`predictor ${name} of ${unit} is no number`);
      return cell;
    });
    return { unit, values };
  });
  const spread = names.map((_, k) => standardDeviation(raw.map((r) => r.values[k] ?? 0)) || 1);
  return {
    names,
    of: new Map(raw.map(({ unit, values }) => [unit, values.map((v, k) => v / (spread[k] ?? 1))])),
  };
}

/**
 * Donor weights that match predictors, with the importance of each predictor chosen so that the twin fits the outcome
 * before the start best (Abadie and Gardeazabal 2003; Abadie, Diamond and Hainmueller 2010): a search over the
 * importances outside, the quadratic programme inside. The search starts from equal importances and from those of a
 * regression of the past outcomes on the predictors. Null when a unit has no predictors.
 */
export function predictorWeights(
  comparison: Comparison,
  { names, of }: Predictors,
): Record<string, number> | null {
  const own = of.get(comparison.treated);
  const donors = comparison.controls.map((c) => of.get(c));
  if (own === undefined || !donors.every((d) => d !== undefined)) return null;
  const solve = innerProblem(own, donors);
  const past = Float64Array.from(comparison.controlOutcome.flatMap((c) => c.slice(0, comparison.before)));
  // Only the proportions of the importances matter: the last one stays 1.
  const importances = (logs: readonly number[]): number[] => [...logs.map(Math.exp), 1];
  const loss = (logs: readonly number[]): number => preError(comparison, past, solve(importances(logs)));
  const equal = names.slice(1).map(() => 0);
  const regression = regressionImportance(comparison, own, donors);
  const { at } = minimiseInBox(
    loss,
    [equal, regression],
    equal.map(() => [-8, 8]),
    5e-3,
  );
  const weights = solve(importances(at));
  return Object.fromEntries(comparison.controls.map((c, i) => [c, weights[i] ?? 0]));
}

/** Weights as a function of the importances: G = Σ v_k a_k a_k' over the predictors. Flat arrays: the inner loop. */
function innerProblem(
  own: readonly number[],
  donors: readonly (readonly number[])[],
): (importance: readonly number[]) => Float64Array {
  const size = donors.length;
  const flat = Float64Array.from(own.flatMap((_, k) => donors.map((d) => d[k] ?? 0)));
  const gram = new Float64Array(size * size);
  const right = new Float64Array(size);
  return (importance) => {
    gram.fill(0);
    right.fill(0);
    for (let k = 0; k < own.length; k += 1) {
      const row = k * size;
      const target = own[k] ?? 0;
      for (let i = 0; i < size; i += 1) {
        const scaled = (importance[k] ?? 0) * (flat[row + i] ?? 0);
        right[i] = (right[i] ?? 0) + scaled * target;
        const from = i * size;
        for (let j = 0; j < size; j += 1)
          gram[from + j] = (gram[from + j] ?? 0) + scaled * (flat[row + j] ?? 0);
      }
    }
    return activeSetWeights(gram, right, size);
  };
}

/** Log of the mean squared coefficient of each predictor in regressions of every past outcome on all predictors. */
function regressionImportance(
  { before, treatedOutcome, controlOutcome }: Comparison,
  own: readonly number[],
  donors: readonly (readonly number[])[],
): number[] {
  const design = [own, ...donors].map((row) => [1, ...row]);
  const squares = own.map(() => 1e-6);
  for (let t = 0; t < before; t += 1) {
    const y = [treatedOutcome[t] ?? 0, ...controlOutcome.map((c) => c[t] ?? 0)];
    const [, ...slopes] = leastSquares(design, y) ?? [];
    for (const [k, b] of slopes.entries()) squares[k] = (squares[k] ?? 0) + b * b;
  }
  const last = squares.pop() ?? 1;
  return squares.map((s) => Math.min(8, Math.max(-8, Math.log(s / last))));
}

function preError({ before, treatedOutcome }: Comparison, past: Float64Array, weights: Float64Array): number {
  const gap = Float64Array.from(treatedOutcome.slice(0, before));
  for (let c = 0; c < weights.length; c += 1) {
    const w = weights[c] ?? 0;
    if (w === 0) continue;
    for (let t = 0; t < before; t += 1) gap[t] = (gap[t] ?? 0) - w * (past[c * before + t] ?? 0);
  }
  return gap.reduce((sum, g) => sum + g * g, 0) / before;
}
