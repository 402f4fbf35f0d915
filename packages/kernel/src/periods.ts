import { addDays, daysBetween, firstDayOf, lastDayOf, weekday, type Day, type Month } from './days.ts';

/** A stretch of days; both ends are included, `until: null` means open-ended. */
export interface Period {
  readonly from: Day;
  readonly until: Day | null;
}

/** A period whose end is known. */
export interface ClosedPeriod {
  readonly from: Day;
  readonly until: Day;
}

export function covers(outer: Period, inner: Period): boolean {
  const endsInside = outer.until === null || (inner.until !== null && inner.until <= outer.until);
  return outer.from <= inner.from && endsInside;
}

export function contains(period: Period, on: Day): boolean {
  return period.from <= on && (period.until === null || on <= period.until);
}

export function overlaps(a: Period, b: Period): boolean {
  return (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until);
}

/** The days in both, or null when there are none. */
export function intersection(a: ClosedPeriod, b: Period): ClosedPeriod | null;
export function intersection(a: Period, b: Period): Period | null;
export function intersection(a: Period, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until === null ? b.until : b.until === null || a.until < b.until ? a.until : b.until;
  return until !== null && until < from ? null : { from, until };
}

export function monthPeriod(month: Month): ClosedPeriod {
  return { from: firstDayOf(month), until: lastDayOf(month) };
}

/** Number of days, both ends counted. */
export function lengthInDays(period: ClosedPeriod): number {
  return daysBetween(period.from, period.until) + 1;
}

/** ISO weeks that the period touches (iJw IV076: effort-based maximum per week). */
export function isoWeeksTouched(period: ClosedPeriod): number {
  const days = daysBetween(period.from, period.until) + weekday(period.from) - weekday(period.until);
  return days / 7 + 1;
}

/** Sundays in the period (iJw IV077: output-based maximum per week, before the broken last week). */
export function sundaysIn(period: ClosedPeriod): number {
  const first = addDays(period.from, (7 - weekday(period.from)) % 7);
  return first > period.until ? 0 : Math.floor(daysBetween(first, period.until) / 7) + 1;
}
