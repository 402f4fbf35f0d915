import { seededRandom } from '@jeugdregie/kernel';
import { mean, standardDeviation } from '../numeric/moments.ts';
import { simplexWeights } from '../numeric/simplex-weights.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { estimateOf, type EstimatedEffect } from './interrupted-series.ts';
import type { Comparison } from './panel.ts';

/** (mean after − mean before) of the treated minus the same of the controls. */
export function differenceInDifferences({ before, treatedOutcome, controlOutcome }: Comparison): number {
  const change = (y: readonly number[]): number => mean(y.slice(before)) - mean(y.slice(0, before));
  return change(treatedOutcome) - mean(controlOutcome.map((c) => change(c)));
}

export interface SyntheticDid {
  readonly tau: number;
  /** Interval from placebos: every control in turn plays the treated unit. */
  readonly estimate: EstimatedEffect;
  /** Standard deviation of the first differences of the controls before the start. */
  readonly sdFirstDifferences: number;
  readonly zetaOmega: number;
  readonly unitWeights: Readonly<Record<string, number>>;
  readonly timeWeights: Readonly<Record<string, number>>;
}

/**
 * Synthetic difference-in-differences (Arkhangelsky et al. 2021, AER 111): unit weights with ridge zeta² T0 and time
 * weights, both with an intercept. Needs three controls and two periods before the start.
 */
export function syntheticDid(comparison: Comparison, seed: number | string = 1): MethodResult<SyntheticDid> {
  const made = run({ method: '04-evaluation/synthetic-did', version: '1.0', input: { comparison } });
  const { before, controls } = comparison;
  if (controls.length < 3) return made.notEnough('controls', 3, controls.length);
  if (before < 2) return made.notEnough('periods before the start', 2, before);
  const fit = fitSdid(comparison);
  if (fit === null) return made.notEnough('weights that the solver finds', 1, 0);
  const placebos = placeboEffects(comparison, seed);
  const se = placebos.length > 1 ? standardDeviation(placebos) : Number.NaN;
  const value: SyntheticDid = {
    tau: fit.tau,
    estimate: estimateOf(fit.tau, se, Math.max(1, placebos.length - 1)),
    sdFirstDifferences: fit.sd,
    zetaOmega: fit.zeta,
    unitWeights: Object.fromEntries(controls.map((c, i) => [c, fit.omega[i] ?? 0])),
    timeWeights: Object.fromEntries(fit.lambda.map((l, t) => [comparison.periods[t] ?? '', l])),
  };
  return made.ok(value, {
    observations: (controls.length + 1) * comparison.periods.length,
    assumptions: [
      assumption(
        'noise of the treated unit is like that of the controls',
        'unknown',
        'the placebo error rests on it',
      ),
    ],
    flags: controls.length < 8 ? ['few-controls'] : [],
  });
}

interface SdidFit {
  readonly tau: number;
  readonly sd: number;
  readonly zeta: number;
  readonly omega: readonly number[];
  readonly lambda: readonly number[];
}

function fitSdid({ before, treatedOutcome, controlOutcome }: Comparison): SdidFit | null {
  const after = treatedOutcome.length - before;
  const changes = controlOutcome.flatMap((y) => y.slice(1, before).map((v, t) => v - (y[t] ?? 0)));
  const sd = standardDeviation(changes);
  const zeta = after ** 0.25 * sd;
  const past = Array.from({ length: before }, (_, t) => controlOutcome.map((c) => c[t] ?? 0));
  const omega = simplexWeights(
    centredColumns(past),
    centred(treatedOutcome.slice(0, before)),
    zeta * zeta * before,
  );
  const units = controlOutcome.map((c) => c.slice(0, before));
  const future = controlOutcome.map((c) => mean(c.slice(before)));
  const lambda = simplexWeights(
    centredColumns(units),
    centred(future),
    (1e-6 * sd) ** 2 * controlOutcome.length,
  );
  if (omega === null || lambda === null) return null;
  const change = (y: readonly number[]): number =>
    mean(y.slice(before)) - lambda.reduce((sum, l, t) => sum + l * (y[t] ?? 0), 0);
  const tau =
    change(treatedOutcome) - omega.reduce((sum, w, c) => sum + w * change(controlOutcome[c] ?? []), 0);
  return { tau, sd, zeta, omega, lambda };
}

/** Effects of a measure that did not happen: each control as treated (at most 200, drawn when there are more). */
function placeboEffects(comparison: Comparison, seed: number | string): number[] {
  const random = seededRandom(seed);
  const all = [...comparison.controls.keys()];
  const chosen = all.length <= 200 ? all : Array.from({ length: 200 }, () => random.pick(all));
  return chosen.flatMap((c) => {
    const fit = fitSdid({
      ...comparison,
      treatedOutcome: comparison.controlOutcome[c] ?? [],
      controlOutcome: comparison.controlOutcome.filter((_, other) => other !== c),
    });
    return fit === null ? [] : [fit.tau];
  });
}

function centred(values: readonly number[]): number[] {
  const centre = mean(values);
  return values.map((v) => v - centre);
}

/** Takes each column's mean away: the intercept of the regression. */
function centredColumns(rows: readonly (readonly number[])[]): number[][] {
  const means = (rows[0] ?? []).map((_, j) => mean(rows.map((row) => row[j] ?? 0)));
  return rows.map((row) => row.map((v, j) => v - (means[j] ?? 0)));
}
