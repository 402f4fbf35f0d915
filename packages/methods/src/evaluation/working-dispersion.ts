import { crossProduct, crossVector, solveSymmetric, type Rows } from '../numeric/linear.ts';

/**
 * Dispersion of a Poisson model with log link as published tables have it: working residuals under the weights of the
 * last step of R's `glm`, which starts from y + 0.1 and stops when the deviance moves by less than 1e-8. Differs from
 * Pearson's at the exact maximum in the sixth digit. Null when the columns are not independent.
 */
export function workingDispersion(
  y: readonly number[],
  design: Rows,
  offset: readonly number[],
): number | null {
  let mu = y.map((v) => v + 0.1);
  let weights = mu;
  let deviance = Number.POSITIVE_INFINITY;
  for (let step = 0; step < 50; step += 1) {
    weights = mu;
    const z = mu.map((m, i) => Math.log(m) - (offset[i] ?? 0) + ((y[i] ?? 0) - m) / m);
    const beta = solveSymmetric(
      crossProduct(design, weights),
      crossVector(
        design,
        z.map((v, i) => v * (weights[i] ?? 0)),
      ),
    );
    if (beta === null) return null;
    mu = design.map((row, i) =>
      Math.exp(row.reduce((sum, v, k) => sum + v * (beta[k] ?? 0), offset[i] ?? 0)),
    );
    const next = y.reduce((sum, v, i) => sum + unitDeviance(v, mu[i] ?? 1), 0);
    if (Math.abs(next - deviance) / (Math.abs(next) + 0.1) < 1e-8) break;
    deviance = next;
  }
  const squares = y.reduce(
    (sum, v, i) => sum + (weights[i] ?? 0) * ((v - (mu[i] ?? 1)) / (mu[i] ?? 1)) ** 2,
    0,
  );
  return squares / (y.length - (design[0]?.length ?? 0));
}

function unitDeviance(y: number, mu: number): number {
  return 2 * ((y === 0 ? 0 : y * Math.log(y / mu)) - (y - mu));
}
