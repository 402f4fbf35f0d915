import type { AllocationNumber, ClientKey, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import { termsFor, type Reference, type Terms } from '../contracts/index.ts';
import { sql, type Tx } from '../db/index.ts';
import type {
  Allocation,
  CareFacts,
  CareMessage,
  StoredAllocation,
  StoredDelivery,
  StoredRequest,
} from './model.ts';
import { allocationRows, deliveryRows, requestRows } from './rows.ts';
import { allocationOf } from './trajectory.ts';

const none: ReadonlySet<AllocationNumber> = new Set();

/**
 * Everything that the deciders need to know of a message, in three queries. `claimedAllocations`: those with accepted
 * claim lines; only a JW301 that deletes allocations needs it, and care cannot look behind it.
 */
export async function careFactsFor(
  tx: Tx,
  message: CareMessage,
  reference: Reference,
  claimedAllocations: ReadonlySet<AllocationNumber> = none,
): Promise<CareFacts> {
  const { municipality, provider, clientKey } = message.origin;
  const references = referencesIn(message);
  const versions =
    message.kind === 'requests'
      ? await versionsByReference(tx, municipality, provider, references)
      : await versionsByNumber(tx, municipality, numbersIn(message));
  const numbers = versions.map((version) => version.number);
  return {
    reference,
    versions,
    deliveries: await deliveriesOf(tx, municipality, numbers, clientKey),
    requests: await requestsOf(tx, municipality, [...references, ...versions.map((v) => v.reference)]),
    earlierTerms: await termsOfVersions(tx, provider, versions, reference),
    claimedAllocations,
  };
}

function numbersIn(message: Exclude<CareMessage, { kind: 'requests' }>): AllocationNumber[] {
  const records: readonly {
    readonly number?: AllocationNumber;
    readonly allocation?: AllocationNumber | null;
  }[] = message.records;
  return records
    .map((record) => record.number ?? record.allocation ?? null)
    .filter((number) => number !== null);
}

function referencesIn(message: CareMessage): string[] {
  if (message.kind === 'starts' || message.kind === 'stops') return [];
  return message.records.map((record) => record.reference).filter((reference) => reference !== null);
}

async function versionsByNumber(
  tx: Tx,
  municipality: MunicipalityCode,
  numbers: readonly AllocationNumber[],
): Promise<StoredAllocation[]> {
  if (numbers.length === 0) return [];
  return allocationRows(
    tx,
    sql`municipality = ${municipality} and number = any(${[...new Set(numbers)]}::bigint[])`,
  );
}

async function versionsByReference(
  tx: Tx,
  municipality: MunicipalityCode,
  provider: ProviderCode,
  references: readonly string[],
): Promise<StoredAllocation[]> {
  return allocationRows(
    tx,
    sql`municipality = ${municipality} and number in (
      select number from care_allocations
      where municipality = ${municipality} and provider = ${provider} and reference = any(${references}::text[]))`,
  );
}

function deliveriesOf(
  tx: Tx,
  municipality: MunicipalityCode,
  numbers: readonly AllocationNumber[],
  clientKey: ClientKey,
): Promise<StoredDelivery[]> {
  return deliveryRows(
    tx,
    sql`municipality = ${municipality} and (allocation = any(${numbers}::bigint[])
      or (allocation is null and client_key = ${clientKey}))`,
  );
}

async function requestsOf(
  tx: Tx,
  municipality: MunicipalityCode,
  references: readonly (string | null)[],
): Promise<StoredRequest[]> {
  const wanted = [...new Set(references.filter((reference) => reference !== null))];
  if (wanted.length === 0) return [];
  return requestRows(tx, sql`municipality = ${municipality} and reference = any(${wanted}::text[])`);
}

async function termsOfVersions(
  tx: Tx,
  provider: ProviderCode,
  versions: readonly StoredAllocation[],
  reference: Reference,
): Promise<ReadonlyMap<Uuid, Terms>> {
  const earlier = new Map<Uuid, Terms>();
  for (const { termsVersion } of versions) {
    if (termsVersion === null || termsVersion === reference.version || earlier.has(termsVersion)) continue;
    const terms = await termsFor(tx, provider, termsVersion);
    if (terms) earlier.set(termsVersion, terms);
  }
  return earlier;
}

/**
 * The version that counts of each allocation with these numbers at this provider, deleted ones marked as such.
 * One or two queries, whatever the number of numbers.
 */
export async function allocationsByNumber(
  tx: Tx,
  municipality: MunicipalityCode,
  provider: ProviderCode,
  numbers: Iterable<AllocationNumber>,
): Promise<Map<AllocationNumber, Allocation>> {
  const wanted = [...new Set(numbers)];
  const rows = await allocationRows(
    tx,
    sql`municipality = ${municipality} and provider = ${provider} and number = any(${wanted}::bigint[])`,
  );
  const requests = await requestsOf(
    tx,
    municipality,
    rows.map((row) => row.reference),
  );
  const found = new Map<AllocationNumber, Allocation>();
  for (const [number, versions] of Map.groupBy(rows, (row) => row.number)) {
    const allocation = allocationOf({ versions, requests });
    if (allocation) found.set(number, allocation);
  }
  return found;
}
