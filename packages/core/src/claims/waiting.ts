import type { Day, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { lineColumns, linesNow, type LineRow } from './line-rows.ts';

/** A line that waits for a person, with the claim that it stands in. */
export interface WaitingLine extends LineRow {
  readonly claimNumber: string;
}

export interface WaitingFilter {
  readonly municipality: MunicipalityCode;
  readonly provider?: ProviderCode | undefined;
  readonly after?: { readonly knownOn: Day; readonly fileId: Uuid; readonly index: number } | undefined;
  readonly limit: number;
}

/** The work list (werkvoorraad): the claim that came first first, because its term ends first. */
export async function waitingLines(tx: Tx, filter: WaitingFilter): Promise<readonly WaitingLine[]> {
  const { provider = null, after } = filter;
  return tx.query(sql<WaitingLine>`
    select ${lineColumns}, f.claim_number as "claimNumber"
    from ${linesNow} join claims_files f on f.municipality = l.municipality and f.file_id = l.file_id
    where l.municipality = ${filter.municipality} and l.state = 'needs-person' and d.state is null
      and (${provider}::text is null or l.provider = ${provider})
      and (${after === undefined} or (l.known_on, l.file_id, l.line_index)
        > (${after?.knownOn ?? null}::date, ${after?.fileId ?? null}::uuid, ${after?.index ?? null}::int))
    order by l.known_on, l.file_id, l.line_index limit ${filter.limit}`);
}

/** What the region accepted so far per provider in a year: for the room under the ceilings. */
export async function acceptedByProvider(tx: Tx, year: number): Promise<ReadonlyMap<ProviderCode, bigint>> {
  const rows = await tx.query(sql<{ provider: ProviderCode; cents: bigint }>`
    select provider, accepted_cents as cents from claims_provider_years where year = ${year}`);
  return new Map(rows.map((row) => [row.provider, row.cents]));
}
