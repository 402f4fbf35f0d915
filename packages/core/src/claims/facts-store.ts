import type { Day, Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { CeilingFact, EarlierLine, UsedFact } from './facts.ts';
import { allocationFromRow, earlierFromRow, lineColumns, linesNow, type LineRow } from './line-rows.ts';
import type { ClaimFile } from './model.ts';
import { monthBounds } from './month-bounds.ts';

export interface EarlierFiles {
  readonly isIdentificationUsed: boolean;
  readonly isClaimNumberUsed: boolean;
  readonly latestPeriodFrom: Day | null;
}

/** What earlier claims of the provider say about number, identification and period of this one. */
export async function earlierFiles(tx: Tx, file: ClaimFile): Promise<EarlierFiles> {
  const [row] = await tx.query(sql<EarlierFiles>`
    select coalesce(bool_or(identification = ${file.identification}), false) as "isIdentificationUsed",
      coalesce(bool_or(is_sent and claim_number = ${file.claimNumber}), false) as "isClaimNumberUsed",
      max(period_from) filter (where is_sent and dated < ${file.dated}) as "latestPeriodFrom"
    from claims_files
    where municipality = ${file.municipality} and provider = ${file.provider} and file_id <> ${file.fileId}`);
  return row ?? { isIdentificationUsed: false, isClaimNumberUsed: false, latestPeriodFrom: null };
}

/**
 * Earlier lines that this claim refers to or repeats, and those of the same allocation in the same month: among them
 * are all credits on them, because a credit has the allocation and the period of its debit. Lines of the file `except`
 * are left out.
 */
export async function earlierLines(
  tx: Tx,
  file: ClaimFile,
  except: Uuid | null,
): Promise<readonly EarlierLine[]> {
  const references = new Set(
    file.lines.flatMap((line) => [
      line.reference,
      ...(line.previousReference ? [line.previousReference] : []),
    ]),
  );
  const months = new Map(
    file.lines.map((line) => [`${line.allocation}|${line.period.from.slice(0, 7)}`, line]),
  );
  const asked = [...months.values()];
  const rows = await tx.query(sql<LineRow>`
    select ${lineColumns} from unnest(${[...references]}::text[]) as asked (reference) join ${linesNow}
      on l.municipality = ${file.municipality} and l.provider = ${file.provider} and l.reference = asked.reference
    where l.file_id is distinct from ${except}::uuid
    union
    select ${lineColumns}
    from unnest(${asked.map((line) => line.allocation)}::bigint[],
      ${asked.map((line) => monthBounds(line.period.from).from)}::date[],
      ${asked.map((line) => monthBounds(line.period.from).until)}::date[]) as asked (allocation, first, last)
    join ${linesNow} on l.municipality = ${file.municipality} and l.provider = ${file.provider}
      and l.allocation = asked.allocation and l.period_from between asked.first and asked.last
    where l.file_id is distinct from ${except}::uuid`);
  return rows.map(earlierFromRow);
}

/** Sums per allocation and unit over the earlier lines of these allocations. A credit that waits is not counted. */
export async function usedBefore(tx: Tx, file: ClaimFile, except: Uuid | null): Promise<readonly UsedFact[]> {
  const numbers = [...new Set(file.lines.map((line) => line.allocation))];
  const rows = await tx.query(sql<{ [Name in keyof UsedFact]: Name extends 'unit' ? string : bigint }>`
    select l.allocation, l.unit,
      coalesce(sum(case when l.is_credit then -l.volume else l.volume end)
        filter (where coalesce(d.state, l.state) = 'accepted'), 0)::bigint as "acceptedVolume",
      coalesce(sum(l.amount_cents) filter (where coalesce(d.state, l.state) = 'accepted'), 0)::bigint
        as "acceptedCents",
      coalesce(sum(l.volume) filter (where coalesce(d.state, l.state) = 'needs-person' and not l.is_credit), 0)::bigint
        as "waitingVolume",
      coalesce(sum(l.amount_cents)
        filter (where coalesce(d.state, l.state) = 'needs-person' and not l.is_credit), 0)::bigint as "waitingCents"
    from unnest(${numbers}::bigint[]) as asked (allocation) join ${linesNow}
      on l.municipality = ${file.municipality} and l.provider = ${file.provider}
      and l.allocation = asked.allocation
    where l.file_id is distinct from ${except}::uuid and coalesce(d.state, l.state) <> 'rejected'
    group by l.allocation, l.unit`);
  return rows.map((row) => ({
    allocation: allocationFromRow(row.allocation),
    unit: row.unit,
    acceptedVolume: Number(row.acceptedVolume),
    acceptedCents: Number(row.acceptedCents),
    waitingVolume: Number(row.waitingVolume),
    waitingCents: Number(row.waitingCents),
  }));
}

/** What the region accepted so far of the provider in the years for which a ceiling was agreed. */
export async function ceilingsSoFar(
  tx: Tx,
  ceilings: readonly Omit<CeilingFact, 'acceptedCents'>[],
): Promise<readonly CeilingFact[]> {
  const [first] = ceilings;
  if (first === undefined) return [];
  const rows = await tx.query(sql<{ year: number; acceptedCents: bigint }>`
    select year, accepted_cents as "acceptedCents" from claims_provider_years
    where provider = ${first.provider} and year = any(${ceilings.map((ceiling) => ceiling.year)}::int[])`);
  const soFar = new Map(rows.map((row) => [row.year, row.acceptedCents]));
  return ceilings.map((ceiling) => ({ ...ceiling, acceptedCents: soFar.get(ceiling.year) ?? 0n }));
}
