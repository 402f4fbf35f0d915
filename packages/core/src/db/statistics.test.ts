import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { municipalityCode } from '@jeugdregie/kernel';
import { municipal, municipalTable, sql, type Database } from './index.ts';
import { testServer, type TestServer } from './testing.ts';

/** Two indexes that begin alike, as those of files and of claim lines do. */
const migrations = [
  {
    id: 'trial-001',
    sql: `create table trial_files (municipality text not null, file_id uuid not null, name text not null,
            primary key (municipality, file_id));
          create index trial_files_by_name on trial_files (municipality, name, file_id);
          ${municipalTable('trial_files', { municipality: ['select', 'insert'] })}`,
  },
];
const here = municipal(municipalityCode('0637')!);

describe('plans that were made on empty tables', () => {
  let server: TestServer;
  let database: Database;
  before(async () => {
    server = await testServer();
    database = await server.fresh(migrations);
  });
  after(() => server.stop());

  const fileOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const takeIn = (n: number): Promise<unknown> =>
    database.transaction(
      here,
      (tx) =>
        tx.query(
          sql`insert into trial_files (municipality, file_id, name) values ('0637', ${fileOf(n)}, ${`f${n}`})`,
        ),
      { repeats: true },
    );
  const rowsKnown = async (): Promise<number> => {
    const { rows } = await database.asOwner((_owner, pool) =>
      pool.query<{ rows: number }>("select reltuples as rows from pg_class where relname = 'trial_files'"),
    );
    return rows[0]?.rows ?? 0;
  };

  it('are made again when there is something in the tables', async () => {
    for (let n = 1; n < 5; n += 1) await takeIn(n);
    assert.equal(await rowsKnown(), -1, 'nobody looked yet');
    await takeIn(5);
    for (let waited = 0; (await rowsKnown()) < 0 && waited < 5000; waited += 20) await sleep(20);
    assert.equal(await rowsKnown(), 5);
  });
});
