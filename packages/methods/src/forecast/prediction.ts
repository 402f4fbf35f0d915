import type { Random } from '@jeugdregie/kernel';

/** The forecast distribution of one method: mean, quantiles and joint paths, per step ahead (0-based). */
export interface Prediction {
  readonly method: string;
  readonly mean: readonly number[];
  readonly quantile: (step: number, p: number) => number;
  /** One simulated future of the whole horizon. */
  readonly path: (random: Random) => number[];
}

/** A forecasting method: needs a training series and a horizon; null when the series is too short for it. */
export interface Forecaster {
  readonly name: string;
  readonly predict: (train: readonly number[], horizon: number) => Prediction | null;
}

/** The same forecast on another scale: the method sees `to(y)`, its answers come back through `from`. */
export function transformed(
  inner: Forecaster,
  name: string,
  scale: { readonly to: (y: number) => number; readonly from: (z: number) => number },
): Forecaster {
  return {
    name,
    predict: (train, horizon) => {
      const base = inner.predict(train.map(scale.to), horizon);
      if (base === null) return null;
      const grid = Array.from({ length: 99 }, (_, i) => (i + 1) / 100);
      const quantile = (step: number, p: number): number => scale.from(base.quantile(step, p));
      return {
        method: name,
        // The mean of a bent distribution is not the bent mean: average its percentiles.
        mean: base.mean.map((_, step) => grid.reduce((sum, p) => sum + quantile(step, p), 0) / grid.length),
        quantile,
        path: (random) => base.path(random).map(scale.from),
      };
    },
  };
}

/** Counts and euros of care cannot fall below zero: cuts the distribution off there. */
export function floored(inner: Prediction, floor: number): Prediction {
  return {
    method: inner.method,
    mean: inner.mean.map((m) => Math.max(floor, m)),
    quantile: (step, p) => Math.max(floor, inner.quantile(step, p)),
    path: (random) => inner.path(random).map((v) => Math.max(floor, v)),
  };
}

/** The same centre with the distance to the median multiplied: for intervals that proved too narrow. */
export function widened(inner: Prediction, factor: number): Prediction {
  const stretch = (step: number, value: number): number => {
    const middle = inner.quantile(step, 0.5);
    return middle + factor * (value - middle);
  };
  return {
    method: inner.method,
    mean: inner.mean,
    quantile: (step, p) => stretch(step, inner.quantile(step, p)),
    path: (random) => inner.path(random).map((v, step) => stretch(step, v)),
  };
}
