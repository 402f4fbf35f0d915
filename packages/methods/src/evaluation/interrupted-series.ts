import type { Day } from '@jeugdregie/kernel';
import { fitGlm, poisson } from '../comparison/index.ts';
import { tQuantile } from '../numeric/distributions.ts';
import { quadraticForm, type Rows } from '../numeric/linear.ts';
import { assumption, run, type Assumption, type MethodResult } from '../result.ts';
import { defaultLag, fitLinear, neweyWest, standardErrors } from './newey-west.ts';

/** One month of an interrupted series. */
export interface ItsMonth {
  /** Count, or euros, or a rate. */
  readonly y: number;
  /** Population or exposure of the month; 1 when there is none. */
  readonly exposure: number;
  /** Month of the year 1 … 12, for the season. */
  readonly season: number;
}

export interface ItsOptions {
  /** Number of months before the start of the measure. */
  readonly before: number;
  readonly model: 'quasi-poisson' | 'linear';
  /** Sine-cosine pairs for the season; 0 for none. */
  readonly harmonics: number;
  /** Also a change of slope, beside the step. */
  readonly slopeChange: boolean;
  readonly valuationDate?: Day | null;
}

export interface EstimatedEffect {
  readonly estimate: number;
  readonly se: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
}

export interface InterruptedSeries {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly names: readonly string[];
  /** Over-dispersion of the counts; null for the linear model. */
  readonly phi: number | null;
  readonly fitted: readonly number[];
  /** What the model expects without the measure. */
  readonly counterfactual: readonly number[];
  /** Effect per month after the start, in the unit of y. */
  readonly effect: readonly EstimatedEffect[];
  readonly cumulative: EstimatedEffect;
  /** Step as a ratio (counts) or as an amount (linear). */
  readonly step: EstimatedEffect;
}

/**
 * Interrupted time series (Wagner et al. 2002; Lopez Bernal, Cummins and Gasparrini 2017): level, trend, step, change
 * of slope and season. Counts by quasi-Poisson with log exposure, amounts by least squares with Newey-West errors.
 * Needs 12 months before and 3 after the start.
 */
export function interruptedSeries(
  months: readonly ItsMonth[],
  options: ItsOptions,
): MethodResult<InterruptedSeries> {
  const { valuationDate, ...settings } = options;
  const made = run({
    method: '04-evaluation/its',
    version: '1.0',
    input: { months, settings },
    valuationDate,
  });
  const after = months.length - options.before;
  if (options.before < 12) return made.notEnough('months before the start', 12, options.before);
  if (after < 3) return made.notEnough('months after the start', 3, after);
  const { rows, names } = designOf(months, options);
  const fit = options.model === 'linear' ? linearFit(months, rows) : countFit(months, rows);
  if (fit === null) return made.notEnough('months for the coefficients', rows[0]?.length ?? 0, months.length);
  const value = readEffects(months, rows, { fit, options, names });
  return made.ok(value, { observations: months.length, assumptions: assumptionsOf(fit), flags: fit.flags });
}

interface Fit {
  readonly coefficients: readonly number[];
  readonly covariance: Rows;
  readonly degreesOfFreedom: number;
  readonly phi: number | null;
  readonly residuals: readonly number[];
  /** From the linear predictor to the expected value of month t. */
  readonly mean: (eta: number, t: number) => number;
  /** Derivative of that mean with respect to the predictor. */
  readonly slope: (eta: number, t: number) => number;
  readonly flags: readonly string[];
}

/** Columns: intercept, time (years, so that trend and step are of one size), step, change of slope, season. */
function designOf(
  months: readonly ItsMonth[],
  { before, harmonics, slopeChange }: ItsOptions,
): { rows: number[][]; names: string[] } {
  const waves = Array.from({ length: harmonics }, (_, k) => k + 1);
  const rows = months.map(({ season }, t) => {
    const step = Number(t >= before);
    const angle = (2 * Math.PI * season) / 12;
    const wave = waves.flatMap((k) => [Math.sin(k * angle), Math.cos(k * angle)]);
    return [1, t / 12, step, ...(slopeChange ? [(step * (t - before)) / 12] : []), ...wave];
  });
  const names = [
    'intercept',
    'timeYears',
    'step',
    ...(slopeChange ? ['slopeChangeYears'] : []),
    ...waves.flatMap((k) => [`sin${k}`, `cos${k}`]),
  ];
  return { rows, names };
}

