import type { AllocationNumber, ClientKey, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import { termsFor, type Reference, type Terms } from '../contracts/index.ts';
import { sql, type Tx } from '../db/index.ts';
import type { Allocation, CareFacts, CareMessage, CareOrigin, StoredAllocation } from './model.ts';
import { careRows, versionRows, type CareRows, type Fragment } from './rows.ts';
import { allocationOf } from './trajectory.ts';

const none: ReadonlySet<AllocationNumber> = new Set();

/**
 * Everything that the deciders need to know of a message, in one query. `claimedAllocations`: those with accepted
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
  const numbers =
    message.kind === 'requests'
      ? sql`any(array(select number from care_allocations
          where municipality = ${municipality} and provider = ${provider} and reference = any(${references}::text[])))`
      : sql`any(${numbersIn(message)}::bigint[])`;
  const ofTask = sql`allocation is null and client_key = ${clientKey}`;
  const rows = await careRows(tx, {
    versions: sql`municipality = ${municipality} and number = ${numbers}`,
    deliveries: isAboutTask(message)
      ? sql`municipality = ${municipality} and (allocation = ${numbers} or (${ofTask}))`
      : sql`municipality = ${municipality} and allocation = ${numbers}`,
    requests: sql`municipality = ${municipality} and ${requestsOf(municipality, references, numbers)}`,
    ...(references.length > 0 && {
      changes: sql`municipality = ${municipality} and provider = ${provider} and reference = any(${references}::text[])`,
    }),
    ...(message.kind === 'requests' && {
      pending: sql`municipality = ${municipality} and provider = ${provider} and client_key = ${clientKey}
        and file_id <> ${message.origin.fileId}`,
    }),
  });
  const earlierTerms = await termsOfVersions(tx, provider, rows.versions, reference);
  return { reference, ...rows, earlierTerms, claimedAllocations };
}

function numbersIn(message: Exclude<CareMessage, { kind: 'requests' }>): AllocationNumber[] {
  const numbers =
    message.kind === 'allocations'
      ? message.records.map((record) => record.number)
      : message.records.map((record) => record.allocation);
  return [...new Set(numbers)].filter((number) => number !== null);
}

function isAboutTask(message: CareMessage): boolean {
  const isDelivery = message.kind === 'starts' || message.kind === 'stops';
  return isDelivery && message.records.some((record) => record.allocation === null);
}

function referencesIn(message: CareMessage): string[] {
  if (message.kind === 'starts' || message.kind === 'stops') return [];
  return message.records.map((record) => record.reference).filter((reference) => reference !== null);
}

/** Requests with these references, and those which the versions of these numbers refer to. */
function requestsOf(
  municipality: MunicipalityCode,
  references: readonly string[],
  numbers: Fragment,
): Fragment {
  return sql`reference = any(${references}::text[] || array(
    select distinct reference from care_allocations
    where municipality = ${municipality} and number = ${numbers} and reference is not null))`;
}

/** Terms of a provider in earlier contract versions that these allocations were counted with. */
export async function termsOfVersions(
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

/** Up to here one round trip for everything is quicker than one per table. */
const manyNumbers = 400;

type Owned = Pick<CareRows, 'versions' | 'requests'>;
type Parties = Pick<StoredAllocation, 'municipality' | 'provider'>;

function fewRows(
  tx: Tx,
  { municipality, provider }: Parties,
  numbers: readonly AllocationNumber[],
): Promise<Owned> {
  const wanted = sql`any(${numbers}::bigint[])`;
  return careRows(tx, {
    versions: sql`municipality = ${municipality} and provider = ${provider} and number = ${wanted}`,
    requests: sql`municipality = ${municipality} and provider = ${provider} and
      ${requestsOf(municipality, [], wanted)}`,
  });
}

async function manyRows(tx: Tx, of: Parties, numbers: readonly AllocationNumber[]): Promise<Owned> {
  const versions = await versionRows(tx, of, numbers);
  const references = new Set(versions.map(({ reference }) => reference).filter((name) => name !== null));
  if (references.size === 0) return { versions, requests: [] };
  const { requests } = await careRows(tx, {
    requests: sql`municipality = ${of.municipality} and provider = ${of.provider}
      and reference = any(${[...references]}::text[])`,
  });
  return { versions, requests };
}

/**
 * The version that counts of each allocation with these numbers at this provider, deleted ones marked as such.
 * One query, or two for many numbers.
 */
export async function allocationsByNumber(
  tx: Tx,
  municipality: MunicipalityCode,
  provider: ProviderCode,
  numbers: Iterable<AllocationNumber>,
): Promise<Map<AllocationNumber, Allocation>> {
  const list = [...new Set(numbers)];
  const { versions, requests } = await (list.length > manyNumbers ? manyRows : fewRows)(
    tx,
    { municipality, provider },
    list,
  );
  const byReference = Map.groupBy(requests, (request) => request.reference);
  const found = new Map<AllocationNumber, Allocation>();
  for (const [number, own] of Map.groupBy(versions, (row) => row.number)) {
    const granted = own.flatMap((version) => byReference.get(version.reference ?? '') ?? []);
    const allocation = allocationOf({ versions: own, requests: granted });
    if (allocation) found.set(number, allocation);
  }
  return found;
}

/**
 * Those of these clients who have or had an allocation at this provider. A deleted allocation counts: its client is
 * known (TR304), the allocation is what no longer stands (TR384). One query, none when no client is asked for.
 */
export async function clientsWithAllocations(
  tx: Tx,
  municipality: MunicipalityCode,
  provider: ProviderCode,
  clientKeys: Iterable<ClientKey>,
): Promise<ReadonlySet<ClientKey>> {
  const list = [...new Set(clientKeys)];
  if (list.length === 0) return new Set();
  const rows = await tx.query(sql<{ clientKey: ClientKey }>`
    select distinct client_key as "clientKey" from care_allocations
    where municipality = ${municipality} and provider = ${provider} and client_key = any(${list}::uuid[])`);
  return new Set(rows.map(({ clientKey }) => clientKey));
}

/** What `decideRefusal` needs to know of a JW301 that the provider rejected. */
export async function refusalFactsFor(
  tx: Tx,
  { municipality, provider, fileId }: Pick<CareOrigin, 'municipality' | 'provider' | 'fileId'>,
  reference: Reference,
): Promise<CareFacts> {
  const numbers = sql`any(array(select number from care_allocations
    where municipality = ${municipality} and file_id = ${fileId}))`;
  const rows = await careRows(tx, {
    versions: sql`municipality = ${municipality} and number = ${numbers}`,
    deliveries: sql`municipality = ${municipality} and allocation = ${numbers}`,
    requests: sql`municipality = ${municipality} and ${requestsOf(municipality, [], numbers)}`,
  });
  const earlierTerms = await termsOfVersions(tx, provider, rows.versions, reference);
  return { reference, ...rows, earlierTerms, claimedAllocations: none };
}
