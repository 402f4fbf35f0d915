import { seededRandom, type Day } from '@jeugdregie/kernel';
import { assumption, run, type MethodResult } from '../result.ts';
import { lastPeriodMean, naive, seasonalNaive } from './benchmarks.ts';
import { etsForecaster } from './ets-forecaster.ts';
import { floored, transformed, widened, type Forecaster, type Prediction } from './prediction.ts';
import { coverageTest, crpsSample, intervalScore, seasonalScale } from './scores.ts';

export interface SelectOptions {
  readonly period: number;
  readonly horizon: number;
  /** Number of past origins to forecast from; the newest ones. */
  readonly folds: number;
  /** Lowest possible value, usually 0; null for none. */
  readonly floor?: number | null;
  /** Index of a known break: earlier values are left out, and the result says so. */
  readonly restartAt?: number;
  readonly valuationDate?: Day | null;
}

/** How one method did in the rolling-origin test. */
export interface Trial {
  readonly method: string;
  readonly folds: number;
  readonly forecasts: number;
  readonly mase: number | null;
  readonly crps: number;
  readonly intervalScore80: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

export interface ForecastBand {
  readonly level: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface SelectedForecast {
  readonly chosen: string;
  readonly runnerUp: string | null;
  /** True when the chosen model forecast better than the seasonal naive. */
  readonly beatsSeasonalNaive: boolean;
  readonly trials: readonly Trial[];
  readonly mean: readonly number[];
  readonly median: readonly number[];
  readonly bands: readonly ForecastBand[];
  /** Factor by which the bands were widened because they proved too narrow; 1 when not. */
  readonly widening: number;
  readonly prediction: Prediction;
}

/** The methods that compete on a series with this period. */
export function candidates(period: number): readonly Forecaster[] {
  const seasonal = etsForecaster('ets-ANA', { trend: 'none', period });
  const list = [
    naive,
    lastPeriodMean(period),
    seasonalNaive(period),
    etsForecaster('ets-ANN', { trend: 'none', period: 1 }),
    etsForecaster('ets-AAdN', { trend: 'damped', period: 1 }),
  ];
  const log = {
    to: (y: number): number => Math.log1p(Math.max(0, y)),
    from: (z: number): number => Math.expm1(z),
  };
  return period > 1
    ? [
        ...list,
        seasonal,
        etsForecaster('ets-AAdA', { trend: 'damped', period }),
        transformed(seasonal, 'log-ets-ANA', log),
      ]
    : list;
}

/**
 * Chooses a forecasting method by its forecasts, not its fit: each method forecasts from past origins and is scored
 * on what followed (mean CRPS). A model is used only when it beats the seasonal naive. Bands that covered clearly
 * less than 80 % (exact binomial test at 5 %) are widened, and the factor is reported.
 */
export function selectForecast(
  series: readonly number[],
  options: SelectOptions,
): MethodResult<SelectedForecast> {
  const { period, horizon, folds, floor = null, restartAt = 0, valuationDate } = options;
  const settings = { period, horizon, folds, floor, restartAt };
  const made = run({
    method: '02-forecast/select',
    version: '1.0',
    input: { series, settings },
    valuationDate,
  });
  const y = series.slice(restartAt);
  const needed = period + 4 + folds;
  if (y.length < needed) return made.notEnough('periods of the series', needed, y.length);
  const methods = candidates(period).map((m) => (floor === null ? m : withFloor(m, floor)));
  const tested = methods
    .map((m) => ({ method: m, trial: roll(y, m, options) }))
    .filter((t): t is Tested => t.trial !== null);
  tested.sort((a, b) => a.trial.crps - b.trial.crps);
  const bar = tested.find((t) => t.trial.method === 'seasonal-naive');
  const best = tested[0];
  if (!best) return made.notEnough('methods that fit the series', 1, 0);
  const prediction = best.method.predict(y, horizon);
  if (prediction === null) return made.notEnough('periods of the series', needed, y.length);
  const widening = wideningOf(y, best, options);
  const value = describe(best, tested, widened(prediction, widening), { horizon, widening });
  return made.ok(
    { ...value, beatsSeasonalNaive: bar === undefined || best.trial.crps < bar.trial.crps },
    {
      observations: y.length,
      assumptions: [
        assumption(
          'the coming periods behave as the tested ones did',
          'unknown',
          `${best.trial.forecasts} past forecasts scored`,
        ),
        assumption(
          '80 % bands hold',
          widening === 1,
          `covered ${(100 * best.trial.coverage80).toFixed(0)} % in the test`,
        ),
      ],
      flags: [
        ...(restartAt > 0 ? [`restarted-at-${restartAt}`] : []),
        ...(widening === 1 ? [] : ['bands-widened']),
      ],
    },
  );
}

interface Tested {
  readonly method: Forecaster;
  readonly trial: Trial;
}

function withFloor(method: Forecaster, floor: number): Forecaster {
  return {
    name: method.name,
    predict: (train, horizon) => {
      const prediction = method.predict(train, horizon);
      return prediction && floored(prediction, floor);
    },
  };
}

const percentiles = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);

/** Forecasts from each of the newest origins and scores what followed; null when the method never could. */
function roll(
  y: readonly number[],
  method: Forecaster,
  { period, horizon, folds }: SelectOptions,
): Trial | null {
  const rows: { scaled: number; crps: number; score: number; in80: boolean; in95: boolean }[] = [];
  let used = 0;
  for (let origin = y.length - folds; origin < y.length; origin += 1) {
    const train = y.slice(0, origin);
    const prediction = method.predict(train, Math.min(horizon, y.length - origin));
    if (prediction === null) continue;
    used += 1;
    const scale = seasonalScale(train, period);
    for (const [step, actual] of y.slice(origin, origin + horizon).entries()) {
      const at = (p: number): number => prediction.quantile(step, p);
      rows.push({
        scaled: Math.abs(actual - (prediction.mean[step] ?? 0)) / scale,
        crps: crpsSample(percentiles.map(at), actual, true),
        score: intervalScore(at(0.1), at(0.9), actual, 0.2),
        in80: at(0.1) <= actual && actual <= at(0.9),
        in95: at(0.025) <= actual && actual <= at(0.975),
      });
    }
  }
  if (used < folds) return null;
  const average = (f: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((s, r) => s + f(r), 0) / rows.length;
  const mase = average((r) => r.scaled);
  return {
    method: method.name,
    folds: used,
    forecasts: rows.length,
    mase: Number.isFinite(mase) ? mase : null,
    crps: average((r) => r.crps),
    intervalScore80: average((r) => r.score),
    coverage80: average((r) => Number(r.in80)),
    coverage95: average((r) => Number(r.in95)),
  };
}

/** The smallest stretch of the 80 % bands that would have covered 80 % of the test; 1 unless clearly needed. */
function wideningOf(
  y: readonly number[],
  { method, trial }: Tested,
  { horizon, folds }: SelectOptions,
): number {
  // Forecasts from overlapping origins are not independent: count the origins, not the forecasts.
  const covered = Math.round(trial.coverage80 * trial.folds);
  if (coverageTest(trial.folds, covered, 0.8).pTooNarrow >= 0.05) return 1;
  const needed: number[] = [];
  for (let origin = y.length - folds; origin < y.length; origin += 1) {
    const prediction = method.predict(y.slice(0, origin), Math.min(horizon, y.length - origin));
    for (const [step, actual] of y.slice(origin, origin + horizon).entries()) {
      const middle = prediction?.quantile(step, 0.5) ?? actual;
      const reach = prediction ? prediction.quantile(step, actual < middle ? 0.1 : 0.9) - middle : 1;
      if (reach !== 0) needed.push((actual - middle) / reach);
    }
  }
  needed.sort((a, b) => a - b);
  return Math.max(1, needed[Math.ceil(0.8 * needed.length) - 1] ?? 1);
}

function describe(
  best: Tested,
  tested: readonly Tested[],
  prediction: Prediction,
  { horizon, widening }: { readonly horizon: number; readonly widening: number },
): Omit<SelectedForecast, 'beatsSeasonalNaive'> {
  const steps = Array.from({ length: horizon }, (_, step) => step);
  return {
    chosen: best.trial.method,
    runnerUp: tested[1]?.trial.method ?? null,
    trials: tested.map((t) => t.trial),
    mean: prediction.mean,
    median: steps.map((step) => prediction.quantile(step, 0.5)),
    bands: [0.5, 0.8, 0.95].map((level) => ({
      level,
      lower: steps.map((step) => prediction.quantile(step, 0.5 - level / 2)),
      upper: steps.map((step) => prediction.quantile(step, 0.5 + level / 2)),
    })),
    widening,
    prediction,
  };
}

/** Simulated futures, one row per replication: what the year-end figure needs of the inflow. */
export function simulatePaths(
  prediction: Prediction,
  replications: number,
  seed: number | string,
): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: replications }, () => prediction.path(random));
}
