import { roleOf, type Scope } from './scope.ts';

type Privilege = 'select' | 'insert' | 'update' | 'delete';

/** What each kind of scope may do with a table; a scope that is left out may do nothing. */
export type Grants = Partial<Record<Scope['kind'], readonly Privilege[]>>;

function grantStatements(table: string, grants: Grants): string[] {
  return Object.entries(grants).map(
    ([kind, privileges]) => `grant ${privileges.join(', ')} on ${table} to ${roleOf[kind as Scope['kind']]};`,
  );
}

/**
 * SQL that puts a table of municipal facts behind row security. The table must have a column `municipality`.
 * A municipal scope reads and writes its own rows only, also in a query that forgets its filter; `region` and
 * `system` see all rows, as far as they are granted anything.
 */
export function municipalTable(table: string, grants: Grants): string {
  const own = "municipality = current_setting('app.municipality', true)";
  return [
    `alter table ${table} enable row level security;`,
    `create policy own_rows on ${table} to ${roleOf.municipality} using (${own}) with check (${own});`,
    `create policy all_rows on ${table} to ${roleOf.region}, ${roleOf.system} using (true) with check (true);`,
    ...grantStatements(table, grants),
  ].join('\n');
}

/** SQL for a table without municipal facts (products, rates, segments): grants only. */
export function referenceTable(table: string, grants: Grants): string {
  return grantStatements(table, grants).join('\n');
}
