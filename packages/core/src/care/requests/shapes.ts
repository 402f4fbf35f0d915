import { z } from 'zod';
import type { ContractCover } from '../contract-cover.ts';
import { requestKinds, requestStates, type RequestKind, type RequestState } from './model.ts';

/** Dutch names of the wire for a request; the only ones. */
export const kindNames = { allocation: 'VOT', change: 'VOW' } as const satisfies Record<RequestKind, string>;
export const stateNames = {
  new: 'nieuw',
  investigating: 'in-onderzoek',
  granted: 'toegewezen',
  rejected: 'afgewezen',
  mixed: 'deels-toegewezen',
} as const satisfies Record<RequestState, string>;

export const kindOf = (name: string | undefined): RequestKind | null =>
  requestKinds.find((kind) => kindNames[kind] === name) ?? null;
export const stateOf = (name: string | undefined): RequestState | null =>
  requestStates.find((state) => stateNames[state] === name) ?? null;

const code = z.object({ code: z.string(), naam: z.string() });
const agb = z.object({ agb: z.string(), naam: z.string() });

const termijn = z.object({
  soort: z.enum(['besluit', 'eindbesluit']).nullable(),
  uiterlijk: z.string().nullable(),
  stand: z.enum(['gehaald', 'ruim', 'bijna', 'over']),
});

export const verzoek = z.object({
  id: z.string(),
  soort: z.enum(['VOT', 'VOW']),
  status: z.enum(Object.values(stateNames)),
  aanbieder: agb,
  clientSleutel: z.string(),
  referenties: z.array(z.string()),
  gevraagd: z.array(
    z.object({
      soort: z.enum(['nieuw', 'wijziging']),
      toewijzingnummer: z.int().nullable(),
      product: code.nullable(),
      categorie: z.string().nullable(),
    }),
  ),
  verwijzer: code.nullable(),
  dagtekening: z.string(),
  ontvangenOp: z.string(),
  termijn,
});
export type VerzoekJson = z.output<typeof verzoek>;

export const inhoud = z.object({
  categorie: z.string().nullable(),
  product: code.nullable(),
  van: z.string().nullable(),
  tot: z.string().nullable(),
  omvang: z.string(),
  volume: z.int().nullable(),
  eenheid: z.string().nullable(),
  frequentie: z.string().nullable(),
  budgetCenten: z.int().nullable(),
});

const antwoord = z.object({
  antwoord: z.enum(['afgewezen', 'in-onderzoek']),
  reden: code.nullable(),
  verantwoordelijkeGemeente: code.nullable(),
  dagtekening: z.string(),
  geweigerdOp: z.string().nullable().describe('Dag waarop de aanbieder het bericht heeft afgekeurd.'),
  berichtId: z.string(),
});

/** Of what is asked: whether the contract with the provider covers it on its first day. */
export const coverNames = {
  covered: 'gedekt',
  'no-contract': 'geen-contract',
  'no-rate': 'geen-tarief',
} as const satisfies Record<ContractCover, string>;
const contract = z.enum(Object.values(coverNames)).nullable();

const gevraagdProduct = inhoud.extend({
  contract,
  referentie: z.string(),
  status: z.enum(['nieuw', 'in-onderzoek', 'toegewezen', 'afgewezen']),
  verwijzer: code.extend({ agb: z.string().nullable(), wie: z.string().nullable() }),
  antwoorden: z.array(antwoord),
  toewijzingen: z.array(z.int()),
});

const wens = z.object({
  soort: z.enum(['ongewijzigd', 'wijziging', 'nieuw']),
  toewijzingnummer: z.int().nullable(),
  contract,
  oud: inhoud.nullable(),
  nieuw: inhoud.nullable(),
});

export const lopend = inhoud.extend({ toewijzingnummer: z.int(), loopt: z.boolean() });

export const berichtRegel = z.object({
  id: z.string(),
  bericht: z.string().nullable(),
  naam: z.string(),
  richting: z.enum(['in', 'uit']),
  datum: z.string(),
  samenvatting: z.string(),
});

export const verzoekDetail = verzoek.extend({
  reden: code.nullable(),
  referentie: z.string().nullable().describe('Alleen bij een VOW: de referentie van het verzoek als geheel.'),
  producten: z.array(gevraagdProduct),
  wensen: z.array(wens),
  antwoorden: z.array(antwoord),
  toewijzingen: z.array(lopend),
  termijnen: z.object({ besluit: z.string(), eindbesluit: z.string(), woonplaats: z.string().nullable() }),
  adresNodig: z.boolean(),
  berichten: z.array(berichtRegel),
  keuzes: z.object({ redenen: z.array(code), eenheden: z.array(code), frequenties: z.array(code) }),
});
export type VerzoekDetailJson = z.output<typeof verzoekDetail>;

const day = z.iso.date('Vul een datum in als jjjj-mm-dd.');

const voorwaarden = z.object({
  categorie: z.string().max(2).nullable(),
  product: z.string().max(5).nullable(),
  van: day,
  tot: day.nullable(),
  volume: z.int().min(0).max(99_999_999).nullable(),
  eenheid: z.string().max(2).nullable(),
  frequentie: z.enum(['1', '2', '4', '6']).nullable(),
  budgetCenten: z.int().min(0).max(99_999_999_99).nullable(),
});

export const besluitBody = z.object({
  besluiten: z
    .array(
      z.object({
        referentie: z.string().max(36),
        keuze: z.enum(['toewijzen', 'afwijzen', 'in-onderzoek']),
        reden: z.string().max(2).nullable().optional(),
        verantwoordelijkeGemeente: z.string().max(4).nullable().optional(),
        voorwaarden: voorwaarden
          .nullable()
          .optional()
          .describe('Alleen bij een VOT; zonder voorwaarden geldt wat is gevraagd.'),
        verschuifNaar: day
          .nullable()
          .optional()
          .describe('Alleen bij een VOW: nieuwe ingangsdatum van wat al had moeten ingaan.'),
      }),
    )
    .max(99),
  adres: z
    .object({
      postcode: z
        .string()
        .regex(/^[1-9]\d{3} ?[a-zA-Z]{2}$/, 'Een postcode heeft vier cijfers en twee letters.'),
      huisnummer: z.string().regex(/^\d{1,5}$/, 'Een huisnummer heeft alleen cijfers.'),
      toevoeging: z.string().trim().max(4).nullable().optional(),
      straat: z.string().trim().max(24).nullable().optional(),
      plaats: z.string().trim().max(80).nullable().optional(),
    })
    .nullable()
    .optional(),
});
export type BesluitBody = z.output<typeof besluitBody>;

export const voorbeeld = z.object({
  berichten: z.array(
    z.object({
      bericht: z.enum(['JW301', 'JW319']),
      referentie: z.string().nullable(),
      antwoord: z.enum(['afgewezen', 'in-onderzoek']).nullable(),
      reden: code.nullable(),
      verantwoordelijkeGemeente: code.nullable(),
      producten: z.array(
        inhoud.extend({
          toewijzingnummer: z.int(),
          isNieuw: z.boolean(),
          referentie: z.string().nullable(),
          redenWijziging: code.nullable(),
        }),
      ),
    }),
  ),
});
export type VoorbeeldJson = z.output<typeof voorbeeld>;

export const verstuurd = z.object({
  berichten: z.array(z.object({ bericht: z.string(), id: z.string(), naam: z.string() })),
});

export const toelichtingen = z.object({
  toelichtingen: z.array(
    z.object({
      referentie: z.string().nullable().describe('Van het product; null: bij het verzoek als geheel.'),
      tekst: z.string(),
    }),
  ),
});
