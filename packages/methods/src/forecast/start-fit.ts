import { leastSquares } from '../numeric/linear.ts';
import { solveWithDeterminant } from '../numeric/small-cholesky.ts';
import { startSize, type Components, type Smoothing } from './state-space.ts';

export interface StartFit {
  /** Start state as free numbers, see `stateFrom`. */
  readonly free: readonly number[];
  readonly sse: number;
  /** log |X'X| of the regression on unit starts: what the restricted likelihood needs. */
  readonly logDeterminant: number;
}

/**
 * The start state that minimises the squared one-step errors, exactly: the errors of an additive model are linear in
 * the start state, so it is a regression of the errors from a zero start on the responses to unit starts. Runs inside
 * the search over the smoothing parameters, hence the flat arrays. Null when the series does not determine it.
 */
export function fitStart(
  y: readonly number[],
  components: Components,
  smoothing: Smoothing,
): StartFit | null {
  const size = startSize(components);
  const width = size + 1; // one channel per unit start, the last one for the series itself
  const errors = channelErrors(y, components, smoothing, size);
  const cross = new Float64Array(size * size);
  const right = new Float64Array(size);
  let total = 0;
  for (let row = 0; row < errors.length; row += width) {
    const own = errors[row + size] ?? 0;
    total += own * own;
    for (let a = 0; a < size; a += 1) {
      const value = errors[row + a] ?? 0;
      right[a] = (right[a] ?? 0) - value * own;
      for (let b = 0; b <= a; b += 1) {
        const at = a * size + b;
        cross[at] = (cross[at] ?? 0) + value * (errors[row + b] ?? 0);
      }
    }
  }
  const solved = solveWithDeterminant(cross, right, size);
  if (solved === null) return byOrthogonalisation(errors, size);
  const { solution, logDeterminant } = solved;
  let sse = total;
  for (let a = 0; a < size; a += 1) sse -= (solution[a] ?? 0) * (right[a] ?? 0);
  // Cancellation: when nearly everything is explained, sum the errors themselves.
  const settled = sse > 1e-6 * total ? sse : directSse(errors, solution, size);
  return { free: [...solution], sse: settled, logDeterminant };
}

/** One-step errors per period: of a zero series from each unit start, and of the series from a zero start. */
function channelErrors(
  y: readonly number[],
  { trend, period }: Components,
  { alpha, beta, phi, gamma }: Smoothing,
  size: number,
): Float64Array {
  const width = size + 1;
  const slope = trend === 'none' ? 0 : trend === 'damped' ? phi : 1;
  const firstSeason = trend === 'none' ? 1 : 2;
  const level = new Float64Array(width);
  const drift = new Float64Array(width);
  level[0] = 1;
  if (trend !== 'none') drift[1] = 1;
  const season = unitSeasons(period, width, firstSeason);
  const errors = new Float64Array(y.length * width);
  for (let t = 0; t < y.length; t += 1) {
    const seat = (t % period) * width;
    for (let c = 0; c < width; c += 1) {
      const kept = slope * (drift[c] ?? 0);
      const error = (c === size ? (y[t] ?? 0) : 0) - (level[c] ?? 0) - kept - (season[seat + c] ?? 0);
      errors[t * width + c] = error;
      level[c] = (level[c] ?? 0) + kept + alpha * error;
      drift[c] = kept + beta * error;
      if (period > 1) season[seat + c] = (season[seat + c] ?? 0) + gamma * error;
    }
  }
  return errors;
}

/** Each free seasonal term is one in its own season and minus one in the last, so that all sum to zero. */
function unitSeasons(period: number, width: number, first: number): Float64Array {
  const season = new Float64Array(width * period);
  for (let s = 0; s < period - 1; s += 1) {
    season[s * width + first + s] = 1;
    season[(period - 1) * width + first + s] = -1;
  }
  return season;
}

function directSse(errors: Float64Array, free: Float64Array, size: number): number {
  let sse = 0;
  for (let row = 0; row < errors.length; row += size + 1) {
    let error = errors[row + size] ?? 0;
    for (let a = 0; a < size; a += 1) error += (free[a] ?? 0) * (errors[row + a] ?? 0);
    sse += error * error;
  }
  return sse;
}

/** The same regression by QR, for cross-products that are singular to working precision. */
function byOrthogonalisation(errors: Float64Array, size: number): StartFit | null {
  const rows = Array.from({ length: errors.length / (size + 1) }, (_, t) => t * (size + 1));
  const design = rows.map((row) => Array.from(errors.subarray(row, row + size), (v) => -v));
  const free = leastSquares(
    design,
    rows.map((row) => errors[row + size] ?? 0),
  );
  return free && { free, sse: directSse(errors, Float64Array.from(free), size), logDeterminant: 0 };
}
