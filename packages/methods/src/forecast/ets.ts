import type { Day } from '@jeugdregie/kernel';
import { tQuantile, twoSidedZ } from '../numeric/distributions.ts';
import { crossProduct, invertSymmetric, quadraticForm } from '../numeric/linear.ts';
import { assumption, run, type Assumption, type MethodResult } from '../result.ts';
import { fitAsPublished, fitMaximum, parameterNames, smoothingFrom } from './ets-fit.ts';
import {
  advance,
  errorsFrom,
  expectedNext,
  startSize,
  stateFrom,
  type Components,
  type Smoothing,
  type State,
} from './state-space.ts';

export interface EtsOptions extends Components {
  readonly horizon: number;
  /** Levels of the intervals, such as [0.8, 0.95]. */
  readonly levels?: readonly number[];
  /**
   * `restricted` (default) maximises the likelihood that allows for the estimated start state, `maximum` the full one,
   * `as-published` stops where the R package forecast stops.
   */
  readonly fit?: 'restricted' | 'maximum' | 'as-published';
  readonly valuationDate?: Day | null;
}

export interface Band {
  readonly level: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/** A fitted additive-error exponential smoothing model and its forecast. Unit: that of the series. */
export interface Ets {
  readonly components: Components;
  readonly smoothing: Smoothing;
  /** Start state as free numbers: level, trend, seasonal terms but the last. */
  readonly start: readonly number[];
  readonly end: Readonly<State>;
  readonly errors: readonly number[];
  readonly fitted: readonly number[];
  readonly sse: number;
  /** −n/2 · log(SSE), without constants, as R's forecast package prints it. */
  readonly logLik: number;
  readonly aicc: number;
  /** Residual variance with n − (number of estimated means and smoothing parameters) degrees of freedom. */
  readonly sigma2: number;
  readonly degreesOfFreedom: number;
  readonly forecast: readonly number[];
  /** Standard error per step: future errors only. */
  readonly se: readonly number[];
  /** Standard error per step with the uncertainty of the parameters and the start state. */
  readonly seFull: readonly number[];
  /** Normal intervals from `se`: too narrow on short series, kept because published tables use them. */
  readonly plain: readonly Band[];
  /** Intervals from `seFull` with t quantiles: the ones to show. */
  readonly bands: readonly Band[];
  /** Covariance of (smoothing parameters, start state), and what it is the covariance of. */
  readonly covariance: readonly (readonly number[])[];
  /** Derivative of each forecast step with respect to the same parameters. */
  readonly gradient: readonly (readonly number[])[];
}

/**
 * ETS with additive error by (restricted) maximum likelihood (Hyndman, Koehler, Ord and Snyder 2008). Needs more observations
 * than parameters, and two whole periods when seasonal.
 */
export function ets(y: readonly number[], options: EtsOptions): MethodResult<Ets> {
  const { horizon, levels = [0.5, 0.8, 0.95], valuationDate, trend, period } = options;
  const components: Components = { trend, period };
  const input = { y, components, horizon, levels, fit: options.fit ?? 'restricted' };
  const made = run({ method: '02-forecast/ets', version: '1.0', input, valuationDate });
  const names = parameterNames(components);
  const count = names.length + startSize(components);
  const needed = Math.max(count + 3, period > 1 ? 2 * period : 0);
  if (y.length < needed) return made.notEnough('periods of the series', needed, y.length);
  const fit =
    options.fit === 'as-published'
      ? fitAsPublished(y, components)
      : fitMaximum(y, components, options.fit === 'maximum' ? 'full' : 'restricted');
  if (fit === null) return made.notEnough('movement in the series', 1, 0);
  const { smoothing, start } = fit;
  const end = stateFrom(start, components);
  const errors = errorsFrom(y, end, components, smoothing);
  const sse = errors.reduce((sum, e) => sum + e * e, 0);
  const degreesOfFreedom = y.length - count;
  const sigma2 = sse / degreesOfFreedom;
  const theta = [...names.map((n) => smoothing[n]), ...start];
  const covariance = parameterCovariance(y, components, theta, sigma2);
  const forecast = project(end, components, smoothing, horizon);
  const se = responses(components, smoothing, horizon).map((c) => Math.sqrt(sigma2 * (1 + c)));
  const gradient = forecastGradient(y, components, theta, horizon);
  const unsure = responseVariance(components, smoothing, covariance, horizon);
  const seFull = se.map((s, h) =>
    Math.sqrt(s * s + quadraticForm(covariance, gradient[h] ?? []) + sigma2 * (unsure[h] ?? 0)),
  );
  const k = count + 1;
  const logLik = -0.5 * y.length * Math.log(sse);
  const band = (level: number, errors: readonly number[], q: number): Band => ({
    level,
    lower: forecast.map((f, h) => f - q * (errors[h] ?? 0)),
    upper: forecast.map((f, h) => f + q * (errors[h] ?? 0)),
  });
  return made.ok(
    {
      components,
      smoothing,
      start,
      end,
      errors,
      fitted: y.map((v, t) => v - (errors[t] ?? 0)),
      sse,
      logLik,
      aicc: -2 * logLik + 2 * k + (2 * k * (k + 1)) / (y.length - k - 1),
      sigma2,
      degreesOfFreedom,
      forecast,
      se,
      seFull,
      plain: levels.map((level) => band(level, se, twoSidedZ(level))),
      bands: levels.map((level) => band(level, seFull, tQuantile(0.5 + level / 2, degreesOfFreedom))),
      covariance,
      gradient,
    },
    { observations: y.length, assumptions: assumptionsOf(errors) },
  );
}

/** Point forecasts from a state, which is left as it was. */
export function project(
  state: Readonly<State>,
  components: Components,
  smoothing: Smoothing,
  horizon: number,
): number[] {
  const moving: State = { level: state.level, trend: state.trend, season: [...state.season] };
  return Array.from({ length: horizon }, () => {
    const value = expectedNext(moving, components, smoothing.phi);
    advance(moving, 0, components, smoothing);
    return value;
  });
}

/** c_j: what an error of one leaves in the forecast j + 1 steps later. */
function responsesTo(components: Components, smoothing: Smoothing, steps: number): number[] {
  const state = stateFrom([], components);
  advance(state, 1, components, smoothing);
  return project(state, components, smoothing, steps);
}

/** Σ c_j² over j < h: how much of the variance of earlier errors reaches step h. */
function responses(components: Components, smoothing: Smoothing, horizon: number): number[] {
  const c = responsesTo(components, smoothing, horizon);
  let total = 0;
  return c.map((_, h) => (h === 0 ? 0 : (total += (c[h - 1] ?? 0) ** 2)));
}

/** Σ Var(c_j) over j < h: the responses themselves are uncertain with the smoothing parameters. */
function responseVariance(
  components: Components,
  smoothing: Smoothing,
  covariance: readonly (readonly number[])[],
  horizon: number,
): number[] {
  const names = parameterNames(components);
  const own = covariance.slice(0, names.length).map((row) => row.slice(0, names.length));
  const slopes = derivative(
    (values) => responsesTo(components, smoothingFrom(values, names), horizon),
    names.map((n) => smoothing[n]),
  );
  let total = 0;
  return Array.from({ length: horizon }, (_, h) =>
    h === 0
      ? 0
      : (total += quadraticForm(
          own,
          slopes.map((column) => column[h - 1] ?? 0),
        )),
  );
}

/**
 * The future that a shift of all parameters (in the order of `covariance`) and a series of errors give. The shift
 * acts on the forecast to first order, so a drawn smoothing parameter cannot leave its region.
 */
export function etsFutureFrom(fit: Ets, shift: readonly number[], errors: readonly number[]): number[] {
  const moving: State = { level: fit.end.level, trend: fit.end.trend, season: [...fit.end.season] };
  return errors.map((error, h) => {
    const expected = expectedNext(moving, fit.components, fit.smoothing.phi);
    advance(moving, error, fit.components, fit.smoothing);
    return expected + error + (fit.gradient[h] ?? []).reduce((sum, g, p) => sum + g * (shift[p] ?? 0), 0);
  });
}

/** Errors and forecast as a function of all parameters: smoothing first, then the start state. */
function evaluate(
  y: readonly number[],
  components: Components,
  theta: readonly number[],
  horizon: number,
): { errors: number[]; forecast: number[] } {
  const names = parameterNames(components);
  const smoothing = smoothingFrom(theta, names);
  const state = stateFrom(theta.slice(names.length), components);
  const errors = errorsFrom(y, state, components, smoothing);
  return { errors, forecast: project(state, components, smoothing, horizon) };
}

function derivative(
  f: (theta: readonly number[]) => readonly number[],
  theta: readonly number[],
): number[][] {
  return theta.map((value, p) => {
    const step = 1e-6 * Math.max(1, Math.abs(value));
    const shifted = (by: number): readonly number[] => f(theta.map((v, q) => (q === p ? v + by : v)));
    const up = shifted(step);
    const down = shifted(-step);
    return up.map((u, t) => (u - (down[t] ?? 0)) / (2 * step));
  });
}

/** σ²(J'J)⁻¹ with J the derivative of the one-step errors: Gauss and Newton's approximation. */
function parameterCovariance(
  y: readonly number[],
  components: Components,
  theta: readonly number[],
  sigma2: number,
): number[][] {
  const columns = derivative((t) => evaluate(y, components, t, 0).errors, theta);
  const rows = y.map((_, t) => columns.map((c) => c[t] ?? 0));
  const inverse = invertSymmetric(crossProduct(rows));
  return inverse ? inverse.map((row) => row.map((v) => sigma2 * v)) : theta.map(() => theta.map(() => 0));
}

function forecastGradient(
  y: readonly number[],
  components: Components,
  theta: readonly number[],
  horizon: number,
): number[][] {
  const columns = derivative((t) => evaluate(y, components, t, horizon).forecast, theta);
  return Array.from({ length: horizon }, (_, h) => columns.map((c) => c[h] ?? 0));
}

function assumptionsOf(errors: readonly number[]): Assumption[] {
  const n = errors.length;
  const squares = errors.reduce((sum, e) => sum + e * e, 0);
  const lagged = errors.slice(1).reduce((sum, e, t) => sum + e * (errors[t] ?? 0), 0) / squares;
  const reach = 1.96 / Math.sqrt(n);
  return [
    assumption(
      'one-step errors are uncorrelated',
      Math.abs(lagged) <= reach,
      `first autocorrelation ${lagged.toFixed(2)}, 95 % range ±${reach.toFixed(2)}`,
    ),
    assumption('errors are normal with one variance', 'unknown', 'check the coverage in the back-test'),
  ];
}
