import { poissonQuantile } from '../numeric/distributions.ts';
import { assumption, run, type MethodResult } from '../result.ts';

export interface Intermittent {
  /** Expected value per period. */
  readonly rate: number;
  /** Chance that a period is not empty. */
  readonly chance: number;
  /** Expected value of a period that is not empty. */
  readonly size: number;
  readonly bands: readonly { readonly level: number; readonly lower: number; readonly upper: number }[];
}

/**
 * A series of mostly zeros, by Teunter, Syntetos and Babai (2011), EJOR 214: chance and size are smoothed apart,
 * the chance in every period, so that a product that has ended fades out. Bands are Poisson, for counts.
 */
export function intermittent(
  y: readonly number[],
  options: { readonly alpha: number; readonly beta: number },
): MethodResult<Intermittent> {
  const made = run({ method: '02-forecast/tsb', version: '1.0', input: { y, ...options } });
  const busy = y.filter((v) => v !== 0);
  if (y.length < 6 || busy.length === 0) return made.notEnough('periods, one of them not empty', 6, y.length);
  let chance = busy.length / y.length;
  let size = busy[0] ?? 0;
  for (const value of y) {
    chance += options.beta * (Number(value !== 0) - chance);
    if (value !== 0) size += options.alpha * (value - size);
  }
  const rate = chance * size;
  return made.ok(
    { rate, chance, size, bands: poissonBands(rate) },
    {
      observations: y.length,
      assumptions: [
        assumption('values are counts', y.every(Number.isInteger), 'bands are Poisson quantiles'),
      ],
    },
  );
}

/** One rate for all periods of a short or thin series, weighted by exposure; null exposure counts each period once. */
export function pooledRate(
  counts: readonly number[],
  exposure: readonly number[] | null,
): MethodResult<number> {
  const made = run({ method: '02-forecast/pooled-rate', version: '1.0', input: { counts, exposure } });
  const size = exposure === null ? counts.length : exposure.reduce((a, b) => a + b, 0);
  if (!(size > 0)) return made.notEnough('exposure', 1, 0);
  return made.ok(counts.reduce((a, b) => a + b, 0) / size, { observations: counts.length });
}

function poissonBands(rate: number): { level: number; lower: number; upper: number }[] {
  return [0.5, 0.8, 0.95].map((level) => ({
    level,
    lower: poissonQuantile(0.5 - level / 2, rate),
    upper: poissonQuantile(0.5 + level / 2, rate),
  }));
}
