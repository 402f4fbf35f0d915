import { decimalText, valueText, whole } from './fraction.ts';
import type { Sums } from './indicator.ts';
import type { Definition, IndicatorId, Unit } from './model.ts';

export const claimLines = 'Declaratieregels (JW323) en hun oordeel';
export const careMessages = 'Toewijzingen (JW301), starts (JW305) en stops (JW307)';
export const noPgb = 'Hulp uit een persoonsgebonden budget (PGB): daarover komen geen berichten binnen.';
export const undecided = 'Declaratieregels die nog op een besluit van een medewerker wachten.';
export const unclaimed = 'Geleverde hulp die de aanbieder nog niet heeft gedeclareerd.';
export const taskBased =
  'Hulp uit een vast bedrag of subsidie (taakgericht) waarvoor geen regels worden gedeclareerd.';

export const euros = (amount: bigint): string => valueText(whole(amount), 'cents');
export const number = (n: bigint): string => decimalText(whole(n), 0);

export function define(
  id: IndicatorId,
  slug: string,
  unit: Unit,
  rest: Omit<Definition, 'id' | 'slug' | 'unit' | 'version'>,
): Definition {
  return { id, slug, unit, version: 1, ...rest };
}

export const ofLines = { records: (s: Sums): bigint => s.lines, persons: (s: Sums): bigint => s.youths };
export const ofEvents = {
  records: (s: Sums): bigint => s.started + s.ended,
  persons: (s: Sums): bigint => s.active,
};
