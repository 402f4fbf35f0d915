import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadKeys, type Keys } from '@jeugdregie/core/identity';
import { connect, migrate, startEmbedded, type Database, type EmbeddedServer } from '@jeugdregie/core/db';
import { migrations } from '@jeugdregie/core/schema';
import { day, fail, ok, systemToday, type Day, type Problem, type Result } from '@jeugdregie/kernel';
import { jobsMigrations } from './jobs/schema.ts';
import { databaseUrlProblem, startupProblem } from './startup-problem.ts';
import { stateDir } from './state-dir.ts';

/** The opened house: database, keys and the folder in which the state lives. */
export interface House {
  readonly db: Database;
  readonly keys: Keys;
  readonly stateDir: string;
  /** True when we run the database ourselves; false with DATABASE_URL. */
  readonly isEmbedded: boolean;
  readonly today: () => Day;
  /** Ends our connections, and the embedded server unless another process of ours still uses it. */
  close(): Promise<void>;
}

export interface HouseOptions {
  readonly stateDir?: string;
  readonly databaseUrl?: string | undefined;
  /** Fixes "today", for tests and for showing how a past day looked. */
  readonly today?: Day;
  readonly connections?: number;
}

/** The house as the environment asks for it, or in words why it does not open. What has no words is a bug, and throws. */
export async function houseOf(environment: NodeJS.ProcessEnv = process.env): Promise<Result<House, Problem>> {
  const databaseUrl = environment['DATABASE_URL'];
  const wrong = databaseUrl ? databaseUrlProblem(databaseUrl) : null;
  if (wrong) return fail(wrong);
  try {
    return ok(await openHouse());
  } catch (error) {
    const problem = startupProblem(error);
    if (problem) return fail(problem);
    throw error;
  }
}

/** Starts or finds the database, brings its tables up to date and opens the keys. Throws with what to do. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const folder = options.stateDir ?? stateDir();
  const databaseUrl = options.databaseUrl ?? process.env['DATABASE_URL'];
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const keyText = process.env['JEUGDREGIE_KEY'];
  const keys = loadKeys(keyText ? { key: keyText } : { stateDir: folder });
  const server = databaseUrl ? null : await startEmbedded(folder);
  const db = connect(server?.url ?? databaseUrl ?? '', { connections: options.connections ?? 10 });
  try {
    await migrate(db, [...migrations, ...jobsMigrations]);
  } catch (error) {
    await closeHouse(db, server);
    throw error;
  }
  const fixed = options.today ?? day(process.env['JEUGDREGIE_VANDAAG'] ?? '');
  return {
    db,
    keys,
    stateDir: folder,
    isEmbedded: server !== null,
    today: fixed ? () => fixed : systemToday,
    close: () => closeHouse(db, server),
  };
}

/**
 * A command beside a running server shares its database; whoever leaves last turns off the light. They leave one by one,
 * by a lock that goes with the connection: two at once would each see the other and both leave it on.
 */
async function closeHouse(db: Database, server: EmbeddedServer | null): Promise<void> {
  const isLast = server !== null && (await isAlone(db));
  await db.close();
  if (isLast) await server.stop();
  else server?.leave();
}

const leavingLock = 0x6a72_6c65;

/**
 * Connections of our own pool carry our pid in their application name. Asked as the owner: a role of a scope is not shown
 * what connections of others are.
 */
const othersQuery = `select count(*)::int as n from pg_stat_activity
  where backend_type = 'client backend' and application_name <> current_setting('application_name')`;

/** Whether nobody else is connected; from here until `db` is closed nobody else can find out the same. */
async function isAlone(db: Database): Promise<boolean> {
  return db
    .asOwner(async (_owner, pool) => {
      const client = await pool.connect();
      try {
        await client.query(`select pg_advisory_lock(${leavingLock})`);
        for (let attempt = 0; attempt < 3; attempt += 1) {
          const { rows } = await client.query<{ n: number }>(othersQuery);
          if (rows[0]?.n === 0) return true;
          await sleep(50);
        }
        return false;
      } finally {
        client.release();
      }
    })
    .catch(() => false);
}
