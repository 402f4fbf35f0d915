import type { ClientKey, MunicipalityCode } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { Asking, Keys, Person } from './model.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

/** Keeps persons sealed, by client key; writes only those that are new or changed. Returns how many were written. */
export function savePersons(
  _tx: Tx,
  _keys: Keys,
  _municipality: MunicipalityCode,
  _persons: readonly Person[],
): Promise<number> {
  return early();
}

/** The person behind a pseudonym, or null. Needs a municipal scope. Always writes audit and a processing line. */
export function reveal(
  _tx: Tx,
  _keys: Keys,
  _question: Asking & { readonly clientKey: ClientKey },
): Promise<Person | null> {
  return early();
}

/** The pseudonym of a BSN, or null when this municipality has no such client. Needs a municipal scope. Writes audit. */
export function findByBsn(
  _tx: Tx,
  _keys: Keys,
  _question: Asking & { readonly bsn: string },
): Promise<ClientKey | null> {
  return early();
}
