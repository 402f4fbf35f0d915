import {
  addDays,
  isoWeeksTouched,
  lengthInDays,
  sundaysIn,
  weekday,
  type ClosedPeriod,
  type Day,
} from '@jeugdregie/kernel';
import type { Omvang } from '../generated/berichten.ts';
import { daysInMonth } from '../lexical/calendar.ts';

/** An assignment as far as its size goes. */
export interface Sized {
  readonly omvang: Omvang | undefined;
  readonly ingangsdatum: string;
  readonly einddatum: string | undefined;
}

/** Pieces of result and euros are output-based; every other unit is effort (IV074). */
export function isOutputBased(eenheid: string): boolean {
  return eenheid === '82' || eenheid === '83';
}

/** Dates that passed level 1, within the four-digit years that a calendar of people knows. */
function period(from: string, until: string): ClosedPeriod | null {
  return from.length === 10 && until.length === 10 && from <= until
    ? { from: from as Day, until: until as Day }
    : null;
}

/** Last Sunday on or before the day. */
function lastSunday(day: Day): Day {
  return addDays(day, -(weekday(day) % 7));
}

/**
 * Weeks of output that may be claimed in a period (IV076, IV077): its Sundays, and one more for the broken last
 * week of the assignment, which goes with the last Sunday. An assignment without any Sunday is one broken week.
 */
function outputWeeks(within: ClosedPeriod, { ingangsdatum, einddatum }: Sized): number {
  const sundays = sundaysIn(within);
  if (einddatum === undefined || einddatum.length !== 10) return sundays;
  const end = einddatum as Day;
  if (weekday(end) === 7) return sundays;
  const last = lastSunday(end);
  const moment = last < ingangsdatum ? end : last;
  return sundays + (within.from <= moment && moment <= within.until ? 1 : 0);
}

function weeksIn(within: ClosedPeriod, sized: Sized, eenheid: string): number {
  return isOutputBased(eenheid) ? outputWeeks(within, sized) : isoWeeksTouched(within);
}

/**
 * The largest volume, in the unit of the assignment, that one line over this product period may hold (TR321,
 * IV076 to IV078); null when the assignment sets none. A month or week that is only partly covered counts in full.
 */
export function maximumOfLine(sized: Sized, begin: string, einde: string): number | null {
  const { omvang } = sized;
  const within = period(begin, einde);
  if (omvang === undefined || within === null) return null;
  const volume = Number(omvang.volume);
  switch (omvang.frequentie) {
    case '1':
      return volume * lengthInDays(within);
    case '2':
      return volume * weeksIn(within, sized, omvang.eenheid);
    default:
      return volume; // per month (4), of which the period is a part, or in total (6)
  }
}

function monthsTouched({ from, until }: ClosedPeriod): number {
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4));
  return years * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7)) + 1;
}

/** The largest volume over the whole assignment (TR322); null when it is open-ended or sets none. */
export function maximumInTotal(sized: Sized): number | null {
  const { omvang } = sized;
  if (omvang === undefined) return null;
  const volume = Number(omvang.volume);
  if (omvang.frequentie === '6') return volume;
  const whole = sized.einddatum === undefined ? null : period(sized.ingangsdatum, sized.einddatum);
  if (whole === null) return null;
  switch (omvang.frequentie) {
    case '1':
      return volume * lengthInDays(whole);
    case '2':
      return volume * weeksIn(whole, sized, omvang.eenheid);
    default:
      return volume * monthsTouched(whole);
  }
}

/**
 * A declared volume in the unit of the assignment: the same unit, or minutes on an assignment in hours (TR341).
 * Null when the units do not fit. As a fraction of whole minutes, so that nothing is rounded.
 */
export function comparable(
  volume: number,
  declared: string,
  assigned: string,
): { readonly of: number; readonly per: number } | null {
  if (declared === assigned) return { of: volume, per: 1 };
  return declared === '01' && assigned === '04' ? { of: volume, per: 60 } : null;
}

/** The product period that a line of this month must have (IV089, TR387, TR388). */
export function requiredPeriod(
  sized: Sized,
  begin: string,
  einde: string,
): { readonly begin: string; readonly einde: string } | null {
  if (begin.length !== 10 || einde.length !== 10) return null;
  const first = `${begin.slice(0, 7)}-01`;
  const last = `${einde.slice(0, 8)}${daysInMonth(Number(einde.slice(0, 4)), Number(einde.slice(5, 7)))}`;
  const startsInMonth = sized.ingangsdatum.slice(0, 7) === begin.slice(0, 7);
  const endsInMonth = sized.einddatum?.slice(0, 7) === einde.slice(0, 7);
  return {
    begin: startsInMonth ? sized.ingangsdatum : first,
    einde: endsInMonth ? (sized.einddatum ?? last) : last,
  };
}
