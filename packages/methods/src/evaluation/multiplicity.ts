import { run, type MethodResult } from '../result.ts';

/** P-values adjusted for the number of tests, in the order of the input. */
export interface Adjusted {
  readonly bonferroni: readonly number[];
  readonly holm: readonly number[];
  /** Benjamini and Hochberg (1995): false discovery rate. */
  readonly bh: readonly number[];
  /** Benjamini and Yekutieli (2001): the same under any dependence. */
  readonly by: readonly number[];
}

/** Adjusts p-values of measures that are judged together. Needs at least one; each between 0 and 1. */
export function adjust(p: readonly number[]): MethodResult<Adjusted> {
  const made = run({ method: '04-evaluation/multiplicity', version: '1.0', input: { p } });
  if (p.length === 0) return made.notEnough('p-values', 1, 0);
  const m = p.length;
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const down = stepped(p, (rank) => m - rank + 1, 'up');
  return made.ok(
    {
      bonferroni: p.map((v) => Math.min(1, m * v)),
      holm: down,
      bh: stepped(p, (rank) => m / rank, 'down'),
      by: stepped(p, (rank) => (harmonic * m) / rank, 'down'),
    },
    { observations: m },
  );
}

/**
 * Multiplies the p-value of each rank (1 = smallest) and makes the result monotone: running maximum from the
 * smallest up, or running minimum from the largest down.
 */
function stepped(p: readonly number[], factor: (rank: number) => number, direction: 'up' | 'down'): number[] {
  const order = [...p.keys()].sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
  const scaled = order.map((i, k) => factor(k + 1) * (p[i] ?? 0));
  const out = p.map(() => 0);
  let bound = direction === 'up' ? 0 : 1;
  for (let step = 0; step < order.length; step += 1) {
    const k = direction === 'up' ? step : order.length - 1 - step;
    bound = direction === 'up' ? Math.max(bound, scaled[k] ?? 0) : Math.min(bound, scaled[k] ?? 0);
    out[order[k] ?? 0] = Math.min(1, bound);
  }
  return out;
}

/** How many p-values stay at or below the level. */
export function rejections(adjusted: readonly number[], level: number): number {
  return adjusted.filter((p) => p <= level).length;
}
