import { twoSidedZ } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import { run, type MethodResult } from '../result.ts';
import { betweenVariance } from './overdispersion.ts';

export interface PooledInput {
  readonly effect: number;
  /** Sampling variance of the effect. */
  readonly variance: number;
}

export interface RandomEffects {
  /** Cochran's Q, and Q ÷ (k − 1). */
  readonly q: number;
  readonly phi: number;
  readonly tau2: number;
  readonly pooled: number;
  readonly standardError: number;
  readonly interval95: readonly [number, number];
  /** Share of the variation that is between units, in percent. */
  readonly iSquared: number;
}

/** Pools estimates that differ by more than chance (DerSimonian & Laird 1986). Needs two estimates. */
export function poolEstimates(estimates: readonly PooledInput[]): MethodResult<RandomEffects> {
  const made = run({ method: '05-comparison/random-effects', version: '1', input: estimates });
  const k = estimates.length;
  if (k < 2) return made.notEnough('estimates', 2, k);
  const weights = estimates.map(({ variance }) => 1 / variance);
  const q = cochranQ(estimates, weights);
  const tau2 = betweenVariance(q, weights);
  const wider = estimates.map(({ variance }) => 1 / (variance + tau2));
  const pooled = weightedMean(estimates, wider);
  const standardError = Math.sqrt(1 / sum(wider));
  const z = twoSidedZ(0.95);
  const value = {
    q,
    phi: q / (k - 1),
    tau2,
    pooled,
    standardError,
    interval95: [pooled - z * standardError, pooled + z * standardError] as const,
    iSquared: q > 0 ? Math.max(0, (100 * (q - (k - 1))) / q) : 0,
  };
  return made.ok(value, { observations: k, flags: k < 5 ? ['few-units'] : [] });
}

function cochranQ(estimates: readonly PooledInput[], weights: readonly number[]): number {
  const centre = weightedMean(estimates, weights);
  return sum(estimates.map(({ effect }, i) => at(weights, i) * (effect - centre) ** 2));
}

function weightedMean(estimates: readonly PooledInput[], weights: readonly number[]): number {
  return sum(estimates.map(({ effect }, i) => at(weights, i) * effect)) / sum(weights);
}

/**
 * Log risk ratio of a two-by-two table with its sampling variance. When any cell is zero, one half is added to all
 * four, or the ratio would not exist.
 */
export function logRiskRatio(
  events1: number,
  others1: number,
  events2: number,
  others2: number,
): PooledInput {
  const add = Math.min(events1, others1, events2, others2) === 0 ? 0.5 : 0;
  const [a, b, c, d] = [events1 + add, others1 + add, events2 + add, others2 + add];
  return {
    effect: Math.log(a / (a + b)) - Math.log(c / (c + d)),
    variance: 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d),
  };
}
