import { addMonths, day, lastDayOf, month, monthOf, type Day, type Month } from '@jeugdregie/kernel';
import { z } from 'zod';
import { notFound, refuse, type View } from '../rest/index.ts';
import { indicatorBySlug } from './indicators.ts';
import type { FigureQuery } from './model.ts';
import { queryFor } from './query.ts';

const maand = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Schrijf een maand als JJJJ-MM.');

/** A missing parameter means the year of the cut-off up to the cut-off; a missing cut-off the last full month. */
export const filterQuery = z.object({
  gemeente: z.string().optional(),
  van: maand.optional(),
  tot: maand.optional(),
  peildatum: z.string().optional(),
  segment: z.string().max(5).optional(),
  aanbieder: z.string().max(8).optional(),
  product: z.string().max(5).optional(),
  verwijzer: z.string().max(2).optional(),
  wijk: z.string().max(10).optional(),
});
type FilterQuery = z.infer<typeof filterQuery>;

/** The query of a request; refuses an unknown indicator (404) and a bad cut-off (400). */
export function asked(
  slug: string,
  query: FilterQuery,
  { view, today }: { readonly view: View; readonly today: Day },
): FigureQuery {
  const of = indicatorBySlug(slug) ?? notFound('Deze indicator', `/v1/cijfers/${slug}`);
  const cutOff = cutOffOf(query.peildatum, today);
  const until = monthIn(query.tot) ?? monthOf(cutOff);
  const from = monthIn(query.van) ?? (`${until.slice(0, 4)}-01` as Month);
  return queryFor(
    of.definition.id,
    { from, until, cutOff },
    {
      municipality: view.municipality,
      segment: query.segment || null,
      provider: query.aanbieder || null,
      product: query.product || null,
      referrer: query.verwijzer || null,
      district: query.wijk || null,
    },
  );
}

function monthIn(text: string | undefined): Month | null {
  return text === undefined ? null : month(text);
}

function cutOffOf(text: string | undefined, today: Day): Day {
  if (text === undefined || text === '') return lastDayOf(addMonths(monthOf(today), -1));
  return (
    day(text) ??
    refuse(400, {
      code: 'CIJFER-PEILDATUM',
      what: `"${text.slice(0, 20)}" is geen datum.`,
      where: 'peildatum',
      why: 'Een peildatum is een bestaande dag, geschreven als JJJJ-MM-DD.',
      remedy: 'Kies de laatste dag van een maand, bijvoorbeeld 2026-09-30.',
    })
  );
}
