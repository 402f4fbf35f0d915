import type { Day } from '@jeugdregie/kernel';
import { dot, quadraticForm } from '../numeric/linear.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { lognormalIntervals, type Intervals } from './intervals.ts';
import { odpCovariance, type Covariance } from './odp-information.ts';
import { estimatePattern } from './pattern.ts';
import { ages, differences, latest, type Triangle } from './triangle.ts';

/** Fitted over-dispersed Poisson: increments have mean m and variance phi · m. */
export interface OdpFit {
  /** Fitted increments of the known cells, same shape as the triangle. */
  readonly fitted: readonly (readonly number[])[];
  /** Expected increments still to come, per origin, oldest development first. */
  readonly future: readonly (readonly number[])[];
  /** Unscaled Pearson residuals (X − m) / √|m| of the known cells, row by row; cells with m = 0 are left out. */
  readonly residuals: readonly number[];
  /** Link ratios of the chain ladder, which give the same means. */
  readonly factors: readonly number[];
  readonly phi: number;
  readonly cells: number;
  readonly parameters: number;
}

export interface Odp {
  readonly phi: number;
  readonly observations: number;
  readonly parameters: number;
  readonly reserve: readonly number[];
  readonly ultimate: readonly number[];
  /** Root mean squared error of prediction per origin: process and estimation together. */
  readonly predictionError: readonly number[];
  readonly reserveTotal: number;
  readonly predictionErrorTotal: number;
  readonly estimationErrorTotal: number;
  readonly processErrorTotal: number;
  readonly intervals: Intervals | null;
}

/**
 * Over-dispersed Poisson model with log link, origin and development factors (England and Verrall 1999,
 * IME 25; 2002, BAJ 8): log m[i][j] = c + a[i] + b[j], Var X = phi m, phi = Pearson X² / (n − p).
 * PE² = phi Σ m + m' Cov(eta) m. Needs more cells than parameters and positive column totals.
 */
export function overDispersedPoisson(
  data: Triangle,
  options: { readonly valuationDate?: Day | null } = {},
): MethodResult<Odp> {
  const made = run({
    method: '01-runoff/odp',
    version: '1.0',
    input: { cumulative: data.cumulative },
    valuationDate: options.valuationDate,
  });
  const fit = fitOdp(data);
  if (typeof fit === 'string') return made.notEnough(fit, 1, 0, ['odp-invalid:use-mack-or-exposure']);
  const covariance = odpCovariance(data, fit.fitted);
  if (covariance === null) return made.notEnough('cells for the parameters', fit.parameters + 1, fit.cells);
  const value = predict(data, fit, covariance);
  return made.ok(value, {
    observations: fit.cells,
    assumptions: [
      assumption('variance of an increment is proportional to its mean', 'unknown', 'see the residuals'),
      assumption('all column totals are positive', true, 'checked'),
    ],
    flags: data.cumulative.some((row) => differences(row).some((x) => x < 0))
      ? ['negative-increments-kept']
      : [],
  });
}

/** The fit by backward recursion from the newest diagonal, or what is missing for it. */
export function fitOdp(data: Triangle): OdpFit | string {
  const { factors } = estimatePattern(data, 'mack');
  if (factors.some((f) => !(f > 0))) return 'a defined link ratio for every development period';
  const totals = columnTotals(data);
  if (totals.some((t) => t <= 0)) return 'a positive total in every development period';
  const newest = latest(data);
  if (newest.some((c) => c < 0)) return 'a positive total for every origin';
  const age = ages(data);
  const fitted = newest.map((c, i) => differences(backward(c, age[i] ?? 0, factors)));
  const future = newest.map((c, i) => forward(c, age[i] ?? 0, factors));
  const residuals: number[] = [];
  for (const [i, row] of data.cumulative.entries()) {
    for (const [j, x] of differences(row).entries()) {
      const m = fitted[i]?.[j] ?? 0;
      if (m !== 0) residuals.push((x - m) / Math.sqrt(Math.abs(m)));
    }
  }
  const origins = newest.filter((c) => c > 0).length;
  const parameters = origins + data.columns - 1;
  const cells = residuals.length;
  if (cells <= parameters) return 'cells above the number of parameters';
  const phi = dot(residuals, residuals) / (cells - parameters);
  return { fitted, future, residuals, factors, phi, cells, parameters };
}

function columnTotals(data: Triangle): number[] {
  const totals = Array.from({ length: data.columns }, () => 0);
  for (const row of data.cumulative) {
    for (const [j, x] of differences(row).entries()) totals[j] = (totals[j] ?? 0) + x;
  }
  return totals;
}

function backward(newest: number, age: number, factors: readonly number[]): number[] {
  const row = [newest];
  for (let k = age - 1; k >= 0; k -= 1) row.unshift((row[0] ?? 0) / (factors[k] ?? 1));
  return row;
}

function forward(newest: number, age: number, factors: readonly number[]): number[] {
  const increments: number[] = [];
  let c = newest;
  for (let k = age; k < factors.length; k += 1) {
    const next = c * (factors[k] ?? 1);
    increments.push(next - c);
    c = next;
  }
  return increments;
}

function predict(data: Triangle, fit: OdpFit, covariance: Covariance): Odp {
  const size = covariance.matrix.length;
  const totalGradient = Array.from({ length: size }, () => 0);
  const reserve = fit.future.map((row) => row.reduce((a, b) => a + b, 0));
  const predictionError = fit.future.map((row, i) => {
    const gradient = Array.from({ length: size }, () => 0);
    const origin = covariance.originAt[i] ?? -1;
    if (origin < 0) return 0;
    const age = (data.cumulative[i]?.length ?? 1) - 1;
    for (const [step, m] of row.entries()) {
      const column = covariance.columnAt[age + 1 + step] ?? -1;
      for (const at of [origin, column]) {
        gradient[at] = (gradient[at] ?? 0) + m;
        totalGradient[at] = (totalGradient[at] ?? 0) + m;
      }
    }
    return Math.hypot(
      Math.sqrt(fit.phi * row.reduce((sum, m) => sum + Math.abs(m), 0)),
      Math.sqrt(covariance.dispersion * quadraticForm(covariance.matrix, gradient)),
    );
  });
  const newest = latest(data);
  const reserveTotal = reserve.reduce((a, b) => a + b, 0);
  const processErrorTotal = Math.sqrt(fit.phi * fit.future.flat().reduce((sum, m) => sum + Math.abs(m), 0));
  const estimationErrorTotal = Math.sqrt(
    covariance.dispersion * quadraticForm(covariance.matrix, totalGradient),
  );
  const predictionErrorTotal = Math.hypot(processErrorTotal, estimationErrorTotal);
  return {
    phi: fit.phi,
    observations: fit.cells,
    parameters: fit.parameters,
    reserve,
    ultimate: reserve.map((r, i) => r + (newest[i] ?? 0)),
    predictionError,
    reserveTotal,
    predictionErrorTotal,
    estimationErrorTotal,
    processErrorTotal,
    intervals: lognormalIntervals(reserveTotal, predictionErrorTotal),
  };
}
