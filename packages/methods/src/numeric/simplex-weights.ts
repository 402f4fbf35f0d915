import quadprog from 'quadprog';
import { crossProduct, crossVector, type Rows } from './linear.ts';

/**
 * Weights w ≥ 0 with Σ w = 1 that minimise |y − X w|² + ridge |w|²: the quadratic programme of synthetic control.
 * A relative ridge of 1e-8 is always added, because with more units than periods the minimum is not unique.
 * Weights below 1e-9 are set to zero and the rest made to sum to one. Null when the solver gives up.
 */
export function simplexWeights(x: Rows, y: readonly number[], ridge = 0): number[] | null {
  const units = x[0]?.length ?? 0;
  if (units === 1) return [1];
  const cross = crossProduct(x);
  const scale = cross.reduce((sum, row, i) => sum + (row[i] ?? 0), 0) / units || 1;
  const d = cross.map((row, i) => row.map((v, j) => v / scale + (i === j ? ridge / scale + 1e-8 : 0)));
  const right = crossVector(x, y).map((v) => v / scale);
  // One equality (the sum) and a lower bound per weight, as columns of the constraint matrix; arrays count from 1.
  const constraints = d.map((_, i) => shifted([1, ...d.map((__, j) => Number(i === j))]));
  const bounds = shifted([1, ...d.map(() => 0)]);
  const answer = quadprog.solveQP(
    shifted(d.map((row) => shifted(row))),
    shifted(right),
    shifted(constraints),
    bounds,
    1,
  );
  if (answer.message !== '') return null;
  const weights = answer.solution.slice(1).map((w) => (w < 1e-9 ? 0 : w));
  const total = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / total);
}

function shifted<T>(values: readonly T[]): T[] {
  const out: T[] = [];
  for (const [i, v] of values.entries()) out[i + 1] = v;
  return out;
}
