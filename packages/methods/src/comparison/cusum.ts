import { seededRandom } from '@jeugdregie/kernel';
import { at } from '../numeric/lists.ts';
import { mean } from '../numeric/moments.ts';
import { poissonDeviate } from '../numeric/sampling.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { cusumRunLength } from './false-alarms.ts';

export interface CusumOptions {
  readonly target: number;
  /** Slack and threshold in the unit of the data: usually half and five standard deviations. */
  readonly k: number;
  readonly h: number;
  /** Standard deviation of one point, for the false-alarm rate. Default 1. */
  readonly sd?: number;
}

export interface Cusum {
  readonly cPlus: readonly number[];
  readonly cMinus: readonly number[];
  /** Place of the first point above the threshold, counted from 1; null when there is none. */
  readonly firstSignal: number | null;
  readonly direction: 'up' | 'down' | null;
  /** How many points the signalling sum had been above zero. */
  readonly runLengthAtSignal: number | null;
  /** The process probably changed after this point. */
  readonly changeEstimatedAfter: number | null;
  /** Average number of points between two false alarms, for independent normal points. */
  readonly averageRunLength: number;
}

/** Tabular CUSUM, two-sided (Page 1954; Montgomery 2009, §9.1): finds small lasting shifts. */
export function cusum(points: readonly number[], options: CusumOptions): MethodResult<Cusum> {
  const made = run({ method: '05-comparison/cusum', version: '1', input: { points, options } });
  if (points.length === 0) return made.notEnough('points', 1, 0);
  const { target, k, h, sd = 1 } = options;
  const up = accumulate(points.map((x) => x - target - k));
  const down = accumulate(points.map((x) => target - k - x));
  const first = points.findIndex((_, i) => at(up.sums, i) > h || at(down.sums, i) > h);
  const direction = first < 0 ? null : at(up.sums, first) > h ? 'up' : 'down';
  const runLength = direction === null ? null : at((direction === 'up' ? up : down).runs, first);
  const value: Cusum = {
    cPlus: up.sums,
    cMinus: down.sums,
    firstSignal: first < 0 ? null : first + 1,
    direction,
    runLengthAtSignal: runLength,
    changeEstimatedAfter: runLength === null ? null : first + 1 - runLength,
    averageRunLength: cusumRunLength(k / sd, h / sd),
  };
  return made.ok(value, {
    observations: points.length,
    assumptions: [
      assumption(
        'points are independent and normal with a known standard deviation',
        'unknown',
        'the false-alarm rate rests on it',
      ),
    ],
  });
}

/** Running sum that never falls below zero, with the number of points since it last was zero. */
function accumulate(steps: readonly number[]): { sums: number[]; runs: number[] } {
  const sums: number[] = [];
  const runs: number[] = [];
  let total = 0;
  let length = 0;
  for (const step of steps) {
    total = Math.max(0, total + step);
    length = total > 0 ? length + 1 : 0;
    sums.push(total);
    runs.push(length);
  }
  return { sums, runs };
}

export interface RiskAdjustedInput {
  /** Observed and expected events per period. */
  readonly observed: readonly number[];
  readonly expected: readonly number[];
}

export interface RiskAdjustedOptions {
  /** Ratio to detect, such as 1.5; below 1 finds a fall. */
  readonly ratio: number;
  readonly h: number;
  /** Seed of the simulation that gives the false-alarm rate. */
  readonly seed: string;
}

export interface RiskAdjustedCusum {
  readonly sums: readonly number[];
  readonly firstSignal: number | null;
  readonly changeEstimatedAfter: number | null;
  readonly averageRunLength: number;
}

const simulatedRuns = 400;
const longestRun = 5000;

/** Risk-adjusted Poisson CUSUM: W = O ln R − E (R − 1), never below zero (Steiner et al. 2000). */
export function riskAdjustedCusum(
  { observed, expected }: RiskAdjustedInput,
  { ratio, h, seed }: RiskAdjustedOptions,
): MethodResult<RiskAdjustedCusum> {
  const made = run({
    method: '05-comparison/risk-adjusted-cusum',
    version: '1',
    input: { observed, expected, ratio, h, seed },
  });
  if (observed.length === 0) return made.notEnough('periods', 1, 0);
  const score = (o: number, e: number): number => o * Math.log(ratio) - e * (ratio - 1);
  const { sums, runs } = accumulate(observed.map((o, i) => score(o, at(expected, i))));
  const first = sums.findIndex((total) => total > h);
  const random = seededRandom(seed);
  const lengths = Array.from({ length: simulatedRuns }, () => {
    let total = 0;
    for (let period = 0; period < longestRun; period += 1) {
      const e = at(expected, period % expected.length);
      total = Math.max(0, total + score(poissonDeviate(random, e), e));
      if (total > h) return period + 1;
    }
    return longestRun;
  });
  return made.ok(
    {
      sums,
      firstSignal: first < 0 ? null : first + 1,
      changeEstimatedAfter: first < 0 ? null : first + 1 - at(runs, first),
      averageRunLength: mean(lengths),
    },
    { observations: observed.length, flags: lengths.includes(longestRun) ? ['run-length-at-least'] : [] },
  );
}
