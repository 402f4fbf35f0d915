import { seededRandom } from '@jeugdregie/kernel';
import { gammaWithMoments, poissonDeviate } from '../../src/numeric/sampling.ts';
import { fromIncrements, yearEnd } from '../../src/runoff/index.ts';
import { countCoverage, holds, type CoverageCount } from './coverage.ts';

const pattern = [0.35, 0.35, 0.15, 0.08, 0.04, 0.03];
const [months, remaining] = [20, 4];
const phi = 300;
const realisation = 0.8;
const survival = [0.92, 0.85, 0.78, 0.72];
const allocations = 300;
const starterExposure = [200, 400, 400, 400];

/**
 * Worlds valued at the end of August: exposure from allocations is known, four fifths of it is really claimed,
 * running allocations end by chance and new ones start. Does the year-end band hold the real cost of the year?
 */
export function yearEndCoverage(worlds: number, replications: number): CoverageCount {
  const hits = Array.from({ length: worlds }, (_, w) => {
    const random = seededRandom(`year/${w}`);
    const exposure = Array.from({ length: months }, () => 100_000 * (1 + 0.15 * random.normal()));
    const full = exposure.map((e) =>
      pattern.map((s) => gammaWithMoments(random, e * realisation * s, phi * e * realisation * s)),
    );
    const running = Array.from({ length: remaining }, () => 90_000);
    const inflow = Array.from({ length: remaining }, () => poissonDeviate(random, 12));
    let alive = allocations;
    let truth = full
      .slice(-8)
      .flat()
      .reduce((a, b) => a + b, 0);
    for (let m = 0; m < remaining; m += 1) {
      const stay = (survival[m] ?? 1) / (m === 0 ? 1 : (survival[m - 1] ?? 1));
      alive = Array.from({ length: alive }, () => random.next()).filter((u) => u < stay).length;
      let cost = ((running[m] ?? 0) * alive) / allocations;
      for (let s = 0; s <= m; s += 1) cost += (inflow[s] ?? 0) * (starterExposure[m - s] ?? 0);
      truth += gammaWithMoments(random, cost * realisation, phi * cost * realisation);
    }
    const paths = Array.from({ length: 200 }, () => inflow.map(() => poissonDeviate(random, 12)));
    const result = yearEnd({
      triangle: fromIncrements(full.map((row, i) => row.slice(0, Math.min(pattern.length, months - i)))),
      monthsElapsed: 8,
      exposure,
      youngest: 3,
      running: { exposure: running, survival, count: allocations },
      inflow: { paths, exposurePerStarter: starterExposure },
      replications,
      seed: w,
    });
    if (!result.ok) throw new Error(result.what);
    const { level80, level95 } = result.value.intervals;
    return {
      in80: holds(level80.lower, truth, level80.upper),
      in95: holds(level95.lower, truth, level95.upper),
    };
  });
  return countCoverage(hits);
}
