import { chisquareQuantile, twoSidedZ } from '../numeric/distributions.ts';

export interface RatioLimits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact Poisson limits of observed ÷ expected around target 1: the funnel of Spiegelhalter (2005).
 * @param expected expected count, above 0
 * @param p probability in each tail: 0.025 for the 95 % funnel, 0.001 for the 99.8 % funnel
 */
export function funnelLimits(expected: number, p: number): RatioLimits {
  return {
    lower: chisquareQuantile(p, 2 * expected) / (2 * expected),
    upper: chisquareQuantile(1 - p, 2 * (expected + 1)) / (2 * expected),
  };
}

/** Byar's interval of observed ÷ expected (Breslow & Day 1987, §2.3). No events: lower limit 0. */
export function byarInterval(observed: number, expected: number, level: number): RatioLimits {
  const z = twoSidedZ(level);
  const above = observed + 1;
  return {
    lower:
      observed === 0
        ? 0
        : (observed * (1 - 1 / (9 * observed) - z / (3 * Math.sqrt(observed))) ** 3) / expected,
    upper: (above * (1 - 1 / (9 * above) + z / (3 * Math.sqrt(above))) ** 3) / expected,
  };
}

/** Exact Poisson interval of observed ÷ expected (Garwood 1936). */
export function exactInterval(observed: number, expected: number, level: number): RatioLimits {
  const tail = (1 - level) / 2;
  return {
    lower: observed === 0 ? 0 : chisquareQuantile(tail, 2 * observed) / (2 * expected),
    upper: chisquareQuantile(1 - tail, 2 * (observed + 1)) / (2 * expected),
  };
}
