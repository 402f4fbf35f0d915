/** Sum of a list; 0 for an empty one. */
export function sum(values: readonly number[] | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Arithmetic mean; NaN for an empty list. */
export function mean(values: readonly number[] | Float64Array): number {
  return sum(values) / values.length;
}

/** Sample variance with divisor n − 1; NaN for fewer than two values. */
export function variance(values: readonly number[] | Float64Array): number {
  const centre = mean(values);
  let squares = 0;
  for (const value of values) squares += (value - centre) ** 2;
  return squares / (values.length - 1);
}

export function standardDeviation(values: readonly number[] | Float64Array): number {
  return Math.sqrt(variance(values));
}

/** Quantile of type 7 (linear between order statistics, as R and Excel do). NaN for an empty list. */
export function quantile(values: readonly number[] | Float64Array, p: number): number {
  return quantileOfSorted(Float64Array.from(values).sort(), p);
}

/** The same for values that are already sorted upward. */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? Number.NaN;
  return low + (at - below) * (high - low);
}

export function median(values: readonly number[] | Float64Array): number {
  return quantile(values, 0.5);
}
