import { addDays, weekday, type Day } from './days.ts';

/** Easter Sunday of a year (Gregorian computus, Meeus/Jones/Butcher). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const dayOfMonth = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day;
}

function kingsDay(year: number): Day {
  const april27 = `${year}-04-27` as Day;
  return weekday(april27) === 7 ? addDays(april27, -1) : april27;
}

/**
 * Days on which a legal term does not end, weekends apart (Algemene termijnenwet, article 3: the generally
 * recognised holidays, Good Friday and Liberation Day).
 */
export function legalHolidays(year: number): readonly Day[] {
  const easter = easterSunday(year);
  return [
    `${year}-01-01` as Day,
    addDays(easter, -2),
    addDays(easter, 1),
    kingsDay(year),
    `${year}-05-05` as Day,
    addDays(easter, 39),
    addDays(easter, 50),
    `${year}-12-25` as Day,
    `${year}-12-26` as Day,
  ].sort();
}

export function isWorkingDay(on: Day): boolean {
  return weekday(on) <= 5 && !legalHolidays(Number(on.slice(0, 4))).includes(on);
}

/** The working day that lies `count` working days after `from`; `from` itself does not count. */
export function addWorkingDays(from: Day, count: number): Day {
  let at = from;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}
