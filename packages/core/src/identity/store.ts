import type { ClientKey, MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';

export interface SealedPerson {
  readonly clientKey: ClientKey;
  readonly sealed: Uint8Array;
  readonly fingerprint: Uint8Array;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * Writes those that are not kept yet, and of the others the ones with other content (`changed`), none (`new`) or all.
 * Returns how many.
 */
export async function upsertPersons(
  tx: Tx,
  municipality: MunicipalityCode,
  persons: readonly SealedPerson[],
  which: 'new' | 'changed' | 'all',
): Promise<number> {
  const written = await tx.query(sql`
    insert into identity_persons as p (municipality, client_key, sealed, fingerprint)
    select ${municipality}, client_key, decode(sealed, 'base64'), decode(fingerprint, 'hex')
    from unnest(${persons.map((p) => p.clientKey)}::uuid[],
      ${persons.map((p) => Buffer.from(p.sealed).toString('base64'))}::text[],
      ${persons.map((p) => hex(p.fingerprint))}::text[]) as given (client_key, sealed, fingerprint)
    order by client_key
    on conflict (municipality, client_key) do update
      set sealed = excluded.sealed, fingerprint = excluded.fingerprint, changed_at = now()
      where ${which === 'all'} or (${which === 'changed'} and p.fingerprint <> excluded.fingerprint)
    returning 1`);
  return written.length;
}

export async function sealedPerson(
  tx: Tx,
  municipality: MunicipalityCode,
  clientKey: ClientKey,
): Promise<Uint8Array | null> {
  const rows = await tx.query(sql<{ sealed: Buffer }>`
    select sealed from identity_persons where municipality = ${municipality} and client_key = ${clientKey}`);
  return rows[0]?.sealed ?? null;
}

export async function hasPerson(
  tx: Tx,
  municipality: MunicipalityCode,
  clientKey: ClientKey,
): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from identity_persons where municipality = ${municipality} and client_key = ${clientKey}`);
  return rows.length > 0;
}

/** Any one kept person of all municipalities, or null when there is none; needs the system scope. */
export async function anyPerson(
  tx: Tx,
): Promise<(SealedPerson & { readonly municipality: MunicipalityCode }) | null> {
  const rows = await tx.query(sql<SealedPerson & { readonly municipality: MunicipalityCode }>`
    select municipality, client_key as "clientKey", sealed, fingerprint from identity_persons limit 1`);
  return rows[0] ?? null;
}

/** A batch of persons after `after`, in the order of their keys; for sealing them again with a newer key. */
export async function nextPersons(
  tx: Tx,
  municipality: MunicipalityCode,
  after: ClientKey | null,
): Promise<SealedPerson[]> {
  return tx.query(sql<SealedPerson>`
    select client_key as "clientKey", sealed, fingerprint from identity_persons
    where municipality = ${municipality} and client_key > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000')
    order by client_key limit 1000`);
}
