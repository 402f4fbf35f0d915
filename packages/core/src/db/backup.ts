import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { fail, ok, systemInstant, type Problem, type Result } from '@jeugdregie/kernel';
import core from '../../package.json' with { type: 'json' };
import { frameBytes, magic, type BackupHeader, type BackupManifest, type Frame } from './backup-format.ts';
import type { Database } from './database.ts';
import { tablesInOrder, type TableShape } from './table-order.ts';

/** How far a backup or a restore is. */
export interface BackupProgress {
  readonly table: string;
  readonly tablesDone: number;
  readonly tables: number;
  /** Bytes of rows so far, before compression. */
  readonly bytes: number;
}

/**
 * Writes every table, as it is at one moment, into one compressed file (mode 0600) that appears only when it is whole.
 * Persons and contents are in it as they are in the database: sealed. The key is NOT in it: keep `identity.key` or
 * JEUGDREGIE_KEY somewhere else, because without it nobody can open them. Refuses to overwrite a file.
 */
export async function backup(
  database: Database,
  path: string,
  onProgress: (progress: BackupProgress) => void = () => undefined,
): Promise<Result<BackupManifest, Problem>> {
  if (existsSync(path)) return fail(exists(path));
  const draft = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const manifest = await database.asOwner((_owner, pool) =>
      inSnapshot(pool, (client) => write(client, draft, onProgress)),
    );
    await rename(draft, path);
    await syncFolder(dirname(path));
    return ok(manifest);
  } finally {
    await rm(draft, { force: true });
  }
}

async function inSnapshot<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query(`begin isolation level repeatable read read only; set local datestyle = 'ISO, YMD';
      set local intervalstyle = 'postgres'; set local extra_float_digits = 1; set local bytea_output = 'hex'`);
    const result = await work(client);
    await client.query('commit');
    broken = false;
    return result;
  } finally {
    client.release(broken); // a connection in the middle of a COPY is of no use to anybody
  }
}

async function write(
  client: pg.PoolClient,
  draft: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<BackupManifest> {
  const manifest = { tables: [], ...(await contentsOf(client)) } as MutableManifest;
  const target = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
  await new Promise<void>((done, failed) => target.write(magic, (error) => (error ? failed(error) : done())));
  const plain = Readable.from(frames(client, manifest, onProgress));
  await pipeline(plain, createZstdCompress(compression), withHashBehind, target);
  return manifest;
}

async function* withHashBehind(compressed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256').update(magic);
  for await (const chunk of compressed) {
    hash.update(chunk);
    yield chunk;
  }
  yield hash.digest();
}

const compression = {
  params: { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_checksumFlag]: 1 },
};

interface MutableManifest extends BackupManifest {
  readonly tables: BackupManifest['tables'][number][];
}

async function contentsOf(client: pg.PoolClient): Promise<Omit<BackupManifest, 'tables'>> {
  const { rows: steps } = await client.query<{ id: string }>('select id from schema_migrations order by id');
  const { rows: sequences } = await client.query<{ name: string; value: string }>(`
    select sequencename as name, last_value::text as value from pg_sequences
    where schemaname = 'public' and last_value is not null and sequencename not like 'schema\\_migrations%'
    order by sequencename`);
  return {
    release: core.version,
    takenAt: systemInstant(),
    migrations: steps.map(({ id }) => id),
    sequences,
  };
}

async function* frames(
  client: pg.PoolClient,
  manifest: MutableManifest,
  onProgress: (progress: BackupProgress) => void,
): AsyncGenerator<Buffer> {
  const { release, takenAt, migrations } = manifest;
  const header: BackupHeader = { release, takenAt, migrations };
  yield frameBytes({ kind: 'header', header });
  const tables = await tablesInOrder(client);
  let bytes = 0;
  for (const [tablesDone, table] of tables.entries()) {
    const tell = (): void => onProgress({ table: table.name, tablesDone, tables: tables.length, bytes });
    tell();
    for await (const frame of tableFrames(client, table)) {
      if (frame.kind === 'end') manifest.tables.push(frame.summary);
      if (frame.kind === 'data') bytes += frame.bytes.length;
      yield frameBytes(frame);
      tell();
    }
  }
  yield frameBytes({
    kind: 'manifest',
    manifest: { ...header, tables: manifest.tables, sequences: manifest.sequences },
  });
}

async function* tableFrames(client: pg.PoolClient, table: TableShape): AsyncGenerator<Frame> {
  yield { kind: 'table', name: table.name, columns: table.columns };
  const hash = createHash('sha256');
  const rows = client.query(copyTo(`copy ${table.name} (${table.columns.join(', ')}) to stdout`));
  for await (const chunk of rows) {
    hash.update(chunk as Buffer);
    yield { kind: 'data', bytes: chunk as Buffer };
  }
  yield { kind: 'end', summary: { name: table.name, rows: rows.rowCount, sha256: hash.digest('hex') } };
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function exists(path: string): Problem {
  return {
    code: 'BACKUP-BESTAAT',
    what: 'De back-up is niet gemaakt.',
    where: path,
    why: 'Er is al een bestand met deze naam.',
    remedy: 'Kies een andere naam, bijvoorbeeld met de datum erin.',
  };
}
