import type { CaseContext, Labels, MethodEntry } from '../entry.ts';
import { asNumbers, inputError, isList, numberAt, numbersAt, textAt, type JsonObject } from '../input.ts';
import { mapResult, run, type MethodResult } from '../result.ts';
import { ets, type Ets } from './ets.ts';
import { holtWinters, type HoltWintersParameters, type HoltWintersStart } from './holt-winters.ts';
import {
  accuracy,
  coverageTest,
  crpsNormal,
  crpsSample,
  intervalScore,
  weightedIntervalScore,
} from './scores.ts';
import { errorsFrom, expectedNext, type Components } from './state-space.ts';

/** Forecasting as the command line and the fixtures see it: the keys of the input choose the method. */
export const forecastEntry: MethodEntry = {
  id: '02-forecast',
  title: 'Forecast of inflow and volume: exponential smoothing (ETS, Holt-Winters), and scores of forecasts',
  cases: (input: JsonObject, context: CaseContext): MethodResult<Labels> => {
    if (
      'forecast' in input ||
      'ensemble' in input ||
      'cases' in input ||
      'covered' in input ||
      'median' in input
    ) {
      return scoreLabels(input);
    }
    const y = seriesOf(input, context);
    if ('seasonal' in input) return holtWintersLabels(y, input);
    if ('alpha' in input && !('model' in input)) return fixedSmoothing(y, input);
    return etsLabels(y, input);
  },
};

function seriesOf(input: JsonObject, { earlier }: CaseContext): number[] {
  if (isList(input['y'])) return numbersAt(input, 'y');
  const first = earlier.find((e) => isList(e['y']));
  if (first) return numbersAt(first, 'y');
  throw inputError('a forecast input needs "y": a list of numbers');
}

function scoreLabels(input: JsonObject): MethodResult<Labels> {
  const made = run({ method: '02-forecast/scores', version: '1.0', input });
  if ('forecast' in input) {
    const actual = numbersAt(input, 'test');
    const forecast = numbersAt(input, 'forecast');
    return made.ok(
      { ...accuracy(numbersAt(input, 'train'), actual, forecast, numberAt(input, 'period', 1)) },
      { observations: actual.length },
    );
  }
  if ('ensemble' in input) {
    const ensemble = numbersAt(input, 'ensemble');
    const observation = numberAt(input, 'observation');
    const labels = {
      crps: crpsSample(ensemble, observation),
      crpsFair: crpsSample(ensemble, observation, true),
    };
    return made.ok(labels, { observations: ensemble.length });
  }
  if ('covered' in input) {
    const n = numberAt(input, 'n');
    return made.ok(
      { ...coverageTest(n, numberAt(input, 'covered'), numberAt(input, 'nominal')) },
      { observations: n },
    );
  }
  if ('median' in input) return made.ok({ wis: wisOf(input) }, { observations: 1 });
  const rows = tripletsOf(input);
  if ('alpha' in input) {
    const alpha = numberAt(input, 'alpha');
    return made.ok(
      { score: rows.map(([l, u, y]) => intervalScore(l, u, y, alpha)) },
      { observations: rows.length },
    );
  }
  return made.ok({ crps: rows.map(([m, s, y]) => crpsNormal(m, s, y)) }, { observations: rows.length });
}

function tripletsOf(input: JsonObject): [number, number, number][] {
  const cases = input['cases'];
  if (!isList(cases)) throw inputError('input.cases must be a list of triplets');
  return cases.map((row, i) => {
    const [a, b, c] = asNumbers(row, `input.cases[${i}]`);
    if (a === undefined || b === undefined || c === undefined)
      throw inputError(`input.cases[${i}] needs three numbers`);
    return [a, b, c];
  });
}

/** `intervals`: rows of lower, upper, alpha. */
function wisOf(input: JsonObject): number {
  const rows = tripletsOf({ cases: input['intervals'] ?? [] });
  const intervals = rows.map(([lower, upper, alpha]) => ({ lower, upper, alpha }));
  return weightedIntervalScore(numberAt(input, 'median'), intervals, numberAt(input, 'observation'));
}

