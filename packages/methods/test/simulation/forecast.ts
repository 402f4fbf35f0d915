import { seededRandom } from '@jeugdregie/kernel';
import { ets } from '../../src/forecast/index.ts';
import { countCoverage, holds, type CoverageCount } from './coverage.ts';

/** Worlds of a level that drifts (ETS A,N,N, alpha 0.35): do the bands at six months hold the outcome after 48 months? */
export function forecastCoverage(worlds: number): CoverageCount {
  const hits = Array.from({ length: worlds }, (_, w) => {
    const random = seededRandom(`forecast/${w}`);
    let level = 200;
    const y = Array.from({ length: 54 }, () => {
      const error = 10 * random.normal();
      const value = level + error;
      level += 0.35 * error;
      return value;
    });
    const result = ets(y.slice(0, 48), { trend: 'none', period: 1, horizon: 6, levels: [0.8, 0.95] });
    if (!result.ok) throw new Error(result.what);
    const truth = y[53] ?? 0;
    const inside = (level_: number): boolean => {
      const band = result.value.bands.find((b) => b.level === level_);
      return holds(band?.lower[5] ?? 0, truth, band?.upper[5] ?? 0);
    };
    return { in80: inside(0.8), in95: inside(0.95) };
  });
  return countCoverage(hits);
}
