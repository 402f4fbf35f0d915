import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { municipalityCode } from '@jeugdregie/kernel';
import { municipal, municipalTable, sql, type Database, type Tx } from './index.ts';
import { testServer, type TestServer } from './testing.ts';

const migrations = [
  {
    id: 'trial-001',
    sql: `create table trial_facts (municipality text not null, n integer not null, note text,
            primary key (municipality, n));
          ${municipalTable('trial_facts', { municipality: ['select', 'insert'] })}`,
  },
];
const here = municipal(municipalityCode('0637')!);
const insert = (n: number) => sql`insert into trial_facts (municipality, n) values ('0637', ${n})`;

describe('statements of one transaction', () => {
  let server: TestServer;
  let database: Database;
  before(async () => {
    server = await testServer();
    database = await server.fresh(migrations);
  });
  after(() => server.stop());

  const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction(here, work, { repeats: true });
  const numbers = async (): Promise<number[]> => {
    const rows = await inside((tx) => tx.query(sql<{ n: number }>`select n from trial_facts order by n`));
    return rows.map((row) => row.n);
  };

  it('are answered in the order in which they were given, sent or asked or copied', async () => {
    const seen = await inside(async (tx) => {
      tx.send(insert(1));
      const copied = tx.copyIn('trial_facts', ['municipality', 'n'], [['0637', 2]]);
      tx.send(insert(3));
      await copied;
      return tx.query(sql<{ n: number }>`select n from trial_facts order by n`);
    });
    assert.deepEqual(
      seen.map((row) => row.n),
      [1, 2, 3],
    );
  });

  it('two loads at once wait for each other', async () => {
    await inside((tx) =>
      Promise.all([11, 12, 13].map((n) => tx.stage(`staged_${n}`, { n: 'integer' }, [[n]]))),
    );
  });

  it('that nobody waits for fail the transaction with their own reason', async () => {
    const before = await numbers();
    const work = inside((tx) => {
      tx.send(insert(20));
      tx.send(insert(20));
      tx.send(insert(21));
      return Promise.resolve();
    });
    await assert.rejects(work, /duplicate key/);
    const asked = inside(async (tx) => {
      tx.send(sql`insert into trial_facts (municipality, n) values ('0518', 1)`);
      return tx.query(sql`select 1`);
    });
    await assert.rejects(asked, /row-level security/);
    assert.deepEqual(await numbers(), before);
  });

  it('cannot fail unseen: a failure that was caught still undoes everything', async () => {
    const before = await numbers();
    const work = inside(async (tx) => {
      tx.send(insert(30));
      await tx.query(sql`select 1 / 0`).catch(() => undefined);
    });
    await assert.rejects(work, /nothing failed before a commit/);
    assert.deepEqual(await numbers(), before);
  });

  it('cannot reach the connection when the transaction is over', async () => {
    const before = await numbers();
    let late: Promise<unknown> = Promise.resolve();
    const work = inside((tx) => {
      late = sleep(20).then(() => tx.query(insert(40)));
      late.catch(() => undefined);
      return tx.query(sql`select 1 / 0`);
    });
    await assert.rejects(work, /division by zero/);
    await assert.rejects(late, /the transaction is over/);
    assert.deepEqual(await numbers(), before);
  });

  it('are planned once for a work that repeats, and still see what each scope may see', async () => {
    const other = municipal(municipalityCode('0518')!);
    const count = (scope: typeof here): Promise<{ n: number }[]> =>
      database.transaction(
        scope,
        (tx) => tx.query(sql<{ n: number }>`select count(*)::int as n from trial_facts`),
        { repeats: true },
      );
    const own = (await numbers()).length;
    assert.ok(own > 0);
    for (let time = 0; time < 7; time += 1) {
      assert.deepEqual(await count(here), [{ n: own }]);
      assert.deepEqual(await count(other), [{ n: 0 }]);
    }
  });
});
