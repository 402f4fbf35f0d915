import type { Day, Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { CeilingFact, EarlierLine, UsedFact } from './facts.ts';
import { earlierFromRow, lineColumns, linesNow, type LineRow } from './line-rows.ts';
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
 *
 * `= any(…)` and not a join: on a table that grew since it was analysed, a join may read every line of the provider.
 * For the same reason the allocations are asked without the provider, which has another index.
 */
export async function earlierLines(
  tx: Tx,
  file: ClaimFile,
  except: Uuid | null,
): Promise<readonly EarlierLine[]> {
  const references = new Set<string>();
  let [first, last] = [file.period.from, file.period.until];
  for (const line of file.lines) {
    references.add(line.reference);
    if (line.previousReference) references.add(line.previousReference);
    const month = monthBounds(line.period.from);
    if (month.from < first) first = month.from;
    if (month.until > last) last = month.until;
  }
  const rows = await tx.query(sql<LineRow>`
    select ${lineColumns} from ${linesNow}
    where l.municipality = ${file.municipality} and l.provider = ${file.provider}
      and l.reference = any(${[...references]}::text[]) and l.file_id is distinct from ${except}::uuid
    union all
    select ${lineColumns} from ${linesNow}
    where l.municipality = ${file.municipality} and l.allocation = any(${allocationsIn(file)}::bigint[])
      and l.period_from between ${first} and ${last} and l.file_id is distinct from ${except}::uuid`);
  if (rows.length === 0) return [];
  const months = new Set(file.lines.map((line) => placeOf(line.allocation, line.period.from)));
  const wanted = rows.filter(
    (row) =>
      row.provider === file.provider &&
      (references.has(row.reference) || months.has(placeOf(Number(row.allocation), row.from))),
  );
  return [...new Map(wanted.map((row) => [`${row.fileId}.${row.index}`, earlierFromRow(row)])).values()];
}

/** One allocation in one month. */
function placeOf(allocation: number, on: Day): string {
  return `${allocation}|${on.slice(0, 7)}`;
}

function allocationsIn(file: ClaimFile): readonly number[] {
  return [...new Set(file.lines.map((line) => line.allocation))];
}

/** Sums per allocation and unit over the earlier lines of these allocations. A credit that waits is not counted. */
export async function usedBefore(tx: Tx, file: ClaimFile, except: Uuid | null): Promise<readonly UsedFact[]> {
  // Safe integers, so they may come as float8, which needs no bigint in between.
  return tx.query(sql<UsedFact>`
    select l.allocation::integer as allocation, l.unit,
      coalesce(sum(case when l.is_credit then -l.volume else l.volume end)
        filter (where coalesce(d.state, l.state) = 'accepted'), 0)::bigint::float8 as "acceptedVolume",
      coalesce(sum(l.amount_cents) filter (where coalesce(d.state, l.state) = 'accepted'), 0)::bigint::float8
        as "acceptedCents",
      coalesce(sum(l.volume) filter (where coalesce(d.state, l.state) = 'needs-person' and not l.is_credit), 0)::bigint::float8
        as "waitingVolume",
      coalesce(sum(l.amount_cents)
        filter (where coalesce(d.state, l.state) = 'needs-person' and not l.is_credit), 0)::bigint::float8 as "waitingCents"
    from ${linesNow}
    where l.municipality = ${file.municipality} and l.allocation = any(${allocationsIn(file)}::bigint[])
      and l.file_id is distinct from ${except}::uuid and coalesce(d.state, l.state) <> 'rejected'
    group by l.allocation, l.unit`);
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
