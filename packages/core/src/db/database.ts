import { Kysely, PostgresDialect, sql, type RawBuilder } from 'kysely';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import { copyText, type CopyValue } from './copy-text.ts';
import { Line } from './line.ts';
import { roleOf, type Scope } from './scope.ts';
import { watchEmptyTables } from './statistics.ts';

/** One transaction in one scope. Everything a room reads or writes goes through here. */
export interface Tx {
  readonly scope: Scope;
  /** Runs one statement made with Kysely's `sql` template; values are always bound, never pasted. */
  query<Row>(statement: RawBuilder<Row>): Promise<Row[]>;
  /**
   * Sends a statement whose rows nobody needs and goes on without waiting: what comes after it is sent right behind it.
   * When it fails, the next `query` or the commit throws what went wrong, and nothing of the transaction stays.
   */
  send(statement: RawBuilder<unknown>): void;
  /**
   * Bulk load: rows are arrays in the order of `columns`. Returns the number of rows. PostgreSQL has no COPY into a
   * table behind row security, so the rows pass through a temporary table and the policies see each of them.
   */
  copyIn(table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>): Promise<number>;
  /**
   * Inserts many rows in statements that nobody waits for: PostgreSQL works on some while the next are written out, and
   * goes on with the last when this resolves. `columns` maps names to PostgreSQL types. Names are ours, never input.
   */
  insertRows(
    table: string,
    columns: Readonly<Record<string, string>>,
    rows: Iterable<readonly CopyValue[]>,
  ): Promise<void>;
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

export interface TransactionOptions {
  /**
   * The same work comes again and again, such as taking in messages: the connection keeps its statements planned
   * (planning costs more than running them), by key and without looking at the values.
   */
  readonly repeats?: boolean;
}

export interface Database {
  readonly url: string;
  /** Commits when `work` resolves, rolls back when it throws. */
  transaction<T>(scope: Scope, work: (tx: Tx) => Promise<T>, options?: TransactionOptions): Promise<T>;
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
  const pool = poolOf(url, {
    max: options.connections ?? 10,
    types,
    options: '-c timezone=UTC -c default_transaction_isolation=read\\ committed',
  });
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const repeated = watchEmptyTables(pool);
  return {
    url,
    async transaction(scope, work, transactionOptions = {}) {
      const result = await inTransaction(pool, owner, { scope, work, ...transactionOptions });
      if (transactionOptions.repeats === true) repeated();
      return result;
    },
    asOwner: (work) => work(owner, pool),
    close: () => owner.destroy(),
  };
}

/** A pool with the types of the driver, for a library that brings its own SQL. Whoever opens it ends it. */
export function plainPool(url: string, connections: number): pg.Pool {
  return poolOf(url, { max: connections });
}

function poolOf(url: string, options: pg.PoolConfig): pg.Pool {
  // The name tells our connections from those of other processes, so that the last one to leave can stop the server.
  const pool = new pg.Pool({
    connectionString: url,
    application_name: `jeugdregie-${process.pid}`,
    ...options,
  });
  // A connection that breaks while idle is replaced at the next use; one that breaks at work fails its query as well.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

interface Task<T> extends TransactionOptions {
  readonly scope: Scope;
  readonly work: (tx: Tx) => Promise<T>;
}

async function inTransaction<T>(pool: pg.Pool, builder: Kysely<unknown>, task: Task<T>): Promise<T> {
  const client = await pool.connect();
  const line = new Line(client, builder, task.repeats === true);
  let broken = false;
  // A connection that breaks between two statements tells so by an event; unheard, it would end the process.
  const onError = (): void => void (broken = true);
  client.on('error', onError);
  try {
    line.send(beginText(task));
    const result = await task.work(txOn(line, task.scope));
    await line.commit();
    return result;
  } catch (error) {
    await line.rollBack().catch(() => (broken = true));
    throw error;
  } finally {
    line.close();
    client.off('error', onError);
    client.release(broken);
  }
}

function beginText({ scope, repeats }: Pick<Task<unknown>, 'scope' | 'repeats'>): string {
  const municipality = scope.kind === 'municipality' ? scope.municipality : '';
  const context = `set local role ${roleOf[scope.kind]}; select set_config('app.municipality', '${pg.escapeLiteral(municipality).slice(1, -1)}', true)`;
  // A plan that is kept may have been made on an empty table: by key is right then and later, reading it whole is not.
  const plans = 'set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off';
  return ['begin', context, ...(repeats === true ? [plans] : [])].join('; ');
}

function txOn(line: Line, scope: Scope): Tx {
  return {
    scope,
    query: (statement) => line.query(statement),
    send: (statement) => line.send(statement),
    async copyIn(table, columns, rows) {
      const list = columns.join(', ');
      const staging = `staged_${table}`;
      line.send(`create temp table ${staging} on commit drop as select ${list} from ${table} with no data`);
      const count = await line.alone((client) => copyRows(client, staging, rows));
      line.send(`insert into ${table} (${list}) select ${list} from ${staging}; drop table ${staging}`);
      return count;
    },
    async insertRows(table, columns, rows) {
      for (const part of inParts(rows)) {
        line.send(insertStatement(table, columns, part));
        if (part.length === rowsInPart) await turn(); // lets it leave before the next one is made
      }
    },
    async stage(name, columns, rows) {
      const definition = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
      line.send(`create temp table ${name} (${definition.join(', ')}) on commit drop`);
      const count = await line.alone((client) => copyRows(client, name, rows));
      line.send(`analyze ${name}`);
      return count;
    },
  };
}

/** Rows of one statement of `insertRows`: enough to make the statement's own cost small. */
const rowsInPart = 4000;

function* inParts<T>(rows: Iterable<T>): Generator<readonly T[]> {
  let part: T[] = [];
  for (const row of rows) {
    part.push(row);
    if (part.length < rowsInPart) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

function insertStatement(
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly CopyValue[])[],
): RawBuilder<unknown> {
  const arrays = Object.values(columns).map(
    (type, at) => sql`${rows.map((row) => row[at])}::${sql.raw(type)}[]`,
  );
  return sql`insert into ${sql.table(table)} (${sql.raw(Object.keys(columns).join(', '))})
    select * from unnest(${sql.join(arrays)})`;
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
