/** One trajectory, with hours as its time axis. */
export interface Spell {
  /** Hours used: in all when ended, so far when open. */
  readonly hours: number;
  /** `completed` is the end that a cap is about; `dropout` any other end (moved, stopped, too old); `open` still runs. */
  readonly status: 'completed' | 'dropout' | 'open';
  /** Hours already used when the trajectory came into sight; it was not at risk before. Default 0. */
  readonly entry?: number;
}

/** What happens at one number of hours at which at least one trajectory ends. */
export interface EventTime {
  readonly hours: number;
  /** Trajectories in sight that used at least this many hours. */
  readonly atRisk: number;
  readonly completed: number;
  readonly dropout: number;
}

/** Every number of hours with an end, upward. Ends come before open trajectories at the same hours (usual convention). */
export function eventTimes(spells: readonly Spell[]): EventTime[] {
  const exits = Float64Array.from(spells, (s) => s.hours).sort();
  const entries = Float64Array.from(spells, (s) => s.entry ?? 0).sort();
  const ends = new Map<number, { completed: number; dropout: number }>();
  for (const { hours, status } of spells) {
    if (status === 'open') continue;
    const tally = ends.get(hours) ?? { completed: 0, dropout: 0 };
    tally[status] += 1;
    ends.set(hours, tally);
  }
  return [...ends]
    .sort(([a], [b]) => a - b)
    .map(([hours, tally]) => ({ hours, atRisk: below(entries, hours) - below(exits, hours), ...tally }));
}

/** How many values of a sorted list are smaller than x. */
function below(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
