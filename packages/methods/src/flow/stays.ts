import type { Day } from '@jeugdregie/kernel';
import { restrictedMean, survivalCurve, type RestrictedMean } from '../hours/index.ts';
import { sum } from '../numeric/moments.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { bySegment, chain, dayNumber, spansOf, type CareInterval, type Span } from './interval.ts';

export interface LengthBias {
  /** Mean stay of those who start. */
  readonly meanOfStarters: number;
  /** Mean total stay, and mean stay so far, of those present on a day in a steady state. */
  readonly meanTotalOfPresent: number;
  readonly meanElapsedOfPresent: number;
}

/**
 * Who is present on a day stays longer than who starts: chance of being met is proportional to the stay (Cox 1969;
 * Feller 1971, §II.4).
 * @param mean mean stay of starters; @param meanSquare mean of the squared stay
 */
export function lengthBias(mean: number, meanSquare: number): LengthBias {
  return {
    meanOfStarters: mean,
    meanTotalOfPresent: meanSquare / mean,
    meanElapsedOfPresent: meanSquare / (2 * mean),
  };
}

/** Mean stay of starters from the total stays of those present on one day: their (weighted) harmonic mean. */
export function meanStayFromPresent(
  present: readonly { readonly stay: number; readonly weight?: number }[],
): number {
  const weight = sum(present.map((p) => p.weight ?? 1));
  return weight / sum(present.map((p) => (p.weight ?? 1) / p.stay));
}

/** Share of those present who have stayed longer than `elapsed`, when stays of starters are as listed. */
export function shareElapsedBeyond(stays: readonly number[], elapsed: number): number {
  return sum(stays.map((stay) => Math.max(0, stay - elapsed))) / sum(stays);
}

/** Average stock in a steady state: inflow per period times mean stay (Little 1961). */
export function steadyStock(inflow: number, meanStay: number): number {
  return inflow * meanStay;
}

export interface Stays {
  /** (a) Mean days of those who left in the period; hides long stays while the stock grows. */
  readonly ofLeavers: number | null;
  readonly leavers: number;
  /** (b) Mean days of those who started in the period, restricted to the horizon, the still present counted as such. */
  readonly ofStarters: RestrictedMean | null;
  readonly starters: number;
  readonly horizonDays: number;
  /** (c) Mean days so far of those present at the end; exaggerates long stays. */
  readonly elapsedOfPresent: number | null;
  readonly present: number;
  /** Those present by days so far: below 90, 180, 365, 730, and longer. */
  readonly presentByElapsed: readonly number[];
}

const classes = [90, 180, 365, 730];

/** Three averages of stay per client and segment, named in full because they differ (see the method page). */
export function stays(
  intervals: readonly CareInterval[],
  period: { readonly from: Day; readonly until: Day },
  gapDays: number,
): MethodResult<Stays> {
  const made = run({ method: '07-flow/stays', version: '1', input: { intervals, period, gapDays } });
  const { spans, refused } = spansOf(intervals);
  if (spans.length === 0) return made.notEnough('intervals', 1, 0);
  const [from, until] = [dayNumber(period.from), dayNumber(period.until)];
  const episodes = chain(spans, bySegment, gapDays).filter((e) => e.from < until);
  const left = episodes.filter((e) => e.until >= from && e.until < until);
  const present = episodes.filter((e) => e.until >= until);
  const started = episodes.filter((e) => e.from >= from);
  const horizonDays = until - from;
  const elapsed = present.map((e) => until - e.from);
  const value: Stays = {
    ofLeavers: left.length === 0 ? null : sum(left.map((e) => e.until - e.from)) / left.length,
    leavers: left.length,
    ofStarters: started.length === 0 ? null : stayOfStarters(started, until, horizonDays),
    starters: started.length,
    horizonDays,
    elapsedOfPresent: elapsed.length === 0 ? null : sum(elapsed) / elapsed.length,
    present: elapsed.length,
    presentByElapsed: [...classes, Number.POSITIVE_INFINITY].map(
      (edge, i) => elapsed.filter((days) => days < edge && days >= (classes[i - 1] ?? 0)).length,
    ),
  };
  const isSteady = Math.abs(started.length - left.length) <= 2 * Math.sqrt(started.length + left.length);
  return made.ok(value, {
    observations: episodes.length,
    assumptions: [assumption('steady state', isSteady, `${started.length} started and ${left.length} left`)],
    flags: refused.length > 0 ? ['intervals-refused'] : [],
  });
}

function stayOfStarters(started: readonly Span[], until: number, horizon: number): RestrictedMean | null {
  const curve = survivalCurve(
    started.map((e) =>
      e.until < until
        ? { hours: e.until - e.from, status: 'completed' }
        : { hours: until - e.from, status: 'open' },
    ),
  );
  return restrictedMean(curve, Math.min(horizon, curve.largest));
}
