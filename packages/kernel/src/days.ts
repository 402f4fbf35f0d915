import type { Brand } from './brand.ts';
import { assert } from './result.ts';

/** A calendar day as ISO text YYYY-MM-DD: sorts and compares as it stands, knows no time zone. */
export type Day = Brand<string, 'Day'>;
/** A calendar month as ISO text YYYY-MM. */
export type Month = Brand<string, 'Month'>;

/**
 * Day number since 1970-01-01, for arithmetic only. Counted from 1 March of year 0, so that the leap day is the last of
 * its year (proleptic Gregorian calendar, as ISO 8601 has it). Whole numbers throughout: a claim of a hundred thousand
 * lines asks this a million times, and a `Date` for each costs more than all rules together.
 */
function serial(text: Day): number {
  const month = (digit(text, 5) * 10 + digit(text, 6) + 9) % 12;
  const year = yearOf(text) - (month >= 10 ? 1 : 0);
  return firstOfYear(year) + daysBefore(month) + digit(text, 8) * 10 + digit(text, 9) - 1 - epoch;
}

function fromSerial(n: number): Day {
  const days = n + epoch;
  let year = Math.floor((days * 400) / daysPer400Years);
  let rest = days - firstOfYear(year);
  if (rest < 0) {
    year -= 1;
    rest = days - firstOfYear(year);
  } else if (days >= firstOfYear(year + 1)) {
    year += 1;
    rest = days - firstOfYear(year);
  }
  const month = Math.floor((5 * rest + 2) / 153);
  const date = rest - daysBefore(month) + 1;
  return `${String(month >= 10 ? year + 1 : year).padStart(4, '0')}-${twoDigits(((month + 2) % 12) + 1)}-${twoDigits(date)}` as Day;
}

/** Days from 1 March of year 0 to 1 January 1970. */
const epoch = 719_468;
const daysPer400Years = 146_097;

function firstOfYear(year: number): number {
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
}

/** Days before a month in a year that begins with March (0). */
function daysBefore(month: number): number {
  return Math.floor((153 * month + 2) / 5);
}

function digit(text: string, at: number): number {
  return text.charCodeAt(at) - 48;
}

function yearOf(text: string): number {
  return digit(text, 0) * 1000 + digit(text, 1) * 100 + digit(text, 2) * 10 + digit(text, 3);
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** The day that the text names, or null when it is no existing day of the years 1900 to 9999. */
export function day(text: string): Day | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '1900') return null;
  const month = digit(text, 5) * 10 + digit(text, 6);
  const date = digit(text, 8) * 10 + digit(text, 9);
  return date >= 1 && month >= 1 && month <= 12 && date <= daysIn(yearOf(text), month) ? (text as Day) : null;
}

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
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
