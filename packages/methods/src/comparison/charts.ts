import { binomialCdf, normalCdf, poissonCdf } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import { mean, sum } from '../numeric/moments.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { ewmaRunLength } from './false-alarms.ts';

export interface Ewma {
  readonly z: readonly number[];
  readonly limits: readonly (readonly [number, number])[];
  /** Place of the first point outside its limits, counted from 1. */
  readonly firstSignal: number | null;
  /** Average number of points between two false alarms, with the asymptotic limits. */
  readonly averageRunLength: number;
}

export interface EwmaOptions {
  readonly target: number;
  readonly sd: number;
  /** Weight of the newest point, 0 < lambda ≤ 1. */
  readonly lambda: number;
  /** Width of the limits in standard deviations of z. */
  readonly width: number;
}

/** Exponentially weighted moving average with exact limits (Roberts 1959; Montgomery 2009, §9.2). */
export function ewma(
  points: readonly number[],
  { target, sd, lambda, width }: EwmaOptions,
): MethodResult<Ewma> {
  const made = run({
    method: '05-comparison/ewma',
    version: '1',
    input: { points, target, sd, lambda, width },
  });
  if (points.length === 0) return made.notEnough('points', 1, 0);
  let last = target;
  const z = points.map((x) => (last = lambda * x + (1 - lambda) * last));
  const limits = points.map((_, i) => {
    const half = width * sd * Math.sqrt((lambda / (2 - lambda)) * (1 - (1 - lambda) ** (2 * (i + 1))));
    return [target - half, target + half] as const;
  });
  const first = z.findIndex((value, i) => value < at(limits, i)[0] || value > at(limits, i)[1]);
  return made.ok(
    { z, limits, firstSignal: first < 0 ? null : first + 1, averageRunLength: ewmaRunLength(lambda, width) },
    {
      observations: points.length,
      assumptions: [
        assumption('points are independent and normal', 'unknown', 'the false-alarm rate rests on it'),
      ],
    },
  );
}

export interface IndividualsChart {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
  readonly movingRangeUpper: number;
  /** Places, counted from 1, of points outside the limits and of moving ranges above theirs. */
  readonly outside: readonly number[];
  readonly rangesOutside: readonly number[];
  /** Chance that a point of a stable normal process falls outside. */
  readonly falseAlarmPerPoint: number;
}

/** Individuals and moving range (XmR): mean ± 2.66 mean moving range; ranges up to 3.267 times their mean (Wheeler). */
export function individualsChart(points: readonly number[]): MethodResult<IndividualsChart> {
  const made = run({ method: '05-comparison/xmr', version: '1', input: points });
  if (points.length < 8) return made.notEnough('points', 8, points.length);
  const ranges = points.slice(1).map((x, i) => Math.abs(x - at(points, i)));
  const centre = mean(points);
  const meanRange = mean(ranges);
  const lower = centre - 2.66 * meanRange;
  const upper = centre + 2.66 * meanRange;
  const rangeUpper = 3.267 * meanRange;
  return made.ok(
    {
      mean: centre,
      meanMovingRange: meanRange,
      lower,
      upper,
      movingRangeUpper: rangeUpper,
      outside: placesWhere(points, (x) => x < lower || x > upper),
      rangesOutside: placesWhere(ranges, (r) => r > rangeUpper).map((place) => place + 1),
      falseAlarmPerPoint: 2 * normalCdf(-2.66 * 1.128),
    },
    { observations: points.length, flags: points.length < 20 ? ['limits-provisional'] : [] },
  );
}

export interface RateChart {
  /** Proportion or rate over all periods. */
  readonly centre: number;
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly outside: readonly number[];
  /** Chance that a period of a stable process falls outside its limits, exact, averaged over the periods. */
  readonly falseAlarmPerPoint: number;
}

/** p chart: proportion of `sizes` per period, limits at three binomial standard deviations (Montgomery 2009, §7.2). */
export function proportionChart(
  events: readonly number[],
  sizes: readonly number[],
): MethodResult<RateChart> {
  const deviation = (p: number, n: number): number => Math.sqrt((p * (1 - p)) / n);
  return rateChart('05-comparison/p-chart', events, sizes, {
    deviation,
    inside: (low, high, p, n) =>
      binomialCdf(Math.floor(n * high), n, p) - binomialCdf(Math.ceil(n * low) - 1, n, p),
    most: 1,
  });
}

/** u chart: events per unit of exposure, limits at three Poisson standard deviations. */
export function eventRateChart(
  events: readonly number[],
  exposures: readonly number[],
): MethodResult<RateChart> {
  return rateChart('05-comparison/u-chart', events, exposures, {
    deviation: (u, n) => Math.sqrt(u / n),
    inside: (low, high, u, n) =>
      poissonCdf(Math.floor(n * high), n * u) - poissonCdf(Math.ceil(n * low) - 1, n * u),
    most: Number.POSITIVE_INFINITY,
  });
}

interface RateKind {
  readonly deviation: (centre: number, size: number) => number;
  readonly inside: (low: number, high: number, centre: number, size: number) => number;
  readonly most: number;
}

function rateChart(
  method: string,
  events: readonly number[],
  sizes: readonly number[],
  kind: RateKind,
): MethodResult<RateChart> {
  const made = run({ method, version: '1', input: { events, sizes } });
  if (events.length < 8) return made.notEnough('periods', 8, events.length);
  const centre = sum(events) / sum(sizes);
  const half = sizes.map((n) => 3 * kind.deviation(centre, n));
  const lower = half.map((width) => Math.max(0, centre - width));
  const upper = half.map((width) => Math.min(kind.most, centre + width));
  const inside = sizes.map((n, i) => kind.inside(at(lower, i), at(upper, i), centre, n));
  return made.ok(
    {
      centre,
      lower,
      upper,
      outside: placesWhere(
        events,
        (x, i) => x / at(sizes, i) < at(lower, i) || x / at(sizes, i) > at(upper, i),
      ),
      falseAlarmPerPoint: 1 - mean(inside),
    },
    { observations: events.length, flags: events.length < 20 ? ['limits-provisional'] : [] },
  );
}

function placesWhere(list: readonly number[], test: (value: number, index: number) => boolean): number[] {
  return list.flatMap((value, i) => (test(value, i) ? [i + 1] : []));
}
