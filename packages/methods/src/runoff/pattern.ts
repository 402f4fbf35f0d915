import { leastSquares } from '../numeric/linear.ts';
import { tCdf } from '../numeric/distributions.ts';
import type { Triangle } from './triangle.ts';

/** How the last variance parameter is made, which no single link ratio can estimate. */
export type LastSigma = 'mack' | 'log-linear';

/** A development pattern: link ratios and their variances per development step. NaN where not estimable. */
export interface Pattern {
  /** f[k] = Σ C[i][k+1] / Σ C[i][k] over origins that have both. */
  readonly factors: readonly number[];
  /** Variance parameter of step k: Var(C[k+1] | C[k]) = sigma2[k] · C[k]. */
  readonly sigma2: readonly number[];
  /** Σ C[i][k] over the origins behind factor k. */
  readonly weights: readonly number[];
  /** Origins behind factor k. */
  readonly pairs: readonly number[];
  readonly flags: readonly string[];
}

/** Volume-weighted link ratios and Mack's variance parameters (Mack 1993, formulas 3 and 5). */
export function estimatePattern(data: Triangle, lastSigma: LastSigma): Pattern {
  const factors: number[] = [];
  const sigma2: number[] = [];
  const weights: number[] = [];
  const pairs: number[] = [];
  const flags: string[] = [];
  for (let k = 0; k + 1 < data.columns; k += 1) {
    const rows = data.cumulative.filter((row) => row.length > k + 1);
    const before = rows.reduce((sum, row) => sum + (row[k] ?? 0), 0);
    const after = rows.reduce((sum, row) => sum + (row[k + 1] ?? 0), 0);
    const factor = before > 0 ? after / before : Number.NaN;
    if (Number.isNaN(factor)) flags.push(`factor-${k}-undefined`);
    factors.push(factor);
    weights.push(before);
    pairs.push(rows.length);
    sigma2.push(rows.length > 1 ? scatter(rows, k, factor) : Number.NaN);
  }
  return { factors, weights, pairs, ...completeSigma(sigma2, lastSigma, flags) };
}

/** Weighted scatter of the link ratios of step k around their factor. */
function scatter(rows: readonly (readonly number[])[], k: number, factor: number): number {
  let squares = 0;
  for (const row of rows) {
    const before = row[k] ?? 0;
    if (before === 0) continue;
    squares += before * ((row[k + 1] ?? 0) / before - factor) ** 2;
  }
  return squares / (rows.length - 1);
}

/** Fills the variances that a single link ratio cannot give, by the chosen convention. */
function completeSigma(
  estimated: readonly number[],
  convention: LastSigma,
  flags: readonly string[],
): { sigma2: number[]; flags: string[] } {
  const sigma2 = [...estimated];
  const notes = [...flags];
  const line = convention === 'log-linear' ? logLine(estimated) : null;
  if (line && line.slopeP > 0.05) notes.push('log-linear-sigma-does-not-fit:mack-used');
  for (const [k, value] of sigma2.entries()) {
    if (!Number.isNaN(value)) continue;
    const own = line && line.slopeP <= 0.05 ? line.at(k) : byMack(sigma2, k);
    sigma2[k] = own;
    notes.push(Number.isNaN(own) ? `sigma-${k}-not-estimable` : `sigma-${k}-extrapolated`);
  }
  return { sigma2, flags: notes };
}

/** Mack 1993: min(s²[k−1]² / s²[k−2], s²[k−2], s²[k−1]). */
function byMack(sigma2: readonly number[], k: number): number {
  const one = sigma2[k - 1] ?? Number.NaN;
  const two = sigma2[k - 2] ?? Number.NaN;
  if (Number.isNaN(one) || Number.isNaN(two)) return Number.NaN;
  return two === 0 ? 0 : Math.min((one * one) / two, two, one);
}

interface LogLine {
  /** P-value of the slope; above 5 % the line is not used, as in the R package ChainLadder. */
  readonly slopeP: number;
  readonly at: (k: number) => number;
}

/** Least-squares line of log sigma on the development step, over the steps that have one. */
function logLine(sigma2: readonly number[]): LogLine | null {
  const steps = [...sigma2.keys()].filter((k) => (sigma2[k] ?? 0) > 0);
  if (steps.length < 3) return null;
  const x = steps.map((k) => [1, k]);
  const y = steps.map((k) => 0.5 * Math.log(sigma2[k] ?? 1));
  const [intercept = 0, slope = 0] = leastSquares(x, y) ?? [];
  const centre = steps.reduce((sum, k) => sum + k, 0) / steps.length;
  const spread = steps.reduce((sum, k) => sum + (k - centre) ** 2, 0);
  const rss = steps.reduce((sum, k, i) => sum + ((y[i] ?? 0) - intercept - slope * k) ** 2, 0);
  const df = steps.length - 2;
  const t = slope / Math.sqrt(rss / df / spread);
  return { slopeP: 2 * tCdf(-Math.abs(t), df), at: (k) => Math.exp(2 * (intercept + slope * k)) };
}

/** Share of the final amount that is known at each development period: 1 / product of the factors still to come. */
export function claimedShares(factors: readonly number[], tailFactor = 1): number[] {
  const shares = [1 / tailFactor];
  for (const factor of factors.toReversed()) shares.unshift((shares[0] ?? 1) / factor);
  return shares;
}
