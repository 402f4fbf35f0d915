import { writeXlsx } from 'hucre/xlsx';
import type { Day } from '@jeugdregie/kernel';
import { postcodeOf } from './persons.ts';
import type { Ceiling } from './ceilings.ts';
import { demoProducts, rateIn, segmentNames } from './products.ts';
import type { DemoProvider } from './providers.ts';
import type { MunicipalityProfile } from './public-figures.ts';

type Cell = string | number | null;

interface SheetRows {
  readonly name: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface WorkbookPlan {
  readonly profiles: readonly MunicipalityProfile[];
  readonly providers: readonly DemoProvider[];
  readonly scale: number;
  /** The day that the workbook says it was made on. */
  readonly on: Day;
  readonly years: readonly number[];
  readonly ceilings: readonly Ceiling[];
  /** A municipality that left the region, with its last day in it. */
  readonly formerMember: { readonly code: string; readonly name: string; readonly until: Day };
}

/** Care that was allocated before the contracts has its segment all the same. */
const segmentsFrom = '2015-01-01';
/** The contracts begin with the first rates. */
const contractStart = (years: readonly number[]): string => `${Math.min(...years)}-01-01`;
/** The contracts of the region end on 31 December 2026; a region of a later year has them prolonged. */
const contractEnd = (years: readonly number[]): string => `${Math.max(2026, ...years)}-12-31`;

/** The contract workbook of the fictional region, with the sheets and headings of the template. */
export function demoWorkbook(plan: WorkbookPlan): Promise<Uint8Array> {
  const sheets = [...regionSheets(plan), ...productSheets(), ...contractSheets(plan)];
  return writeXlsx({
    properties: {
      title: 'Contractwerkboek van een fictieve regio',
      // oxlint-disable-next-line no-restricted-globals -- the library stamps the clock's time unless it gets a Date.
      modified: new Date(`${plan.on}T00:00:00Z`),
    },
    sheets: sheets.map(({ name, heads, rows }) => ({
      name,
      rows: [[...heads], ...rows.map((row) => [...row])],
    })),
  });
}

/** Residents are scaled like the youths, so that shares stay true at every scale. */
function regionSheets({ profiles, scale, years, formerMember }: WorkbookPlan): SheetRows[] {
  const scaled = (n: number): number => Math.max(1, Math.round(n * scale));
  return [
    { name: 'Regio', heads: ['Naam'], rows: [['Haaglanden (fictief)']] },
    {
      name: 'Gemeenten',
      heads: ['Code', 'Naam', 'Lid vanaf', 'Lid tot'],
      rows: [
        ...profiles.map(({ code, name }) => [code, name, '2015-01-01', null]),
        [formerMember.code, formerMember.name, '2015-01-01', formerMember.until],
      ],
    },
    {
      name: 'Inwoners',
      heads: ['Gemeente', 'Jaar', 'Inwoners', 'Inwoners 0-17'],
      rows: profiles.flatMap(({ code, residents, age0to17 }) =>
        years.map((year) => [code, year, scaled(residents), scaled(age0to17)]),
      ),
    },
    {
      name: 'Wijken',
      heads: ['Gemeente', 'Wijkcode', 'Wijknaam', 'Postcode', 'Inwoners 0-17'],
      rows: profiles.flatMap(({ code, districts }, m) =>
        districts.map((d, i) => [code, d.code, d.name, postcodeOf(m, i), scaled(d.age0to17)]),
      ),
    },
    { name: 'Segmenten', heads: ['Nummer', 'Naam'], rows: segmentNames.map((name, i) => [i + 1, name]) },
  ];
}

function productSheets(): SheetRows[] {
  return [
    {
      name: 'Producten',
      heads: ['Productcode', 'Naam', 'Categorie', 'Eenheid', 'Variant'],
      rows: demoProducts.map(({ code, name, unit, variant }) => [
        code,
        name,
        code.slice(0, 2),
        unit,
        variant,
      ]),
    },
    {
      name: 'Productsegmenten',
      heads: ['Productcode', 'Segment', 'Geldig vanaf', 'Geldig tot'],
      rows: demoProducts.map(({ code, segment }) => [code, segment, segmentsFrom, null]),
    },
  ];
}

function contractSheets({ providers, years, ceilings }: WorkbookPlan): SheetRows[] {
  return [
    { name: 'Aanbieders', heads: ['AGB', 'Naam'], rows: providers.map(({ code, name }) => [code, name]) },
    {
      name: 'Contracten',
      heads: ['Contractnummer', 'AGB', 'Ingangsdatum', 'Einddatum'],
      rows: providers.map(({ contract, code }) => [contract, code, contractStart(years), contractEnd(years)]),
    },
    {
      name: 'Tarieven',
      heads: ['Contractnummer', 'Productcode', 'Eenheid', 'Tarief', 'Geldig vanaf', 'Geldig tot'],
      rows: providers.flatMap(({ contract, products, rateFactor }) =>
        products
          .filter(({ unit }) => unit !== '83')
          .flatMap((product) =>
            years.map((year) => [
              contract,
              product.code,
              product.unit,
              rateIn(product, year, rateFactor) / 100,
              `${year}-01-01`,
              `${year}-12-31`,
            ]),
          ),
      ),
    },
    {
      name: 'Plafonds',
      heads: ['Contractnummer', 'Jaar', 'Bedrag'],
      rows: ceilings.map(({ contract, year, cents }) => [contract, year, cents / 100]),
    },
  ];
}
