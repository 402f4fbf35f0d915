import type { CaseContext, Labels, MethodEntry } from '../entry.ts';
import { inputError, isList, matrixAt, numberAt, numbersAt, textAt, type JsonObject } from '../input.ts';
import { quantile } from '../numeric/moments.ts';
import { mapResult, type MethodResult } from '../result.ts';
import { bootstrapReserve } from './bootstrap.ts';
import { bornhuetterFerguson, capeCod, type ExposureOptions } from './exposure-methods.ts';
import { mack, type MackOptions } from './mack.ts';
import { overDispersedPoisson } from './odp.ts';
import { fromIncrements, triangle, type Triangle } from './triangle.ts';
import { backtestLabels, yearEndLabels } from './year-end-cases.ts';

/** Run-off as the command line and the fixtures see it: the keys of the input choose the method. */
export const runoffEntry: MethodEntry = {
  id: '01-runoff',
  title:
    'Claims run-off: chain ladder (Mack), Bornhuetter-Ferguson, Cape Cod, over-dispersed Poisson, bootstrap',
  cases: (input: JsonObject, _context: CaseContext): MethodResult<Labels> => {
    const data = triangleOf(input);
    if ('monthsElapsed' in input) return yearEndLabels(data, input);
    if ('valuations' in input) return backtestLabels(data, input);
    if ('replications' in input) return bootstrapLabels(data, input);
    const prior = priorOf(input);
    if (prior) return exposureLabels(bornhuetterFerguson(data, prior, exposureOptions(input)));
    if ('exposure' in input) return capeCodLabels(data, input);
    if ('phi' in input || /poisson|odp/i.test(textAt(input, 'model', ''))) return odpLabels(data);
    return mackLabels(data, input);
  },
};

/** Prior ultimates: a list, or one a-priori rate (or a list of them) times exposure. */
function priorOf(input: JsonObject): number[] | null {
  if ('prior' in input) return numbersAt(input, 'prior');
  if (!('apriori' in input)) return null;
  const exposure = numbersAt(input, 'exposure');
  const rates = isList(input['apriori'])
    ? numbersAt(input, 'apriori')
    : exposure.map(() => numberAt(input, 'apriori'));
  return exposure.map((e, i) => e * (rates[i] ?? Number.NaN));
}

/** Rows may be padded with nulls to a full square. */
function triangleOf(input: JsonObject): Triangle {
  if ('cumulative' in input) return triangle(matrixAt(unpadded(input, 'cumulative'), 'cumulative'));
  if ('incremental' in input) return fromIncrements(matrixAt(unpadded(input, 'incremental'), 'incremental'));
  throw inputError('a run-off input needs "cumulative" or "incremental": a list of rows');
}

function unpadded(input: JsonObject, key: string): JsonObject {
  const rows = input[key];
  if (!isList(rows)) return input;
  const trimmed = rows.map((row) =>
    isList(row) ? row.slice(0, row.findLastIndex((v) => v !== null) + 1) : row,
  );
  return { [key]: trimmed };
}

function mackLabels(data: Triangle, input: JsonObject): MethodResult<Labels> {
  const convention = textAt(input, 'sigmaLast', 'mack');
  if (convention !== 'mack' && convention !== 'log-linear') {
    throw inputError('input.sigmaLast must be "mack" or "log-linear"');
  }
  const options: MackOptions = { sigmaLast: convention, tailFactor: numberAt(input, 'tailFactor', 1) };
  return mapResult(mack(data, options), (value): Labels => {
    const { pattern, total, reserve, se } = value;
    return {
      factors: pattern.factors,
      sigma2: pattern.sigma2,
      sigma2Last: pattern.sigma2.at(-1),
      latest: value.latest,
      shareClaimed: value.shareClaimed,
      ultimate: value.ultimate,
      reserve,
      se,
      sePercent: percentOf(se, reserve),
      sePublishedThousands: se.map((s) => s && s / 1000),
      latestTotal: total.latest,
      ultimateTotal: total.ultimate,
      reserveTotal: total.reserve,
      seTotal: total.se,
      sePercentTotal: total.se !== null && total.reserve !== null ? (100 * total.se) / total.reserve : null,
      intervals: total.intervals,
      nextDiagonal: value.nextDiagonal,
      ...horizonLabels(data, pattern.factors, numberAt(input, 'horizonMonths', 0)),
    };
  });
}

/** What has arrived by the end of the horizon, and what comes after it (the accrual of a closed year). */
function horizonLabels(data: Triangle, factors: readonly number[], horizon: number): Labels {
  let received = 0;
  let after = 0;
  for (const row of data.cumulative) {
    let amount = row.at(-1) ?? 0;
    let atHorizon = amount;
    for (const [step, factor] of factors.slice(row.length - 1).entries()) {
      amount *= factor;
      if (step < horizon) atHorizon = amount;
    }
    received += atHorizon;
    after += amount - atHorizon;
  }
  return { receivedByHorizon: received, afterHorizon: after };
}

function odpLabels(data: Triangle): MethodResult<Labels> {
  return mapResult(overDispersedPoisson(data), (value): Labels => ({
    ...value,
    predictionErrorPercent: percentOf(value.predictionError, value.reserve),
    predictionErrorPercentTotal: (100 * value.predictionErrorTotal) / value.reserveTotal,
  }));
}

function bootstrapLabels(data: Triangle, input: JsonObject): MethodResult<Labels> {
  const options = {
    replications: numberAt(input, 'replications'),
    seed: numberAt(input, 'seed', 1),
    ...('exposure' in input ? { exposure: numbersAt(input, 'exposure') } : {}),
    ...('youngest' in input ? { youngest: numberAt(input, 'youngest') } : {}),
  };
  return mapResult(bootstrapReserve(data, options), ({ samples, ...value }): Labels => {
    const at = (p: number): number => quantile(samples.total, p);
    const quantiles = Object.fromEntries(
      [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995].map((p) => [
        quantileName(p),
        at(p),
      ]),
    );
    return {
      ...value,
      ...quantiles,
      phi: samples.phi,
      sdPercentTotal: (100 * value.sdTotal) / value.meanTotal,
    };
  });
}

/** q05, q50, q975: the digits after the point, at least two. */
function quantileName(p: number): string {
  return `q${p.toFixed(3).slice(2).replace(/0$/, '')}`;
}

function capeCodLabels(data: Triangle, input: JsonObject): MethodResult<Labels> {
  const options = {
    ...exposureOptions(input),
    trend: numberAt(input, 'trend', 0),
    decay: numberAt(input, 'decay', 1),
  };
  return exposureLabels(capeCod(data, numbersAt(input, 'exposure'), options));
}

function exposureOptions(input: JsonObject): ExposureOptions {
  return {
    tailFactor: numberAt(input, 'tailFactor', 1),
    ...('factors' in input ? { factors: numbersAt(input, 'factors') } : {}),
  };
}

function exposureLabels(result: MethodResult<object>): MethodResult<Labels> {
  return mapResult(result, (value): Labels => ({ ...value }));
}

/** Per cent of each amount that is above zero: origins with nothing left to come are left out. */
function percentOf(part: readonly (number | null)[], whole: readonly (number | null)[]): (number | null)[] {
  return part
    .map((p, i) => ({ p, w: whole[i] ?? null }))
    .filter(({ w }) => w === null || Math.abs(w) > 1e-9)
    .map(({ p, w }) => (p === null || w === null ? null : (100 * p) / w));
}
