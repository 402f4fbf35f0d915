import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { assert, fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import { DamagedBackup, readFrames, verifyBackup, type BackupManifest, type Frame } from './backup-format.ts';
import type { BackupProgress } from './backup.ts';
import type { Database } from './database.ts';
import { tablesInOrder, type TableShape } from './table-order.ts';

/**
 * Puts a backup back into a database that was migrated and holds nothing. First the whole file is verified, then all
 * rows go in within one transaction: either everything is there, or nothing. Refuses, in Dutch and with what to do, a
 * file that is damaged or no backup, tables of another release, and a database that holds anything.
 */
export async function restore(
  database: Database,
  path: string,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<Result<BackupManifest, Problem>> {
  const checked = await verified(path);
  if (!checked.ok) return checked;
  const manifest = checked.value;
  return database.asOwner(async (_owner, pool) => {
    const client = await pool.connect();
    let broken = true;
    try {
      const problem = await fill(client, { path, manifest, onProgress });
      broken = false;
      return problem === null ? ok(manifest) : fail(problem);
    } finally {
      client.release(broken); // closes the connection, which rolls back
    }
  });
}

async function verified(path: string): Promise<Result<BackupManifest, Problem>> {
  try {
    return ok(await verifyBackup(path));
  } catch (error) {
    if (error instanceof DamagedBackup) return fail(damaged(path, error.message));
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fail(missing(path));
    throw error;
  }
}

interface Filling {
  readonly path: string;
  readonly manifest: BackupManifest;
  readonly onProgress: (progress: BackupProgress) => void;
}

async function fill(client: pg.PoolClient, filling: Filling): Promise<Problem | null> {
  const { manifest, path } = filling;
  await client.query('begin');
  const tables = await tablesInOrder(client);
  const problem = (await otherRelease(client, filling)) ?? (await notEmpty(client, tables, path));
  if (problem !== null) {
    await client.query('rollback');
    return problem;
  }
  const source = readFrames(path);
  try {
    await fillTables(client, source, { filling, tables: tables.length });
  } finally {
    await source.return(undefined);
  }
  for (const { name, value } of manifest.sequences)
    await client.query('select setval($1, $2)', [name, value]);
  await client.query('commit');
  await client.query('analyze');
  return null;
}

async function fillTables(
  client: pg.PoolClient,
  source: AsyncGenerator<Frame>,
  { filling, tables }: { readonly filling: Filling; readonly tables: number },
): Promise<void> {
  const { manifest, onProgress } = filling;
  let tablesDone = 0;
  let bytes = 0;
  for (let frame = await nextFrame(source); frame !== null; frame = await nextFrame(source)) {
    if (frame.kind !== 'table') continue;
    const table = frame.name;
    const tell = (more: number): void => {
      bytes += more;
      onProgress({ table, tablesDone, tables, bytes });
    };
    const rows = await fillTable(client, source, { table: frame, tell });
    assert(rows === manifest.tables.find(({ name }) => name === table)?.rows, `all rows of ${table} went in`);
    tablesDone += 1;
  }
  assert(tablesDone === tables, 'every table was filled');
}

async function nextFrame(source: AsyncGenerator<Frame>): Promise<Frame | null> {
  const { value, done } = await source.next();
  return done ? null : value;
}

/** Takes data frames up to the end of the table. Names come from our own catalog, which the caller compared. */
async function fillTable(
  client: pg.PoolClient,
  source: AsyncGenerator<Frame>,
  { table, tell }: { readonly table: TableShape; readonly tell: (bytes: number) => void },
): Promise<number> {
  async function* rows(): AsyncGenerator<Uint8Array> {
    for (let frame = await nextFrame(source); frame?.kind === 'data'; frame = await nextFrame(source)) {
      tell(frame.bytes.length);
      yield frame.bytes;
    }
  }
  const target = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(rows()), target);
  return target.rowCount;
}

async function otherRelease(client: pg.PoolClient, { manifest, path }: Filling): Promise<Problem | null> {
  const { rows } = await client.query<{ id: string }>('select id from schema_migrations order by id');
  const here = rows.map(({ id }) => id);
  const unknown = manifest.migrations.find((id) => !here.includes(id));
  const missingThere = here.find((id) => !manifest.migrations.includes(id));
  if (unknown === undefined && missingThere === undefined) return null;
  const reason = unknown
    ? `De back-up kent de stap ${unknown}, die deze versie van het programma niet heeft.`
    : `De back-up is van voor de stap ${missingThere}.`;
  return {
    code: 'BACKUP-VERSIE',
    what: 'De back-up is niet teruggezet.',
    where: path,
    why: `${reason} Hij is gemaakt met versie ${manifest.release}.`,
    remedy: `Zet de back-up terug met versie ${manifest.release} en start daarna deze versie.`,
  };
}

/** Locks the tables, so that nobody adds anything before the backup is in. */
async function notEmpty(
  client: pg.PoolClient,
  tables: readonly TableShape[],
  path: string,
): Promise<Problem | null> {
  await client.query(`lock table ${tables.map(({ name }) => name).join(', ')} in share row exclusive mode`);
  for (const { name } of tables) {
    const { rows } = await client.query(`select 1 from ${name} limit 1`);
    if (rows.length === 0) continue;
    return {
      code: 'BACKUP-NIET-LEEG',
      what: 'De back-up is niet teruggezet.',
      where: path,
      why: `De database is niet leeg: er staat al iets in ${name}.`,
      remedy: 'Zet de back-up terug in een lege STATE_DIR of een nieuwe database.',
    };
  }
  return null;
}

function damaged(path: string, why: string): Problem {
  return {
    code: 'BACKUP-BESCHADIGD',
    what: 'De back-up is niet teruggezet; er is niets veranderd.',
    where: path,
    why,
    remedy: 'Gebruik een andere kopie van deze back-up, of een oudere back-up.',
  };
}

function missing(path: string): Problem {
  return {
    code: 'BACKUP-ONTBREEKT',
    what: 'De back-up is niet teruggezet.',
    where: path,
    why: 'Dit bestand is er niet.',
    remedy: 'Controleer de naam van het bestand.',
  };
}