function holtWintersLabels(y: readonly number[], input: JsonObject): MethodResult<Labels> {
  const seasonal = textAt(input, 'seasonal');
  if (seasonal !== 'additive' && seasonal !== 'multiplicative') {
    throw inputError('input.seasonal must be "additive" or "multiplicative"');
  }
  const parameters: HoltWintersParameters | null =
    'alpha' in input
      ? {
          alpha: numberAt(input, 'alpha'),
          beta: numberAt(input, 'beta', 0),
          gamma: numberAt(input, 'gamma', 0),
        }
      : null;
  const start: HoltWintersStart | null =
    'levelStart' in input
      ? {
          level: numberAt(input, 'levelStart'),
          trend: numberAt(input, 'trendStart', 0),
          season: numbersAt(input, 'seasonStart'),
        }
      : null;
  const result = holtWinters(y, {
    period: numberAt(input, 'period'),
    seasonal,
    horizon: numberAt(input, 'h', numberAt(input, 'period')),
    ...(parameters ? { parameters } : {}),
    ...(start ? { start } : {}),
    ...('firstForecastIndex' in input ? { firstForecast: numberAt(input, 'firstForecastIndex') } : {}),
  });
  return mapResult(result, (value): Labels => ({
    ...value,
    levelStart: value.start.level,
    trendStart: value.start.trend,
    seasonStart: value.start.season,
    fitted: value.oneStep,
    [`forecast${value.forecast.length}`]: value.forecast,
  }));
}

/** Simple exponential smoothing, or Holt's line, with parameters and start given: the bare recursion. */
function fixedSmoothing(y: readonly number[], input: JsonObject): MethodResult<Labels> {
  const made = run({ method: '02-forecast/smoothing', version: '1.0', input });
  const components: Components = {
    trend: 'beta' in input ? ('phi' in input ? 'damped' : 'additive') : 'none',
    period: 1,
  };
  const alpha = numberAt(input, 'alpha');
  const phi = numberAt(input, 'phi', 1);
  // `beta` as textbooks give it: the share of the new slope in the change of level.
  const smoothing = { alpha, beta: alpha * numberAt(input, 'beta', 0), phi, gamma: 0 };
  const state = { level: numberAt(input, 'l0', y[0] ?? 0), trend: numberAt(input, 'b0', 0), season: [] };
  const errors = errorsFrom(y, state, components, smoothing);
  return made.ok(
    {
      fitted: y.map((v, t) => v - (errors[t] ?? 0)),
      errors,
      sse: errors.reduce((sum, e) => sum + e * e, 0),
      level: state.level,
      trend: state.trend,
      forecast: expectedNext(state, components, phi),
    },
    { observations: y.length },
  );
}

const shape = /^A(N|Ad|A)(N|A)$/;

function etsLabels(y: readonly number[], input: JsonObject): MethodResult<Labels> {
  const code = textAt(input, 'model', 'ANN').replaceAll(/[(),\s]|ETS/g, '');
  const parts = shape.exec(code);
  if (!parts)
    throw inputError(
      `model ${code} is not covered: additive error only, such as ANN, AAN, AAdN, ANA, AAA, AAdA`,
    );
  const level = numberAt(input, 'level', 0.95);
  const horizon = numberAt(input, 'h', numberAt(input, 'period', 1));
  const trend = parts[1] === 'N' ? 'none' : parts[1] === 'A' ? 'additive' : 'damped';
  const period = parts[2] === 'A' ? numberAt(input, 'period') : 1;
  const options = { trend, period, horizon, levels: [...new Set([level, 0.8, 0.95])] } as const;
  const optimum = ets(y, { ...options, fit: 'maximum' });
  // Published tables come from the R package forecast; `fit: "maximum"` asks for the maximum itself.
  const asked =
    textAt(input, 'fit', 'as-published') === 'maximum'
      ? optimum
      : ets(y, { ...options, fit: 'as-published' });
  return mapResult(asked, (value): Labels => ({
    ...etsValues(value),
    optimum: optimum.ok
      ? { smoothing: optimum.value.smoothing, logLik: optimum.value.logLik, aicc: optimum.value.aicc }
      : null,
  }));
}

function etsValues(value: Ets): Labels {
  const { smoothing, components } = value;
  const bands: Record<string, readonly number[]> = {};
  for (const band of value.plain) {
    bands[`lower${Math.round(100 * band.level)}`] = band.lower;
    bands[`upper${Math.round(100 * band.level)}`] = band.upper;
  }
  for (const band of value.bands) {
    bands[`lowerFull${Math.round(100 * band.level)}`] = band.lower;
    bands[`upperFull${Math.round(100 * band.level)}`] = band.upper;
  }
  return {
    ...bands,
    alpha: smoothing.alpha,
    beta: components.trend === 'none' ? null : smoothing.beta,
    phi: components.trend === 'damped' ? smoothing.phi : null,
    gamma: components.period > 1 ? smoothing.gamma : null,
    l0: value.start[0],
    b0: components.trend === 'none' ? null : value.start[1],
    start: value.start,
    end: value.end,
    fitted: value.fitted,
    errors: value.errors,
    sse: value.sse,
    logLik: value.logLik,
    aicc: value.aicc,
    sigma2: value.sigma2,
    forecast: value.forecast,
    [`forecast${value.forecast.length}`]: value.forecast,
    se: value.se,
    seFull: value.seFull,
  };
}
