import { at } from '../numeric/lists.ts';
import { mean, quantile, sum } from '../numeric/moments.ts';

export interface Overdispersion {
  /** z = 2(√O − √E) per unit. */
  readonly z: readonly number[];
  /** Where z was cut off, lower and upper. */
  readonly winsorLimits: readonly [number, number];
  /** Mean square of the cut-off z: 1 when units differ by chance only. */
  readonly phi: number;
  /** Variance between units on the scale √(O/E), never below 0. */
  readonly tau2: number;
  /** Whether the funnel is widened by tau2. */
  readonly applyTau2: boolean;
}

/**
 * How much more units differ than chance explains, on the square-root scale and with the outer units cut off at the
 * quantiles `winsor` and 1 − `winsor` (Spiegelhalter 2005b; Spiegelhalter et al. 2012).
 */
export function overdispersion(
  observed: readonly number[],
  expected: readonly number[],
  winsor = 0.1,
): Overdispersion {
  const z = observed.map((o, i) => 2 * (Math.sqrt(o) - Math.sqrt(at(expected, i))));
  const low = quantile(z, winsor);
  const high = quantile(z, 1 - winsor);
  const phi = mean(z.map((value) => Math.min(high, Math.max(low, value)) ** 2));
  const weights = expected.map((e) => 4 * e); // 1/s², with s = 1/(2√E)
  const tau2 = betweenVariance(phi * z.length, weights);
  return { z, winsorLimits: [low, high], phi, tau2, applyTau2: tau2 > 0 };
}

/** Method-of-moments variance between units from Q = Σ w (y − pooled)² with weights w (DerSimonian & Laird 1986). */
export function betweenVariance(q: number, weights: readonly number[]): number {
  const total = sum(weights);
  const squares = sum(weights.map((w) => w * w));
  return Math.max(0, (q - (weights.length - 1)) / (total - squares / total));
}
