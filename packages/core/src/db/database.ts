import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copyText, type CopyValue } from './copy-text.ts';
import { roleOf, type Scope } from './scope.ts';

/** One transaction in one scope. Everything a room reads or writes goes through here. */
export interface Tx {
  readonly scope: Scope;
  /** Runs one statement made with Kysely's `sql` template; values are always bound, never pasted. */
  query<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /**
   * Bulk load: rows are arrays in the order of `columns`. Returns the number of rows. PostgreSQL has no COPY into a
   * table behind row security, so the rows pass through a temporary table and the policies see each of them.
   */
  copyIn(table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number>;
  /**
   * Puts rows in a temporary table that lives until the end of the transaction, for statements over whole sets.
   * `columns` maps names to PostgreSQL types. Names are ours, never input.
   */
  stage(
    name: string,
    columns: Readonly<Record<string, string>>,
    rows: Iterable<readonly CopyValue[]>,
  ): Promise<number>;
}

export interface Database {
  readonly url: string;
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As the owner of the tables, without a scope: migrations, backup and restore only. */
  asOwner<T>(work: (owner: Kysely<unknown>, client: pg.Pool) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const dateOid = 1082;
const timestamptzOid = 1184;
const int8Oid = 20;

/** The library's own parser of a type. */
const parserOf: (oid: number, format?: 'text' | 'binary') => unknown = pg.types.getTypeParser.bind(pg.types);

/** int8 as bigint, days as text, moments as ISO text: no JavaScript Date ever stands for a calendar day. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (format !== 'binary') {
      if (oid === int8Oid) return BigInt as never;
      if (oid === dateOid) return ((text: string) => text) as never;
      if (oid === timestamptzOid) return isoInstant as never;
    }
    return parserOf(oid, format) as never;
  },
};

/** '2026-09-30 12:00:00.123+00' (the session runs in UTC) to '2026-09-30T12:00:00.123Z'. */
function isoInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11).replace(/\+00$/, '')}Z`;
}

export function connect(url: string, options: { readonly connections?: number } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    // Tells our connections from those of other processes, so that the last one to leave can stop the server.
    application_name: `jeugdregie-${process.pid}`,
    max: options.connections ?? 10,
    types,
    options: '-c timezone=UTC -c default_transaction_isolation=read\\ committed',
  });
  pool.on('error', () => undefined); // an idle connection that breaks is replaced at the next use
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    url,
    transaction: (scope, work) => inTransaction(pool, owner, scope, work),
    asOwner: (work) => work(owner, pool),
    close: () => owner.destroy(),
  };
}

async function inTransaction<T>(
  pool: pg.Pool,
  builder: Kysely<unknown>,
  scope: Scope,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    const municipality = scope.kind === 'municipality' ? scope.municipality : '';
    await client.query(
      `begin; set local role ${roleOf[scope.kind]}; select set_config('app.municipality', '${pg.escapeLiteral(municipality).slice(1, -1)}', true)`,
    );
    const result = await work(txOn(client, builder, scope));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

function txOn(client: pg.PoolClient, builder: Kysely<unknown>, scope: Scope): Tx {
  return {
    scope,
    async query<Row>(statement: RawBuilder<Row>) {
      const compiled = statement.compile(builder);
      const result = await client.query({ text: compiled.sql, values: [...compiled.parameters] });
      return result.rows as Row[];
    },
    async copyIn(table, columns, rows) {
      const list = columns.join(', ');
      const staging = `staged_${table}`;
      await client.query(
        `create temp table ${staging} on commit drop as select ${list} from ${table} with no data`,
      );
      const count = await copyRows(client, staging, rows);
      await client.query(
        `insert into ${table} (${list}) select ${list} from ${staging}; drop table ${staging}`,
      );
      return count;
    },
    async stage(name, columns, rows) {
      const definition = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
      await client.query(`create temp table ${name} (${definition.join(', ')}) on commit drop`);
      const count = await copyRows(client, name, rows);
      await client.query(`analyze ${name}`);
      return count;
    },
  };
}

async function copyRows(
  client: pg.PoolClient,
  table: string,
  rows: Iterable<readonly CopyValue[]>,
): Promise<number> {
  let count = 0;
  function* counted(): Generator<readonly CopyValue[]> {
    for (const row of rows) {
      count += 1;
      yield row;
    }
  }
  await pipeline(Readable.from(copyText(counted())), client.query(copyFrom(`copy ${table} from stdin`)));
  return count;
}

export { sql };
