import { assert } from '@jeugdregie/kernel';
import type { Kysely, RawBuilder } from 'kysely';
import type pg from 'pg';
import { arrayText } from './array-text.ts';

type Statement = RawBuilder<unknown> | string;

/** More values than this in one array: the statement is planned for them, not kept. */
const manyValues = 1000;

/**
 * One connection during one transaction. Statements go out as soon as they are given, without waiting for the answer to
 * the one before (pipelining), and are answered in their order.
 */
export class Line {
  readonly #client: pg.PoolClient;
  readonly #builder: Kysely<unknown>;
  readonly #keepsPlans: boolean;
  readonly #failure = firstFailure();
  readonly #gather: () => void;
  #isOver = false;
  #last: Promise<unknown> = Promise.resolve();
  #taken: Promise<unknown> | null = null;

  constructor(client: pg.PoolClient, builder: Kysely<unknown>, keepsPlans: boolean) {
    this.#client = client;
    this.#builder = builder;
    this.#keepsPlans = keepsPlans;
    this.#gather = gathering(client);
    setPipelined(client, true);
  }

  async query<Row>(statement: RawBuilder<Row>): Promise<Row[]> {
    try {
      return (await this.#submit(statement)).rows as Row[];
    } catch (error) {
      // After a failure the database only says that the transaction is over; the failure itself says why.
      throw this.#failure.orElse(error);
    }
  }

  /** Nobody waits for the answer: a failure shows in the next `query`, `alone` or `commit`. */
  send(statement: Statement): void {
    void this.#submit(statement).catch(this.#failure.note);
  }

  /** Waits until everything was answered and gives `work` the connection to itself, as COPY needs; the rest waits. */
  async alone<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    while (this.#taken !== null) await this.#taken;
    const { promise, resolve } = Promise.withResolvers<null>();
    this.#taken = promise;
    try {
      await this.#last;
      this.#failure.check();
      setPipelined(this.#client, false);
      return await work(this.#client);
    } finally {
      setPipelined(this.#client, true);
      this.#taken = null;
      resolve(null);
    }
  }

  /** Throws when something had failed, also when somebody caught it: PostgreSQL ends such a transaction with a rollback. */
  async commit(): Promise<void> {
    const { command } = await this.#submit('commit');
    this.#failure.check();
    assert(command === 'COMMIT', 'nothing failed before a commit');
  }

  /** Nothing that is given from now on goes out. */
  async rollBack(): Promise<void> {
    this.#isOver = true;
    await this.#taken;
    await this.#last;
    await this.#client.query('rollback');
  }

  /** Gives the connection back as it was. */
  close(): void {
    this.#isOver = true;
    setPipelined(this.#client, false);
  }

  #submit(statement: Statement): Promise<pg.QueryResult> {
    // Work that goes on after its transaction broke off must not reach the connection, where it would be nobody's.
    if (this.#isOver) return Promise.reject(new Error('the transaction is over'));
    if (this.#taken !== null) return this.#taken.then(() => this.#submit(statement));
    this.#gather();
    const sent = this.#client.query(this.#configOf(statement));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  #configOf(statement: Statement): pg.QueryConfig {
    if (typeof statement === 'string') return { text: statement };
    const { sql: text, parameters } = statement.compile(this.#builder);
    const isLarge = parameters.some(isLong);
    const values = parameters.map((value) => (isLong(value) ? (arrayText(value) ?? value) : value));
    return this.#keepsPlans && !isLarge ? { name: nameOf(text), text, values } : { text, values };
  }
}

function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > manyValues;
}

/** The first thing that went wrong among what nobody waited for. */
function firstFailure() {
  let failure: { readonly cause: unknown } | null = null;
  return {
    note(cause: unknown): void {
      failure ??= { cause };
    },
    orElse: (error: unknown): unknown => (failure === null ? error : failure.cause),
    check(): void {
      if (failure !== null) throw failure.cause;
    },
  };
}

/** What is given in one go of the program is written to the socket in one go: a write costs more than its contents. */
function gathering(client: pg.PoolClient): () => void {
  let isGathering = false;
  return () => {
    if (isGathering) return;
    isGathering = true;
    client.connection.stream.cork();
    process.nextTick(() => {
      isGathering = false;
      client.connection.stream.uncork();
    });
  };
}

/** The library takes the mode when it connects, but looks at it with every query; here it changes between queries. */
function setPipelined(client: pg.PoolClient, isPipelined: boolean): void {
  (client as { pipeline: boolean }).pipeline = isPipelined;
}

const names = new Map<string, string>();

/** A short name for a statement's text, the same on every connection. Texts are ours, so there are some hundreds. */
function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `kept_${names.size}`;
  names.set(text, name);
  return name;
}
