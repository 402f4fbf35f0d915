import {
  addWorkingDays,
  type Day,
  type MunicipalityCode,
  type ProviderCode,
  type Uuid,
} from '@jeugdregie/kernel';
import { sql, type Tx } from '../../db/index.ts';
import { headColumns } from './store.ts';
import type { RequestHead, RequestKind, RequestState } from './model.ts';

/** A request as the work list shows it. No person, no BSN. */
export interface RequestLine extends RequestHead {
  /** Last day of the term that runs now; null when the request is settled. */
  readonly dueOn: Day | null;
  /** What is asked: the products of a VOT, the new and changed ones of a VOW. */
  readonly asked: readonly AskedProduct[];
  readonly referrer: string | null;
}

export interface AskedProduct {
  readonly reference: string | null;
  readonly kind: 'new' | 'changed';
  readonly category: string | null;
  readonly product: string | null;
  /** VOW: the allocation that is to be changed. */
  readonly allocation: number | null;
}

export type RequestSort = 'due' | '-due' | 'received' | '-received';

/** Where a page begins: after this key. */
export interface RequestCursor {
  readonly key: Day | 'infinity';
  readonly fileId: Uuid;
}

export interface RequestFilter {
  readonly municipality: MunicipalityCode;
  readonly kind?: RequestKind | null;
  /** `open`: whatever waits for an answer. */
  readonly state?: RequestState | 'open' | null;
  readonly provider?: ProviderCode | null;
  /** Of a term that runs: `near` ends today or on the next working day, `over` has ended. */
  readonly term?: 'near' | 'over' | null;
  readonly today: Day;
  /** Part of a reference. */
  readonly search?: string | null;
  readonly sort: RequestSort;
  readonly after?: RequestCursor | null;
  readonly limit: number;
}

const due = sql`case state when 'new' then decide_by when 'investigating' then settle_by end`;

/** Requests, paged by key: by default those whose term ends first. One more than a page tells that there is a next one. */
export async function listRequests(
  tx: Tx,
  filter: RequestFilter,
): Promise<{ readonly requests: RequestLine[]; readonly next: RequestCursor | null }> {
  const { sort, limit, after } = filter;
  const isDown = sort.startsWith('-');
  const key = sort.endsWith('due') ? sql`coalesce(${due}, 'infinity'::date)` : sql`known_on`;
  const direction = sql.raw(isDown ? 'desc' : 'asc');
  const beyond = after
    ? sql`(${key}, file_id) ${sql.raw(isDown ? '<' : '>')} (${after.key}::date, ${after.fileId}::uuid)`
    : sql`true`;
  const rows = await tx.query(sql<RequestLine & { readonly key: Day | 'infinity' }>`
    select m.*, ${asked} as asked, (select min(r.referrer) from care_requests r
        where r.municipality = m.municipality and r.file_id = m."fileId") as referrer
    from (select ${headColumns}, ${due} as "dueOn", (${key})::text as key from care_request_messages
      where ${sql.join([...conditions(filter), beyond], sql` and `)}
      order by ${key} ${direction}, file_id ${direction} limit ${limit + 1}) m
    order by m.key ${direction}, m."fileId" ${direction}`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    requests: page.map(({ key: _key, ...line }) => line),
    next: rows.length > limit && last ? { key: last.key, fileId: last.fileId } : null,
  };
}

function conditions(filter: RequestFilter) {
  const { municipality, kind, state, provider, term, today, search } = filter;
  const isOpen = sql`state in ('new', 'investigating')`;
  return [
    sql`municipality = ${municipality}`,
    kind ? sql`kind = ${kind}` : sql`true`,
    state === 'open' ? isOpen : state ? sql`state = ${state}` : sql`true`,
    provider ? sql`provider = ${provider}` : sql`true`,
    term === 'over' ? sql`${isOpen} and ${due} < ${today}` : sql`true`,
    term === 'near' ? sql`${isOpen} and ${due} between ${today} and ${addWorkingDays(today, 1)}` : sql`true`,
    search
      ? sql`(strpos(upper(reference), upper(${search})) > 0 or file_id in (select file_id from care_requests
      where municipality = ${municipality} and strpos(upper(reference), upper(${search})) > 0))`
      : sql`true`,
  ];
}

const asked = sql`coalesce((
  select json_agg(p order by p.position, p.reference) from (
    select 0 as position, r.reference, 'new' as kind, r.category, r.product, null::bigint as allocation
    from care_requests r where r.municipality = m.municipality and r.file_id = m."fileId"
    union all
    select w.position, null, w.kind, coalesce(w.category, a.category), coalesce(w.product, a.product), w.allocation
    from care_wishes w left join lateral (select category, product from care_allocations
      where municipality = w.municipality and number = w.allocation order by version desc limit 1) a on true
    where w.municipality = m.municipality and w.file_id = m."fileId" and w.kind <> 'unchanged') p), '[]')`;

/** How many requests wait, and of how many the term is near or over: for the alarm. */
export async function requestAlarm(
  tx: Tx,
  municipality: MunicipalityCode,
  today: Day,
): Promise<{
  readonly open: number;
  readonly near: number;
  readonly over: number;
  readonly firstDueOn: Day | null;
}> {
  const rows = await tx.query(sql<{ open: number; near: number; over: number; firstDueOn: Day | null }>`
    select count(*)::int as open, min(${due}) as "firstDueOn",
      count(*) filter (where ${due} between ${today} and ${addWorkingDays(today, 1)})::int as near,
      count(*) filter (where ${due} < ${today})::int as over
    from care_request_messages where municipality = ${municipality} and state in ('new', 'investigating')`);
  return rows[0] ?? { open: 0, near: 0, over: 0, firstDueOn: null };
}
