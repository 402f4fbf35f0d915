import type { ContractData } from './contract-data.ts';
import type { Difference } from './model.ts';
import { sheets, type SheetKey } from './sheets.ts';

/** One row as texts, as a person would see it on the sheet. */
interface RowText {
  readonly key: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** What changes when `after` is applied over `before`, sheet by sheet, ordered by key. */
export function differencesBetween(before: ContractData, after: ContractData): Difference[] {
  return (Object.keys(sheets) as SheetKey[]).flatMap((key) =>
    sheetDifferences(sheets[key].name, rowTexts(key, before), rowTexts(key, after)),
  );
}

function sheetDifferences(sheet: string, before: RowTexts, after: RowTexts): Difference[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key): Difference[] => {
    const old = before.get(key);
    const now = after.get(key);
    if (!old) return [{ sheet, key, kind: 'new', field: null, before: null, after: summary(now) }];
    if (!now) return [{ sheet, key, kind: 'gone', field: null, before: summary(old), after: null }];
    return changedFields(old, now).map((field) => ({
      sheet,
      key,
      kind: 'changed',
      field,
      before: old.get(field) ?? '',
      after: now.get(field) ?? '',
    }));
  });
}

type RowTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

function changedFields(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  return [...now.keys()].filter((field) => old.get(field) !== now.get(field));
}

function summary(fields: ReadonlyMap<string, string> | undefined): string {
  return [...(fields ?? [])].map(([field, text]) => `${field} ${text || 'leeg'}`).join(', ');
}

/** Fields that tell which row it is; a rate that begins on another day is another rate. */
const keyFields: { readonly [Key in SheetKey]: readonly string[] } = {
  region: [],
  municipalities: ['code', 'from'],
  residents: ['municipality', 'year'],
  districts: ['municipality', 'postcode'],
  segments: ['id'],
  providers: ['code'],
  contracts: ['number'],
  products: ['code'],
  productSegments: ['product', 'from'],
  rates: ['contract', 'product', 'from'],
  ceilings: ['contract', 'year'],
};

function rowTexts(key: SheetKey, data: ContractData): RowTexts {
  return new Map(
    rowsOf(key, data)
      .map((row) => rowText(key, row))
      .map(({ key: k, fields }) => [k, fields]),
  );
}

function rowsOf(key: SheetKey, data: ContractData): readonly object[] {
  if (key === 'region') return data.regionName === '' ? [] : [{ name: data.regionName }];
  return data[key];
}

function rowText(sheet: SheetKey, row: object): RowText {
  const values = new Map(Object.entries(row));
  const own = keyFields[sheet];
  const fields = Object.entries(sheets[sheet].columns).filter(([field]) => !own.includes(field));
  return {
    key: own.map((field) => textOf(field, values.get(field))).join(' · '),
    fields: new Map(fields.map(([field, { heading }]) => [heading, textOf(field, values.get(field))])),
  };
}

function textOf(field: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field === 'variant') return value === 'effort' ? 'inspanningsgericht' : 'outputgericht';
  return field.endsWith('Cents') ? euroText(BigInt(value as number | bigint)) : valueText(value);
}

/** Cents as euros with two decimals, Dutch, without symbol: 8510 is 85,10. */
function euroText(cents: bigint): string {
  return `${(cents / 100n).toLocaleString('nl-NL')},${String(cents % 100n).padStart(2, '0')}`;
}

function valueText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
