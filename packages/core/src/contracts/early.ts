import type { Day, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { Rest, RestDeps } from '../rest/index.ts';
import type {
  District,
  ImportOutcome,
  ImportSource,
  Product,
  Provider,
  Reference,
  Region,
  Residents,
  Segment,
  Terms,
  TermsFacts,
} from './model.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

export function currentVersion(_tx: Tx): Promise<Uuid | null> {
  return early();
}
export function termsFor(_tx: Tx, _provider: ProviderCode, _version?: Uuid): Promise<Terms | null> {
  return early();
}
export function termsFromFacts(_facts: TermsFacts): Terms {
  return early();
}
export function loadReference(_tx: Tx, _version?: Uuid): Promise<Reference | null> {
  return early();
}
export function region(_tx: Tx, _day: Day): Promise<Region> {
  return early();
}
export function memberOn(_tx: Tx, _municipality: MunicipalityCode, _day: Day): Promise<boolean> {
  return early();
}
export function districtOf(
  _tx: Tx,
  _municipality: MunicipalityCode,
  _postcode: string,
): Promise<string | null> {
  return early();
}
export function districts(_tx: Tx, _municipality: MunicipalityCode | null): Promise<District[]> {
  return early();
}
export function residents(
  _tx: Tx,
  _municipality: MunicipalityCode,
  _year: number,
): Promise<Residents | null> {
  return early();
}
export function providers(_tx: Tx): Promise<Provider[]> {
  return early();
}
export function products(_tx: Tx): Promise<Product[]> {
  return early();
}
export function segments(_tx: Tx): Promise<Segment[]> {
  return early();
}
export function importWorkbook(_tx: Tx, _bytes: Uint8Array, _source: ImportSource): Promise<ImportOutcome> {
  return early();
}
export function applyImport(_tx: Tx, _id: Uuid, _by: Omit<ImportSource, 'name'>): Promise<ImportOutcome> {
  return early();
}
export function applyWorkbook(_tx: Tx, _bytes: Uint8Array, _source: ImportSource): Promise<ImportOutcome> {
  return early();
}
export function templateWorkbook(): Promise<Uint8Array> {
  return early();
}
export function contractsApi(_rest: Rest, _deps: RestDeps): void {
  return early();
}
