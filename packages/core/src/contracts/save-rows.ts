import type { Uuid } from '@jeugdregie/kernel';
import type { CopyValue, Tx } from '../db/index.ts';
import type { ContractData } from './contract-data.ts';

type Row = readonly CopyValue[];

/** Per table its columns after `version`, and the rows in that order. */
const tables: readonly {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: (data: ContractData) => readonly Row[];
}[] = [
  { name: 'regions', columns: ['name'], rows: (data) => [[data.regionName]] },
  {
    name: 'municipalities',
    columns: ['code', 'name', 'valid_from', 'valid_until'],
    rows: (data) => data.municipalities.map((m) => [m.code, m.name, m.from, m.until]),
  },
  {
    name: 'residents',
    columns: ['municipality_code', 'year', 'total', 'age_0_to_17'],
    rows: (data) => data.residents.map((r) => [r.municipality, r.year, r.total, r.age0to17]),
  },
  {
    name: 'districts',
    columns: ['municipality_code', 'code', 'name', 'postcode', 'age_0_to_17'],
    rows: (data) => data.districts.map((d) => [d.municipality, d.code, d.name, d.postcode, d.age0to17]),
  },
  { name: 'segments', columns: ['id', 'name'], rows: (data) => data.segments.map((s) => [s.id, s.name]) },
  {
    name: 'providers',
    columns: ['code', 'name'],
    rows: (data) => data.providers.map((p) => [p.code, p.name]),
  },
  {
    name: 'contracts',
    columns: ['number', 'provider', 'valid_from', 'valid_until'],
    rows: (data) => data.contracts.map((c) => [c.number, c.provider, c.from, c.until]),
  },
  {
    name: 'products',
    columns: ['code', 'name', 'category', 'unit', 'variant'],
    rows: (data) => data.products.map((p) => [p.code, p.name, p.category, p.unit, p.variant]),
  },
  {
    name: 'product_segments',
    columns: ['product', 'segment', 'valid_from', 'valid_until'],
    rows: (data) => data.productSegments.map((s) => [s.product, s.segment, s.from, s.until]),
  },
  {
    name: 'rates',
    columns: ['contract', 'product', 'unit', 'rate_cents', 'valid_from', 'valid_until'],
    rows: (data) => data.rates.map((r) => [r.contract, r.product, r.unit, r.rateCents, r.from, r.until]),
  },
  {
    name: 'ceilings',
    columns: ['contract', 'year', 'amount_cents'],
    rows: (data) => data.ceilings.map((c) => [c.contract, c.year, c.amountCents]),
  },
];

/** Writes all rows of a version; the caller sees to it that a version is written once. */
export async function saveContractData(tx: Tx, version: Uuid, data: ContractData): Promise<void> {
  for (const { name, columns, rows } of tables) {
    await tx.copyIn(
      `contracts_${name}`,
      ['version', ...columns],
      rows(data).map((row) => [version, ...row]),
    );
  }
}
