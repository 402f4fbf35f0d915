import type { Day, ProviderCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { ContractTerm, SegmentId } from './model.ts';

/** A provider as a list shows it, on a day. */
export interface ProviderLine {
  readonly code: ProviderCode;
  readonly name: string;
  /** The contract in force on the day. */
  readonly contract: ContractTerm | null;
  /** Segments of the products that have a rate on the day. */
  readonly segments: readonly SegmentId[];
  /** Sum of the ceilings of the year of the day; null when none was agreed. */
  readonly ceilingCents: bigint | null;
}

export interface ProviderFilter {
  readonly day: Day;
  /** Part of the name, or of the AGB code. */
  readonly search?: string | null;
  readonly segment?: SegmentId | null;
  readonly provider?: ProviderCode | null;
  /** Where the page begins: `next` of the page before. */
  readonly after?: string | null;
  readonly limit: number;
}

/** Providers of the version that counts, by name; the page after is found by key. */
export async function listProviders(
  tx: Tx,
  filter: ProviderFilter,
): Promise<{ providers: ProviderLine[]; next: string | null }> {
  const { day, limit } = filter;
  const after = readCursor(filter.after ?? null);
  const search = filter.search ? `%${filter.search.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%` : null;
  const segment = filter.segment ?? null;
  const onDay = (alias: string): ReturnType<typeof sql> => sql`${sql.ref(`${alias}.valid_from`)} <= ${day} and
    (${sql.ref(`${alias}.valid_until`)} is null or ${sql.ref(`${alias}.valid_until`)} >= ${day})`;
  const rows = await tx.query(sql<ProviderLine>`
    with v as (select id as version from contracts_imports where applied_number is not null
      order by applied_number desc limit 1),
    line as (
      select p.code, p.name,
        (select json_build_object('number', c.number, 'from', c.valid_from, 'until', c.valid_until)
          from contracts_contracts c where c.version = p.version and c.provider = p.code and ${onDay('c')}
          order by c.valid_from limit 1) as contract,
        array(select distinct s.segment from contracts_contracts c
          join contracts_rates r on r.version = c.version and r.contract = c.number and ${onDay('r')}
          join contracts_product_segments s on s.version = r.version and s.product = r.product and ${onDay('s')}
          where c.version = p.version and c.provider = p.code and ${onDay('c')} order by s.segment) as segments,
        (select sum(x.amount_cents)::bigint from contracts_ceilings x
          join contracts_contracts c on c.version = x.version and c.number = x.contract
          where x.version = p.version and c.provider = p.code and x.year = ${Number(day.slice(0, 4))})
          as "ceilingCents"
      from contracts_providers p join v using (version)
      where (${filter.provider ?? null}::text is null or p.code = ${filter.provider ?? null})
        and (${search}::text is null or p.name ilike ${search} or p.code like ${search})
        and (${after?.name ?? null}::text is null or (p.name, p.code) > (${after?.name ?? ''}, ${after?.code ?? ''})))
    select * from line where ${segment}::integer is null or ${segment} = any(segments)
    order by name, code limit ${limit + 1}`);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { providers: page, next: rows.length > limit && last ? cursorText(last) : null };
}

function cursorText({ name, code }: ProviderLine): string {
  return Buffer.from(JSON.stringify([name, code])).toString('base64url');
}

/** Null when the text is no cursor of ours: then the list begins at the beginning. */
function readCursor(text: string | null): { name: string; code: string } | null {
  if (text === null) return null;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(parts)) return null;
    const [name, code] = parts as unknown[];
    const isOurs = typeof name === 'string' && typeof code === 'string' && !`${name}${code}`.includes('\0');
    return isOurs ? { name, code } : null;
  } catch {
    return null;
  }
}

/** Ceilings of a provider, the latest year first. */
export function ceilingsOf(tx: Tx, provider: ProviderCode): Promise<{ year: number; amountCents: bigint }[]> {
  return tx.query(sql<{ year: number; amountCents: bigint }>`
    select x.year, sum(x.amount_cents)::bigint as "amountCents" from contracts_ceilings x
    join contracts_contracts c on c.version = x.version and c.number = x.contract
    where x.version = (select id from contracts_imports where applied_number is not null
        order by applied_number desc limit 1) and c.provider = ${provider}
    group by x.year order by x.year desc`);
}
