import { z } from 'zod';
import type { Block, Letter, Span } from './model.ts';
import type { LetterLine } from './store.ts';

const spanSchema = z.union([
  z.object({ tekst: z.string() }),
  z.object({ cijfer: z.int(), weergave: z.string() }),
  z.object({ voetnoot: z.int() }),
]);
const spans = z.array(spanSchema);

const tabelSchema = z.object({
  titel: z.string(),
  koppen: z.array(z.string()),
  rijen: z.array(z.array(spans)),
  toelichting: z.string().nullable(),
});

const alineaSchema = z.union([
  z.object({ kop: z.string(), niveau: z.int() }),
  z.object({ tekst: spans }),
  z.object({ lijst: z.array(spans) }),
  z.object({ tabel: tabelSchema }),
]);

export const regelSchema = z.object({
  id: z.string(),
  kenmerk: z.string(),
  datum: z.string(),
  gemeente: z.object({ code: z.string(), naam: z.string() }),
  peildatum: z.string(),
  onderwerp: z.string(),
});

export const briefSchema = regelSchema.extend({
  alineas: z.array(alineaSchema),
  cijfers: z.array(
    z.object({
      nummer: z.int(),
      weergave: z.string(),
      definitie: z.object({ id: z.string(), versie: z.int(), naam: z.string() }),
      peildatum: z.string(),
      van: z.string(),
      tot: z.string(),
      gemeente: z.string(),
      aantalRecords: z.int(),
      klein: z.boolean(),
      voorlopig: z.boolean(),
    }),
  ),
  voetnoten: z.array(spans),
  definities: z.array(
    z.object({
      id: z.string(),
      versie: z.int(),
      naam: z.string(),
      tekst: z.string(),
      formule: z.string(),
      bron: z.string(),
    }),
  ),
  ondertekenaars: z.array(z.string()),
  toelichting: z.string().nullable(),
  sjabloon: z.string(),
  hash: z.string().describe('SHA-256 van de tekst: dezelfde brief geeft dezelfde hash'),
  demonstratie: z.boolean(),
});

export function regelOf(line: LetterLine): z.infer<typeof regelSchema> {
  return {
    id: line.id,
    kenmerk: line.reference,
    datum: line.dated,
    gemeente: { code: line.municipality, naam: line.municipalityName },
    peildatum: line.cutOff,
    onderwerp: line.subject,
  };
}

export function briefOf({ id, text, hash }: Letter): z.infer<typeof briefSchema> {
  const definitions = new Map(text.definitions.map((d) => [d.id, d]));
  return {
    ...regelOf({ id, ...text }),
    alineas: text.blocks.map(alineaOf),
    cijfers: text.figures.map((f) => {
      const used = definitions.get(f.query.indicator);
      return {
        nummer: f.number,
        weergave: f.shown,
        definitie: {
          id: used?.slug ?? f.query.indicator,
          versie: f.definitionVersion,
          naam: used?.name ?? '',
        },
        peildatum: f.query.cutOff,
        van: f.query.from,
        tot: f.query.until,
        gemeente: f.query.municipality ?? 'regio',
        aantalRecords: f.records,
        klein: f.isSmall,
        voorlopig: f.isProvisional,
      };
    }),
    voetnoten: text.notes.map((note) => note.map(spanOf)),
    definities: text.definitions.map((d) => ({
      id: d.slug,
      versie: d.version,
      naam: d.name,
      tekst: d.text,
      formule: d.formula,
      bron: d.source,
    })),
    ondertekenaars: [...text.signatories],
    toelichting: text.remark,
    sjabloon: text.template,
    hash,
    demonstratie: text.isDemo,
  };
}

function spanOf(span: Span): z.infer<typeof spanSchema> {
  if (span.kind === 'text') return { tekst: span.text };
  if (span.kind === 'figure') return { cijfer: span.figure, weergave: span.shown };
  return { voetnoot: span.note };
}

function alineaOf(block: Block): z.infer<typeof alineaSchema> {
  switch (block.kind) {
    case 'heading':
      return { kop: block.text, niveau: block.level };
    case 'paragraph':
      return { tekst: block.spans.map(spanOf) };
    case 'list':
      return { lijst: block.items.map((item) => item.map(spanOf)) };
    case 'table':
      return {
        tabel: {
          titel: block.table.caption,
          koppen: [...block.table.head],
          rijen: block.table.rows.map((row) => row.map((cell) => cell.map(spanOf))),
          toelichting: block.table.legend,
        },
      };
  }
}
