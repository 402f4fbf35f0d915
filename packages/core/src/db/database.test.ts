import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { municipalityCode } from '@jeugdregie/kernel';
import fc from 'fast-check';
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

  const columns = { municipality: 'text', n: 'integer', day: 'date', amount: 'bigint', note: 'text' };
  const notes = (from: number) =>
    database.transaction(a, (tx) =>
      tx.query(sql<{ n: number; day: string | null; amount: bigint | null; note: string | null }>`
        select n, day, amount, note from trial_facts where n >= ${from} order by n`),
    );

  it('inserts any row as it is, few in one statement or many in some', async () => {
    const oneRow = fc.record({
      day: fc.constantFrom('2026-02-28', '2028-02-29', null),
      amount: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      note: fc.option(
        fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
      ),
    });
    const odd = ['NULL', 'null', '', ' ', '{}', '{"a",b}', '\\', '"', '\\"', '\t\n\r', "'", ',', 'é😀'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(oneRow, { minLength: 1, maxLength: 20 }),
        fc.constantFrom(1, 1001, 4001),
        async (some, count) => {
          await database.asOwner((_, pool) => pool.query('delete from trial_facts where n >= 100'));
          const given = [...some, ...odd.map((note) => ({ day: null, amount: null, note }))];
          const rows = Array.from({ length: Math.max(count, given.length) }, (_, i) => ({
            n: 100 + i,
            ...given[i % given.length]!,
          }));
          await database.transaction(a, (tx) =>
            tx.insertRows(
              'trial_facts',
              columns,
              rows.map((r) => ['0637', r.n, r.day, r.amount, r.note]),
            ),
          );
          assert.deepEqual(await notes(100), rows);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('inserts nothing when one of many rows is refused, by its key or by row security', async () => {
    await database.asOwner((_, pool) => pool.query('delete from trial_facts where n >= 100'));
    const rows = Array.from({ length: 9000 }, (_, i) => ['0637', 100 + i, null, null, null]);
    for (const [bad, reason] of [
      [['0637', 100, null, null, null], /duplicate key/],
      [['0518', 9999, null, null, null], /row-level security/],
    ] as const) {
      const work = database.transaction(a, (tx) => tx.insertRows('trial_facts', columns, [...rows, bad]));
      await assert.rejects(work, reason);
      assert.deepEqual(await notes(100), []);
    }
  });
});
