import { codeList } from '@jeugdregie/ijw';
import type { Day } from '@jeugdregie/kernel';
import { districts, products, providers, region, segments } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import { unknownMember, type Dimension } from './model.ts';

/** Names of referrers as they stand in a sentence; the list of the standard (COD327) gives the rest. */
const referrerNames: Readonly<Record<string, string>> = {
  '00': 'Onbekend',
  '01': 'Gemeente',
  '02': 'Huisarts',
  '03': 'Jeugdarts',
  '04': 'Gecertificeerde instelling',
  '05': 'Medisch specialist',
  '06': 'Geen verwijzer',
  '08': 'Rechter of Officier van Justitie',
};

/** Dutch names of the members of a dimension, by code. `day`: the day on which the region is looked at. */
export async function namesOf(tx: Tx, by: Dimension, day: Day): Promise<(code: string) => string> {
  const names = await loadNames(tx, by, day);
  return (code) => (code === unknownMember ? 'Onbekend' : (names.get(code) ?? code));
}

async function loadNames(tx: Tx, by: Dimension, day: Day): Promise<ReadonlyMap<string, string>> {
  const named = (list: readonly { readonly code: string; readonly name: string }[]): Map<string, string> =>
    new Map(list.map(({ code, name }) => [code, name]));
  switch (by) {
    case 'municipality':
      return named((await region(tx, day)).municipalities);
    case 'segment':
      return new Map((await segments(tx)).map(({ id, name }) => [String(id), name]));
    case 'provider':
      return named(await providers(tx));
    case 'product':
      return named(await products(tx));
    case 'district':
      return named(await districts(tx, null));
    case 'referrer':
      return new Map([...(codeList('COD327') ?? []), ...Object.entries(referrerNames)]);
  }
}
