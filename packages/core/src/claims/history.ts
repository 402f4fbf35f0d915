import { monthOf, type AllocationNumber, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { decidedLine } from './decided-lines.ts';
import { allocationFromRow, lineColumns, lineFromRow, linesNow, type LineRow } from './line-rows.ts';
import type { DecidedLine } from './model.ts';

const batchSize = 20_000;

/**
 * Every decided line of a municipality, in batches, exactly as it was handed on when it was decided: what ledger and
 * figures must be able to be rebuilt from.
 */
export async function* decidedLinesOf(
  tx: Tx,
  municipality: MunicipalityCode,
): AsyncGenerator<readonly DecidedLine[]> {
  let after: { readonly fileId: Uuid; readonly index: number } | null = null;
  for (;;) {
    const rows: readonly LineRow[] = await tx.query(sql<LineRow>`
      select ${lineColumns} from ${linesNow}
      where l.municipality = ${municipality} and coalesce(d.state, l.state) <> 'needs-person'
        and (${after === null} or (l.file_id, l.line_index) > (${after?.fileId ?? null}::uuid, ${after?.index ?? null}::int))
      order by l.file_id, l.line_index limit ${batchSize}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => decidedFromRow(municipality, row));
    after = { fileId: last.fileId, index: last.index };
  }
}

function decidedFromRow(municipality: MunicipalityCode, row: LineRow): DecidedLine {
  const { provider, fileId } = row;
  return decidedLine({ municipality, provider, fileId }, lineFromRow(row), {
    placing: row,
    isRejected: row.state === 'rejected',
    knownMonth: monthOf(row.decidedOn ?? row.knownOn),
  });
}

/** Which of these allocations have accepted lines that were not taken back (TR385: such an allocation may not be deleted). */
export async function allocationsInUse(
  tx: Tx,
  municipality: MunicipalityCode,
  numbers: Iterable<AllocationNumber>,
): Promise<ReadonlySet<AllocationNumber>> {
  const rows = await tx.query(sql<{ allocation: bigint }>`
    select l.allocation from ${linesNow}
    where l.municipality = ${municipality} and l.allocation = any(${[...numbers]}::bigint[])
      and coalesce(d.state, l.state) = 'accepted'
    group by l.allocation having sum(case when l.is_credit then -1 else 1 end) > 0`);
  return new Set(rows.map((row) => allocationFromRow(row.allocation)));
}
