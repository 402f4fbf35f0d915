import type pg from 'pg';

/** A table of ours with the columns that hold data of their own. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Every table of ours but the register of migrations, those that others refer to first. */
export async function tablesInOrder(client: pg.ClientBase): Promise<TableShape[]> {
  const { rows: tables } = await client.query<TableShape>(`
    select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    group by c.relname order by c.relname`);
  const { rows: references } = await client.query<{ from: string; to: string }>(`
    select conrelid::regclass::text as "from", confrelid::regclass::text as "to" from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`);
  return inOrder(tables, references);
}

function inOrder(
  tables: readonly TableShape[],
  references: readonly { readonly from: string; readonly to: string }[],
): TableShape[] {
  const done: TableShape[] = [];
  const isDone = (name: string): boolean => done.some((table) => table.name === name);
  let left = [...tables];
  while (left.length > 0) {
    const free = left.filter(({ name }) => references.every(({ from, to }) => from !== name || isDone(to)));
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${left.map((t) => t.name).join(', ')}`);
    done.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return done;
}
