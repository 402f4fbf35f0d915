import { twoSidedZ } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import { mean, sum } from '../numeric/moments.ts';
import { assumption, run, type MethodResult } from '../result.ts';

export interface JamesStein {
  readonly grandMean: number;
  /** Share of each unit's distance to the mean that is kept, between 0 and 1. */
  readonly shrinkage: number;
  readonly estimates: readonly number[];
  readonly interval95: readonly (readonly [number, number])[];
}

/**
 * James–Stein estimate of means that were each measured with the same variance: every unit is drawn towards the mean
 * of all by c = 1 − (k − 3) σ² / Σ (y − ȳ)², never past it (Efron & Morris 1977). Intervals are those of Morris (1983),
 * which count the uncertainty of c. Needs five units.
 * @param variance sampling variance of one observation
 */
export function jamesStein(observations: readonly number[], variance: number): MethodResult<JamesStein> {
  const made = run({ method: '05-comparison/james-stein', version: '1', input: { observations, variance } });
  const k = observations.length;
  if (k < 5) return made.notEnough('units', 5, k);
  const grandMean = mean(observations);
  const spread = sum(observations.map((y) => (y - grandMean) ** 2));
  const drawn = spread > 0 ? Math.min(1, ((k - 3) * variance) / spread) : 1;
  const shrinkage = 1 - drawn;
  const z = twoSidedZ(0.95);
  const estimates = observations.map((y) => grandMean + shrinkage * (y - grandMean));
  const interval95 = observations.map((y, i) => {
    const within = variance * (1 - ((k - 1) / k) * drawn);
    const ofShrinkage = (2 / (k - 3)) * drawn * drawn * (y - grandMean) ** 2;
    const half = z * Math.sqrt(Math.max(0, within + ofShrinkage));
    return [at(estimates, i) - half, at(estimates, i) + half] as const;
  });
  return made.ok(
    { grandMean, shrinkage, estimates, interval95 },
    {
      observations: k,
      assumptions: [
        assumption(
          'equal sampling variance',
          'unknown',
          'use the Poisson-gamma or logit-normal form when sizes differ',
        ),
        assumption(
          'units are exchangeable',
          'unknown',
          'nothing is known beforehand that makes a unit different',
        ),
      ],
      flags: shrinkage === 0 ? ['no-difference-between-units'] : [],
    },
  );
}
