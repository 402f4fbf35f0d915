import type { MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import { applyWorkbook } from './service.ts';
import { sheets, type SheetKey } from './sheets.ts';
import { writeSheets } from './workbook.ts';

type Value = string | number | null;
type Rows = readonly (readonly Value[])[];

/** Rows per sheet of the contract workbook, in the order of the template's columns; what is left out is empty. */
export type WorkbookRows = { readonly [Key in SheetKey]?: Rows };

/** A workbook for tests, made by the same writer as the template. Days are ISO text, amounts euros. */
export function workbookOf(rows: WorkbookRows): Promise<Uint8Array> {
  return writeSheets(
    (Object.keys(sheets) as SheetKey[]).map((key) => ({
      name: sheets[key].name,
      columns: Object.values(sheets[key].columns),
      rows: rows[key] ?? [],
    })),
  );
}

/** What a test wants of its region; the rest is filled in around it. */
export interface TestRegion {
  /** Members since 2020-01-01, or with their own days. */
  readonly municipalities?: readonly (
    | string
    | { readonly code: string; readonly from: string; readonly until: string | null }
  )[];
  readonly providers?: readonly string[];
  readonly products?: readonly {
    readonly code: string;
    readonly unit: string;
    readonly segment: number;
    readonly variant?: 'inspanningsgericht' | 'outputgericht';
  }[];
  /** Rates in euros; `provider` is one of the providers; days default to the whole contract (2020 up to 2030). */
  readonly rates?: readonly {
    readonly provider: string;
    readonly product: string;
    readonly euros: number;
    readonly unit?: string;
    readonly from?: string;
    readonly until?: string | null;
  }[];
  readonly ceilings?: readonly { readonly provider: string; readonly year: number; readonly euros: number }[];
  /** Postcodes (four digits) with the district that they belong to. */
  readonly districts?: readonly {
    readonly municipality: string;
    readonly code: string;
    readonly postcode: string;
  }[];
  readonly residents?: readonly {
    readonly municipality: string;
    readonly year: number;
    readonly age0to17: number;
  }[];
}

/** Workbook rows of a small region: one contract per provider, number `C-<AGB>`, from 2020 up to and including 2030. */
export function regionRows(region: TestRegion): WorkbookRows {
  const products = region.products ?? [];
  const units = new Map(products.map((p) => [p.code, p.unit]));
  const segments = [...new Set(products.map((p) => p.segment))].sort((a, b) => a - b);
  const members = (region.municipalities ?? ['0637']).map((m) =>
    typeof m === 'string' ? { code: m, from: '2020-01-01', until: null } : m,
  );
  const contract = (provider: string): string => `C-${provider}`;
  return {
    region: [['Proefregio']],
    municipalities: members.map((m) => [m.code, `Gemeente ${m.code}`, m.from, m.until]),
    residents: (region.residents ?? []).map((r) => [r.municipality, r.year, r.age0to17 * 5, r.age0to17]),
    districts: (region.districts ?? []).map((d) => [
      d.municipality,
      d.code,
      `Wijk ${d.code}`,
      d.postcode,
      100,
    ]),
    segments: segments.map((s) => [s, `Segment ${s}`]),
    providers: (region.providers ?? []).map((p) => [p, `Aanbieder ${p} (fictief)`]),
    contracts: (region.providers ?? []).map((p) => [contract(p), p, '2020-01-01', '2030-12-31']),
    products: products.map((p) => [
      p.code,
      `Product ${p.code}`,
      p.code.slice(0, 2),
      p.unit,
      p.variant ?? (p.unit >= '82' && p.unit <= '83' ? 'outputgericht' : 'inspanningsgericht'),
    ]),
    productSegments: products.map((p) => [p.code, p.segment, '2020-01-01', null]),
    rates: (region.rates ?? []).map((r) => [
      contract(r.provider),
      r.product,
      r.unit ?? units.get(r.product) ?? '04',
      r.euros,
      r.from ?? '2020-01-01',
      r.until === undefined ? '2030-12-31' : r.until,
    ]),
    ceilings: (region.ceilings ?? []).map((c) => [contract(c.provider), c.year, c.euros]),
  };
}

/**
 * Puts a small region in the database through the import, as a user would. Gives the contract version. Throws with
 * the findings when the test asks for something that the import refuses. Needs a system or region scope.
 */
export async function regionOf(tx: Tx, region: TestRegion): Promise<Uuid> {
  const bytes = await workbookOf(regionRows(region));
  const outcome = await applyWorkbook(tx, bytes, {
    name: 'proefregio.xlsx',
    actor: 'test',
    at: '2026-01-01T00:00:00Z',
  });
  if (outcome.kind !== 'read') throw new Error(`refused: ${JSON.stringify(outcome)}`);
  return outcome.id;
}

/** Codes for tests, without the checks of the kernel's makers. */
export const testMunicipality = '0637' as MunicipalityCode;
export const testProvider = '99990001' as ProviderCode;
