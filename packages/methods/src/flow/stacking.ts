import { roundHalfUp } from '@jeugdregie/kernel';
import { run, type MethodResult } from '../result.ts';
import {
  byClient,
  byTrajectory,
  chain,
  spansOf,
  type CareInterval,
  type Refused,
  type Span,
} from './interval.ts';

export interface StackingOptions {
  /** A gap of this many days between trajectories of a client starts a new episode. Default 30. */
  readonly episodeGapDays?: number;
  /** Products that do not count as a trajectory of their own, such as transport. */
  readonly ignoredProducts?: readonly string[];
}

export interface Stacking {
  readonly maxConcurrent: number;
  /** Client-days by number of trajectories at once, between a client's first start and last end. */
  readonly daysByConcurrency: Readonly<Record<number, number>>;
  /** Days on which both products run, by `A+B` in alphabetical order. */
  readonly pairs: Readonly<Record<string, number>>;
  readonly episodes: number;
  readonly clients: number;
  /** Share of clients who ever have two, or three, trajectories at once. */
  readonly shareWithTwo: number;
  readonly shareWithThree: number;
  /** Cents that fall on days with two or more trajectories, rounded once per trajectory. */
  readonly overlappingCents: bigint;
  readonly totalCents: bigint;
  readonly refused: readonly Refused[];
}

/**
 * Concurrent care by sweeping over the starts and ends of each client. Trajectories of one product at two providers
 * count as two; renewals of one product at one provider are one. Open trajectories are not counted beyond `until`.
 */
export function stacking(
  intervals: readonly CareInterval[],
  options: StackingOptions = {},
): MethodResult<Stacking> {
  const made = run({ method: '07-flow/stacking', version: '1', input: { intervals, options } });
  const { spans: all, refused } = spansOf(intervals);
  const ignored = new Set(options.ignoredProducts);
  const kept = all.filter((span) => !ignored.has(span.product) && Number.isFinite(span.until));
  if (kept.length === 0) return made.notEnough('closed intervals', 1, 0);
  const spans = chain(kept, byTrajectory, 1);
  const days = new Map<number, number>();
  const pairs = new Map<string, number>();
  const peaks: number[] = [];
  let overlappingCents = 0n;
  let totalCents = 0n;
  for (const own of Map.groupBy(spans, byClient).values()) {
    const overlap = own.map(() => 0);
    peaks.push(sweep(own, { days, pairs, overlap }));
    for (const [i, { cents, from, until }] of own.entries()) {
      totalCents += BigInt(cents);
      overlappingCents += roundHalfUp(BigInt(cents) * BigInt(overlap[i] ?? 0), BigInt(until - from));
    }
  }
  const value: Stacking = {
    maxConcurrent: Math.max(...peaks),
    daysByConcurrency: Object.fromEntries([...days].sort(([a], [b]) => a - b)),
    pairs: Object.fromEntries([...pairs].sort(([a], [b]) => (a < b ? -1 : 1))),
    episodes: chain(spans, byClient, options.episodeGapDays ?? 30).length,
    clients: peaks.length,
    shareWithTwo: peaks.filter((p) => p >= 2).length / peaks.length,
    shareWithThree: peaks.filter((p) => p >= 3).length / peaks.length,
    overlappingCents,
    totalCents,
    refused,
  };
  const openLeftOut = all.some((span) => !Number.isFinite(span.until));
  return made.ok(value, {
    observations: spans.length,
    flags: [
      ...(refused.length > 0 ? ['intervals-refused'] : []),
      ...(openLeftOut ? ['open-intervals-left-out'] : []),
    ],
  });
}

interface Tallies {
  readonly days: Map<number, number>;
  readonly pairs: Map<string, number>;
  /** Days of each trajectory on which another runs too. */
  readonly overlap: number[];
}

/** One pass over the boundaries of one client's trajectories; returns the most that run at once. */
function sweep(spans: readonly Span[], { days, pairs, overlap }: Tallies): number {
  const boundaries = [...new Set(spans.flatMap((s) => [s.from, s.until]))].sort((a, b) => a - b);
  let peak = 0;
  for (const [i, from] of boundaries.slice(0, -1).entries()) {
    const length = (boundaries[i + 1] ?? from) - from;
    const running = spans.flatMap((s, index) =>
      s.from <= from && from < s.until ? [{ product: s.product, index }] : [],
    );
    peak = Math.max(peak, running.length);
    days.set(running.length, (days.get(running.length) ?? 0) + length);
    if (running.length < 2) continue;
    for (const { index } of running) overlap[index] = (overlap[index] ?? 0) + length;
    for (const pair of pairsOf(running.map((r) => r.product)))
      pairs.set(pair, (pairs.get(pair) ?? 0) + length);
  }
  return peak;
}

function pairsOf(products: readonly string[]): Set<string> {
  const sorted = [...products].sort();
  return new Set(sorted.flatMap((a, i) => sorted.slice(i + 1).map((b) => `${a}+${b}`)));
}
