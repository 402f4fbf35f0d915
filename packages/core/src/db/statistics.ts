import type pg from 'pg';

/** After so many pieces of repeated work a new house is fuller than it was planned for. Often at first: files may be large. */
const steps: ReadonlySet<number> = new Set([5, 20, 100, 500, 2500]);

/** Fuller tables have statistics already; PostgreSQL keeps those up by itself. */
const fewRows = 10_000;

/**
 * Counts repeated work, and after some of it lets PostgreSQL look at the tables that it took for empty. Plans that are
 * kept may have been made on empty tables, where all indexes look alike: some read every row of a municipality, for every
 * file. After this they are made again. PostgreSQL does so itself, but minutes later. A failure costs speed only.
 */
export function watchEmptyTables(pool: pg.Pool): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (steps.has(done)) void refreshStatistics(pool).catch(() => undefined);
  };
}

/** Counts the rows of tables that have few, or had when they were last counted. */
export async function refreshStatistics(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ readonly tables: string | null }>(`
    select string_agg(oid::regclass::text, ', ') as tables from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples < ${fewRows}`);
  const tables = rows[0]?.tables ?? null;
  if (tables !== null) await pool.query(`analyze ${tables}`);
}
