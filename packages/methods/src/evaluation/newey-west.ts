import { crossProduct, invertSymmetric, leastSquares, multiply, type Rows } from '../numeric/linear.ts';

export interface LinearFit {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  readonly fitted: readonly number[];
  /** Residual variance with n − k degrees of freedom. */
  readonly sigma2: number;
  readonly degreesOfFreedom: number;
  /** (X'X)⁻¹. */
  readonly inverse: readonly (readonly number[])[];
}

/** Ordinary least squares; null when the columns are not independent or there are no degrees of freedom. */
export function fitLinear(x: Rows, y: readonly number[]): LinearFit | null {
  const coefficients = leastSquares(x, y);
  const inverse = invertSymmetric(crossProduct(x));
  const degreesOfFreedom = y.length - (x[0]?.length ?? 0);
  if (coefficients === null || inverse === null || degreesOfFreedom <= 0) return null;
  const fitted = x.map((row) => row.reduce((sum, v, k) => sum + v * (coefficients[k] ?? 0), 0));
  const residuals = y.map((v, t) => v - (fitted[t] ?? 0));
  const sigma2 = residuals.reduce((sum, e) => sum + e * e, 0) / degreesOfFreedom;
  return { coefficients, residuals, fitted, sigma2, degreesOfFreedom, inverse };
}

/**
 * Covariance that holds under autocorrelation up to `lag` (Newey and West 1987):
 * (X'X)⁻¹ [G0 + Σ (1 − l/(L+1)) (Gl + Gl')] (X'X)⁻¹, Gl = Σ u_t u_{t−l} x_t x_{t−l}'.
 */
export function neweyWest(x: Rows, fit: LinearFit, lag: number): number[][] {
  const scores = x.map((row, t) => row.map((v) => v * (fit.residuals[t] ?? 0)));
  const k = x[0]?.length ?? 0;
  const meat = Array.from({ length: k }, () => Array.from({ length: k }, () => 0));
  for (let l = 0; l <= lag; l += 1) {
    const weight = 1 - l / (lag + 1);
    for (let t = l; t < scores.length; t += 1)
      addOuter(meat, scores[t] ?? [], scores[t - l] ?? [], l === 0 ? 0.5 : weight);
  }
  return multiply(multiply(fit.inverse, meat), fit.inverse);
}

/** Adds weight × (a b' + b a'). */
function addOuter(target: number[][], a: readonly number[], b: readonly number[], weight: number): void {
  for (const [i, row] of target.entries()) {
    for (let j = 0; j < row.length; j += 1) {
      row[j] = (row[j] ?? 0) + weight * ((a[i] ?? 0) * (b[j] ?? 0) + (b[i] ?? 0) * (a[j] ?? 0));
    }
  }
}

/** Lag by the usual rule ⌊4 (n/100)^(2/9)⌋. */
export function defaultLag(n: number): number {
  return Math.floor(4 * (n / 100) ** (2 / 9));
}

export function standardErrors(covariance: readonly (readonly number[])[]): number[] {
  return covariance.map((row, k) => Math.sqrt(Math.max(0, row[k] ?? 0)));
}
