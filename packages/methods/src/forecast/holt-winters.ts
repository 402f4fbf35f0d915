import type { Day } from '@jeugdregie/kernel';
import { leastSquares } from '../numeric/linear.ts';
import { movingAverage } from './decompose.ts';
import { minimiseInBox, type Bounds } from '../numeric/optimise.ts';
import { assumption, run, type MethodResult } from '../result.ts';

export type SeasonKind = 'additive' | 'multiplicative';

export interface HoltWintersStart {
  readonly level: number;
  readonly trend: number;
  /** One value per season of the period, first season first. */
  readonly season: readonly number[];
}

export interface HoltWintersParameters {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

export interface HoltWintersOptions {
  readonly period: number;
  readonly seasonal: SeasonKind;
  /** Estimated by least squares when left out. */
  readonly parameters?: HoltWintersParameters;
  /** From a decomposition of the first two periods when left out. */
  readonly start?: HoltWintersStart;
  /** Index of the first one-step forecast; the length of one period when left out. */
  readonly firstForecast?: number;
  readonly horizon?: number;
  readonly valuationDate?: Day | null;
}

export interface HoltWinters extends HoltWintersParameters {
  readonly start: HoltWintersStart;
  /** One-step forecasts by index of the series; null before the first. */
  readonly oneStep: readonly (number | null)[];
  readonly sse: number;
  readonly level: number;
  readonly trend: number;
  /** Seasonal terms of the next period, first coming season first. */
  readonly season: readonly number[];
  readonly forecast: readonly number[];
}

/**
 * Holt-Winters by least squares on one-step errors, with R's recursion (new level in the seasonal update) and R's
 * start values. Holt 1957, Winters 1960. Needs two whole periods. No interval: for that use ETS.
 */
export function holtWinters(y: readonly number[], options: HoltWintersOptions): MethodResult<HoltWinters> {
  const { valuationDate, ...settings } = options;
  const made = run({
    method: '02-forecast/holt-winters',
    version: '1.0',
    input: { y, ...settings },
    valuationDate,
  });
  const { period, seasonal, horizon = period } = options;
  if (y.length < 2 * period + 1) return made.notEnough('periods of the series', 2 * period + 1, y.length);
  const positive = y.every((v) => v > 0);
  if (seasonal === 'multiplicative' && !positive)
    return made.notEnough('positive values', y.length, y.filter((v) => v > 0).length);
  const start = options.start ?? startValues(y, period, seasonal);
  const first = options.firstForecast ?? period;
  const smooth = (parameters: HoltWintersParameters): Smoothed =>
    recursion(y, { parameters, start, first, seasonal });
  const parameters = options.parameters ?? estimate((p) => smooth(p).sse);
  const { oneStep, sse, level, trend, season } = smooth(parameters);
  const join = (base: number, s: number): number => (seasonal === 'additive' ? base + s : base * s);
  const forecast = Array.from({ length: horizon }, (_, h) =>
    join(level + (h + 1) * trend, season[h % period] ?? 0),
  );
  return made.ok(
    { ...parameters, start, oneStep, sse, level, trend, season, forecast },
    {
      observations: y.length,
      assumptions: [
        assumption(
          'the seasonal pattern changes slowly',
          'unknown',
          `gamma = ${parameters.gamma.toFixed(3)}`,
        ),
      ],
      flags: ['point-forecast-only'],
    },
  );
}

interface Smoothed extends HoltWintersStart {
  readonly oneStep: readonly (number | null)[];
  readonly sse: number;
}

interface Recursion {
  readonly parameters: HoltWintersParameters;
  readonly start: HoltWintersStart;
  readonly first: number;
  readonly seasonal: SeasonKind;
}

/** l = a(y − s) + (1 − a)(l + b);  b = B(l − l') + (1 − B)b;  s = g(y − l) + (1 − g)s; quotients when multiplicative. */
function recursion(y: readonly number[], { parameters, start, first, seasonal }: Recursion): Smoothed {
  const { alpha, beta, gamma } = parameters;
  let { level, trend } = start;
  const season = [...start.season];
  const oneStep: (number | null)[] = Array.from({ length: first }, () => null);
  let sse = 0;
  const additive = seasonal === 'additive';
  for (let t = first; t < y.length; t += 1) {
    const value = y[t] ?? 0;
    const s = season.shift() ?? 0;
    const base = level + trend;
    const fitted = additive ? base + s : base * s;
    oneStep.push(fitted);
    sse += (value - fitted) ** 2;
    const next = alpha * (additive ? value - s : value / s) + (1 - alpha) * base;
    trend = beta * (next - level) + (1 - beta) * trend;
    level = next;
    season.push(gamma * (additive ? value - level : value / level) + (1 - gamma) * s);
  }
  return { oneStep, sse, level, trend, season };
}

function estimate(sse: (p: HoltWintersParameters) => number): HoltWintersParameters {
  const unit: Bounds = [0, 1];
  const starts = [0.2, 0.5, 0.8].flatMap((a) =>
    [0.05, 0.3].flatMap((b) => [0.1, 0.5, 0.95].map((g) => [a, b, g])),
  );
  const objective = ([alpha = 0, beta = 0, gamma = 0]: readonly number[]): number => {
    const value = sse({ alpha, beta, gamma });
    return Number.isFinite(value) ? value : Number.POSITIVE_INFINITY;
  };
  const { at } = minimiseInBox(objective, starts, [unit, unit, unit]);
  const [alpha = 0, beta = 0, gamma = 0] = at;
  return { alpha, beta, gamma };
}

/** Classical decomposition of the first two periods: line through the moving average, mean deviation per season. */
function startValues(y: readonly number[], period: number, seasonal: SeasonKind): HoltWintersStart {
  const two = y.slice(0, 2 * period);
  const average = movingAverage(two, period);
  const known = average.filter((v): v is number => v !== null);
  const [level = 0, trend = 0] = leastSquares(
    known.map((_, i) => [1, i + 1]),
    known,
  ) ?? [known[0] ?? 0, 0];
  const additive = seasonal === 'additive';
  const deviations = two.map((v, i) => {
    const trendValue = average[i] ?? null;
    return trendValue === null ? null : additive ? v - trendValue : v / trendValue;
  });
  const figure = Array.from({ length: period }, (_, s) =>
    meanOf([deviations[s] ?? null, deviations[s + period] ?? null]),
  );
  const centre = figure.reduce((a, b) => a + b, 0) / period;
  return { level, trend, season: figure.map((f) => (additive ? f - centre : f / centre)) };
}

function meanOf(values: readonly (number | null)[]): number {
  const known = values.filter((v): v is number => v !== null);
  return known.reduce((a, b) => a + b, 0) / known.length;
}
