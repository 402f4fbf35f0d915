import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { municipalityCode } from '@jeugdregie/kernel';
import { municipal, municipalTable, referenceTable, regional, sql, system, type Database } from './index.ts';
import { testServer, type TestServer } from './testing.ts';

const migrations = [
  {
    id: 'trial-001',
    sql: `create table trial_facts (municipality text not null, n integer not null, at timestamptz default now(),
            day date, amount bigint, note text, primary key (municipality, n));
          ${municipalTable('trial_facts', { municipality: ['select', 'insert'], system: ['select'] })}
          create table trial_products (code text primary key);
          ${referenceTable('trial_products', { municipality: ['select'], region: ['select', 'insert'] })}`,
  },
];
const a = municipal(municipalityCode('0637')!);
const b = municipal(municipalityCode('0518')!);

describe('database', () => {
  let server: TestServer;
  let database: Database;
  before(async () => {
    server = await testServer();
    database = await server.fresh(migrations);
    await database.transaction(a, (tx) =>
      tx.query(
        sql`insert into trial_facts (municipality, n, day, amount, note) values ('0637', 1, '2026-03-29', 9007199254740993, 'a')`,
      ),
    );
  });
  after(() => server.stop());

  it('shows a municipality its own rows, also without a filter', async () => {
    const rows = await database.transaction(a, (tx) =>
      tx.query(sql<{ n: number }>`select n from trial_facts`),
    );
    assert.deepEqual(rows, [{ n: 1 }]);
    assert.deepEqual(await database.transaction(b, (tx) => tx.query(sql`select n from trial_facts`)), []);
  });

  it('refuses a row of another municipality', async () => {
    await assert.rejects(
      database.transaction(b, (tx) =>
        tx.query(sql`insert into trial_facts (municipality, n) values ('0637', 2)`),
      ),
      /row-level security/,
    );
  });

  it('refuses what the scope was not granted', async () => {
    await assert.rejects(
      database.transaction(regional, (tx) => tx.query(sql`select 1 from trial_facts`)),
      /permission denied/,
    );
    await assert.rejects(
      database.transaction(a, (tx) => tx.query(sql`insert into trial_products values ('45A04')`)),
      /permission denied/,
    );
    const seen = await database.transaction(system, (tx) => tx.query(sql`select n from trial_facts`));
    assert.equal(seen.length, 1);
  });

  it('keeps a big amount exact and a day a day', async () => {
    const [row] = await database.transaction(a, (tx) =>
      tx.query(sql<{ amount: bigint; day: string; at: string }>`select amount, day, at from trial_facts`),
    );
    assert.equal(row?.amount, 9007199254740993n);
    assert.equal(row?.day, '2026-03-29');
    assert.match(row?.at ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  });

  it('rolls back everything when the work throws, and the connection stays usable', async () => {
    await assert.rejects(
      database.transaction(a, async (tx) => {
        await tx.query(sql`insert into trial_facts (municipality, n) values ('0637', 3)`);
        throw new Error('halfway');
      }),
      /halfway/,
    );
    const rows = await database.transaction(a, (tx) => tx.query(sql`select n from trial_facts where n = 3`));
    assert.deepEqual(rows, []);
  });

  it('copies rows in, with every character that COPY treats in a special way, under row security', async () => {
    const odd = 'tab\there, back\\slash, line\nend\r, \\N, é';
    const count = await database.transaction(b, (tx) =>
      tx.copyIn(
        'trial_facts',
        ['municipality', 'n', 'amount', 'note'],
        [
          ['0518', 1, 5n, odd],
          ['0518', 2, null, null],
        ],
      ),
    );
    assert.equal(count, 2);
    const rows = await database.transaction(b, (tx) =>
      tx.query(sql<{ note: string | null }>`select note from trial_facts order by n`),
    );
    assert.deepEqual(rows, [{ note: odd }, { note: null }]);
    await assert.rejects(
      database.transaction(b, (tx) => tx.copyIn('trial_facts', ['municipality', 'n'], [['0637', 9]])),
      /row-level security/,
    );
  });
});
