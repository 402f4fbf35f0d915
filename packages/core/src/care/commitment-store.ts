import type { AllocationNumber, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import type { Reference } from '../contracts/index.ts';
import { sql, type Tx } from '../db/index.ts';
import type { CareFacts, StoredAllocation } from './model.ts';
import { careRows } from './rows.ts';
import { termsOfVersions } from './store.ts';

/** So many allocations at a time: a statement and its rows stay small, and nobody waits long for the turn. */
const batch = 1000;

/** Allocations of one provider with the terms that they were counted with. */
export interface CommitmentBatch extends Pick<CareFacts, 'reference' | 'earlierTerms'> {
  readonly versions: readonly StoredAllocation[];
}

/** Providers with an allocation in this municipality, in order; `notBy`: with one that was counted by other terms. */
export async function providersWithAllocations(
  tx: Tx,
  municipality: MunicipalityCode,
  notBy: Uuid | null = null,
): Promise<readonly ProviderCode[]> {
  const rows = await tx.query(sql<{ provider: ProviderCode }>`
    select distinct provider from care_allocations
    where municipality = ${municipality} and (${notBy}::uuid is null or terms_version is distinct from ${notBy}::uuid)
    order by provider`);
  return rows.map(({ provider }) => provider);
}

/** The allocations after a number, in order; `isOutdated`: only those counted by other terms than those of now. */
export async function commitmentBatch(
  tx: Tx,
  of: { readonly municipality: MunicipalityCode; readonly provider: ProviderCode },
  { reference, after, isOutdated }: BatchChoice,
): Promise<CommitmentBatch> {
  const { municipality, provider } = of;
  const terms = termsNow(reference, provider);
  const numbers = sql`any(array(select distinct number from care_allocations
    where municipality = ${municipality} and provider = ${provider} and number > ${after}
      and (${!isOutdated} or terms_version is distinct from ${terms}::uuid)
    order by number limit ${batch}))`;
  const { versions } = await careRows(tx, {
    versions: sql`municipality = ${municipality} and provider = ${provider} and number = ${numbers}`,
  });
  return { versions, reference, earlierTerms: await termsOfVersions(tx, provider, versions, reference) };
}

export interface BatchChoice {
  readonly reference: Reference;
  readonly after: AllocationNumber | 0;
  readonly isOutdated: boolean;
}

/** Marks every version of these allocations as counted by the terms of now. */
export function saveTerms(
  tx: Tx,
  of: { readonly municipality: MunicipalityCode; readonly provider: ProviderCode },
  reference: Reference,
  numbers: readonly AllocationNumber[],
): void {
  tx.send(sql`
    update care_allocations set terms_version = ${termsNow(reference, of.provider)}::uuid
    where municipality = ${of.municipality} and provider = ${of.provider} and number = any(${numbers}::bigint[])`);
}

/** As an allocation that comes in now gets it: null for a provider without terms. */
function termsNow(reference: Reference, provider: ProviderCode): Uuid | null {
  return reference.termsOf(provider) ? reference.version : null;
}
