import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { assert as must, municipalityCode, type Problem, type Result } from '@jeugdregie/kernel';
import {
  backup,
  municipal,
  municipalTable,
  referenceTable,
  restore,
  sql,
  verifyBackup,
  type Database,
} from './index.ts';
import { testServer, type TestServer } from './testing.ts';

const first = {
  id: 'trial-001',
  sql: `create table trial_a_lines (municipality text not null, n integer generated always as identity, head uuid not null,
          "on" date, at timestamptz, amount bigint, share float8, content bytea, note text, ok boolean, facts jsonb, codes text[],
          doubled bigint generated always as (amount * 2) stored, primary key (municipality, n));
        create table trial_b_heads (municipality text not null, id uuid primary key, parent uuid references trial_b_heads (id));
        alter table trial_a_lines add foreign key (head) references trial_b_heads (id);
        create table trial_empty (code text primary key);
        ${municipalTable('trial_a_lines', { municipality: ['select', 'insert'] })}
        ${municipalTable('trial_b_heads', { municipality: ['select', 'insert'] })}
        ${referenceTable('trial_empty', { region: ['select'] })}`,
};
const second = { id: 'trial-002', sql: 'alter table trial_empty add column name text' };
const here = municipalityCode('0637')!;

describe('backup and restore', () => {
  let server: TestServer;
  let source: Database;
  const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-backup-'));
  const path = join(folder, 'full.backup');
  const everything = (database: Database): Promise<unknown> =>
    database.asOwner(async (_owner, pool) => {
      const lines = await pool.query(
        'select *, content::text as hex from trial_a_lines order by municipality, n',
      );
      const heads = await pool.query('select * from trial_b_heads order by id');
      return [lines.rows, heads.rows];
    });
  const codeOf = (result: Result<unknown, Problem>): string => (result.ok ? 'ok' : result.error.code);

  before(async () => {
    server = await testServer();
    source = await server.fresh([first]);
    await source.asOwner((_owner, pool) =>
      pool.query(`
        insert into trial_b_heads values ('0518', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'),
          ('0637', '00000000-0000-7000-8000-000000000002', null);
        insert into trial_a_lines (municipality, head, "on", at, amount, share, content, note, ok, facts, codes)
        select case n % 2 when 0 then '0518' else '0637' end, '00000000-0000-7000-8000-000000000002',
          date '2024-02-29' + n, timestamptz '2026-03-29 01:59:59.123456+00' + n * interval '1 second',
          9007199254740993 + n, n / 7.0, decode(md5(n::text), 'hex'),
          case n % 3 when 0 then null when 1 then E'tab\\there \\\\N\\nregel é' else '' end, n % 2 = 0,
          jsonb_build_object('n', n), array['a,b', '"', 'NULL']
        from generate_series(1, 5000) n`),
    );
  });
  after(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('makes one file that only its owner reads, and tells how far it is', async () => {
    const tables = new Set<string>();
    const result = await backup(source, path, ({ table, tables: all, tablesDone }) => {
      must(tablesDone < all, 'progress stays below the total');
      tables.add(table);
    });
    assert.ok(result.ok);
    assert.deepEqual([...tables].sort(), ['trial_a_lines', 'trial_b_heads', 'trial_empty']);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['full.backup']);
    assert.deepEqual(await verifyBackup(path), result.value);
    assert.equal(result.value.tables.find(({ name }) => name === 'trial_a_lines')?.rows, 5000);
    assert.equal(codeOf(await backup(source, path)), 'BACKUP-BESTAAT');
  });

  it('gives the same database back, and the next row gets a new number', async () => {
    const target = await server.fresh([first]);
    assert.equal(codeOf(await restore(target, path)), 'ok');
    assert.deepEqual(await everything(target), await everything(source));
    await target.transaction(municipal(here), (tx) =>
      tx.query(
        sql`insert into trial_a_lines (municipality, head) values ('0637', '00000000-0000-7000-8000-000000000002')`,
      ),
    );
    const again = await backup(target, join(folder, 'again.backup'));
    assert.ok(again.ok);
  });

  it('a backup of a restored database has the same rows and hashes', async () => {
    const target = await server.fresh([first]);
    await restore(target, path);
    const copy = await backup(target, join(folder, 'copy.backup'));
    assert.ok(copy.ok);
    assert.deepEqual(copy.value.tables, (await verifyBackup(path)).tables);
  });

  it('refuses a database that holds anything, and leaves it as it was', async () => {
    const before = await everything(source);
    const result = await restore(source, path);
    assert.equal(codeOf(result), 'BACKUP-NIET-LEEG');
    assert.match(!result.ok ? result.error.why : '', /trial_b_heads/);
    assert.deepEqual(await everything(source), before);
  });

  it('refuses a backup of a newer and of an older release', async () => {
    const newer = await server.fresh([first, second]);
    const result = await restore(newer, path);
    assert.equal(codeOf(result), 'BACKUP-VERSIE');
    assert.match(!result.ok ? result.error.why : '', /van voor de stap trial-002/);
    const newerPath = join(folder, 'newer.backup');
    assert.ok((await backup(newer, newerPath)).ok);
    const older = await restore(await server.fresh([first]), newerPath);
    assert.match(!older.ok ? older.error.why : '', /kent de stap trial-002/);
  });

  it('refuses a file of which any byte changed, and puts nothing back', async () => {
    const target = await server.fresh([first]);
    const good = readFileSync(path);
    const damagedPath = join(folder, 'damaged.backup');
    const positions = Array.from({ length: 60 }, (_, i) => Math.floor((i * (good.length - 1)) / 59));
    for (const position of positions) {
      const damaged = Buffer.from(good);
      damaged[position] = (damaged[position] ?? 0) ^ 0x10;
      writeFileSync(damagedPath, damaged);
      assert.equal(codeOf(await restore(target, damagedPath)), 'BACKUP-BESCHADIGD', `byte ${position}`);
    }
    assert.deepEqual(await everything(target), [[], []]);
  });

  it('refuses a file that was cut off, has something behind it, is another file or is not there', async () => {
    const target = await server.fresh([first]);
    const good = readFileSync(path);
    const other = join(folder, 'other.backup');
    for (const bytes of [
      ...[0, 5, 20, 21, 100, good.length >> 1, good.length - 1].map((length) => good.subarray(0, length)),
      Buffer.concat([good, Buffer.from('x')]),
      Buffer.from('<?xml version="1.0"?><Bericht/>'),
    ]) {
      writeFileSync(other, bytes);
      assert.equal(codeOf(await restore(target, other)), 'BACKUP-BESCHADIGD', `${bytes.length} bytes`);
    }
    assert.equal(codeOf(await restore(target, join(folder, 'none.backup'))), 'BACKUP-ONTBREEKT');
  });
});
