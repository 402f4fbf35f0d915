const lengths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (lengths[month] ?? 0);
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Whether the text is a date of XML Schema: year of four to nine digits, optional sign and time zone. */
export function isXmlDate(text: string): boolean {
  if (text.length === 10 && text.charCodeAt(0) !== 45) return isPlainDate(text);
  const parts = /^(-?)(\d{4,9})-(\d\d)-(\d\d)(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/.exec(text);
  if (parts === null) return false;
  const [, , year = '', month = '', day = ''] = parts;
  if ((year.length > 4 && year.startsWith('0')) || /^0+$/.test(year)) return false;
  return isDayOfMonth(Number(year.slice(-4)), Number(month), Number(day));
}

function isPlainDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const century = twoDigits(text, 0);
  const years = twoDigits(text, 2);
  if (century < 0 || years < 0 || century + years === 0) return false;
  return isDayOfMonth(century * 100 + years, twoDigits(text, 5), twoDigits(text, 8));
}

function isDayOfMonth(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is a time of XML Schema, 24:00:00 included. */
export function isXmlTime(text: string): boolean {
  const parts = /^(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/.exec(text);
  if (parts === null) return false;
  const [, hours = '', minutes = '', seconds = '', fraction = ''] = parts;
  if (hours === '24') return minutes === '00' && seconds === '00' && /^(\.0+)?$/.test(fraction);
  return Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 60;
}

/**
 * Sortable number of a date that passed level 1: years of any length and sign keep their order, which ISO text
 * does only for four digits.
 */
export function dateOrder(text: string): number {
  const negative = text.charCodeAt(0) === 45;
  const dash = text.indexOf('-', 1);
  const year = Number(text.slice(negative ? 1 : 0, dash));
  const inYear = Number(text.slice(dash + 1, dash + 3)) * 100 + Number(text.slice(dash + 4, dash + 6));
  return (negative ? -year : year) * 10_000 + inYear;
}

/** Negative, zero or positive as `a` lies before, on or after `b`. */
export function compareDates(a: string, b: string): number {
  if (a.length === 10 && b.length === 10 && a.charCodeAt(0) !== 45 && b.charCodeAt(0) !== 45) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return dateOrder(a) - dateOrder(b);
}

/** The date that lies `months` before, on the last day of that month when the day does not exist there. */
export function monthsBefore(text: string, months: number): string {
  const order = dateOrder(text);
  const year = Math.floor(order / 10_000);
  const month = Math.floor(order / 100) - year * 100;
  const count = year * 12 + month - 1 - months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  const day = Math.min(order - Math.floor(order / 100) * 100, daysInMonth(toYear, toMonth));
  const sign = toYear < 0 ? '-' : '';
  return `${sign}${pad(Math.abs(toYear), 4)}-${pad(toMonth, 2)}-${pad(day, 2)}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
