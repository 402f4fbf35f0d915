import { seededRandom } from '@jeugdregie/kernel';
import { gammaWithMoments } from '../../src/numeric/sampling.ts';
import { bootstrapReserve, fromIncrements } from '../../src/runoff/index.ts';
import { countCoverage, holds, type CoverageCount } from './coverage.ts';

/** Share of a month's cost that is claimed in each month after it; the run-off of monthly claims. */
const pattern = [0.35, 0.35, 0.15, 0.08, 0.04, 0.03];
const origins = 18;
const phi = 400;

/**
 * Worlds of 18 months of delivery with a known pattern and gamma increments: does the simulated reserve hold what is
 * really still to come?
 */
export function runoffCoverage(worlds: number, replications: number): CoverageCount {
  const hits = Array.from({ length: worlds }, (_, w) => {
    const random = seededRandom(`reserve/${w}`);
    const full = Array.from({ length: origins }, () => {
      const cost = 80_000 * (1 + 0.2 * random.normal());
      return pattern.map((share) => gammaWithMoments(random, cost * share, phi * cost * share));
    });
    const known = full.map((row, i) => row.slice(0, Math.min(pattern.length, origins - i)));
    const truth = full.flat().reduce((a, b) => a + b, 0) - known.flat().reduce((a, b) => a + b, 0);
    const result = bootstrapReserve(fromIncrements(known), { replications, seed: w });
    if (!result.ok) throw new Error(result.what);
    const { level80, level95 } = result.value.intervals;
    return {
      in80: holds(level80.lower, truth, level80.upper),
      in95: holds(level95.lower, truth, level95.upper),
    };
  });
  return countCoverage(hits);
}
