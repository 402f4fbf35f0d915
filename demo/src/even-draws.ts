/**
 * Draws in [0, 1) that are spread evenly (Kronecker sequence), so that the shares of a small region are those of a
 * large one. Take another irrational step for every quantity that must not hang together with the others.
 */
export function evenDraws(start: number, step: number): () => number {
  let at = start;
  return () => {
    at = (at + step) % 1;
    return at;
  };
}

/** Fractional parts of square roots of primes, and of their products: no two hang together. */
export const evenSteps = [2, 3, 5, 7, 11, 13].map((prime) => Math.sqrt(prime) % 1);

/** The index that a draw in [0, 1) points at, in proportion to the weights. */
export function pickAt(draw: number, weights: readonly number[]): number {
  let left = draw * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [i, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
