import { choleskySolve } from './small-cholesky.ts';

/**
 * min ½ w'Gw − r'w over w ≥ 0, Σ w = 1, by a primal active-set method: start at the best corner, add the weight with the
 * steepest descent, drop weights that turn negative on the way. Fast when few weights end above zero, as in the inner
 * problem of predictor-based synthetic control; `simplexWeights` is the general solver. A relative ridge of 1e-10
 * keeps equal donors apart.
 * @param gram G in row-major order, `size` wide.
 */
export function activeSetWeights(gram: Float64Array, right: Float64Array, size: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < size; i += 1) trace += gram[i * size + i] ?? 0;
  const ridge = (1e-10 * trace) / size;
  const problem: Problem = { gram, right, size, ridge };
  const w = new Float64Array(size);
  let support = [bestCorner(problem)];
  w[support[0] ?? 0] = 1;
  for (let round = 0; round < 20 * size; round += 1) {
    support = settle(problem, w, support);
    const entering = steepest(problem, w, support, 1e-9 * trace);
    if (entering < 0) break;
    support = [...support, entering];
  }
  return w;
}

interface Problem {
  readonly gram: Float64Array;
  readonly right: Float64Array;
  readonly size: number;
  readonly ridge: number;
}

function bestCorner({ gram, right, size }: Problem): number {
  let best = 0;
  let value = Number.POSITIVE_INFINITY;
  for (let i = 0; i < size; i += 1) {
    const own = 0.5 * (gram[i * size + i] ?? 0) - (right[i] ?? 0);
    if (own < value) {
      value = own;
      best = i;
    }
  }
  return best;
}

/** Moves to the minimum over the support, dropping weights that would turn negative; returns the support left. */
function settle(problem: Problem, w: Float64Array, start: readonly number[]): number[] {
  let support = [...start];
  for (;;) {
    const target = minimumOn(problem, support);
    let step = 1;
    for (const [k, i] of support.entries()) {
      const to = target[k] ?? 0;
      const from = w[i] ?? 0;
      if (to < 0) step = Math.min(step, from / (from - to));
    }
    for (const [k, i] of support.entries()) w[i] = (w[i] ?? 0) + step * ((target[k] ?? 0) - (w[i] ?? 0));
    if (step === 1) return support;
    const kept = support.filter((i) => (w[i] ?? 0) > 1e-14);
    for (const i of support) if (!kept.includes(i)) w[i] = 0;
    support = kept;
  }
}

/** Weights on the support that sum to one, signs free: w = G⁻¹r + ν G⁻¹1. */
function minimumOn({ gram, right, size, ridge }: Problem, support: readonly number[]): Float64Array {
  const n = support.length;
  const g = new Float64Array(n * n);
  const r = Float64Array.from(support, (i) => right[i] ?? 0);
  for (const [a, i] of support.entries()) {
    for (const [b, j] of support.entries()) g[a * n + b] = (gram[i * size + j] ?? 0) + (a === b ? ridge : 0);
  }
  const free = choleskySolve(g, r, n);
  const ones = choleskySolve(g, new Float64Array(n).fill(1), n);
  if (free === null || ones === null) return new Float64Array(n).fill(1 / n);
  const nu = (1 - free.reduce((a, b) => a + b, 0)) / ones.reduce((a, b) => a + b, 0);
  return free.map((v, k) => v + nu * (ones[k] ?? 0));
}

/** The weight outside the support whose increase lowers the objective most; −1 when none does. */
function steepest(
  { gram, right, size }: Problem,
  w: Float64Array,
  support: readonly number[],
  slack: number,
): number {
  const slope = (i: number): number => {
    let value = -(right[i] ?? 0);
    for (const j of support) value += (gram[i * size + j] ?? 0) * (w[j] ?? 0);
    return value;
  };
  const level = support.reduce((sum, i) => sum + (w[i] ?? 0) * slope(i), 0);
  let best = -1;
  let lowest = level - slack;
  for (let i = 0; i < size; i += 1) {
    if (support.includes(i)) continue;
    const value = slope(i);
    if (value < lowest) {
      lowest = value;
      best = i;
    }
  }
  return best;
}
