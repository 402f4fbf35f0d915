import { quantileOfSorted } from '../numeric/moments.ts';
import { twoSidedZ } from '../numeric/distributions.ts';

export interface AmountInterval {
  readonly lower: number;
  readonly upper: number;
}

/** Central intervals at the three levels that every steering figure shows. */
export interface Intervals {
  readonly level50: AmountInterval;
  readonly level80: AmountInterval;
  readonly level95: AmountInterval;
}

/** Intervals of a lognormal with this mean and standard deviation; null when the mean is not positive. */
export function lognormalIntervals(mean: number, sd: number): Intervals | null {
  if (!(mean > 0) || !Number.isFinite(sd)) return null;
  const spread = Math.sqrt(Math.log(1 + (sd / mean) ** 2));
  const middle = Math.log(mean) - (spread * spread) / 2;
  const at = (level: number): AmountInterval => ({
    lower: Math.exp(middle - twoSidedZ(level) * spread),
    upper: Math.exp(middle + twoSidedZ(level) * spread),
  });
  return { level50: at(0.5), level80: at(0.8), level95: at(0.95) };
}

/** Intervals between the quantiles of simulated values. */
export function simulatedIntervals(samples: ArrayLike<number>): Intervals {
  const sorted = Float64Array.from(samples).sort();
  const at = (level: number): AmountInterval => ({
    lower: quantileOfSorted(sorted, 0.5 - level / 2),
    upper: quantileOfSorted(sorted, 0.5 + level / 2),
  });
  return { level50: at(0.5), level80: at(0.8), level95: at(0.95) };
}
