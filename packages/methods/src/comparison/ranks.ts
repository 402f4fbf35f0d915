import { seededRandom } from '@jeugdregie/kernel';
import { at, range } from '../numeric/lists.ts';
import { quantileOfSorted } from '../numeric/moments.ts';
import { gammaDeviate } from '../numeric/sampling.ts';
import { run, type MethodResult } from '../result.ts';
import type { Unit } from './funnel.ts';
import { shrinkRatios } from './poisson-gamma.ts';

export interface RankInterval {
  readonly unit: string;
  /** Rank 1 has the lowest true ratio. */
  readonly median: number;
  readonly lower95: number;
  readonly upper95: number;
}

/**
 * Where each unit may stand in a ranking: the rank of a draw from each unit's posterior, many times over (Marshall &
 * Spiegelhalter 1998). A ranking is never shown without it.
 */
export function rankIntervals(
  units: readonly Unit[],
  seed: string,
  draws = 2000,
): MethodResult<readonly RankInterval[]> {
  const made = run({ method: '05-comparison/ranks', version: '1', input: { units, seed, draws } });
  const shrunk = shrinkRatios(units);
  if (!shrunk.ok) return made.notEnough(shrunk.what, shrunk.needed, shrunk.found);
  const { nu, alpha } = shrunk.value;
  const random = seededRandom(seed);
  const ranks = units.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw += 1) {
    const ratios = units.map(({ observed, expected }) =>
      gammaDeviate(random, observed + nu, 1 / (expected + alpha)),
    );
    const order = range(units.length).sort((a, b) => at(ratios, a) - at(ratios, b));
    for (const [place, unit] of order.entries()) at(ranks, unit)[draw] = place + 1;
  }
  const value = units.map(({ unit }, i) => {
    const sorted = at(ranks, i).sort();
    return {
      unit,
      median: quantileOfSorted(sorted, 0.5),
      lower95: quantileOfSorted(sorted, 0.025),
      upper95: quantileOfSorted(sorted, 0.975),
    };
  });
  return made.ok(value, { observations: units.length, assumptions: shrunk.assumptions, flags: shrunk.flags });
}
