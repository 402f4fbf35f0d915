import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keysFit, loadKeys, type Keys } from '@jeugdregie/core/identity';
import { connect, migrate, system, type Database } from '@jeugdregie/core/db';
import { migrations } from '@jeugdregie/core/schema';
import { day, fail, ok, systemToday, type Day, type Problem, type Result } from '@jeugdregie/kernel';
import { jobsMigrations } from './jobs/schema.ts';
import { joinServer, type SharedServer } from './shared-server.ts';
import { keyMalformed, keyOfOther } from './key-problem.ts';
import { databaseUrlProblem, HouseStaysShut, startupProblem } from './startup-problem.ts';
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
  const keys = wantedKeys(folder);
  const connections = options.connections ?? 10;
  const { db, leave } = databaseUrl
    ? ownServer(connect(databaseUrl, { connections }))
    : await joinServer(folder, connections);
  try {
    await migrate(db, [...migrations, ...jobsMigrations]);
    const problem = await keyProblem({ db, keys, stateDir: folder });
    if (problem !== null) throw new HouseStaysShut(problem);
  } catch (error) {
    await leave();
    throw error;
  }
  const fixed = options.today ?? day(process.env['JEUGDREGIE_VANDAAG'] ?? '');
  return {
    db,
    keys,
    stateDir: folder,
    isEmbedded: !databaseUrl,
    today: fixed ? () => fixed : systemToday,
    close: leave,
  };
}

/** Null when the keys open what is kept here, or nothing is kept yet. A house that was just filled asks it again. */
export async function keyProblem({
  db,
  keys,
  stateDir,
}: Pick<House, 'db' | 'keys' | 'stateDir'>): Promise<Problem | null> {
  return (await db.transaction(system, (tx) => keysFit(tx, keys))) ? null : keyOfOther(keyPlace(stateDir));
}

function wantedKeys(folder: string): Keys {
  const keyText = process.env['JEUGDREGIE_KEY'];
  try {
    return loadKeys(keyText ? { key: keyText } : { stateDir: folder });
  } catch (error) {
    // What has a code is a file that cannot be read or made; the rest is a text that is no key.
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error;
    throw new HouseStaysShut(keyMalformed(keyPlace(folder)));
  }
}

/** Where the key was looked for, never the key itself. */
function keyPlace(folder: string): string {
  return process.env['JEUGDREGIE_KEY'] ? 'JEUGDREGIE_KEY' : join(folder, 'identity.key');
}

/** A server of the municipality's own: it stays when we go. */
function ownServer(db: Database): SharedServer {
  return { db, leave: () => db.close() };
}
