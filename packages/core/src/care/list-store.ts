import type {
  AllocationNumber,
  ClientKey,
  Day,
  MunicipalityCode,
  ProductCode,
  ProviderCode,
} from '@jeugdregie/kernel';
import type { SegmentId } from '../contracts/index.ts';
import { sql, type Tx } from '../db/index.ts';
import type { Frequency } from './model.ts';

/** How far an allocation is: nothing began, care runs, it is paused, it ended for good, or it was deleted. */
export const allocationStates = ['allocated', 'started', 'paused', 'stopped', 'deleted'] as const;
export type AllocationState = (typeof allocationStates)[number];

/** An allocation as a list shows it: the version that counts, and what starts and stops say. No person, no BSN. */
export interface AllocationLine {
  readonly number: AllocationNumber;
  readonly version: string;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  readonly category: string | null;
  readonly product: ProductCode | null;
  readonly segment: SegmentId | null;
  readonly referrer: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: Frequency | null;
  readonly budgetCents: number | null;
  /** First start that stands. */
  readonly startedOn: Day | null;
  /** End of the last start, when it was ended. */
  readonly stoppedOn: Day | null;
  readonly state: AllocationState;
}

export interface AllocationFilter {
  readonly municipality: MunicipalityCode;
  readonly provider?: ProviderCode | null;
  readonly product?: ProductCode | null;
  readonly segment?: SegmentId | null;
  readonly state?: AllocationState | null;
  readonly number?: AllocationNumber | null;
  /** Highest numbers first; the page holds numbers below this one. */
  readonly below?: AllocationNumber | null;
  readonly limit: number;
}

/** One more than a page tells whether there is a next one. */
export async function listAllocations(
  tx: Tx,
  filter: AllocationFilter,
): Promise<{ allocations: AllocationLine[]; next: AllocationNumber | null }> {
  const { municipality, limit } = filter;
  const provider = filter.provider ?? null;
  const product = filter.product ?? null;
  const segment = filter.segment ?? null;
  const state = filter.state ?? null;
  const rows = await tx.query(sql<AllocationLine & { number: bigint; volume: bigint; budgetCents: bigint }>`
    with counting as (
      select distinct on (number) * from care_allocations
      where municipality = ${municipality} and refused_on is null
        and (${provider}::text is null or provider = ${provider})
        and (${filter.number ?? null}::bigint is null or number = ${filter.number ?? null})
        and (${filter.below ?? null}::bigint is null or number < ${filter.below ?? null})
      order by number desc, version desc, (change_reason is not distinct from '13') desc, dated desc, content desc),
    line as (
      select c.number, c.version, c.provider, c.client_key as "clientKey", c.category, c.product, c.segment,
        c.valid_from as "from", c.valid_until as "until", c.volume, c.unit, c.frequency,
        c.budget_cents as "budgetCents", d."startedOn", d."stoppedOn",
        case when c.change_reason = '13' then 'deleted' when d."startedOn" is null then 'allocated'
          when d."stopReason" is null then 'started' when d."stopReason" = '20' then 'paused' else 'stopped' end as state
      from counting c cross join lateral (${standing}) d)
    select line.*, ${referrer(municipality)} as referrer from line
    where (${product}::text is null or product = ${product}) and (${segment}::integer is null or segment = ${segment})
      and (${state}::text is null or state = ${state})
    order by number desc limit ${limit + 1}`);
  const page = rows.slice(0, limit).map((row) => ({
    ...row,
    number: Number(row.number) as AllocationNumber,
    volume: row.volume === null ? null : Number(row.volume),
    budgetCents: row.budgetCents === null ? null : Number(row.budgetCents),
  }));
  return { allocations: page, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null };
}

/** The deliveries that stand (more given than taken back), and the stop that ends the last start. */
const standing = sql`
  with s as (
    select kind, begins_on, reason, ends_on from care_deliveries
    where municipality = c.municipality and allocation = c.number and provider = c.provider
      and client_key = c.client_key
    group by kind, category, product, begins_on, reason, ends_on
    having sum(case when is_withdrawn then -1 else 1 end) > 0)
  select (select min(begins_on) from s where kind = 'start') as "startedOn", e.ends_on as "stoppedOn",
    e.reason as "stopReason"
  from (select max(begins_on) as begins_on from s where kind = 'start') l
  left join lateral (select reason, ends_on from s where kind = 'stop' and s.begins_on = l.begins_on
    order by (reason = '20'), ends_on desc limit 1) e on true`;

/** The rule of `referrerOf`, in SQL: of the granted request; '00' when that is unknown, '01' without a reference. */
function referrer(municipality: MunicipalityCode): ReturnType<typeof sql> {
  return sql`(
    select case when count(a.reference) = 0 then '01'
      else coalesce((array_agg(r.referrer order by r.reference) filter (where r.referrer is not null))[1], '00') end
    from care_allocations a left join care_requests r
      on r.municipality = a.municipality and r.provider = a.provider and r.reference = a.reference
    where a.municipality = ${municipality} and a.number = line.number and a.refused_on is null)`;
}
