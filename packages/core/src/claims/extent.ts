import {
  addDays,
  isoWeeksTouched,
  lengthInDays,
  sundaysIn,
  weekday,
  type ClosedPeriod,
  type Day,
  type Period,
} from '@jeugdregie/kernel';
import type { AllocationFact } from './facts.ts';

const minute = '01';
const hour = '04';
const outputUnits: readonly string[] = ['82', '83'];

/** A volume in the measure in which volumes of an allocation add up: minutes for minutes (01) and hours (04). */
export function measured(volume: number, unit: string): number {
  return unit === hour ? volume * 60 : volume;
}

/** A measure back in a unit, for people to read: whole hours when the unit is hours. */
export function inUnit(measure: number, unit: string): number {
  return unit === hour ? Math.floor(measure / 60) : measure;
}

/** May care that is agreed in `agreed` be claimed in `claimed`? Hours may be claimed in minutes (TR341). */
export function unitFits(agreed: string, claimed: string): boolean {
  return agreed === claimed || (agreed === hour && claimed === minute);
}

/** Can the line's volume be held against the extent of the allocation? */
export function isInUnitOf(allocation: AllocationFact, line: { readonly unit: string }): boolean {
  return allocation.unit !== null && unitFits(allocation.unit, line.unit);
}

/** Is `claimed` the minute to a rate per hour (IV081)? */
export function isMinuteOfHour(rateUnit: string, claimed: string): boolean {
  return rateUnit === hour && claimed === minute;
}

/**
 * The most that one line may hold, in the measure of `measured`; null when the allocation has no extent.
 * Per day: days of the product period. Per week: IV077. Per month: the whole month's volume, also in a broken month
 * (IV078). In total: the volume.
 */
export function maximumInPeriod(allocation: AllocationFact, period: ClosedPeriod): number | null {
  const times = timesInPeriod(allocation, period);
  return times === null ? null : perTime(allocation) * times;
}

/** The most over the whole allocation; null when it has no extent, or no end and no total. */
export function maximumInTotal(allocation: AllocationFact): number | null {
  const times = timesInTotal(allocation);
  return times === null ? null : perTime(allocation) * times;
}

function perTime(allocation: AllocationFact): number {
  return measured(allocation.volume ?? 0, allocation.unit ?? '');
}

/** How often the volume may be used in the period. */
function timesInPeriod(allocation: AllocationFact, period: ClosedPeriod): number | null {
  if (allocation.volume === null || allocation.unit === null) return null;
  if (allocation.frequency === '1') return lengthInDays(period);
  if (allocation.frequency === '2') return weeksIn(allocation, period);
  return allocation.frequency === null ? null : 1;
}

function timesInTotal(allocation: AllocationFact): number | null {
  if (allocation.volume === null || allocation.unit === null) return null;
  if (allocation.frequency === '6') return 1;
  const { from, until } = allocation.period;
  if (until === null) return null;
  if (allocation.frequency === '1') return lengthInDays({ from, until });
  if (allocation.frequency === '2') return weeksIn(allocation, { from, until });
  return allocation.frequency === '4' ? monthNumber(until) - monthNumber(from) + 1 : null;
}

/** Months since year 0, for counting. */
function monthNumber(of: Day): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7));
}

function weeksIn(allocation: AllocationFact, period: ClosedPeriod): number {
  const isOutput = outputUnits.includes(allocation.unit ?? '');
  return isOutput ? outputWeeks(period, allocation.period) : isoWeeksTouched(period);
}

/**
 * Sundays in the period, and one more when the allocation ends in a broken week and this period holds its last Sunday.
 * An allocation too short to hold a Sunday gets its one week in the period in which it ends.
 */
function outputWeeks(period: ClosedPeriod, allocation: Period): number {
  const { from, until } = allocation;
  if (until === null || weekday(until) === 7) return sundaysIn(period);
  const lastSunday = addDays(until, -weekday(until));
  const broken: Day = lastSunday < from ? until : lastSunday;
  return sundaysIn(period) + (period.from <= broken && broken <= period.until ? 1 : 0);
}
