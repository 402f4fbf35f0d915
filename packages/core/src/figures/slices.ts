import { lastDayOf, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { noSums, type Need, type Sums } from './indicator.ts';
import type { Grain } from './model.ts';
import { monthFromNumber } from './month-number.ts';
import { regionOfCells } from './region-store.ts';

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

/** Reads only what is needed: at most four sums over ranges of the primary keys. */
export async function readSums(
  tx: Tx,
  slice: Slice,
  splitBy: SplitBy,
  needs: readonly Need[],
): Promise<SumsByKey> {
  const found = new Map<string, Sums>();
  const add = (rows: readonly Row[]): void => {
    for (const { key, ...sums } of rows) found.set(key, { ...noSums, ...found.get(key), ...sums });
  };
  const read: Reading = { slice, splitBy, own: await ownMunicipalities(tx, slice) };
  const ofClaims = claimSums.filter((sum) => needs.includes(sum));
  if (ofClaims.length > 0) add(await flows(tx, read, { table: 'figures_cells', sums: ofClaims }));
  const ofCare = careSums.filter((sum) => needs.includes(sum));
  if (needs.includes('active')) add(await (splitBy === 'month' ? stockByMonth : stock)(tx, read, ofCare));
  else if (ofCare.length > 0) add(await flows(tx, read, { table: 'figures_care', sums: ofCare }));
  if (needs.includes('youths')) add(await youths(tx, read));
  return found;
}

interface Reading {
  readonly slice: Slice;
  readonly splitBy: SplitBy;
  readonly own: readonly string[];
}

type Row = Partial<Sums> & { readonly key: string };

/**
 * The municipalities that have cells, found by hopping through the index: with them in the condition, the region is
 * read by the same key as one municipality on every version of PostgreSQL.
 */
async function ownMunicipalities(tx: Tx, slice: Slice): Promise<readonly string[]> {
  if (slice.municipality !== null) return [slice.municipality];
  const rows = await tx.query(sql<{ code: string }>`
    with recursive hop as (
      select least((select min(municipality) from figures_cells), (select min(municipality) from figures_care)) as code
      union all
      select least((select min(municipality) from figures_cells where municipality > hop.code),
        (select min(municipality) from figures_care where municipality > hop.code))
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

/** A table of cells with what is read of it, whatever the month. Providers of the whole region were added up before. */
function cellsOf(tx: Tx, read: Reading, table: string) {
  const region = isOfRegion(tx, read) && read.slice.grain === 'provider' ? regionOfCells(table) : null;
  const rows =
    region === null
      ? sql`${sql.table(table)} where ${membersOf(read)}`
      : sql`${sql.table(region)} where ${partsOf(read)}`;
  return sql`${rows} and known_month <= ${read.slice.cutOff}`;
}

/** A municipality cannot read what was added up for the region. */
function isOfRegion(tx: Tx, { slice, splitBy }: Reading): boolean {
  return slice.municipality === null && splitBy !== 'municipality' && tx.scope.kind !== 'municipality';
}

function membersOf(read: Reading) {
  return sql`municipality = any(${read.own}::text[]) and grain = ${read.slice.grain} and ${partsOf(read)}`;
}

function partsOf({ slice, splitBy }: Reading) {
  const segment = splitBy === 'segment' ? sql`segment <> ''` : sql`segment = ${slice.segment}`;
  const member = slice.member === null ? sql`true` : sql`member = ${slice.member}`;
  return sql`${segment} and ${member}`;
}

/** One member has its months as a list of keys; all members of a grain lie together per range of months. */
function monthsOf({ member, grain, from, until }: Slice) {
  if (member === null || grain === 'all') return sql`month between ${from} and ${until}`;
  const months = Array.from({ length: until - from + 1 }, (_, i) => from + i);
  return sql`month = any(${months}::smallint[])`;
}

const sumOf = {
  lines: sql`sum(lines)`,
  rejectedLines: sql`sum(rejected_lines)`,
  claimedCents: sql`sum(claimed_cents)`,
  acceptedCents: sql`sum(accepted_cents)`,
  creditedCents: sql`sum(credited_cents)`,
  lateCents: sql`coalesce(sum(accepted_cents) filter (where known_month - month > 2), 0)`,
  minutes: sql`sum(minutes)`,
  days: sql`sum(days)`,
  allocated: sql`sum(allocated)`,
  started: sql`sum(started)`,
  ended: sql`sum(ended)`,
} as const;
const claimSums = [
  'lines',
  'rejectedLines',
  'claimedCents',
  'acceptedCents',
  'creditedCents',
  'lateCents',
  'minutes',
  'days',
] as const;
const careSums = ['allocated', 'started', 'ended'] as const;

function flows(
  tx: Tx,
  read: Reading,
  from: { readonly table: string; readonly sums: readonly (keyof typeof sumOf)[] },
): Promise<Row[]> {
  const columns = from.sums.map((name) => sql`${sumOf[name]}::bigint as ${sql.ref(name)}`);
  return tx.query(sql<Row>`
    select ${keyColumn[read.splitBy]} as key, ${sql.join(columns)}
    from ${cellsOf(tx, read, from.table)} and ${monthsOf(read.slice)}
    group by 1`);
}

type CareSum = (typeof careSums)[number];

/**
 * Active in the range: came before its end, and had not gone before its beginning. What is asked of the range itself
 * is read along.
 */
function stock(tx: Tx, read: Reading, along: readonly CareSum[]): Promise<Row[]> {
  const { from, until } = read.slice;
  const inRange = along.map(
    (name) => sql`, coalesce(${sumOf[name]} filter (where month >= ${from}), 0)::bigint as ${sql.ref(name)}`,
  );
  return tx.query(sql<Row>`
    select ${keyColumn[read.splitBy]} as key,
      (sum(started + resumed) - coalesce(sum(ended + paused) filter (where month < ${from}), 0))::bigint as active
      ${sql.join(inRange, sql``)}
    from ${cellsOf(tx, read, 'figures_care')} and month <= ${until}
    group by 1`);
}

type Step = Partial<Record<CareSum, bigint>> & {
  readonly month: number;
  readonly came: bigint;
  readonly went: bigint;
};

/** The same for every month of the range: running totals over everything before it. */
async function stockByMonth(tx: Tx, read: Reading, along: readonly CareSum[]): Promise<Row[]> {
  const { from, until } = read.slice;
  const ofMonth = along.map((name) => sql`, ${sumOf[name]}::bigint as ${sql.ref(name)}`);
  const steps = await tx.query(sql<Step>`
    select month, sum(started + resumed)::bigint as came, sum(ended + paused)::bigint as went
      ${sql.join(ofMonth, sql``)}
    from ${cellsOf(tx, read, 'figures_care')} and month <= ${until}
    group by 1 order by 1`);
  const byMonth = new Map(steps.map(({ month, ...step }) => [month, step]));
  const rows: Row[] = [];
  let cameSoFar = 0n;
  let wentBefore = 0n;
  for (let month = steps[0]?.month ?? from; month <= until; month += 1) {
    const { came = 0n, went = 0n, ...flow } = byMonth.get(month) ?? {};
    cameSoFar += came;
    if (month >= from) rows.push({ key: String(month), active: cameSoFar - wentBefore, ...flow });
    wentBefore += went;
  }
  return rows;
}

/** A youth is counted in the first month of the range with care: the previous one lies before the range. */
function youths(tx: Tx, read: Reading): Promise<Row[]> {
  const { from } = read.slice;
  const first = read.splitBy === 'month' ? sql`true` : sql`previous_month < ${from}`;
  return tx.query(sql<Row>`
    select ${keyColumn[read.splitBy]} as key, sum(youths)::bigint as youths
    from figures_youths where ${youthCells(read)} and ${first}
    group by 1`);
}

/**
 * In the key of youths the months of one member lie together, so they are a range. The cut-off is an expression there: as
 * a condition on the last column of the key, PostgreSQL 18 would expect to hop through it and choose the other index,
 * which holds the members of a month together and is read whole.
 */
function youthCells(read: Reading) {
  const { member, from, until, cutOff } = read.slice;
  if (member === null)
    return sql`${membersOf(read)} and known_month <= ${cutOff} and ${monthsOf(read.slice)}`;
  return sql`${membersOf(read)} and month between ${from} and ${until} and known_month + 0 <= ${cutOff}`;
}

/** The months in which something became known: their last days are the cut-offs that make a difference. */
export async function cutOffs(tx: Tx, municipality: MunicipalityCode | null): Promise<Day[]> {
  const own = municipality === null ? sql`true` : sql`municipality = ${municipality}`;
  const rows = await tx.query(sql<{ month: number }>`
    select known_month as month from figures_cells where ${own} and grain = 'all' and segment = ''
    union select known_month from figures_care where ${own} and grain = 'all' and segment = '' order by 1`);
  return rows.map((row) => lastDayOf(monthFromNumber(row.month)));
}
