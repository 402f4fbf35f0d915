import { sql, type Tx } from '../db/index.ts';
import { claimColumns, type CellIncrements } from './measures.ts';
import type { CellDifference } from './model.ts';

/** Adds the provider cells of a municipality to those of the region; the last thing that touches shared rows. */
export function addToRegion(tx: Tx, cells: CellIncrements): void {
  const own = [...cells].flatMap(([key, sums]) => {
    const [grain, segment = '', member = '', month, known] = key.split('\t');
    return grain === 'provider'
      ? [{ segment, member, month: Number(month), known: Number(known), sums }]
      : [];
  });
  if (own.length === 0) return;
  const measures = claimColumns.map((_, i) => sql`${own.map(({ sums }) => sums[i] ?? 0)}::bigint[]`);
  tx.send(sql`
    select figures_add_to_region(${own.map((cell) => cell.segment)}::text[], ${own.map((cell) => cell.member)}::text[],
      ${own.map((cell) => cell.month)}::smallint[], ${own.map((cell) => cell.known)}::smallint[], ${sql.join(measures)})`);
}

const list = sql.join(claimColumns.map((column) => sql.ref(column)));
const key = sql`segment, member, month, known_month`;
const summed = sql`select ${key}, ${sql.join(claimColumns.map((column) => sql`sum(${sql.ref(column)})::bigint as ${sql.ref(column)}`))}
  from figures_cells where grain = 'provider' group by ${key}`;
const valuesOf = (side: string) =>
  sql`row(${sql.join(claimColumns.map((column) => sql`coalesce(${sql.ref(`${side}.${column}`)}, 0)::bigint`))})`;

/** Where the region is not the sum of its municipalities. */
export async function regionDiffering(
  tx: Tx,
  listed: number,
): Promise<{ readonly count: number; readonly first: readonly CellDifference[] }> {
  const found = await tx.query(sql<CellDifference & { readonly total: bigint }>`
    select 'region' as "table", 'regio' as municipality, concat_ws(' ', 'provider', ${key}) as cell,
      ${valuesOf('r')}::text as stored, ${valuesOf('c')}::text as rebuilt, count(*) over () as total
    from figures_region r full join (${summed}) c using (${key})
    where ${valuesOf('r')} is distinct from ${valuesOf('c')}
    order by ${key} limit ${listed}`);
  return {
    count: Number(found[0]?.total ?? 0),
    first: found.map(({ total: _total, ...difference }) => difference),
  };
}

/** Adds the municipalities up anew. */
export async function replaceRegion(tx: Tx): Promise<void> {
  await tx.query(sql`delete from figures_region`);
  await tx.query(sql`insert into figures_region (${key}, ${list}) ${summed}`);
}
