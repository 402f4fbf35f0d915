import type { Day, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { settleRequests } from './requests/state.ts';

/**
 * A message of ours was rejected by the provider: its allocations and its answer count as not sent from now on, and the
 * requests that they settled wait again. Doing it twice changes nothing.
 */
export async function saveRefusal(
  tx: Tx,
  refused: {
    readonly municipality: MunicipalityCode;
    readonly provider: ProviderCode;
    readonly fileId: Uuid;
    readonly knownOn: Day;
  },
): Promise<void> {
  const { municipality, fileId, knownOn } = refused;
  const rows = await tx.query(sql<{ reference: string | null }>`
    with a as (update care_allocations set refused_on = ${knownOn}
      where municipality = ${municipality} and file_id = ${fileId} and refused_on is null returning reference),
    w as (update care_answers set refused_on = ${knownOn}
      where municipality = ${municipality} and file_id = ${fileId} and refused_on is null returning reference)
    select reference from a union select reference from w`);
  settleRequests(
    tx,
    refused,
    rows.flatMap(({ reference }) => reference ?? []),
  );
}
