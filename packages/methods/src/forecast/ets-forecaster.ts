import type { Random } from '@jeugdregie/kernel';
import { tQuantile } from '../numeric/distributions.ts';
import { lowerTriangle } from '../numeric/linear.ts';
import { gammaDeviate } from '../numeric/sampling.ts';
import { ets, etsFutureFrom, type Ets } from './ets.ts';
import type { Forecaster, Prediction } from './prediction.ts';
import type { Components } from './state-space.ts';

/** ETS as a forecasting method: intervals and paths carry the uncertainty of its parameters. */
export function etsForecaster(name: string, components: Components): Forecaster {
  return {
    name,
    predict: (train, horizon) => {
      const fit = ets(train, { ...components, horizon });
      return fit.ok ? predictionOf(name, fit.value, horizon) : null;
    },
  };
}

function predictionOf(name: string, fit: Ets, horizon: number): Prediction {
  const root = lowerTriangle(fit.covariance);
  return {
    method: name,
    mean: fit.forecast,
    quantile: (step, p) =>
      (fit.forecast[step] ?? Number.NaN) +
      tQuantile(p, fit.degreesOfFreedom) * (fit.seFull[step] ?? Number.NaN),
    path: (random) => simulate(fit, { root, horizon, random }),
  };
}

interface Draw {
  readonly root: readonly (readonly number[])[];
  readonly horizon: number;
  readonly random: Random;
}

/** One future: variance, parameters and errors all drawn, so that sums over months are as uncertain as they are. */
function simulate(fit: Ets, { root, horizon, random }: Draw): number[] {
  const df = fit.degreesOfFreedom;
  const scale = Math.sqrt(df / gammaDeviate(random, df / 2, 2));
  const normals = root.map(() => random.normal());
  const shift = root.map((row) => scale * row.reduce((sum, v, q) => sum + v * (normals[q] ?? 0), 0));
  const sd = scale * Math.sqrt(fit.sigma2);
  const errors = Array.from({ length: horizon }, () => sd * random.normal());
  return etsFutureFrom(fit, shift, errors);
}
