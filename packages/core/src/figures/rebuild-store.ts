import type { MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type CopyValue, type Tx } from '../db/index.ts';
import { partsOf } from './cell-key.ts';
import type { CellIncrements } from './measures.ts';
import type { CellDifference } from './model.ts';
import { packHistory, unpackLink, type Visits, type YouthIncrements } from './presence.ts';

/** So many differences are listed; the rest is only counted. */
export const listed = 100;

/** The rebuilt rows of one table, with its key and measure columns. */
export interface RebuiltTable {
  readonly name: CellDifference['table'];
  readonly months: readonly string[];
  readonly measures: readonly string[];
  rows(): Iterable<readonly CopyValue[]>;
}

/** Everything of one municipality, made again from its facts. */
export interface Rebuilt {
  readonly facts: number;
  readonly tables: readonly RebuiltTable[];
  readonly visits: Visits;
}

export function cellsTable(
  name: 'cells' | 'care',
  measures: readonly string[],
  cells: CellIncrements,
): RebuiltTable {
  return {
    name,
    months: ['month', 'known_month'],
    measures,
    *rows() {
      for (const [key, sums] of cells) {
        const [grain = '', segment = '', member = '', month, known] = key.split('\t');
        yield [grain, segment, member, Number(month), Number(known), ...sums];
      }
    },
  };
}

export function youthsTable(youths: YouthIncrements): RebuiltTable {
  return {
    name: 'youths',
    months: ['month', 'previous_month', 'known_month'],
    measures: ['youths'],
    *rows() {
      for (const [key, links] of youths) {
        const { grain, segment, member } = partsOf(key);
        for (const [packed, count] of links) {
          const { month, previous, known } = unpackLink(packed);
          if (count !== 0) yield [grain, segment, member, month, previous, known, count];
        }
      }
    },
  };
}

const staged = ({ name }: RebuiltTable) => sql.table(`rebuilt_${name}`);
const stored = ({ name }: RebuiltTable) => sql.table(`figures_${name}`);
const keyOf = ({ months }: RebuiltTable): readonly string[] => ['grain', 'segment', 'member', ...months];
const list = (columns: readonly string[]) => sql.join(columns.map((column) => sql.ref(column)));

export async function stage(tx: Tx, table: RebuiltTable): Promise<void> {
  const types = [
    ...['grain', 'segment', 'member'].map((column) => [column, 'text']),
    ...table.months.map((column) => [column, 'smallint']),
    ...table.measures.map((column) => [column, 'bigint']),
  ];
  await tx.stage(`rebuilt_${table.name}`, Object.fromEntries(types), table.rows());
}

export async function unstage(tx: Tx, table: RebuiltTable): Promise<void> {
  await tx.query(sql`drop table ${staged(table)}`);
}

/** Cells of which stored and rebuilt differ; a cell of zeros is the same as no cell. */
export async function differing(
  tx: Tx,
  municipality: MunicipalityCode,
  table: RebuiltTable,
): Promise<{ readonly count: number; readonly first: readonly CellDifference[] }> {
  const values = (side: string) =>
    sql`row(${sql.join(table.measures.map((column) => sql`coalesce(${sql.ref(`${side}.${column}`)}, 0)::bigint`))})`;
  const key = list(keyOf(table));
  const found = await tx.query(sql<CellDifference & { readonly total: bigint }>`
    select ${table.name} as "table", ${municipality} as municipality,
      concat_ws(' ', grain, nullif(segment, ''), nullif(member, ''), ${monthText('month')}, 'bekend',
        ${monthText('known_month')}) as cell,
      ${values('c')}::text as stored, ${values('r')}::text as rebuilt, count(*) over () as total
    from (select * from ${stored(table)} where municipality = ${municipality}) c
    full join ${staged(table)} r using (${key})
    where ${values('c')} is distinct from ${values('r')}
    order by ${key} limit ${listed}`);
  return {
    count: Number(found[0]?.total ?? 0),
    first: found.map(({ total: _total, ...difference }) => difference),
  };
}

function monthText(column: string) {
  const number = sql.ref(column);
  return sql`to_char(make_date(${number} / 12, ${number} % 12 + 1, 1), 'YYYY-MM')`;
}

/** Puts the rebuilt rows, in the order of their keys, in the place of the stored ones. */
export async function replace(tx: Tx, municipality: MunicipalityCode, rebuilt: Rebuilt): Promise<void> {
  for (const table of rebuilt.tables) {
    const columns = list([...keyOf(table), ...table.measures]);
    await tx.query(sql`delete from ${stored(table)} where municipality = ${municipality}`);
    await tx.query(sql`
      insert into ${stored(table)} (municipality, ${columns})
      select ${municipality}, ${columns} from ${staged(table)} order by ${list(keyOf(table))}`);
  }
  await tx.query(sql`delete from figures_presence where municipality = ${municipality}`);
  const sides = ['provider', 'product', 'referrer', 'district', 'segment'];
  const columns = ['municipality', 'client_key', ...sides, 'history'];
  await tx.copyIn('figures_presence', columns, presenceRows(municipality, rebuilt.visits));
}

function* presenceRows(municipality: string, visits: Visits): Generator<readonly CopyValue[]> {
  for (const [client, combinations] of visits) {
    for (const { combination: c, history } of combinations.values()) {
      const sides = [c.provider, c.product, c.referrer, c.district, c.segment];
      yield [municipality, client, ...sides, packHistory(history)];
    }
  }
}
