import type { Unit } from '../../api/figures.ts';
import type { Formats } from '../../format/formats.ts';

/** How a column of values of this unit is written and sorted. */
export function kindOf(unit: Unit): 'money' | 'share' | 'number' {
  return unit === 'centen' ? 'money' : unit === 'aandeel' ? 'share' : 'number';
}

/** The value of an indicator, exact: cents as money, shares as percent, averages with one decimal. */
export function writtenFigure(value: number | null, unit: Unit, format: Formats): string {
  if (value === null) return '–';
  switch (unit) {
    case 'centen':
      return format.money(value);
    case 'aandeel':
      return format.percent(value);
    case 'uren':
    case 'dagen':
      return format.number(value, 1);
    case 'personen':
    case 'trajecten':
    case 'toewijzingen':
      return format.number(value, Number.isInteger(value) ? 0 : 1);
  }
}

/** The same for sentences and axes: € 1,2 mln. */
export function shortFigure(value: number | null, unit: Unit, format: Formats): string {
  return unit === 'centen' && value !== null ? format.moneyShort(value) : writtenFigure(value, unit, format);
}
