/** Logarithmic mean: (a − b) / (ln a − ln b), and a when both are equal. Both must be positive. */
export function logarithmicMean(a: number, b: number): number {
  // Close to a = b the quotient loses its digits; the series around the mean does not.
  const ratio = a / b;
  if (Math.abs(ratio - 1) < 1e-6) return (a + b) / 2 - (a - b) ** 2 / (6 * (a + b));
  return (a - b) / Math.log(ratio);
}

/**
 * LMDI-I effects of one cell (Ang 2005, Energy Policy 33; zeros by Wood and Lenzen 2006): effect_k = L(V1, V0)
 * ln(x1_k / x0_k). A factor that goes from zero to something, or back, takes the whole change of the cell, shared
 * equally when there are more. Null when a factor is negative: the method has no answer there.
 */
export function lmdiEffects(before: readonly number[], after: readonly number[]): number[] | null {
  if (before.some((x) => x < 0) || after.some((x) => x < 0)) return null;
  const value0 = before.reduce((a, b) => a * b, 1);
  const value1 = after.reduce((a, b) => a * b, 1);
  if (value0 > 0 && value1 > 0) {
    const weight = logarithmicMean(value1, value0);
    return before.map((x, k) => weight * Math.log((after[k] ?? 0) / x));
  }
  const turning = before.map((x, k) => (x === 0) !== (after[k] === 0));
  const count = turning.filter(Boolean).length;
  return turning.map((turns) => (turns && count > 0 ? (value1 - value0) / count : 0));
}

/** Multiplicative LMDI-I: D_k = exp(effect_k / L(V1, V0)); their product is V1 / V0. Null when a total is not positive. */
export function lmdiMultipliers(effects: readonly number[], total0: number, total1: number): number[] | null {
  if (!(total0 > 0) || !(total1 > 0)) return null;
  const weight = logarithmicMean(total1, total0);
  return effects.map((e) => Math.exp(e / weight));
}
