import { z } from 'zod';
import type { LineRow } from './line-rows.ts';
import type { ClaimStatus } from './list-store.ts';

export const verdictNames = {
  goedgekeurd: 'accepted',
  afgewezen: 'rejected',
  'voor-persoon': 'needs-person',
} as const satisfies Record<string, LineRow['state']>;

export const statusNames = {
  afgewezen: 'rejected',
  'voor-persoon': 'waiting',
  beoordeeld: 'decided',
} as const satisfies Record<string, ClaimStatus>;

export const verdictName = z.enum(['goedgekeurd', 'afgewezen', 'voor-persoon']);
export const aanbieder = z.object({ agb: z.string(), naam: z.string() });

export const bevinding = z.object({
  regel: z.string(),
  retourcode: z.string(),
  betekenis: z.string(),
  handeling: z.string(),
  verwacht: z.string().nullable(),
  gevonden: z.string().nullable(),
  feit: z.string(),
});

export const declaratie = z.object({
  id: z.string(),
  declaratienummer: z.string(),
  aanbieder,
  maand: z.string(),
  dagtekening: z.string(),
  ontvangenOp: z.string(),
  regels: z.number().int(),
  goedgekeurd: z.number().int(),
  afgewezen: z.number().int(),
  voorPersoon: z.number().int(),
  ingediendCenten: z.number().int(),
  toegekendCenten: z.number().int(),
  status: z.enum(['afgewezen', 'voor-persoon', 'beoordeeld']),
  uiterlijk: z.string().nullable(),
});

export const declaratieDetail = declaratie.extend({
  bevindingen: z.array(bevinding),
  signalen: z.array(
    z.object({
      soort: z.literal('plafond'),
      jaar: z.number().int(),
      plafondCenten: z.number().int(),
      toegekendCenten: z.number().int(),
    }),
  ),
  bewijs: z.object({ regelset: z.string(), contractversie: z.string().nullable(), feitenHash: z.string() }),
});

export const regel = z.object({
  id: z.string(),
  volgnummer: z.number().int(),
  referentie: z.string(),
  vorigeReferentie: z.string().nullable(),
  clientSleutel: z.string(),
  toewijzingnummer: z.number().int(),
  product: z.object({ code: z.string(), naam: z.string() }),
  van: z.string(),
  tot: z.string(),
  volume: z.number().int(),
  eenheid: z.string(),
  eenheidNaam: z.string(),
  tariefCenten: z.number().int().nullable(),
  bedragCenten: z.number().int(),
  credit: z.boolean(),
  oordeel: verdictName,
  bevindingen: z.array(bevinding),
});

export const feit = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

export const regelDetail = regel.extend({
  vraag: z.string().nullable(),
  besluit: z.object({ door: z.string(), op: z.string(), toelichting: z.string() }).nullable(),
  feiten: z.object({
    toewijzing: feit.nullable(),
    tarief: feit.nullable(),
    eerdereRegels: z.array(feit),
    restVolume: feit.nullable(),
    plafond: feit.nullable(),
    beslissend: z.string().nullable(),
  }),
  bewijs: z.object({ regelset: z.string(), contractversie: z.string().nullable(), feitenHash: z.string() }),
  retourcodes: z
    .array(z.object({ code: z.string(), betekenis: z.string() }))
    .describe('Waarmee een medewerker een regel die wacht kan afwijzen.'),
  eigenRetourcode: z
    .string()
    .nullable()
    .describe('De code van de regel van de standaard die deze regel nu afwijst; null als er geen is.'),
});

export const openRegel = regel.extend({
  declaratieId: z.string(),
  declaratienummer: z.string(),
  aanbieder,
  vraag: z.string(),
  regel: z.string(),
  sinds: z.string(),
  uiterlijk: z.string().nullable(),
  teLaat: z.boolean(),
});
