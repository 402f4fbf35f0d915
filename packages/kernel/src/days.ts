import type { Brand } from './brand.ts';
import { assert } from './result.ts';

/** A calendar day as ISO text YYYY-MM-DD: sorts and compares as it stands, knows no time zone. */
export type Day = Brand<string, 'Day'>;
/** A calendar month as ISO text YYYY-MM. */
export type Month = Brand<string, 'Month'>;

const dayLength = 86_400_000;

/** Day number since 1970-01-01, for arithmetic only. */
function serial(text: Day): number {
  return (
    Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8, 10))) / dayLength
  );
}

function fromSerial(n: number): Day {
  return new Date(n * dayLength).toISOString().slice(0, 10) as Day;
}

/** The day that the text names, or null when it is no existing day of the years 1900 to 9999. */
export function day(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900') return null;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) ? (text as Day) : null;
}

export function month(text: string): Month | null {
  return /^(19|[2-9]\d)\d{2}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : null;
}

export function addDays(from: Day, count: number): Day {
  return fromSerial(serial(from) + count);
}

/** Days from `from` to `until`, both ends excluded-included: the same day gives 0. */
export function daysBetween(from: Day, until: Day): number {
  return serial(until) - serial(from);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(of: Day): number {
  return ((((serial(of) + 3) % 7) + 7) % 7) + 1;
}

export function monthOf(of: Day): Month {
  return of.slice(0, 7) as Month;
}

export function firstDayOf(of: Month): Day {
  return `${of}-01` as Day;
}

export function lastDayOf(of: Month): Day {
  return addDays(firstDayOf(addMonths(of, 1)), -1);
}

export function addMonths(from: Month, count: number): Month {
  const n = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count;
  assert(n >= 0, 'month before year 0');
  return `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}` as Month;
}

/** Every month from the first to the last, both included; empty when the last comes first. */
export function monthsFrom(first: Month, last: Month): Month[] {
  const months: Month[] = [];
  for (let m = first; m <= last; m = addMonths(m, 1)) months.push(m);
  return months;
}

/** Monday of the ISO week of a day. */
export function mondayOf(of: Day): Day {
  return addDays(of, 1 - weekday(of));
}

/** The system clock, read at the edge of the program only; everything inside takes `today` as a parameter. */
export function systemToday(timeZone = 'Europe/Amsterdam'): Day {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date()) as Day;
}

/** The present moment as an ISO instant (UTC), for log lines and time stamps at the edge of the program only. */
export function systemInstant(): string {
  return new Date().toISOString();
}

/** Milliseconds since the epoch, for measuring durations and expiry at the edge of the program only. */
export function systemMillis(): number {
  return Date.now();
}

/** Time of day on the system clock as `HH:MM:SS`, for the edge of the program only. */
export function systemTime(timeZone = 'Europe/Amsterdam'): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, timeStyle: 'medium' }).format(new Date());
}
