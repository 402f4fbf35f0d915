import type { AllocationNumber, MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { StoredAllocation, StoredDelivery, StoredRequest } from './model.ts';
import { careRows } from './rows.ts';

/** Everything that is known of one allocation: its versions from old to new, starts and stops, and its requests. */
export interface AllocationDossier {
  readonly versions: readonly StoredAllocation[];
  readonly deliveries: readonly StoredDelivery[];
  /** The request messages that its versions grant. */
  readonly requests: readonly Pick<StoredRequest, 'reference' | 'fileId'>[];
}

export async function allocationDossier(
  tx: Tx,
  municipality: MunicipalityCode,
  number: AllocationNumber,
): Promise<AllocationDossier> {
  const own = sql`municipality = ${municipality}`;
  const { versions, deliveries } = await careRows(tx, {
    versions: sql`${own} and number = ${number}`,
    deliveries: sql`${own} and allocation = ${number}`,
  });
  const references = versions.flatMap(({ reference }) => reference ?? []);
  const provider = versions[0]?.provider ?? null;
  const requests = await tx.query(sql<Pick<StoredRequest, 'reference' | 'fileId'>>`
    select reference, file_id as "fileId" from care_requests
    where ${own} and provider = ${provider} and reference = any(${references}::text[])
    union select reference, file_id from care_request_messages
    where ${own} and provider = ${provider} and reference = any(${references}::text[])`);
  return {
    versions: versions.toSorted((a, b) => (a.version + a.dated < b.version + b.dated ? -1 : 1)),
    deliveries: deliveries.toSorted((a, b) => (a.knownOn + a.position < b.knownOn + b.position ? -1 : 1)),
    requests,
  };
}
