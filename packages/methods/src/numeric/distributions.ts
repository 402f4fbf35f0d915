import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import chisquareQuantile from '@stdlib/stats-base-dists-chisquare-quantile';
import gammaQuantile from '@stdlib/stats-base-dists-gamma-quantile';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import poissonCdf from '@stdlib/stats-base-dists-poisson-cdf';
import poissonQuantile from '@stdlib/stats-base-dists-poisson-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

/**
 * Distribution functions by their usual parameters: beta(x, a, b), binomial(x, n, p), chisquare(x, df),
 * gamma(x, shape, rate), poisson(x, mean), t(x, df). Quantiles take the probability first.
 */
export {
  betaQuantile,
  binomialCdf,
  chisquareCdf,
  chisquareQuantile,
  gammaQuantile,
  poissonCdf,
  poissonQuantile,
  tCdf,
  tQuantile,
};

/** P(Z ≤ z) of a normal variable. */
export function normalCdf(z: number, mean = 0, sd = 1): number {
  return normalCdfOf(z, mean, sd);
}

export function normalQuantile(p: number, mean = 0, sd = 1): number {
  return normalQuantileOf(p, mean, sd);
}

/** Density of the standard normal. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/** Two-sided normal quantile of an interval level: 0.95 gives 1.959964. */
export function twoSidedZ(level: number): number {
  return normalQuantile(0.5 + level / 2);
}

/** log Γ(x) for x > 0 (Lanczos, g = 7, nine terms; relative error below 1e-13). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  const t = z + 7.5;
  const series = lanczos.reduce((sum, c, i) => sum + (i === 0 ? c : c / (z + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(series);
}

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
