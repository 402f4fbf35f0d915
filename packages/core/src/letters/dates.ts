import type { Day, Month } from '@jeugdregie/kernel';

const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** `september`, of a month or a day. */
export function monthName(month: string): string {
  return monthNames[Number(month.slice(5, 7)) - 1] ?? month;
}

/** `30 september 2026`. */
export function dayText(day: Day): string {
  return `${Number(day.slice(8, 10))} ${monthName(day)} ${day.slice(0, 4)}`;
}

/** `januari tot en met september 2026`, `januari 2026`, `juni 2025 tot en met mei 2026`. */
export function monthsText(from: Month, until: Month): string {
  const last = `${monthName(until)} ${until.slice(0, 4)}`;
  if (from === until) return last;
  const sameYear = from.slice(0, 4) === until.slice(0, 4);
  return `${monthName(from)}${sameYear ? '' : ` ${from.slice(0, 4)}`} tot en met ${last}`;
}
