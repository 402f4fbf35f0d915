import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { municipalityCode, type MunicipalityCode } from '@jeugdregie/kernel';
import fc from 'fast-check';
import { can, roles, type Capability, type Principal, type Role } from '../access/index.ts';
import { municipal, regional, roleOf, sql, system, type Database, type Scope } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { migrations } from './index.ts';

const municipalities = ['0637', '0518', '0503'].map((code) => municipalityCode(code)!);

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/** Every table and column that really is in the database, so that a new table cannot be forgotten. */
const columnsSql = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
    a.attnotnull and a.attidentity = '' and a.attgenerated = '' as "isRequired"
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
    and a.attnum > 0 and not a.attisdropped
  order by c.relname, a.attnum`;

/** A value of a type, different for each row. */
function valueOf(type: string, n: number): string {
  const hex = n.toString(16).padStart(12, '0');
  if (type.endsWith('[]')) return "'{}'";
  if (/^(smallint|integer|bigint|numeric|real|double)/.test(type)) return String(n);
  const values: Readonly<Record<string, string>> = {
    text: `'t${n}'`,
    uuid: `'00000000-0000-7000-8000-${hex}'`,
    date: `date '2026-01-01' + ${n}`,
    'timestamp with time zone': `timestamptz '2026-01-01' + ${n} * interval '1 minute'`,
    boolean: 'false',
    bytea: `decode('${hex}', 'hex')`,
    jsonb: "'{}'",
    json: "'{}'",
  };
  const value = values[type];
  assert.ok(value, `the test needs to know a value of type ${type}`);
  return value;
}

describe('row security', () => {
  let server: TestServer;
  let database: Database;
  let columns: Column[];
  let municipalTables: string[];

  const asOwner = (statement: string): Promise<{ rows: Record<string, unknown>[] }> =>
    database.asOwner((_owner, pool) => pool.query(statement));
  const insertInto = (table: string, municipality: MunicipalityCode, n: number): string => {
    const given = columns.filter((c) => c.table === table && c.isRequired);
    const values = given.map(({ column, type }) =>
      column === 'municipality' ? `'${municipality}'` : valueOf(type, n),
    );
    return `insert into ${table} (${given.map((c) => `"${c.column}"`).join(', ')}) values (${values.join(', ')})`;
  };

  before(async () => {
    server = await testServer();
    database = await server.fresh(migrations);
    columns = (await asOwner(columnsSql)).rows as unknown as Column[];
    municipalTables = columns.filter(({ column }) => column === 'municipality').map(({ table }) => table);
    // What a row may say is another matter: here every municipality gets a row in every table, whatever it says.
    const { rows: checks } = await asOwner(`
      select conrelid::regclass::text as table, conname as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('c', 'f')`);
    for (const { table, name } of checks)
      await asOwner(`alter table ${String(table)} drop constraint ${String(name)}`);
    for (const table of municipalTables) {
      for (const [n, municipality] of municipalities.entries())
        await asOwner(insertInto(table, municipality, n + 1));
    }
  });
  after(() => server.stop());

  it('is on for every table with a column municipality, which stands first in the primary key', async () => {
    assert.ok(municipalTables.length > 10, `found ${municipalTables.length} tables`);
    const { rows } = await asOwner(`
      select c.relname as table, c.relrowsecurity as secured,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
         where i.indrelid = c.oid and i.indisprimary) as first
      from pg_class c where c.relname = any('{${municipalTables.join(',')}}')`);
    for (const { table, secured, first } of rows) {
      assert.equal(secured, true, `${String(table)} has no row security`);
      assert.equal(first, 'municipality', `${String(table)} has another first key`);
    }
  });

  it('lets a municipality read and change its own rows only, whatever the statement', async () => {
    const statement = fc.constantFrom(
      (t: string) => `select municipality from ${t}`,
      (t: string, other: string) => `select municipality from ${t} where municipality = '${other}'`,
      (t: string) => `select municipality from ${t} where municipality <> '' or true`,
      (t: string) => `delete from ${t} returning municipality`,
      (t: string, other: string) => `delete from ${t} where municipality = '${other}' returning municipality`,
      (t: string) => `update ${t} set municipality = municipality returning municipality`,
      (t: string, other: string) => `update ${t} set municipality = '${other}' returning municipality`,
      (t: string, other: string) => `${insertInto(t, other as MunicipalityCode, 99)} returning municipality`,
    );
    const anyMunicipality = fc.constantFrom(...municipalities);
    await fc.assert(
      fc.asyncProperty(
        anyMunicipality,
        anyMunicipality,
        fc.constantFrom(...municipalTables),
        statement,
        async (mine, other, table, make) => {
          const rows = await attempt(municipal(mine), make(table, other));
          for (const row of rows ?? []) assert.equal(row.municipality, mine, make(table, other));
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('shows each municipality exactly its own row of every table it may read', async () => {
    for (const table of municipalTables) {
      for (const mine of municipalities) {
        const rows = await attempt(municipal(mine), `select municipality from ${table}`);
        assert.ok(rows === null || rows.length === 1, `${table}: ${JSON.stringify(rows)}`);
      }
    }
  });

  it('shows nothing to a municipal role without a municipality', async () => {
    const rows = await database.asOwner(async (_owner, pool) => {
      const client = await pool.connect();
      try {
        await client.query(`begin; set local role ${roleOf.municipality}`);
        const { rows: files } = await client.query('select * from exchange_files');
        return files;
      } finally {
        await client.query('rollback');
        client.release();
      }
    });
    assert.deepEqual(rows, []);
  });

  it('keeps persons from the region: no pseudonym and no sealed content can be read', async () => {
    const { rows } = await asOwner(`
      select c.relname as table, a.attname as column,
        has_column_privilege('${roleOf.region}', c.oid, a.attnum, 'select') as readable,
        has_table_privilege('${roleOf.region}', c.oid, 'select') as whole
      from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and a.attname ~ '(client_key|sealed|bsn|password|token_hash)'`);
    assert.ok(rows.length > 5, `found ${rows.length} columns`);
    for (const { table, column, readable, whole } of rows) {
      assert.equal(readable, false, `the region reads ${String(table)}.${String(column)}`);
      assert.equal(whole, false, `the region reads all of ${String(table)}`);
    }
  });

  it('cannot be left: no scope may change roles, policies or the tables themselves', async () => {
    for (const scope of [municipal(municipalities[0]!), regional, system]) {
      for (const statement of [
        'alter table exchange_files disable row level security',
        'drop policy own_rows on exchange_files',
        'create policy more on exchange_contents using (true)',
        'truncate exchange_files',
        'create table mine (n integer)',
      ]) {
        assert.equal(await attempt(scope, statement), null, `${scope.kind}: ${statement}`);
      }
    }
    const { rows } = await asOwner(`
      select rolname from pg_roles where rolname like 'jeugdregie%' and (rolsuper or rolbypassrls or rolcanlogin)`);
    assert.deepEqual(rows, []);
  });

  /** The rows, or null when the database refused. Always rolled back. */
  async function attempt(scope: Scope, statement: string): Promise<{ municipality: string }[] | null> {
    class Done extends Error {}
    let rows: { municipality: string }[] | null = null;
    try {
      await database.transaction(scope, async (tx) => {
        rows = await tx.query(sql<{ municipality: string }>`${sql.raw(statement)}`);
        throw new Done();
      });
    } catch (error) {
      const isRefused = /row-level security|permission denied|must be owner|must be able|never changed/.test(
        String(error),
      );
      if (!(error instanceof Done) && !isRefused && !/duplicate key/.test(String(error))) throw error;
    }
    return rows;
  }
});

describe('roles', () => {
  const principal = (role: Role, isRegional: boolean): Principal => ({
    userId: '00000000-0000-7000-8000-000000000001' as Principal['userId'],
    name: 'Proef',
    role,
    municipalities: isRegional ? [] : municipalities,
    isRegional,
  });

  it('reveal persons to the municipal roles that help or account for them only', () => {
    const may = (capability: Capability): Role[] =>
      roles.filter((role) => can(principal(role, false), capability));
    assert.deepEqual(may('clients.reveal'), ['backoffice', 'access-team']);
    assert.deepEqual(may('files.content'), ['backoffice']);
    assert.deepEqual(may('users.manage'), ['administrator']);
    assert.deepEqual(may('audit.read'), ['administrator']);
  });
});
