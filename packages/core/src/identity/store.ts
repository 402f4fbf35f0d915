import type { ClientKey, MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';

export interface SealedPerson {
  readonly clientKey: ClientKey;
  readonly sealed: Uint8Array;
  readonly fingerprint: Uint8Array;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Of these persons the ones that are not kept yet, or (unless only new ones are wanted) kept with other content. */
export async function changedPersons<P extends Pick<SealedPerson, 'clientKey' | 'fingerprint'>>(
  tx: Tx,
  municipality: MunicipalityCode,
  persons: readonly P[],
  { onlyNew }: { readonly onlyNew: boolean },
): Promise<P[]> {
  const rows = await tx.query(sql<{ clientKey: ClientKey; fingerprint: Buffer }>`
    select client_key as "clientKey", fingerprint from identity_persons
    where municipality = ${municipality} and client_key = any(${persons.map((p) => p.clientKey)}::uuid[])`);
  const kept = new Map(rows.map((row) => [row.clientKey, hex(row.fingerprint)]));
  return persons.filter(({ clientKey, fingerprint }) =>
    onlyNew ? !kept.has(clientKey) : kept.get(clientKey) !== hex(fingerprint),
  );
}

export async function upsertPersons(
  tx: Tx,
  municipality: MunicipalityCode,
  persons: readonly SealedPerson[],
): Promise<void> {
  await tx.query(sql`
    insert into identity_persons (municipality, client_key, sealed, fingerprint)
    select ${municipality}, client_key, decode(sealed, 'base64'), decode(fingerprint, 'hex')
    from unnest(${persons.map((p) => p.clientKey)}::uuid[],
      ${persons.map((p) => Buffer.from(p.sealed).toString('base64'))}::text[],
      ${persons.map((p) => hex(p.fingerprint))}::text[]) as given (client_key, sealed, fingerprint)
    order by client_key
    on conflict (municipality, client_key) do update
      set sealed = excluded.sealed, fingerprint = excluded.fingerprint, changed_at = now()`);
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
