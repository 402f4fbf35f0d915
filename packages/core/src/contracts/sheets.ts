import { codeList } from '@jeugdregie/ijw';
import {
  category,
  count,
  date,
  euros,
  municipality,
  optional,
  postcode,
  product,
  provider,
  rate,
  segment,
  text,
  unit,
  variant,
  type CellReader,
} from './cell-readers.ts';
import type { ColumnLook } from './workbook.ts';

/** A column of the contract workbook: its Dutch heading, how a cell is read, how it looks, what belongs in it. */
export interface Column<T> extends ColumnLook {
  readonly read: CellReader<T>;
  readonly explanation: string;
}

/** A sheet: columns by field name, in the order of the template. */
interface SheetShape<Columns extends Record<string, Column<unknown>>> {
  readonly name: string;
  readonly purpose: string;
  readonly columns: Columns;
}

/** What one row of a sheet holds after reading. */
export type RowOf<Shape> =
  Shape extends SheetShape<infer Columns>
    ? { readonly [Field in keyof Columns]: Columns[Field] extends Column<infer T> ? T : never }
    : never;

function column<T>(
  heading: string,
  read: CellReader<T>,
  look: Omit<ColumnLook, 'heading'>,
  explanation: string,
): Column<T> {
  return { heading, read, ...look, explanation };
}

/** Units of list WJ756, by code. */
export function unitCodes(): ReadonlyMap<string, string> {
  return codeList('WJ756') ?? new Map();
}

const code = { width: 14, format: 'text' } as const;
const name = { width: 40, format: 'text' } as const;
const dayLook = { width: 14, format: 'day' } as const;
const countLook = { width: 16, format: 'count' } as const;
const euroLook = { width: 16, format: 'euro' } as const;

const validFrom = column('Geldig vanaf', date, dayLook, 'Eerste dag waarop de regel geldt.');
const validUntil = column(
  'Geldig tot',
  optional(date),
  dayLook,
  'Laatste dag waarop de regel geldt; leeg: geen einde.',
);
const productColumn = column('Productcode', product, code, 'Vijf tekens; moet op het blad Producten staan.');
const contractColumn = column(
  'Contractnummer',
  text(40),
  { width: 18, format: 'text' },
  'Nummer van het contract.',
);
const unitColumn = column('Eenheid', unit(unitCodes), code, 'Code van de eenheid (iJw): zie onder.');

/** The sheets of the workbook in the order of the template. */
export const sheets = {
  region: {
    name: 'Regio',
    purpose: 'Hoe de regio heet. Eén regel.',
    columns: { name: column('Naam', text(100), name, 'Naam van de regio.') },
  },
  municipalities: {
    name: 'Gemeenten',
    purpose: 'Welke gemeenten samen inkopen, en van wanneer tot wanneer.',
    columns: {
      code: column('Code', municipality, code, 'Gemeentecode van het CBS, vier cijfers.'),
      name: column('Naam', text(100), name, 'Naam van de gemeente.'),
      from: column('Lid vanaf', date, dayLook, 'Eerste dag van het lidmaatschap.'),
      until: column('Lid tot', optional(date), dayLook, 'Laatste dag van het lidmaatschap; leeg: nog lid.'),
    },
  },
  residents: {
    name: 'Inwoners',
    purpose: 'Inwoners per gemeente op 1 januari van een jaar (CBS).',
    columns: {
      municipality: column('Gemeente', municipality, code, 'Gemeentecode van het CBS.'),
      year: column('Jaar', count(2000, 2100), { width: 10 }, 'Jaartal.'),
      total: column('Inwoners', count(0, 99_999_999), countLook, 'Alle inwoners.'),
      age0to17: column('Inwoners 0-17', count(0, 99_999_999), countLook, 'Inwoners jonger dan 18 jaar.'),
    },
  },
  districts: {
    name: 'Wijken',
    purpose: 'Bij welke wijk een postcode hoort. Eén regel per postcode.',
    columns: {
      municipality: column('Gemeente', municipality, code, 'Gemeentecode van het CBS.'),
      code: column('Wijkcode', text(20), code, 'Wijkcode, bijvoorbeeld WK000101.'),
      name: column('Wijknaam', text(100), name, 'Naam van de wijk.'),
      postcode: column('Postcode', postcode, code, 'De vier cijfers van de postcode.'),
      age0to17: column(
        'Inwoners 0-17',
        count(0, 9_999_999),
        countLook,
        'Inwoners jonger dan 18 jaar met deze postcode.',
      ),
    },
  },
  segments: {
    name: 'Segmenten',
    purpose: 'De delen waarin de regio de jeugdhulp ordent.',
    columns: {
      id: column('Nummer', segment, { width: 10 }, 'Nummer van het segment.'),
      name: column('Naam', text(100), name, 'Naam van het segment.'),
    },
  },
  providers: {
    name: 'Aanbieders',
    purpose: 'De aanbieders met een contract.',
    columns: {
      code: column('AGB', provider, code, 'AGB-code, acht cijfers.'),
      name: column('Naam', text(100), name, 'Naam van de aanbieder.'),
    },
  },
  contracts: {
    name: 'Contracten',
    purpose: 'De contracten per aanbieder.',
    columns: {
      number: contractColumn,
      provider: column('AGB', provider, code, 'AGB-code; moet op het blad Aanbieders staan.'),
      from: column('Ingangsdatum', date, dayLook, 'Eerste dag van het contract.'),
      until: column('Einddatum', optional(date), dayLook, 'Laatste dag van het contract; leeg: geen einde.'),
    },
  },
  products: {
    name: 'Producten',
    purpose: 'De producten die de regio inkoopt.',
    columns: {
      code: column('Productcode', product, code, 'Vijf tekens, bijvoorbeeld 45A04.'),
      name: column('Naam', text(200), name, 'Naam van het product.'),
      category: column('Categorie', category, code, 'Productcategorie, twee cijfers.'),
      unit: unitColumn,
      variant: column(
        'Variant',
        variant,
        { width: 20, format: 'text' },
        'inspanningsgericht of outputgericht.',
      ),
    },
  },
  productSegments: {
    name: 'Productsegmenten',
    purpose: 'Bij welk segment een product hoort, per periode.',
    columns: {
      product: productColumn,
      segment: column('Segment', segment, { width: 10 }, 'Nummer van het blad Segmenten.'),
      from: validFrom,
      until: validUntil,
    },
  },
  rates: {
    name: 'Tarieven',
    purpose: 'Het tarief van een product in een contract, per periode.',
    columns: {
      contract: contractColumn,
      product: productColumn,
      unit: unitColumn,
      rateCents: column('Tarief', rate, euroLook, 'Bedrag in euro per eenheid, twee decimalen.'),
      from: validFrom,
      until: validUntil,
    },
  },
  ceilings: {
    name: 'Plafonds',
    purpose:
      'Het bedrag per contract en jaar waarboven een gesprek volgt. Een plafond houdt nooit zorg tegen.',
    columns: {
      contract: contractColumn,
      year: column('Jaar', count(2000, 2100), { width: 10 }, 'Jaartal.'),
      amountCents: column('Bedrag', euros, euroLook, 'Bedrag in euro, twee decimalen.'),
    },
  },
} as const;

export type Sheets = typeof sheets;
export type SheetKey = keyof Sheets;

/** The sheet with explanations in the template; a workbook may hold it, and it is not read. */
export const explanationSheet = 'Toelichting';
