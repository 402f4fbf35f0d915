import { addMonths, lastDayOf, monthOf, type Day, type Month } from '@jeugdregie/kernel';
import { indicator, type IndicatorId } from '../figures/index.ts';
import { dayText, monthsText } from './dates.ts';
import type { Frame } from './model.ts';
import type { Span } from './template.ts';

export interface Range {
  readonly from: Month;
  readonly until: Month;
  readonly cutOff: Day;
}

/** The months and cut-off of a span of the template. */
export function rangeOf(span: Span, cutOff: Day): Range {
  const last = monthOf(cutOff);
  const yearBefore = addMonths(last, -12);
  switch (span) {
    case 'year':
      return { from: `${last.slice(0, 4)}-01` as Month, until: last, cutOff };
    case 'year-before':
      return {
        from: `${yearBefore.slice(0, 4)}-01` as Month,
        until: yearBefore,
        cutOff: lastDayOf(yearBefore),
      };
    case 'settled':
      return { from: addMonths(last, -15), until: addMonths(last, -4), cutOff };
  }
}

/** The texts that a template may name beside its figures. */
export function frameTexts(frame: Frame): Readonly<Record<string, string>> {
  const period = (span: Span): string => {
    const { from, until } = rangeOf(span, frame.cutOff);
    return monthsText(from, until);
  };
  const definition = (id: IndicatorId): string => indicator(id).definition.text;
  return {
    gemeente: frame.municipalityName,
    regio: frame.regionName,
    leden: listText(frame.members),
    periode: period('year'),
    periodeVorigJaar: period('year-before'),
    periodeAfgerond: period('settled'),
    peildatum: dayText(frame.cutOff),
    peildatumVorigJaar: dayText(rangeOf('year-before', frame.cutOff).cutOff),
    definitieJeugdigen: definition('youths'),
    definitieTrajecten: definition('trajectories'),
    definitieKosten: definition('cost'),
    definitieNagekomen: definition('late-share'),
  };
}

function listText(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} en ${last}`;
}
