import {
  day,
  fail,
  lastDayOf,
  month,
  monthOf,
  municipalityCode,
  ok,
  type Day,
  type Month,
  type Problem,
  type Result,
} from '@jeugdregie/kernel';
import { indicator, indicatorBySlug } from './indicators.ts';
import type { Dimension, FigureQuery, Filter, Grain, IndicatorId } from './model.ts';
import { monthNumber } from './month-number.ts';
import type { Slice } from './slices.ts';

const sides = ['provider', 'product', 'referrer', 'district'] as const;

/** A query over a range of months at a cut-off, without further filters; add what is asked by spreading. */
export function queryFor(
  indicatorId: IndicatorId,
  range: { readonly from: Month; readonly until: Month; readonly cutOff: Day },
  filter: Partial<Filter> = {},
): FigureQuery {
  return {
    indicator: indicatorId,
    municipality: null,
    segment: null,
    provider: null,
    product: null,
    referrer: null,
    district: null,
    ...range,
    ...filter,
  };
}

/** The one side that the filter names, or `all`. */
export function grainOf(filter: Filter): { readonly grain: Grain; readonly member: string } {
  const grain = sides.find((side) => filter[side] !== null);
  return grain === undefined ? { grain: 'all', member: '' } : { grain, member: filter[grain] ?? '' };
}

/** Refuses, in Dutch, what the cells cannot answer; otherwise the query itself. */
export function checkQuery(query: FigureQuery, by: Dimension | null = null): Result<FigureQuery, Problem> {
  const named = sides.filter((side) => query[side] !== null || side === by);
  const { definition, needs } = indicator(query.indicator);
  const problem = (code: string, what: string, why: string, remedy: string): Result<FigureQuery, Problem> =>
    fail({ code, what, where: definition.name.nl, why, remedy });
  if (query.from > query.until) {
    return problem(
      'CIJFER-PERIODE',
      `De periode ${query.from} tot en met ${query.until} loopt achteruit.`,
      'De eerste maand ligt na de laatste.',
      'Kies een eerste maand die niet na de laatste ligt.',
    );
  }
  if (query.cutOff !== lastDayOf(monthOf(query.cutOff))) {
    return problem(
      'CIJFER-PEILDATUM',
      `${query.cutOff} is geen peildatum.`,
      'Een peildatum is de laatste dag van een maand: per maand is bewaard wat toen bekend was.',
      `Kies ${lastDayOf(monthOf(query.cutOff))}.`,
    );
  }
  if (named.length > 1) {
    return problem(
      'CIJFER-COMBINATIE',
      'Deze combinatie van filters is er niet.',
      'Een cijfer kan per aanbieder, product, verwijzer of wijk, elk ook per segment, maar niet per twee daarvan tegelijk.',
      'Kies een van de vier, eventueel met een segment. De losse regels staan onder Declaraties.',
    );
  }
  if (needs.includes('whole') && query.referrer === null && by !== 'referrer') {
    return problem(
      'CIJFER-VERWIJZER',
      'Voor dit cijfer moet een verwijzer gekozen zijn.',
      'Het is het aandeel van één verwijzer in alle trajecten.',
      'Kies een verwijzer, of vraag de verdeling naar verwijzer.',
    );
  }
  return ok(query);
}

export function sliceOf(query: FigureQuery): Slice {
  return {
    municipality: query.municipality,
    ...grainOf(query),
    segment: query.segment ?? '',
    from: monthNumber(query.from),
    until: monthNumber(query.until),
    cutOff: monthNumber(monthOf(query.cutOff)),
  };
}

/** After this many months nearly all claims over a month are in; until then its figures are provisional. */
const settledAfterMonths = 3;

export function isProvisional(until: Month, cutOff: Day): boolean {
  return monthNumber(monthOf(cutOff)) - monthNumber(until) < settledAfterMonths;
}

const parameterOf = {
  segment: 'segment',
  provider: 'aanbieder',
  product: 'product',
  referrer: 'verwijzer',
  district: 'wijk',
} as const;

/** The REST address that gives the figure again. */
export function addressOf(query: FigureQuery): string {
  const parameters = new URLSearchParams({
    gemeente: query.municipality ?? 'regio',
    van: query.from,
    tot: query.until,
    peildatum: query.cutOff,
  });
  for (const [field, name] of Object.entries(parameterOf)) {
    const value = query[field as keyof typeof parameterOf];
    if (value !== null) parameters.set(name, value);
  }
  return `/v1/cijfers/${indicator(query.indicator).definition.slug}?${parameters.toString()}`;
}

/** The query of such an address; null when it is not one. It came from outside: what it asks is checked elsewhere. */
export function queryOfAddress(address: string): FigureQuery | null {
  const found = /^\/v1\/cijfers\/([a-z-]{1,60})\?(.{1,400})$/.exec(address);
  const of = indicatorBySlug(found?.[1] ?? '');
  const given = new URLSearchParams(found?.[2] ?? '');
  const range = rangeIn(given);
  const place = given.get('gemeente') ?? 'regio';
  const municipality = place === 'regio' ? null : municipalityCode(place);
  if (of === null || range === null || (place !== 'regio' && municipality === null)) return null;
  const filter = Object.entries(parameterOf).map(([field, name]) => [
    field,
    given.get(name)?.slice(0, 10) || null,
  ]);
  return queryFor(of.definition.id, range, {
    municipality,
    ...(Object.fromEntries(filter) as Partial<Filter>),
  });
}

function rangeIn(given: URLSearchParams): Pick<FigureQuery, 'from' | 'until' | 'cutOff'> | null {
  const [from, until] = [month(given.get('van') ?? ''), month(given.get('tot') ?? '')];
  const cutOff = day(given.get('peildatum') ?? '');
  return from !== null && until !== null && cutOff !== null ? { from, until, cutOff } : null;
}
