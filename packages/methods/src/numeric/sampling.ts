import type { Random } from '@jeugdregie/kernel';
import { poissonQuantile } from './distributions.ts';

/**
 * A gamma deviate with this shape and scale (mean shape × scale), by Marsaglia and Tsang (2000), ACM TOMS 26.
 * Uses only the given generator: the same seed gives the same number on every platform.
 */
export function gammaDeviate(random: Random, shape: number, scale: number): number {
  if (shape <= 0 || scale <= 0) return 0;
  if (shape < 1) return gammaDeviate(random, shape + 1, scale) * (1 - random.next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = random.normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v))
      return d * v * scale;
  }
}

/** A gamma deviate with this mean and variance; the sign of a negative mean is kept. */
export function gammaWithMoments(random: Random, mean: number, variance: number): number {
  if (mean === 0 || variance <= 0) return mean;
  const size = Math.abs(mean);
  return Math.sign(mean) * gammaDeviate(random, (size * size) / variance, variance / size);
}

/** A Poisson deviate: by multiplication for small means, by inversion for large ones. */
export function poissonDeviate(random: Random, mean: number): number {
  if (mean <= 0) return 0;
  if (mean > 30) return poissonQuantile(random.next(), mean);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > limit; product *= random.next()) count += 1;
  return count;
}

/** A negative-binomial deviate with this mean and variance mean + mean²/size. */
export function negativeBinomialDeviate(random: Random, mean: number, size: number): number {
  return poissonDeviate(random, gammaDeviate(random, size, mean / size));
}

/** A binomial deviate by counting successes; for the modest n of this package. */
export function binomialDeviate(random: Random, n: number, p: number): number {
  let count = 0;
  for (let i = 0; i < n; i += 1) if (random.next() < p) count += 1;
  return count;
}

/** As many values as there are, drawn with replacement. */
export function resample<T>(random: Random, values: readonly T[]): T[] {
  return values.map(() => random.pick(values));
}
