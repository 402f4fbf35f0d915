import { lastDayOf, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { noSums, type Need, type Sums } from './indicator.ts';
import type { Grain } from './model.ts';
import { monthFromNumber } from './month-number.ts';

/** What part of the cells is read. Months are month numbers; `member: null` is every member of the grain. */
export interface Slice {
  readonly municipality: MunicipalityCode | null;
  readonly grain: Grain;
  readonly member: string | null;
  /** '' is all segments together. */
  readonly segment: string;
  readonly from: number;
  readonly until: number;
  readonly cutOff: number;
}

export type SplitBy = 'nothing' | 'month' | 'municipality' | 'segment' | 'member';

/** Sums per key of the split ('' when it is not split). A key that has no cells is not there. */
export type SumsByKey = ReadonlyMap<string, Sums>;

/** Reads only what is needed: at most three sums over ranges of the primary keys. */
export async function readSums(
  tx: Tx,
  slice: Slice,
  splitBy: SplitBy,
  needs: readonly Need[],
): Promise<SumsByKey> {
  const found = new Map<string, Sums>();
  const add = (rows: readonly (Partial<Sums> & { readonly key: string })[]): void => {
    for (const { key, ...sums } of rows) found.set(key, { ...noSums, ...found.get(key), ...sums });
  };
  const own = await ownMunicipalities(tx, slice);
  add(await flows(tx, slice, splitBy, own));
  if (needs.includes('stock'))
    add(await (splitBy === 'month' ? stockByMonth : stock)(tx, slice, splitBy, own));
  if (needs.includes('youths')) add(await youths(tx, slice, splitBy, own));
  return found;
}

/**
 * The municipalities that have cells, found by hopping through the index: with them in the condition, the region is
 * read by the same key as one municipality on every version of PostgreSQL.
 */
async function ownMunicipalities(tx: Tx, slice: Slice): Promise<readonly string[]> {
  if (slice.municipality !== null) return [slice.municipality];
  const rows = await tx.query(sql<{ code: string }>`
    with recursive hop as (
      (select municipality as code from figures_cells order by municipality limit 1)
      union all
      select (select municipality from figures_cells where municipality > hop.code order by municipality limit 1)
      from hop where hop.code is not null
    ) select code from hop where code is not null`);
  return rows.map((row) => row.code);
}

const keyColumn = {
  nothing: sql`''`,
  month: sql`month::text`,
  municipality: sql`municipality`,
  segment: sql`segment`,
  member: sql`member`,
} as const satisfies Record<SplitBy, unknown>;

function cellsOf(slice: Slice, splitBy: SplitBy, own: readonly string[]) {
  const segment = splitBy === 'segment' ? sql`segment <> ''` : sql`segment = ${slice.segment}`;
  const member = slice.member === null ? sql`true` : sql`member = ${slice.member}`;
  return sql`municipality = any(${own}::text[]) and grain = ${slice.grain} and ${segment} and ${member}
    and known_month <= ${slice.cutOff}`;
}

type Row = Partial<Sums> & { readonly key: string };

function flows(tx: Tx, slice: Slice, splitBy: SplitBy, own: readonly string[]): Promise<Row[]> {
  return tx.query(sql<Row>`
    select ${keyColumn[splitBy]} as key, sum(lines)::bigint as lines, sum(rejected_lines)::bigint as "rejectedLines",
      sum(claimed_cents)::bigint as "claimedCents", sum(accepted_cents)::bigint as "acceptedCents",
      sum(credited_cents)::bigint as "creditedCents",
      coalesce(sum(accepted_cents) filter (where known_month - month > 2), 0)::bigint as "lateCents",
      sum(minutes)::bigint as minutes, sum(days)::bigint as days, sum(allocated)::bigint as allocated,
      sum(started)::bigint as started, sum(ended)::bigint as ended
    from figures_cells
    where ${cellsOf(slice, splitBy, own)} and month between ${slice.from} and ${slice.until}
    group by 1`);
}

/** Active in the range: came before its end, and had not gone before its beginning. */
function stock(tx: Tx, slice: Slice, splitBy: SplitBy, own: readonly string[]): Promise<Row[]> {
  return tx.query(sql<Row>`
    select ${keyColumn[splitBy]} as key,
      (sum(started + resumed) - coalesce(sum(ended + paused) filter (where month < ${slice.from}), 0))::bigint as active
    from figures_cells
    where ${cellsOf(slice, splitBy, own)} and month <= ${slice.until}
    group by 1`);
}

/** The same for every month of the range: running totals over everything before it. */
async function stockByMonth(tx: Tx, slice: Slice, _splitBy: SplitBy, own: readonly string[]): Promise<Row[]> {
  const steps = await tx.query(sql<{ month: number; came: bigint; went: bigint }>`
    select month, sum(started + resumed)::bigint as came, sum(ended + paused)::bigint as went
    from figures_cells where ${cellsOf(slice, 'month', own)} and month <= ${slice.until}
    group by 1 order by 1`);
  const rows: Row[] = [];
  let came = 0n;
  let wentBefore = 0n;
  let at = 0;
  for (let month = steps[0]?.month ?? slice.from; month <= slice.until; month += 1) {
    const step = steps[at]?.month === month ? steps[at++] : undefined;
    came += step?.came ?? 0n;
    if (month >= slice.from) rows.push({ key: String(month), active: came - wentBefore });
    wentBefore += step?.went ?? 0n;
  }
  return rows;
}

/** A youth is counted in the first month of the range with care: the previous one lies before the range. */
function youths(tx: Tx, slice: Slice, splitBy: SplitBy, own: readonly string[]): Promise<Row[]> {
  const first = splitBy === 'month' ? sql`true` : sql`previous_month < ${slice.from}`;
  return tx.query(sql<Row>`
    select ${keyColumn[splitBy]} as key, sum(youths)::bigint as youths
    from figures_youths
    where ${cellsOf(slice, splitBy, own)} and month between ${slice.from} and ${slice.until} and ${first}
    group by 1`);
}

/** The months in which something became known: their last days are the cut-offs that make a difference. */
export async function cutOffs(tx: Tx, municipality: MunicipalityCode | null): Promise<Day[]> {
  const own = municipality === null ? sql`true` : sql`municipality = ${municipality}`;
  const rows = await tx.query(sql<{ month: number }>`
    select distinct known_month as month from figures_cells
    where ${own} and grain = 'all' and segment = '' order by 1`);
  return rows.map((row) => lastDayOf(monthFromNumber(row.month)));
}
