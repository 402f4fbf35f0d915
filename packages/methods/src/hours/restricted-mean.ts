import { twoSidedZ } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import type { Curve } from './kaplan-meier.ts';

export interface RestrictedMean {
  readonly mean: number;
  readonly standardError: number;
  readonly interval95: readonly [number, number];
}

/**
 * Mean hours when every trajectory stops at `horizon` at the latest: the area under the curve up to there (Royston &
 * Parmar 2013). Null beyond the data, where the curve is not known.
 */
export function restrictedMean(curve: Curve, horizon: number): RestrictedMean | null {
  const reachesZero = (curve.steps.at(-1)?.survival ?? 1) <= 0;
  if (horizon > curve.largest && !reachesZero) return null;
  const inside = curve.steps.filter((step) => step.hours < horizon);
  const edges = [0, ...inside.map((step) => step.hours), horizon];
  const heights = [1, ...inside.map((step) => step.survival)];
  const areas = heights.map((height, i) => height * (at(edges, i + 1) - at(edges, i)));
  const mean = areas.reduce((total, area) => total + area, 0);
  let after = mean - at(areas, 0);
  let variance = 0;
  for (const [i, { atRisk, completed }] of inside.entries()) {
    // The last step of a curve that reaches zero has no area after it and an infinite factor: it adds nothing.
    if (atRisk > completed) variance += (after * after * completed) / (atRisk * (atRisk - completed));
    after -= at(areas, i + 1);
  }
  const standardError = Math.sqrt(variance);
  const half = twoSidedZ(0.95) * standardError;
  return { mean, standardError, interval95: [Math.max(0, mean - half), Math.min(horizon, mean + half)] };
}
