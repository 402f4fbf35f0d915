import { CholeskyDecomposition, inverse, Matrix, QrDecomposition } from 'ml-matrix';

/** A matrix as rows of doubles. */
export type Rows = readonly (readonly number[])[];

/** Least-squares coefficients of y on the columns of X, by QR. Null when the columns are not independent. */
export function leastSquares(x: Rows, y: readonly number[]): number[] | null {
  const qr = new QrDecomposition(toMatrix(x));
  return qr.isFullRank() ? qr.solve(Matrix.columnVector([...y])).to1DArray() : null;
}

/** Inverse of a symmetric positive-definite matrix by Cholesky, or null when it is not. */
export function invertSymmetric(a: Rows): number[][] | null {
  const cholesky = new CholeskyDecomposition(toMatrix(symmetric(a)));
  if (!cholesky.isPositiveDefinite()) return null;
  return symmetric(cholesky.solve(Matrix.eye(a.length)).to2DArray());
}

/** Lower Cholesky factor of a covariance matrix; zeros when it is not positive definite. */
export function lowerTriangle(a: Rows): number[][] {
  const cholesky = new CholeskyDecomposition(toMatrix(symmetric(a)));
  return cholesky.isPositiveDefinite()
    ? cholesky.lowerTriangularMatrix.to2DArray()
    : a.map((row) => row.map(() => 0));
}

/** Inverse of any square matrix; throws when it is singular. */
export function invert(a: Rows): number[][] {
  return inverse(toMatrix(a)).to2DArray();
}

/** Solution of a symmetric positive-definite system, or null when the matrix is not. */
export function solveSymmetric(a: Rows, b: readonly number[]): number[] | null {
  const cholesky = new CholeskyDecomposition(toMatrix(symmetric(a)));
  return cholesky.isPositiveDefinite() ? cholesky.solve(Matrix.columnVector([...b])).to1DArray() : null;
}

/** X'WX with weights per row (all one when left out). */
export function crossProduct(x: Rows, weights?: readonly number[]): number[][] {
  const p = x[0]?.length ?? 0;
  const out = Array.from({ length: p }, () => Array.from({ length: p }, () => 0));
  for (const [i, row] of x.entries()) {
    const w = weights ? (weights[i] ?? 0) : 1;
    for (let a = 0; a < p; a += 1) {
      const target = out[a] ?? [];
      const scaled = w * (row[a] ?? 0);
      for (let b = 0; b < p; b += 1) target[b] = (target[b] ?? 0) + scaled * (row[b] ?? 0);
    }
  }
  return out;
}

/** X'v. */
export function crossVector(x: Rows, v: readonly number[]): number[] {
  const out = Array.from({ length: x[0]?.length ?? 0 }, () => 0);
  for (const [i, row] of x.entries()) {
    for (const [a, value] of row.entries()) out[a] = (out[a] ?? 0) + value * (v[i] ?? 0);
  }
  return out;
}

export function multiply(a: Rows, b: Rows): number[][] {
  return toMatrix(a).mmul(toMatrix(b)).to2DArray();
}

/** a'Ma. */
export function quadraticForm(m: Rows, a: readonly number[]): number {
  return dot(
    a,
    m.map((row) => dot(row, a)),
  );
}

export function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** The mean of a matrix and its transpose: takes away the last-digit asymmetry that a solver leaves. */
function symmetric(a: Rows): number[][] {
  return a.map((row, i) => row.map((v, j) => (v + (a[j]?.[i] ?? v)) / 2));
}

function toMatrix(rows: Rows): Matrix {
  return new Matrix(rows);
}
