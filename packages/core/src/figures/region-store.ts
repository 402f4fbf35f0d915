import { sql, type Tx } from '../db/index.ts';
import { careColumns, claimColumns, type CellIncrements } from './measures.ts';
import type { CellDifference } from './model.ts';

/** The provider cells of one kind, and their sums over the municipalities. */
interface RegionTable {
  readonly cells: string;
  readonly region: string;
  /** The function that adds to the sums. */
  readonly add: string;
  readonly measures: readonly string[];
  readonly name: CellDifference['table'];
}

const ofClaims: RegionTable = {
  cells: 'figures_cells',
  region: 'figures_region',
  add: 'figures_add_to_region',
  measures: claimColumns,
  name: 'region',
};

const ofCare: RegionTable = {
  cells: 'figures_care',
  region: 'figures_region_care',
  add: 'figures_add_care_to_region',
  measures: careColumns,
  name: 'region-care',
};

const regionTables = [ofClaims, ofCare];

/** The table of the sums over the municipalities, for a table of cells. */
export function regionOfCells(cells: string): string | null {
  return regionTables.find((table) => table.cells === cells)?.region ?? null;
}

/** Adds the provider cells of a municipality to those of the region; the last thing that touches shared rows. */
export function addToRegion(
  tx: Tx,
  { claims, care }: { readonly claims: CellIncrements; readonly care: CellIncrements },
): void {
  addCells(tx, ofClaims, claims);
  addCells(tx, ofCare, care);
}

function addCells(tx: Tx, { add, measures }: RegionTable, cells: CellIncrements): void {
  const own = [...cells].flatMap(([key, sums]) => {
    const [grain, segment = '', member = '', month, known] = key.split('\t');
    return grain === 'provider'
      ? [{ segment, member, month: Number(month), known: Number(known), sums }]
      : [];
  });
  if (own.length === 0) return;
  const sums = measures.map((_, i) => sql`${own.map((cell) => cell.sums[i] ?? 0)}::bigint[]`);
  tx.send(sql`
    select ${sql.raw(add)}(${own.map((cell) => cell.segment)}::text[], ${own.map((cell) => cell.member)}::text[],
      ${own.map((cell) => cell.month)}::smallint[], ${own.map((cell) => cell.known)}::smallint[], ${sql.join(sums)})`);
}

const key = sql`segment, member, month, known_month`;

function summed({ cells, measures }: RegionTable) {
  const sums = measures.map((column) => sql`sum(${sql.ref(column)})::bigint as ${sql.ref(column)}`);
  return sql`select ${key}, ${sql.join(sums)} from ${sql.table(cells)} where grain = 'provider' group by ${key}`;
}

interface Differences {
  readonly count: number;
  readonly first: readonly CellDifference[];
}

/** Where the region is not the sum of its municipalities; with `repair` those sums are then made anew. */
export async function regionDiffering(tx: Tx, listed: number, repair: boolean): Promise<Differences> {
  const found: Differences[] = [];
  for (const table of regionTables) {
    const own = await differing(tx, table, listed);
    if (repair && own.count > 0) await replace(tx, table);
    found.push(own);
  }
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    first: found.flatMap(({ first }) => first).slice(0, listed),
  };
}

async function differing(tx: Tx, table: RegionTable, listed: number): Promise<Differences> {
  const valuesOf = (side: string) =>
    sql`row(${sql.join(table.measures.map((column) => sql`coalesce(${sql.ref(`${side}.${column}`)}, 0)::bigint`))})`;
  const rows = await tx.query(sql<CellDifference & { readonly total: bigint }>`
    select ${table.name} as "table", 'regio' as municipality, concat_ws(' ', 'provider', ${key}) as cell,
      ${valuesOf('r')}::text as stored, ${valuesOf('c')}::text as rebuilt, count(*) over () as total
    from ${sql.table(table.region)} r full join (${summed(table)}) c using (${key})
    where ${valuesOf('r')} is distinct from ${valuesOf('c')}
    order by ${key} limit ${listed}`);
  return {
    count: Number(rows[0]?.total ?? 0),
    first: rows.map(({ total: _total, ...difference }) => difference),
  };
}

async function replace(tx: Tx, table: RegionTable): Promise<void> {
  const columns = sql.join(table.measures.map((column) => sql.ref(column)));
  await tx.query(sql`delete from ${sql.table(table.region)}`);
  await tx.query(sql`insert into ${sql.table(table.region)} (${key}, ${columns}) ${summed(table)}`);
}

/** Adds the municipalities up anew. */
export async function replaceRegion(tx: Tx): Promise<void> {
  for (const table of regionTables) await replace(tx, table);
}
