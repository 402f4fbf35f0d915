import { poissonCdf } from '../numeric/distributions.ts';

/**
 * The smallest whole expected count at which a unit whose true ratio is `ratio` gives a signal with the stated power,
 * so that a contract manager knows below which size a funnel is blind. Exact Poisson; null above a million.
 * @param ratio true observed ÷ expected, above 1
 * @param p probability in the upper tail of the limit, 0.001 for the 99.8 % funnel
 */
export function smallestExpectedFor(ratio: number, p = 0.001, power = 0.8): number | null {
  for (let expected = 1; expected <= 1_000_000; expected += Math.max(1, Math.floor(expected / 200))) {
    const needed = signalCount(expected, p);
    if (1 - poissonCdf(needed - 1, ratio * expected) >= power) return expected;
  }
  return null;
}

/** Smallest count whose upper tail probability is at most p when nothing is wrong. */
function signalCount(expected: number, p: number): number {
  let count = Math.floor(expected);
  let step = Math.max(1, Math.ceil(Math.sqrt(expected)));
  while (step >= 1) {
    while (1 - poissonCdf(count + step - 1, expected) > p) count += step;
    step = Math.floor(step / 2);
  }
  return count + 1;
}
