import type { AllocationNumber, Day } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { StoredAllocation, StoredDelivery, StoredRequest, UsedReference } from './model.ts';

/** A piece of SQL made with the `sql` template; values in it are bound. */
export type Fragment = ReturnType<typeof sql>;

/** Which rows are wanted; a table without a condition is not read. */
export interface Wanted {
  readonly versions?: Fragment;
  readonly deliveries?: Fragment;
  readonly requests?: Fragment;
  readonly changes?: Fragment;
  /** Of request messages: whether one of these waits. */
  readonly pending?: Fragment;
}

export interface CareRows {
  readonly versions: readonly StoredAllocation[];
  readonly deliveries: readonly StoredDelivery[];
  readonly requests: readonly StoredRequest[];
  readonly changes: readonly UsedReference[];
  readonly hasPending: boolean;
}

type Flat<T extends { readonly period: unknown }> = Omit<T, 'period'> & {
  readonly from: Day;
  readonly until: Day | null;
};

/**
 * Rows of all tables in one round trip: what a small message costs is the number of its round trips. They come
 * as JSON, in which numbers up to a safe integer and days are as we use them.
 */
export async function careRows(tx: Tx, wanted: Wanted): Promise<CareRows> {
  const [row] = await tx.query(sql<{
    versions: Flat<StoredAllocation>[];
    deliveries: StoredDelivery[];
    requests: Flat<StoredRequest>[];
    changes: UsedReference[];
    hasPending: boolean;
  }>`select ${listOf(wanted.versions && sql`${versionColumns} where ${wanted.versions}`)} as versions,
    ${listOf(wanted.deliveries && sql`${deliveryColumns} where ${wanted.deliveries}`)} as deliveries,
    ${listOf(wanted.requests && sql`${requestColumns} where ${wanted.requests}`)} as requests,
    ${listOf(wanted.changes && sql`${changeColumns} where kind = 'change' and ${wanted.changes}`)} as changes,
    ${wanted.pending ? pendingAmong(wanted.pending) : sql`false`} as "hasPending"`);
  const { versions, deliveries, requests, changes, hasPending } = row ?? nothing;
  return {
    versions: versions.map(withPeriod),
    deliveries,
    requests: requests.map(withPeriod),
    changes,
    hasPending,
  };
}

const nothing = { versions: [], deliveries: [], requests: [], changes: [], hasPending: false };

function pendingAmong(condition: Fragment): Fragment {
  return sql`exists (select 1 from care_request_messages where state in ('new', 'investigating') and ${condition})`;
}

/**
 * Versions as plain rows, for claims on thousands of allocations: PostgreSQL makes JSON of so many slower than it finds
 * them. Only versions of one municipality and provider, which are given.
 */
export async function versionRows(
  tx: Tx,
  of: Pick<StoredAllocation, 'municipality' | 'provider'>,
  numbers: readonly AllocationNumber[],
): Promise<StoredAllocation[]> {
  const rows = await tx.query(sql<Flat<Omit<StoredAllocation, keyof typeof of | 'termsVersion'>>>`
    select number::integer as number, version, content, client_key as "clientKey", reference, category, product,
      valid_from as "from", valid_until as "until", volume::float8 as volume, unit, frequency,
      budget_cents::float8 as "budgetCents", change_reason as "changeReason", district, segment, dated,
      known_on as "knownOn", file_id as "fileId", refused_on as "refusedOn"
    from care_allocations
    where municipality = ${of.municipality} and provider = ${of.provider} and number = any(${numbers}::bigint[])`);
  const { municipality, provider } = of;
  // Field by field: for thousands of rows a spread costs more than the query.
  return rows.map((row) => ({
    municipality,
    provider,
    number: row.number,
    version: row.version,
    content: row.content,
    clientKey: row.clientKey,
    reference: row.reference,
    category: row.category,
    product: row.product,
    period: { from: row.from, until: row.until },
    volume: row.volume,
    unit: row.unit,
    frequency: row.frequency,
    budgetCents: row.budgetCents,
    changeReason: row.changeReason,
    district: row.district,
    segment: row.segment,
    dated: row.dated,
    knownOn: row.knownOn,
    fileId: row.fileId,
    termsVersion: null,
    refusedOn: row.refusedOn,
  }));
}

function listOf(select: Fragment | undefined): Fragment {
  return select ? sql`(select coalesce(json_agg(r), '[]') from (select ${select}) r)` : sql`'[]'::json`;
}

function withPeriod<T extends { readonly from: Day; readonly until: Day | null }>({
  from,
  until,
  ...rest
}: T): Omit<T, 'from' | 'until'> & { readonly period: { readonly from: Day; readonly until: Day | null } } {
  return { ...rest, period: { from, until } };
}

const versionColumns = sql`municipality, number, version, content, provider, client_key as "clientKey", reference,
  category, product, valid_from as "from", valid_until as "until", volume, unit, frequency,
  budget_cents as "budgetCents", change_reason as "changeReason", district, segment, dated, known_on as "knownOn",
  file_id as "fileId", terms_version as "termsVersion", refused_on as "refusedOn" from care_allocations`;

const deliveryColumns = sql`municipality, file_id as "fileId", position, kind, provider, client_key as "clientKey",
  allocation, category, product, begins_on as begin, reason, ends_on as "end", is_withdrawn as "isWithdrawn", segment,
  known_on as "knownOn" from care_deliveries`;

const requestColumns = sql`municipality, provider, reference, client_key as "clientKey", referrer,
  referrer_name as "referrerName", referrer_code as "referrerCode", category, product, valid_from as "from",
  valid_until as "until", volume, unit, frequency, budget_cents as "budgetCents", dated, known_on as "knownOn",
  file_id as "fileId" from care_requests`;

const changeColumns = sql`reference, provider, client_key as "clientKey" from care_request_messages`;
