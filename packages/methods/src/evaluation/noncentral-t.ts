import { logGamma, normalCdf } from '../numeric/distributions.ts';

/**
 * P(T ≤ t) of a non-central t with `df` degrees of freedom and non-centrality `delta`: the normal probability
 * Φ(t·s − delta) averaged over s = √(χ²/df), by the trapezium rule on log s, which converges beyond the digits of a
 * double because the integrand vanishes smoothly on both sides.
 */
export function noncentralTCdf(t: number, df: number, delta: number): number {
  // Density of u = log s: 2 (df/2)^(df/2) / Γ(df/2) · exp(df·u − df/2 · e^(2u)).
  const constant = Math.log(2) + (df / 2) * Math.log(df / 2) - logGamma(df / 2);
  const reach = 14 / Math.sqrt(2 * df) + 14 / df;
  const steps = 800;
  const width = (2 * reach) / steps;
  let total = 0;
  let mass = 0;
  for (let i = 0; i <= steps; i += 1) {
    const u = -reach + i * width;
    const density = Math.exp(constant + df * u - (df / 2) * Math.exp(2 * u));
    total += density * normalCdf(t * Math.exp(u) - delta);
    mass += density;
  }
  return total / mass;
}