function countFit(months: readonly ItsMonth[], rows: Rows): Fit | null {
  const degreesOfFreedom = months.length - (rows[0]?.length ?? 0);
  if (degreesOfFreedom <= 0) return null;
  const glm = fitGlm(
    { y: months.map((m) => m.y), design: rows, offset: months.map((m) => Math.log(m.exposure)) },
    poisson,
  );
  const phi = glm.dispersion ?? 1;
  const mean = (eta: number, t: number): number => (months[t]?.exposure ?? 1) * Math.exp(eta);
  return {
    coefficients: glm.coefficients,
    covariance: glm.covariance.map((row) => row.map((v) => v * phi)),
    degreesOfFreedom,
    phi,
    residuals: months.map((m, t) => (m.y - (glm.fitted[t] ?? 0)) / Math.sqrt(glm.fitted[t] ?? 1)),
    mean,
    slope: mean,
    flags: glm.converged ? [] : ['not-converged'],
  };
}

function linearFit(months: readonly ItsMonth[], rows: Rows): Fit | null {
  const fit = fitLinear(
    rows,
    months.map((m) => m.y),
  );
  if (fit === null) return null;
  const lag = defaultLag(months.length);
  const small = months.length / fit.degreesOfFreedom;
  return {
    coefficients: fit.coefficients,
    covariance: neweyWest(rows, fit, lag).map((row) => row.map((v) => v * small)),
    degreesOfFreedom: fit.degreesOfFreedom,
    phi: null,
    residuals: fit.residuals,
    mean: (eta) => eta,
    slope: () => 1,
    flags: [`newey-west-lag-${lag}`],
  };
}

interface Reading {
  readonly fit: Fit;
  readonly options: ItsOptions;
  readonly names: readonly string[];
}

function readEffects(
  months: readonly ItsMonth[],
  rows: Rows,
  { fit, options, names }: Reading,
): InterruptedSeries {
  const { coefficients, covariance } = fit;
  const at = (row: readonly number[]): number =>
    row.reduce((sum, v, k) => sum + v * (coefficients[k] ?? 0), 0);
  const without = rows.map((row) => row.map((v, k) => (k === 2 || (options.slopeChange && k === 3) ? 0 : v)));
  const fitted = rows.map((row, t) => fit.mean(at(row), t));
  const counterfactual = without.map((row, t) => fit.mean(at(row), t));
  const total = coefficients.map(() => 0);
  let cumulative = 0;
  const effect = months.slice(options.before).map((_, i) => {
    const t = options.before + i;
    const [row, bare] = [rows[t] ?? [], without[t] ?? []];
    const gradient = row.map((v, k) => fit.slope(at(row), t) * v - fit.slope(at(bare), t) * (bare[k] ?? 0));
    for (const [k, g] of gradient.entries()) total[k] = (total[k] ?? 0) + g;
    const size = (fitted[t] ?? 0) - (counterfactual[t] ?? 0);
    cumulative += size;
    return estimateOf(size, Math.sqrt(quadraticForm(covariance, gradient)), fit.degreesOfFreedom);
  });
  const se = standardErrors(covariance);
  const step = estimateOf(coefficients[2] ?? 0, se[2] ?? 0, fit.degreesOfFreedom);
  return {
    coefficients,
    standardErrors: se,
    names,
    phi: fit.phi,
    fitted,
    counterfactual,
    effect,
    cumulative: estimateOf(cumulative, Math.sqrt(quadraticForm(covariance, total)), fit.degreesOfFreedom),
    step: fit.phi === null ? step : exponentiated(step),
  };
}

/** An estimate with t intervals. */
export function estimateOf(estimate: number, se: number, degreesOfFreedom: number): EstimatedEffect {
  const reach80 = tQuantile(0.9, degreesOfFreedom) * se;
  const reach95 = tQuantile(0.975, degreesOfFreedom) * se;
  return {
    estimate,
    se,
    lower80: estimate - reach80,
    upper80: estimate + reach80,
    lower95: estimate - reach95,
    upper95: estimate + reach95,
  };
}

function exponentiated(log: EstimatedEffect): EstimatedEffect {
  return {
    estimate: Math.exp(log.estimate),
    se: Math.exp(log.estimate) * log.se,
    lower80: Math.exp(log.lower80),
    upper80: Math.exp(log.upper80),
    lower95: Math.exp(log.lower95),
    upper95: Math.exp(log.upper95),
  };
}

function assumptionsOf({ residuals }: Fit): Assumption[] {
  const squares = residuals.reduce((sum, e) => sum + e * e, 0);
  const rho = residuals.slice(1).reduce((sum, e, t) => sum + e * (residuals[t] ?? 0), 0) / squares;
  const reach = 1.96 / Math.sqrt(residuals.length);
  return [
    assumption(
      'residuals are not autocorrelated',
      Math.abs(rho) <= reach,
      `first autocorrelation ${rho.toFixed(2)}, 95 % range ±${reach.toFixed(2)}; Newey-West errors allow for it in part`,
    ),
    assumption('nothing else changed at the start', 'unknown', 'no comparison group: not testable here'),
  ];
}
