import { firstDayOf, lastDayOf, monthOf, type ClosedPeriod, type Day, type Month } from '@jeugdregie/kernel';

const known = new Map<Month, ClosedPeriod>();

/** First and last day of the month of a day. Kept per month: a claim asks it for every line. */
export function monthBounds(of: Day): ClosedPeriod {
  const month = monthOf(of);
  const found = known.get(month);
  if (found !== undefined) return found;
  const bounds = { from: firstDayOf(month), until: lastDayOf(month) };
  known.set(month, bounds);
  return bounds;
}
