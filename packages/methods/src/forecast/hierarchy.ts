import { crossProduct, crossVector, invertSymmetric } from '../numeric/linear.ts';
import { run, type MethodResult } from '../result.ts';

/** Which bottom series (such as municipality × product) each series of the hierarchy adds up. */
export interface Hierarchy {
  /** One row per series, one column per bottom series; 1 where it belongs. */
  readonly summing: readonly (readonly number[])[];
}

/**
 * Makes forecasts of all levels add up: S (S'W⁻¹S)⁻¹ S'W⁻¹ ŷ with structural weights, W = the number of bottom
 * series in each row (Wickramasuriya, Athanasopoulos and Hyndman 2019, JASA 114). Forecasts are one number per
 * series. Returns the reconciled number per series, bottom series included in the order of the rows.
 */
export function reconcile(
  hierarchy: Hierarchy,
  forecasts: readonly number[],
): MethodResult<readonly number[]> {
  const { summing } = hierarchy;
  const made = run({ method: '02-forecast/reconcile', version: '1.0', input: { summing, forecasts } });
  const bottom = summing[0]?.length ?? 0;
  if (forecasts.length !== summing.length)
    return made.notEnough('forecasts, one per series', summing.length, forecasts.length);
  const weights = summing.map(
    (row) =>
      1 /
      Math.max(
        1,
        row.reduce((a, b) => a + b, 0),
      ),
  );
  const inverse = invertSymmetric(crossProduct(summing, weights));
  if (inverse === null) return made.notEnough('series that determine the bottom level', bottom, 0);
  const right = crossVector(
    summing,
    forecasts.map((f, i) => f * (weights[i] ?? 0)),
  );
  const base = inverse.map((row) => row.reduce((sum, v, j) => sum + v * (right[j] ?? 0), 0));
  const value = summing.map((row) => row.reduce((sum, s, j) => sum + s * (base[j] ?? 0), 0));
  return made.ok(value, { observations: forecasts.length });
}
