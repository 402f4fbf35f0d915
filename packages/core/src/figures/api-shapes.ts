import { z } from 'zod';
import { toNumber } from './fraction.ts';
import type { Breakdown, Definition, Figure, Fraction, Part, Point, Unit } from './model.ts';
import { roundHalfUp } from '@jeugdregie/kernel';

/** Units as the outside knows them. */
export const dutchUnits = {
  persons: 'personen',
  trajectories: 'trajecten',
  allocations: 'toewijzingen',
  cents: 'centen',
  share: 'aandeel',
  hours: 'uren',
  days: 'dagen',
} as const satisfies Record<Unit, string>;

const dutchKinds = { sum: 'som', distinct: 'uniek', ratio: 'verhouding' } as const;

const unitSchema = z.enum(Object.values(dutchUnits));
const valueSchema = z
  .number()
  .nullable()
  .describe('Hele centen, aantallen, of een aandeel van 0 tot 1; null als het cijfer er niet is');

export const definitieSchema = z.object({
  id: z.string(),
  versie: z.int(),
  naam: z.string(),
  naamEngels: z.string(),
  tekst: z.string(),
  formule: z.string(),
  bron: z.string(),
  eenheid: unitSchema,
  soort: z.enum(Object.values(dutchKinds)),
});

export const cijferSchema = z.object({
  waarde: valueSchema,
  weergave: z.string(),
  eenheid: unitSchema,
  teller: z.string().nullable().describe('Exact, als geheel getal in tekst'),
  noemer: z.string().nullable(),
  definitie: definitieSchema,
  peildatum: z.string(),
  filter: z.record(z.string(), z.string().nullable()),
  aantalRecords: z.int(),
  weggelaten: z.array(z.string()),
  formuleIngevuld: z.string(),
  klein: z.boolean().describe('Gaat over minder dan vijf personen: niet openbaar maken'),
  voorlopig: z.boolean(),
  adres: z.string(),
});

export const maandSchema = z.object({
  maand: z.string(),
  waarde: valueSchema,
  weergave: z.string(),
  aantalRecords: z.int(),
  klein: z.boolean(),
  voorlopig: z.boolean(),
});

export const deelSchema = z.object({
  sleutel: z.string(),
  naam: z.string(),
  waarde: valueSchema,
  weergave: z.string(),
  aandeel: z.number().nullable(),
  aantalRecords: z.int(),
  klein: z.boolean(),
});

/** Cents are whole, also when they are a ratio (rounded half up, once); other values are the nearest double. */
export function valueFor(value: Fraction | null, unit: Unit): number | null {
  if (value === null) return null;
  return unit === 'cents' ? Number(roundHalfUp(value.numerator, value.denominator)) : toNumber(value);
}

export function definitieOf(d: Definition): z.infer<typeof definitieSchema> {
  return {
    id: d.slug,
    versie: d.version,
    naam: d.name.nl,
    naamEngels: d.name.en,
    tekst: d.text,
    formule: d.formula,
    bron: d.source,
    eenheid: dutchUnits[d.unit],
    soort: dutchKinds[d.kind],
  };
}

export function cijferOf(f: Figure): z.infer<typeof cijferSchema> {
  const { query } = f;
  return {
    waarde: valueFor(f.value, f.definition.unit),
    weergave: f.shown,
    eenheid: dutchUnits[f.definition.unit],
    teller: f.value?.numerator.toString() ?? null,
    noemer: f.value?.denominator.toString() ?? null,
    definitie: definitieOf(f.definition),
    peildatum: query.cutOff,
    filter: {
      gemeente: query.municipality ?? 'regio',
      van: query.from,
      tot: query.until,
      segment: query.segment,
      aanbieder: query.provider,
      product: query.product,
      verwijzer: query.referrer,
      wijk: query.district,
    },
    aantalRecords: f.records,
    weggelaten: [...f.leftOut],
    formuleIngevuld: f.filledIn,
    klein: f.isSmall,
    voorlopig: f.isProvisional,
    adres: f.address,
  };
}

export function maandOf(point: Point, unit: Unit): z.infer<typeof maandSchema> {
  return {
    maand: point.month,
    waarde: valueFor(point.value, unit),
    weergave: point.shown,
    aantalRecords: point.records,
    klein: point.isSmall,
    voorlopig: point.isProvisional,
  };
}

export function deelOf(part: Part, unit: Unit): z.infer<typeof deelSchema> {
  return {
    sleutel: part.key,
    naam: part.name,
    waarde: valueFor(part.value, unit),
    weergave: part.shown,
    aandeel: part.share,
    aantalRecords: part.records,
    klein: part.isSmall,
  };
}

/** Dutch names of the dimensions in `naar=`. */
export const dimensions = {
  gemeente: 'municipality',
  segment: 'segment',
  aanbieder: 'provider',
  product: 'product',
  verwijzer: 'referrer',
  wijk: 'district',
} as const satisfies Record<string, Breakdown['by']>;
