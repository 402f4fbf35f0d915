import { seededRandom } from '@jeugdregie/kernel';
import {
  interruptedSeries,
  judgeEffect,
  staggeredDid,
  type EffectVerdict,
  type ItsMonth,
} from '../../src/evaluation/index.ts';
import { tCdf } from '../../src/numeric/distributions.ts';
import { negativeBinomialDeviate } from '../../src/numeric/sampling.ts';
import { countCoverage, holds, type CoverageCount } from './coverage.ts';

/** Worlds of 48 over-dispersed monthly counts with a step of −10 % after 30 months: does the ratio's interval hold 0.9? */
export function itsCoverage(worlds: number): CoverageCount {
  const hits = Array.from({ length: worlds }, (_, w) => {
    const step = itsStep(`its/${w}`, 0.9);
    return { in80: holds(step.lower80, 0.9, step.upper80), in95: holds(step.lower95, 0.9, step.upper95) };
  });
  return countCoverage(hits);
}

function itsStep(
  seed: string,
  ratio: number,
): { lower80: number; upper80: number; lower95: number; upper95: number } {
  const random = seededRandom(seed);
  const months = Array.from({ length: 48 }, (_, t): ItsMonth => {
    const season = 1 + 0.1 * Math.sin((2 * Math.PI * t) / 12);
    const mean = 300 * season * 1.002 ** t * (t >= 30 ? ratio : 1);
    return { y: negativeBinomialDeviate(random, mean, 200), exposure: 1, season: (t % 12) + 1 };
  });
  const result = interruptedSeries(months, {
    before: 30,
    model: 'quasi-poisson',
    harmonics: 1,
    slopeChange: false,
  });
  if (!result.ok) throw new Error(result.what);
  return result.value.step;
}

/** Share of each verdict when twelve municipalities start in two waves, eight never, and the effect is this share. */
export function verdictRates(worlds: number, effect: number): Readonly<Record<EffectVerdict, number>> {
  const rates = { shown: 0, plausible: 0, 'not distinguishable': 0, contradicted: 0 };
  for (let w = 0; w < worlds; w += 1) {
    const random = seededRandom(`did/${effect}/${w}`);
    const starts = Array.from({ length: 20 }, (_, u) => (u < 6 ? 12 : u < 12 ? 18 : null));
    const outcome = starts.map((start) => {
      const level = 100 + 20 * random.normal();
      return Array.from(
        { length: 24 },
        (_, t) => level + 0.5 * t + 3 * random.normal() - (start !== null && t >= start ? effect * 100 : 0),
      );
    });
    const panel = {
      units: starts.map((_, u) => `${u}`),
      periods: Array.from({ length: 24 }, (_, t) => `${t}`),
      outcome,
    };
    const result = staggeredDid(panel, { starts, controls: 'never', permutations: 0, seed: w });
    if (!result.ok) throw new Error(result.what);
    const estimate = result.value.overall;
    const adjustedP = 2 * tCdf(-Math.abs(estimate.estimate / estimate.se), 18);
    rates[judgeEffect({ estimate, direction: 'down', adjustedP, isRegistered: true, hasComparison: true })] +=
      1 / worlds;
  }
  return rates;
}

/** Coverage of the overall effect of the same staggered worlds with an effect of −8. */
export function staggeredCoverage(worlds: number): CoverageCount {
  const hits = Array.from({ length: worlds }, (_, w) => {
    const random = seededRandom(`staggered/${w}`);
    const starts = Array.from({ length: 30 }, (_v, u) => (u < 8 ? 8 : u < 16 ? 12 : null));
    const outcome = starts.map((start) => {
      const level = 100 + 20 * random.normal();
      return Array.from(
        { length: 18 },
        (_v, t) => level + 4 * random.normal() - (start !== null && t >= start ? 8 : 0),
      );
    });
    const panel = {
      units: starts.map((_v, u) => `${u}`),
      periods: Array.from({ length: 18 }, (_v, t) => `${t}`),
      outcome,
    };
    const result = staggeredDid(panel, { starts, controls: 'never', permutations: 0, seed: w });
    if (!result.ok) throw new Error(result.what);
    const { lower80, upper80, lower95, upper95 } = result.value.overall;
    return { in80: holds(lower80, -8, upper80), in95: holds(lower95, -8, upper95) };
  });
  return countCoverage(hits);
}
