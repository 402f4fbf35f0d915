import { chisquareCdf } from '../numeric/distributions.ts';
import { dot, solveSymmetric } from '../numeric/linear.ts';
import { at, range } from '../numeric/lists.ts';
import { run, type MethodResult } from '../result.ts';
import { eventTimes, type Spell } from './spell.ts';

export interface LogRank {
  readonly observed: readonly number[];
  readonly expected: readonly number[];
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
}

/** Whether groups need different hours: the log-rank test (Mantel 1966). Needs two groups with completions. */
export function logRank(groups: readonly (readonly Spell[])[]): MethodResult<LogRank> {
  const made = run({ method: '06-max-hours/log-rank', version: '1', input: groups });
  if (groups.length < 2) return made.notEnough('groups', 2, groups.length);
  const all = groups.flat();
  const g = groups.length;
  const observed = groups.map((group) => group.filter((s) => s.status === 'completed').length);
  const expected = Array.from({ length: g }, () => 0);
  const covariance = range(g).map(() => Array.from({ length: g }, () => 0));
  for (const { hours, atRisk: n, completed: d } of eventTimes(all)) {
    if (d === 0) continue;
    const sizes = groups.map(
      (group) => group.filter((s) => s.hours >= hours && (s.entry ?? 0) < hours).length,
    );
    const scale = n > 1 ? (d * (n - d)) / (n - 1) : 0;
    for (const [i, size] of sizes.entries()) {
      expected[i] = at(expected, i) + (d * size) / n;
      const row = at(covariance, i);
      for (const [j, other] of sizes.entries()) {
        row[j] = at(row, j) + scale * (size / n) * ((i === j ? 1 : 0) - other / n);
      }
    }
  }
  const excess = range(g - 1).map((i) => at(observed, i) - at(expected, i));
  const solved = solveSymmetric(
    covariance.slice(0, g - 1).map((row) => row.slice(0, g - 1)),
    excess,
  );
  if (solved === null) return made.notEnough('groups at risk together', 2, 1);
  const chiSquare = dot(excess, solved);
  return made.ok(
    { observed, expected, chiSquare, degreesOfFreedom: g - 1, p: 1 - chisquareCdf(chiSquare, g - 1) },
    { observations: all.length },
  );
}
