import { invertSymmetric, solveSymmetric } from '../numeric/linear.ts';
import { differences, type Triangle } from './triangle.ts';

/** Inverse information of the parameters (a[i] per origin, b[j] per later column) at phi = 1. */
export interface Covariance {
  readonly matrix: readonly (readonly number[])[];
  /** Dispersion that belongs to the matrix: working residuals under its own weights. */
  readonly dispersion: number;
  /** Position of the parameter of each origin; −1 for an origin without claims, which has none. */
  readonly originAt: readonly number[];
  /** Position of the parameter of each column; −1 for the first, which is the reference. */
  readonly columnAt: readonly number[];
}

interface Cell {
  readonly origin: number;
  readonly column: number;
  readonly y: number;
  readonly m: number;
}

/**
 * The covariance matrix and dispersion that iteratively reweighted least squares leaves behind: those of the weights
 * of its last step, which started from y + 0.1 and stopped when the deviance moved by less than 1e-8. Published tables
 * were made so (R `glm`); they differ from the values at the exact maximum in the sixth digit. With a negative
 * increment the iteration has no start, and the exact fitted means are the weights.
 */
export function odpCovariance(data: Triangle, fitted: readonly (readonly number[])[]): Covariance | null {
  let size = 0;
  const originAt = fitted.map((row) => (row.some((m) => m !== 0) ? size++ : -1));
  const columnAt = Array.from({ length: data.columns }, (_, j) => (j === 0 ? -1 : size + j - 1));
  size += data.columns - 1;
  const cells: Cell[] = [];
  for (const [i, row] of data.cumulative.entries()) {
    const origin = originAt[i] ?? -1;
    if (origin < 0) continue;
    for (const [j, y] of differences(row).entries()) {
      cells.push({ origin, column: columnAt[j] ?? -1, y, m: fitted[i]?.[j] ?? 0 });
    }
  }
  const weights = cells.every((c) => c.y >= 0) ? lastStepWeights(cells, size) : cells.map((c) => c.m);
  const matrix = invertSymmetric(information(cells, weights, size));
  if (matrix === null) return null;
  const squares = cells.reduce((sum, { y, m }, c) => sum + (weights[c] ?? 0) * ((y - m) / m) ** 2, 0);
  return { matrix, dispersion: Math.abs(squares) / (cells.length - size), originAt, columnAt };
}

function lastStepWeights(cells: readonly Cell[], size: number): number[] {
  let mu = cells.map((c) => c.y + 0.1);
  let weights = mu;
  let deviance = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 50; step += 1) {
    weights = mu;
    const working = mu.map((m, c) => Math.log(m) + ((cells[c]?.y ?? 0) - m) / m);
    const beta = solveSymmetric(information(cells, weights, size), scores(cells, weights, working, size));
    if (beta === null) return cells.map((c) => c.m);
    mu = cells.map((c) => Math.exp((beta[c.origin] ?? 0) + (c.column < 0 ? 0 : (beta[c.column] ?? 0))));
    const next = cells.reduce((sum, c, i) => sum + unitDeviance(c.y, mu[i] ?? 1), 0);
    if (Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8) break;
    deviance = next;
  }
  return weights;
}

function unitDeviance(y: number, mu: number): number {
  return 2 * ((y === 0 ? 0 : y * Math.log(y / mu)) - (y - mu));
}

/** X'WX of the two-way layout. */
function information(cells: readonly Cell[], weights: readonly number[], size: number): number[][] {
  const out = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [c, { origin, column }] of cells.entries()) {
    for (const a of [origin, column]) {
      const row = out[a];
      if (row === undefined) continue;
      for (const b of [origin, column]) if (b >= 0) row[b] = (row[b] ?? 0) + (weights[c] ?? 0);
    }
  }
  return out;
}

/** X'Wz of the two-way layout. */
function scores(
  cells: readonly Cell[],
  weights: readonly number[],
  working: readonly number[],
  size: number,
): number[] {
  const out = Array.from({ length: size }, () => 0);
  for (const [c, { origin, column }] of cells.entries()) {
    const value = (weights[c] ?? 0) * (working[c] ?? 0);
    for (const a of [origin, column]) if (a >= 0) out[a] = (out[a] ?? 0) + value;
  }
  return out;
}
