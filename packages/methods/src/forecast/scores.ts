import { betaQuantile, binomialCdf, logGamma, normalCdf, normalDensity } from '../numeric/distributions.ts';
import { mean } from '../numeric/moments.ts';

/** How far point forecasts were off. `mase` is null when the training part never moves over a season. */
export interface Accuracy {
  readonly mae: number;
  readonly rmse: number;
  /** Mean absolute percentage error; null when an outcome is zero. Never use it on small counts. */
  readonly mape: number | null;
  /** Mean error, outcome minus forecast. */
  readonly bias: number;
  /** Mean absolute seasonal-naive error of the training part: the yardstick of MASE. */
  readonly scale: number;
  readonly mase: number | null;
}

/** Hyndman and Koehler (2006), Int. J. Forecasting 22: errors scaled by the seasonal naive on the training part. */
export function accuracy(
  train: readonly number[],
  actual: readonly number[],
  forecast: readonly number[],
  period: number,
): Accuracy {
  const errors = actual.map((y, i) => y - (forecast[i] ?? Number.NaN));
  const mae = mean(errors.map(Math.abs));
  const scale = seasonalScale(train, period);
  return {
    mae,
    rmse: Math.sqrt(mean(errors.map((e) => e * e))),
    mape: actual.includes(0) ? null : 100 * mean(errors.map((e, i) => Math.abs(e / (actual[i] ?? 1)))),
    bias: mean(errors),
    scale,
    mase: scale > 0 ? mae / scale : null,
  };
}

export function seasonalScale(train: readonly number[], period: number): number {
  return mean(train.slice(period).map((y, i) => Math.abs(y - (train[i] ?? 0))));
}

/** Continuous ranked probability score of a normal forecast (Gneiting and Raftery 2007, JASA 102). */
export function crpsNormal(centre: number, sd: number, observation: number): number {
  if (sd === 0) return Math.abs(observation - centre);
  const z = (observation - centre) / sd;
  return sd * (z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z) - 1 / Math.sqrt(Math.PI));
}

/**
 * CRPS of an ensemble in energy form: mean|x − y| − ½ mean|x − x'|. The fair version divides the second sum by
 * n(n − 1), which takes away the penalty for a small ensemble.
 */
export function crpsSample(ensemble: ArrayLike<number>, observation: number, fair = false): number {
  const sorted = Float64Array.from(ensemble).sort();
  const n = sorted.length;
  let distance = 0;
  let spread = 0;
  for (const [i, x] of sorted.entries()) {
    distance += Math.abs(x - observation);
    spread += x * (2 * i + 1 - n); // half the sum of all |x − x'|
  }
  return distance / n - spread / (n * (fair ? n - 1 : n));
}

/** Width of a central 1 − alpha interval plus 2/alpha times the distance by which the outcome missed it. */
export function intervalScore(lower: number, upper: number, observation: number, alpha: number): number {
  const below = Math.max(0, lower - observation);
  const above = Math.max(0, observation - upper);
  return upper - lower + (2 / alpha) * (below + above);
}

export interface CentralInterval {
  readonly lower: number;
  readonly upper: number;
  /** One minus the level: 0.2 for an 80 % interval. */
  readonly alpha: number;
}

/** Weighted interval score (Bracher et al. 2021): (½|y − median| + Σ alpha/2 · IS) / (K + ½). */
export function weightedIntervalScore(
  median: number,
  intervals: readonly CentralInterval[],
  observation: number,
): number {
  const parts = intervals.map(
    ({ lower, upper, alpha }) => (alpha / 2) * intervalScore(lower, upper, observation, alpha),
  );
  return (Math.abs(observation - median) / 2 + parts.reduce((a, b) => a + b, 0)) / (intervals.length + 0.5);
}

export interface Coverage {
  readonly coverage: number;
  /** Exact two-sided binomial test of the nominal level: outcomes no likelier than the one seen. */
  readonly pTwoSidedExact: number;
  /** P(covered or fewer) at the nominal level: small when the intervals are too narrow. */
  readonly pTooNarrow: number;
  readonly clopperPearson95: readonly [number, number];
}

/** Did intervals of a nominal level hold as often as they say? `n` forecasts, `covered` of them inside. */
export function coverageTest(n: number, covered: number, nominal: number): Coverage {
  const seen = binomialLogDensity(covered, n, nominal);
  let pTwoSidedExact = 0;
  for (let k = 0; k <= n; k += 1) {
    const density = binomialLogDensity(k, n, nominal);
    if (density <= seen + 1e-7) pTwoSidedExact += Math.exp(density);
  }
  return {
    coverage: covered / n,
    pTwoSidedExact: Math.min(1, pTwoSidedExact),
    pTooNarrow: binomialCdf(covered, n, nominal),
    clopperPearson95: [
      covered === 0 ? 0 : betaQuantile(0.025, covered, n - covered + 1),
      covered === n ? 1 : betaQuantile(0.975, covered + 1, n - covered),
    ],
  };
}

function binomialLogDensity(k: number, n: number, p: number): number {
  const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
  return ways + (k === 0 ? 0 : k * Math.log(p)) + (n === k ? 0 : (n - k) * Math.log1p(-p));
}
