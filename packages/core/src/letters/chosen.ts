import { fail, ok, type Day, type MunicipalityCode, type Problem, type Result } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import {
  figure,
  indicator,
  namesOf,
  queryOfAddress,
  type Dimension,
  type FigureQuery,
} from '../figures/index.ts';
import { monthsText } from './dates.ts';
import type { ChosenFigure } from './model.ts';

const sides = [
  ['segment', 'segment'],
  ['provider', 'aanbieder'],
  ['product', 'product'],
  ['referrer', 'verwijzer'],
  ['district', 'wijk'],
] as const satisfies readonly (readonly [Dimension, string])[];

/**
 * The figures at these addresses at the cut-off of the letter, with what they are about in words. Refuses an address that
 * is none, a figure of another municipality, and what the cells cannot answer.
 */
export async function chosenFiguresOf(
  tx: Tx,
  addresses: readonly string[],
  { municipality, cutOff }: { readonly municipality: MunicipalityCode; readonly cutOff: Day },
): Promise<Result<readonly ChosenFigure[], Problem>> {
  const chosen: ChosenFigure[] = [];
  for (const address of new Set(addresses)) {
    const asked = queryOfAddress(address);
    if (asked === null) return fail(noFigure(address));
    if (asked.municipality !== null && asked.municipality !== municipality) return fail(notTheirs(address));
    const query = { ...asked, cutOff };
    const found = await figure(tx, query);
    if (!found.ok) return found;
    chosen.push({ query, label: await labelOf(tx, query) });
  }
  return ok(chosen);
}

async function labelOf(tx: Tx, query: FigureQuery): Promise<string> {
  const parts = [indicator(query.indicator).definition.name.nl, monthsText(query.from, query.until)];
  if (query.municipality === null) parts.push('hele regio');
  for (const [side, name] of sides) {
    const member = query[side];
    if (member !== null) parts.push(`${name} ${(await namesOf(tx, side, query.cutOff))(member)}`);
  }
  return parts.join(', ');
}

function noFigure(address: string): Problem {
  return {
    code: 'BRIEF-CIJFER',
    what: 'Eén van de gekozen cijfers is er niet.',
    where: address.slice(0, 100),
    why: 'Dit is geen adres van een cijfer.',
    remedy: 'Kies het cijfer opnieuw onder Cijfers, met "Zet in raadsbrief".',
  };
}

function notTheirs(address: string): Problem {
  return {
    code: 'BRIEF-CIJFER-GEMEENTE',
    what: 'Eén van de gekozen cijfers is van een andere gemeente.',
    where: address.slice(0, 100),
    why: 'Een raadsbrief noemt cijfers van de eigen gemeente en van de regio.',
    remedy: 'Haal het cijfer weg, of stel de brief op voor die gemeente.',
  };
}
