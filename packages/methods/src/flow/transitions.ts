import { betaQuantile } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { bySegment, chain, spansOf, type CareInterval } from './interval.ts';

/** Where a client goes when no next segment follows in time. */
export const outside = 'outside';

export interface TransitionCounts {
  readonly segments: readonly string[];
  /** Row: segment left; column: next segment, the last column is `outside`. */
  readonly counts: readonly (readonly number[])[];
}

/**
 * First-order counts from each ended episode to the next segment of the same client, when that starts within
 * `gapDays`; else to `outside`. Segments are in alphabetical order.
 */
export function transitionCounts(intervals: readonly CareInterval[], gapDays: number): TransitionCounts {
  const episodes = chain(spansOf(intervals).spans, bySegment, gapDays);
  const segments = [...new Set(episodes.map((e) => e.segment))].sort();
  const counts = segments.map(() => Array.from({ length: segments.length + 1 }, () => 0));
  for (const own of Map.groupBy(episodes, (e) => e.client).values()) {
    for (const ended of own) {
      if (!Number.isFinite(ended.until)) continue;
      const next = own
        .filter((e) => e.segment !== ended.segment && e.from >= ended.until && e.from - ended.until < gapDays)
        .sort((a, b) => a.from - b.from || (a.segment < b.segment ? -1 : 1))[0];
      const row = at(counts, segments.indexOf(ended.segment));
      const column = next === undefined ? segments.length : segments.indexOf(next.segment);
      row[column] = at(row, column) + 1;
    }
  }
  return { segments, counts };
}

export interface TransitionMatrix {
  /** Probability of each next place, rows summing to 1. */
  readonly probabilities: readonly (readonly number[])[];
  readonly interval95: readonly (readonly (readonly [number, number])[])[];
}

/**
 * Transition probabilities of a small municipality, drawn to those of the region: the regional row counts as
 * `priorWeight` extra transitions. Intervals are those of the Dirichlet posterior. For direction, not for a budget:
 * the model ignores how long a stay already lasts.
 */
export function shrinkTransitions(
  own: readonly (readonly number[])[],
  regional: readonly (readonly number[])[],
  priorWeight: number,
): MethodResult<TransitionMatrix> {
  const made = run({ method: '07-flow/transitions', version: '1', input: { own, regional, priorWeight } });
  const observed = sum(own.flat());
  const posterior = own.map((row, i) => {
    const shares = normalise(at(regional, i));
    return row.map((count, j) => count + priorWeight * at(shares, j));
  });
  const total = posterior.map((row) => sum(row));
  if (total.some((t) => t <= 0)) return made.notEnough('transitions from every segment', 1, 0);
  const interval = (a: number, b: number): [number, number] =>
    a <= 0 ? [0, 0] : b <= 0 ? [1, 1] : [betaQuantile(0.025, a, b), betaQuantile(0.975, a, b)];
  return made.ok(
    {
      probabilities: posterior.map(normalise),
      interval95: posterior.map((row, i) => row.map((a) => interval(a, at(total, i) - a))),
    },
    {
      observations: observed,
      assumptions: [
        assumption(
          'the next segment depends on the present one only',
          'unknown',
          'duration and history are ignored',
        ),
      ],
      flags: observed < 30 ? ['mostly-regional'] : [],
    },
  );
}

function normalise(row: readonly number[]): number[] {
  const total = sum(row);
  return row.map((value) => (total > 0 ? value / total : 0));
}
