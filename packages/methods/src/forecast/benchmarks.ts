import type { Random } from '@jeugdregie/kernel';
import { tQuantile } from '../numeric/distributions.ts';
import { mean } from '../numeric/moments.ts';
import type { Forecaster, Prediction } from './prediction.ts';

/** The newest value goes on: the benchmark of a series without season. */
export const naive: Forecaster = {
  name: 'naive',
  predict: (train, horizon) => {
    const last = train.at(-1);
    if (last === undefined || train.length < 4) return null;
    const changes = train.slice(1).map((v, t) => v - (train[t] ?? 0));
    const sd = rootMeanSquare(changes);
    return {
      method: 'naive',
      mean: Array.from({ length: horizon }, () => last),
      quantile: (step, p) => last + tQuantile(p, changes.length) * sd * Math.sqrt(step + 1),
      path: (random) => {
        let level = last;
        return Array.from({ length: horizon }, () => (level += sd * random.normal()));
      },
    };
  },
};

/** The value of the same season a period ago: the bar that every model has to beat. */
export function seasonalNaive(period: number): Forecaster {
  return {
    name: 'seasonal-naive',
    predict: (train, horizon) => {
      if (train.length < period + 4) return null;
      const changes = train.slice(period).map((v, t) => v - (train[t] ?? 0));
      const centre = (step: number): number => train[train.length - period + (step % period)] ?? 0;
      return around('seasonal-naive', changes, horizon, {
        centre,
        stretch: (step) => Math.sqrt(Math.floor(step / period) + 1),
      });
    },
  };
}

/** The mean of the last period: what a controller does by hand. */
export function lastPeriodMean(period: number): Forecaster {
  return {
    name: 'last-period-mean',
    predict: (train, horizon) => {
      if (train.length < period + 4) return null;
      const centre = mean(train.slice(-period));
      const errors = train.slice(period).map((v, t) => v - mean(train.slice(t, t + period)));
      return around('last-period-mean', errors, horizon, { centre: () => centre, stretch: () => 1 });
    },
  };
}

function around(
  method: string,
  errors: readonly number[],
  horizon: number,
  {
    centre,
    stretch,
  }: { readonly centre: (step: number) => number; readonly stretch: (step: number) => number },
): Prediction {
  const sd = rootMeanSquare(errors);
  const steps = Array.from({ length: horizon }, (_, step) => step);
  return {
    method,
    mean: steps.map(centre),
    quantile: (step, p) => centre(step) + tQuantile(p, errors.length) * sd * stretch(step),
    path: (random: Random) => steps.map((step) => centre(step) + sd * stretch(step) * random.normal()),
  };
}

function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(mean(values.map((v) => v * v)));
}
