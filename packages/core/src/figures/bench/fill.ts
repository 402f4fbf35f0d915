import { systemMillis } from '@jeugdregie/kernel';
import { system, type Database } from '../../db/index.ts';
import { replaceRegion } from '../region-store.ts';

/** Share of the region's lines per municipality, about by youths with care; adds up to 1. */
const sizes: Readonly<Record<string, number>> = {
  '0518': 0.49,
  '0637': 0.14,
  '1783': 0.09,
  '0503': 0.08,
  '1916': 0.07,
  '0603': 0.05,
  '1926': 0.05,
  '0629': 0.02,
  '1842': 0.01,
};

/** November 2023 as a month number; 36 months from there. */
const firstMonth = 2023 * 12 + 10;
/** How many lines an episode has on average within the 36 months. */
const linesPerEpisode = 8.4;

/**
 * About `lines` claim lines of a region of nine municipalities, 200 providers of very different size, 60 products and 36
 * months, made by the database itself: episodes of care with a line a month, known one to six months later. `prior` is
 * the youth's previous month with care in the same cell: the month before, or for the first line of an episode sometimes
 * an earlier one, or none.
 */
function linesSql(lines: number): string {
  let below = 0;
  const shares = Object.entries(sizes).map(
    ([code, share]) => `when town < ${(below += share).toFixed(2)} then '${code}'`,
  );
  const lag = (column: string): string =>
    `case when ${column} < 0.7 then 1 when ${column} < 0.9 then 2 when ${column} < 0.95 then 3
      when ${column} < 0.98 then 4 when ${column} < 0.99 then 5 else 6 end`;
  return `
    create unlogged table bench_lines as
    with dice as materialized (
      select random() as town, random() as provider, random() as product, random() as referrer, random() as district,
        random() as earlier, floor(random() * 48)::int - 12 as start, 1 + floor(-13 * ln(1 - random()))::int as length
      from generate_series(1, ${Math.round(lines / linesPerEpisode)})),
    episodes as (
      select case ${shares.join(' ')} else '0518' end as municipality, (200 * provider ^ 3)::int2 as provider,
        (59 * product ^ 2)::int2 as product, (array[1, 2, 2, 2, 3, 4, 5, 6, 8])[1 + floor(referrer * 9)::int]::int2
        as referrer, floor(district * case when town < 0.49 then 40 else 12 end)::int2 as district, earlier,
        greatest(0, start) as first, least(35, start + length - 1) as last
      from dice),
    months as (
      select episodes.*, month, random() as lag, random() as lag_before, floor(random() * 40)::int + 1 as volume,
        random() as verdict
      from episodes, generate_series(first, last) as month)
    select municipality, provider, product, (1 + product % 5)::int2 as segment, referrer, district,
      (${firstMonth} + month)::int2 as month, (${firstMonth} + month + ${lag('lag')})::int2 as known,
      (${firstMonth} + greatest(month + ${lag('lag')}, month - 1 + ${lag('lag_before')}))::int2 as linked,
      case when month > first then ${firstMonth} + month - case when verdict < 0.94 then 1 else 2 end
        when earlier < 0.5 or first = 0 then 0 else ${firstMonth} + first - 1 - floor(earlier * first)::int
        end::int2 as prior,
      volume::int2 as volume, verdict >= 0.97 as is_rejected, month = first as is_first, month = last as is_last
    from months`;
}

const members = `case when grouping(provider) = 0 then '9999' || lpad(provider::text, 4, '0')
    when grouping(product) = 0 then '45A' || lpad(product::text, 2, '0')
    when grouping(referrer) = 0 then lpad(referrer::text, 2, '0')
    when grouping(district) = 0 then 'WK' || municipality || (10 + district) else '' end`;
const grains = `case when grouping(provider) = 0 then 'provider' when grouping(product) = 0 then 'product'
    when grouping(referrer) = 0 then 'referrer' when grouping(district) = 0 then 'district' else 'all' end`;
const cell = `municipality, ${grains}, case when grouping(segment) = 0 then segment::text else '' end, ${members}`;

/** The ten cells of a line at once, per the given months. */
function groups(months: string): string {
  const sets = ['', 'provider', 'product', 'referrer', 'district'].flatMap((side) =>
    ['', 'segment'].map(
      (segment) => `(${['municipality', side, segment, months].filter((part) => part !== '').join(', ')})`,
    ),
  );
  return `group by grouping sets (${sets.join(', ')})`;
}

const fills: Readonly<Record<'cells' | 'care' | 'youths', string>> = {
  cells: `select ${cell}, month, known, count(*), count(*) filter (where is_rejected), sum(volume) * 8500,
      coalesce(sum(volume) filter (where not is_rejected), 0) * 8500, 0,
      coalesce(sum(volume) filter (where not is_rejected), 0) * 60, 0, 0
    from bench_lines ${groups('month, known')}`,
  care: `select ${cell}, month, known, 0, count(*) filter (where is_first), 0, count(*) filter (where is_last), 0
    from bench_lines where is_first or is_last ${groups('month, known')}`,
  youths: `select ${cell}, month, prior, linked, count(*)
    from bench_lines where not is_rejected ${groups('month, prior, linked')}`,
};

/**
 * Fills empty cells with about `lines` lines and gives milliseconds. Set by set in the database, keys built at the end:
 * six million lines would take a quarter of an hour through the front door. Needs the tables of contracts and figures.
 */
export async function fillFigures(db: Database, lines: number): Promise<number> {
  const start = systemMillis();
  await db.asOwner(async (_, pool) => {
    await pool.query('drop table if exists bench_lines; select setseed(0.5)');
    await pool.query(linesSql(lines));
    await Promise.all(
      (['youths', 'cells', 'care'] as const).map(async (name) => {
        const client = await pool.connect();
        try {
          await client.query("set work_mem = '512MB'; set maintenance_work_mem = '512MB'");
          await refill(client, `figures_${name}`, fills[name]);
        } finally {
          client.release(true);
        }
      }),
    );
    await pool.query('drop table bench_lines');
    await db.transaction(system, replaceRegion);
    await pool.query(
      'vacuum analyze figures_cells, figures_care, figures_youths, figures_presence, figures_region, figures_region_care',
    );
  });
  return systemMillis() - start;
}

interface Client {
  query(text: string): Promise<{ readonly rows: readonly unknown[] }>;
}

/** Loads a table without its indexes and builds them again, from their own definitions. */
async function refill(client: Client, table: string, rows: string): Promise<void> {
  const { rows: indexes } = await client.query(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made, c.conname as key,
      pg_get_constraintdef(c.oid) as definition
    from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
    where i.indrelid = '${table}'::regclass`);
  const all = indexes as readonly { name: string; made: string; key: string | null; definition: string }[];
  for (const { name, key } of all) {
    await client.query(key === null ? `drop index ${name}` : `alter table ${table} drop constraint ${key}`);
  }
  await client.query(`insert into ${table} ${rows}`);
  for (const { made, key, definition } of all) {
    await client.query(key === null ? made : `alter table ${table} add constraint ${key} ${definition}`);
  }
}
