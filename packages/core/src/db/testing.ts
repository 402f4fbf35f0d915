import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connect, type Database } from './database.ts';
import { startEmbedded, type EmbeddedServer } from './embedded.ts';
import { migrate, type Migration } from './migrate.ts';

/** A server for tests: the one of TEST_DATABASE_URL, or an embedded one in a folder of its own. */
export interface TestServer {
  readonly name: string;
  /** A new, empty, migrated database; dropped again by `stop`. */
  fresh(migrations: readonly Migration[]): Promise<Database>;
  stop(): Promise<void>;
}

export async function testServer(): Promise<TestServer> {
  const given = process.env['TEST_DATABASE_URL'];
  const folder = given ? null : mkdtempSync(join(tmpdir(), 'jeugdregie-test-'));
  if (folder) chmodSync(folder, 0o755); // the account that runs PostgreSQL for root must be able to enter
  const embedded: EmbeddedServer | null = folder ? await startServer(folder) : null;
  const url = given ?? embedded?.url ?? '';
  const open: { database: Database; name: string }[] = [];
  return {
    name: given ? 'PostgreSQL' : 'embedded',
    async fresh(migrations) {
      const name = `test_${randomBytes(8).toString('hex')}`;
      await onServer(url, `create database ${name}`);
      const target = new URL(url);
      target.pathname = `/${name}`;
      const database = connect(target.href, { connections: 6 });
      open.push({ database, name });
      await migrate(database, migrations);
      return database;
    },
    async stop() {
      for (const { database, name } of open) {
        await database.close();
        await onServer(url, `drop database if exists ${name} with (force)`);
      }
      await embedded?.stop();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** No durability is needed for a database that lives as long as a test. */
function startServer(folder: string): Promise<EmbeddedServer> {
  return startEmbedded(folder, {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    shared_buffers: '64MB',
  });
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
