import {
  addDays,
  firstDayOf,
  intersection,
  lengthInDays,
  monthOf,
  monthPeriod,
  monthsFrom,
  roundHalfUp,
  weekday,
  type ClosedPeriod,
  type Day,
  type Month,
  type ProductCode,
} from '@jeugdregie/kernel';
import type { Terms } from '../contracts/index.ts';
import type { Allocation, Obligation } from './model.ts';

/** What of an allocation decides its cost. */
export type Costed = Pick<
  Allocation,
  'product' | 'period' | 'volume' | 'unit' | 'frequency' | 'budgetCents' | 'isDeleted'
>;

/** Part of the cost that falls in a month: cents × the denominator that all parts share. */
interface Part {
  readonly month: Month;
  readonly numerator: bigint;
}

const none: Obligation = { totalCents: 0n, months: new Map() };
/** Units of list WJ756 with their own arithmetic; euros have no rate. */
const [minute, hour, euros] = ['01', '04', '83'] as const;

/**
 * What the allocation costs when it is delivered in full: extent × rate over the period. Per day, week, month: the
 * volume once per day, per ISO week touched (IV077; for output-based care the Sundays and the broken last week, which
 * is the same number), per calendar month touched (IV078). In total, and a budget: once, spread over the months by
 * days. Without end date it is counted to the end of the contract. A week belongs to the month of its last day in the
 * period. Rounded half up once per month of the running total, so months add up to the total.
 * Moments without a rate are left out: an allocation often outlives the contract, and what is not yet priced is no
 * reason to know nothing of the months that are. Null when nothing can be known: no extent and no budget, no rate at
 * all, a rate in another unit, or no end.
 */
export function obligationOf(allocation: Costed, terms: Terms): Obligation | null {
  if (allocation.isDeleted) return none;
  const period = closed(allocation, terms);
  if (!period) return null;
  if (allocation.budgetCents !== null) return spread(allocation.budgetCents, period);
  if (allocation.volume === null || allocation.frequency === null) return null;
  if (allocation.unit === euros) return extentCost(allocation, period, () => 1n);
  if (allocation.product === null) return null;
  const perRate = allocation.unit === minute ? 60n : 1n;
  return extentCost(allocation, period, ratesOf(terms, allocation.product, allocation.unit), perRate);
}

function closed({ period }: Costed, terms: Terms): ClosedPeriod | null {
  const until = period.until ?? terms.contractOn(period.from)?.until ?? null;
  return until === null || until < period.from ? null : { from: period.from, until };
}

/** What a unit costs on a day, in cents per `perRate` units; null without a rate in that unit. */
type Rates = (on: Day) => bigint | null;

/** Of minutes the cost of sixty, because they may have an hourly rate (TR346, IV081). */
function ratesOf(terms: Terms, product: ProductCode, unit: string | null): Rates {
  return (on) => {
    const rate = terms.rateOn(product, on);
    if (unit === minute && rate?.unit === hour) return BigInt(rate.rateCents);
    if (rate?.unit !== unit) return null;
    return BigInt(rate.rateCents) * (unit === minute ? 60n : 1n);
  };
}

/** `perRate`: how many units of volume one rate pays. */
function extentCost(
  { volume, frequency }: Costed,
  period: ClosedPeriod,
  rates: Rates,
  perRate = 1n,
): Obligation | null {
  const units = BigInt(volume ?? 0);
  if (frequency === '6') {
    const parts = monthParts(period).map(({ month, days, first }) => part(month, units * days, rates(first)));
    return summed(parts, perRate * BigInt(lengthInDays(period)));
  }
  return summed(
    chargeDays(frequency, period).map((on) => part(monthOf(on), units, rates(on))),
    perRate,
  );
}

function part(month: Month, units: bigint, rate: bigint | null): Part | null {
  return rate === null ? null : { month, numerator: units * rate };
}

/** The days on which the volume is counted once: each day, the last day of each ISO week, the first of each month. */
function chargeDays(frequency: Costed['frequency'], period: ClosedPeriod): Day[] {
  if (frequency === '4') return monthParts(period).map(({ first }) => first);
  const days: Day[] = [];
  const step = frequency === '2' ? 7 : 1;
  const start = frequency === '2' ? addDays(period.from, 7 - weekday(period.from)) : period.from;
  let on = start;
  for (; on <= period.until; on = addDays(on, step)) days.push(on);
  if (frequency === '2' && addDays(on, -7) < period.until) days.push(period.until);
  return days;
}

/** A budget is spent evenly over the days, as far as anyone can know. */
function spread(budgetCents: number, period: ClosedPeriod): Obligation | null {
  const parts = monthParts(period).map(({ month, days }) => part(month, days, BigInt(budgetCents)));
  return summed(parts, BigInt(lengthInDays(period)));
}

function monthParts(period: ClosedPeriod): { month: Month; first: Day; days: bigint }[] {
  return monthsFrom(monthOf(period.from), monthOf(period.until)).map((month) => {
    const inside = intersection(monthPeriod(month), period) ?? period;
    const first = firstDayOf(month) < period.from ? period.from : firstDayOf(month);
    return { month, first, days: BigInt(lengthInDays(inside)) };
  });
}

/** Rounds the running total, so that the months add up to the total, which is itself rounded once. */
function summed(parts: readonly (Part | null)[], denominator: bigint): Obligation | null {
  const months = new Map<Month, bigint>();
  let running = 0n;
  let booked = 0n;
  const known = parts.filter((each) => each !== null);
  if (known.length === 0) return null;
  for (const each of known) {
    running += each.numerator;
    const total = roundHalfUp(running, denominator);
    months.set(each.month, (months.get(each.month) ?? 0n) + total - booked);
    booked = total;
  }
  return { totalCents: booked, months };
}
