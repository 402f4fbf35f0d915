/**
 * Every way in which one factor can switch from its old to its new value: the set of factors that switched before it
 * decides the step, so the n! orderings collapse into n · 2^(n−1) steps.
 */
export interface OrderingStep {
  readonly factor: number;
  /** Factors that already have their new value, as bits. */
  readonly before: number;
  /** Share of the orderings that have exactly this set before the factor: |S|! (n − |S| − 1)! / n!. */
  readonly weight: number;
}

/** The steps of n factors. More than eight factors would say nothing a person can read. */
export function stepsOf(factors: number): OrderingStep[] {
  if (factors < 1 || factors > 8) throw new RangeError(`between 1 and 8 factors, got ${factors}`);
  const steps: OrderingStep[] = [];
  for (let factor = 0; factor < factors; factor += 1) {
    for (let before = 0; before < 1 << factors; before += 1) {
      if ((before & (1 << factor)) !== 0) continue;
      const size = bitCount(before);
      steps.push({
        factor,
        before,
        weight: (factorial(size) * factorial(factors - size - 1)) / factorial(factors),
      });
    }
  }
  return steps;
}

/** Fills `products[S]` with the product of new values for the factors in S and old values for the others. */
export function fillProducts(
  products: Float64Array,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  { offset, factors }: { readonly offset: number; readonly factors: number },
): void {
  products[0] = 1;
  for (let f = 0; f < factors; f += 1) {
    const old = before[offset + f] ?? 0;
    const fresh = after[offset + f] ?? 0;
    const bit = 1 << f;
    for (let set = 0; set < bit; set += 1) {
      const partial = products[set] ?? 0;
      products[set | bit] = partial * fresh;
      products[set] = partial * old;
    }
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let left = bits; left > 0; left >>= 1) count += left & 1;
  return count;
}

function factorial(n: number): number {
  let product = 1;
  for (let i = 2; i <= n; i += 1) product *= i;
  return product;
}
