import { codeList } from '@jeugdregie/ijw';
import type { Frequency } from './model.ts';

const per: Readonly<Record<Frequency, string>> = {
  '1': 'per dag',
  '2': 'per week',
  '4': 'per maand',
  '6': 'in totaal',
};

/** The extent (omvang) in Dutch for lists: `2 uur per week`, `€ 2.500,00 per maand`, `budget € 9.000,00`; '' without one. */
export function extentText(extent: {
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: Frequency | null;
  readonly budgetCents: number | null;
}): string {
  const { volume, unit, frequency, budgetCents } = extent;
  if (budgetCents !== null) return `budget ${euroText(budgetCents)}`;
  if (volume === null || unit === null || frequency === null) return '';
  const amount =
    unit === '83' ? euroText(volume) : `${volume.toLocaleString('nl-NL')} ${unitName(unit).toLowerCase()}`;
  return `${amount} ${per[frequency]}`;
}

function unitName(unit: string): string {
  return (codeList('WJ756')?.get(unit) ?? `eenheid ${unit}`).replace(/ \(.*\)$/, '');
}

function euroText(cents: number): string {
  const whole = Math.trunc(cents / 100).toLocaleString('nl-NL');
  return `€ ${whole},${String(cents % 100).padStart(2, '0')}`;
}
