import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { generateRegion } from '@jeugdregie/demo';
import { sql, system } from '@jeugdregie/core/db';
import { check } from '@jeugdregie/ijw';
import { day, seededRandom, systemMillis, type Day } from '@jeugdregie/kernel';
import { openHouse, type House } from '../src/house.ts';
import { booksOf } from './books.ts';
import { openAfterRun, runCli } from './kill.ts';

/** A handful in CI; `KILLS=50` for the long run. */
const kills = Number(process.env['KILLS'] ?? 5);
const seed = process.env['SEED'] ?? 'mailbox';

describe(`a mailbox that is killed ${kills} times`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-mailbox-kill-'));
  chmodSync(folder, 0o755); // the account that runs PostgreSQL for root must be able to enter
  const states = { calm: join(folder, 'calm'), rough: join(folder, 'rough') };
  const boxes = { calm: join(folder, 'box-calm'), rough: join(folder, 'box-rough') };
  const houses: House[] = [];

  before(async () => {
    const files = join(folder, 'files');
    await generateRegion({ folder: files, seed, scale: 0.003, until: day('2026-11-16') as Day });
    const messages = join(files, 'berichten', '0629');
    const paths = readdirSync(messages, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.xml'))
      .sort((a, b) => (basename(a) < basename(b) ? -1 : 1));
    for (const kind of ['calm', 'rough'] as const) {
      const args = ['contracts', 'import', join(files, 'contract.xlsx'), '--toepassen'];
      const run = await runCli(args, states[kind]);
      assert.equal(run.code, 0, run.output);
      paths.forEach((path, i) =>
        put(boxes[kind], `${i}-${basename(path)}`, readFileSync(join(messages, path))),
      );
      put(boxes[kind], 'geen-bericht.xml', Buffer.from('geen bericht'));
    }
  });
  after(async () => {
    for (const house of houses) await house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function put(box: string, name: string, bytes: Uint8Array): void {
    mkdirSync(join(box, 'in'), { recursive: true });
    const path = join(box, 'in', name);
    writeFileSync(path, bytes);
    const past = systemMillis() / 1000 - 3600;
    utimesSync(path, past, past);
  }

  function list(box: string, place: string): string[] {
    if (!existsSync(join(box, place))) return []; // killed before the folders were made
    return readdirSync(join(box, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(xml|txt)$/.test(name))
      .sort();
  }

  it('is run by a command beside an open house, which keeps its database', async () => {
    const house = await openHouse({ stateDir: join(folder, 'beside'), databaseUrl: '' });
    await house.db.transaction(system, async (tx) => {
      const run = await runCli(['post', '--postvak', join(folder, 'box-beside')], join(folder, 'beside'));
      assert.equal(run.code, 0, run.output);
      const rows = await tx.query(sql<{ one: number }>`select 1 as one`);
      assert.equal(rows[0]?.one, 1);
    });
    await house.close();
  });

  it('ends in the same books and the same folders, with every answer sent once', async (t) => {
    const started = performance.now();
    const whole = await runCli(['post', '--postvak', boxes.calm], states.calm);
    const usual = performance.now() - started;
    assert.ok(whole.code === 1, whole.output);
    const random = seededRandom(seed);
    let killed = 0;
    const taken = new Set<string>();
    while (killed < kills) {
      const moment = 800 + random.next() * usual * 0.5;
      const { signal } = await runCli(['post', '--postvak', boxes.rough], states.rough, moment);
      killed += 1;
      for (const name of list(boxes.rough, 'uit')) {
        // The gateway takes what lies there, so that a second copy would show.
        assert.ok(!taken.has(name), `${name} was sent twice`);
        assert.equal((await check(readFileSync(join(boxes.rough, 'uit', name)))).level, null);
        taken.add(name);
        rmSync(join(boxes.rough, 'uit', name));
      }
      if (signal === null) break; // it was done before the blow fell
    }
    // Two at once: one works, the other says so.
    const last = await Promise.all(
      [1, 2].map(() => runCli(['post', '--postvak', boxes.rough, '--json'], states.rough)),
    );
    for (const { code, output } of last) assert.ok(code === 0 || code === 1, output);
    for (const name of list(boxes.rough, 'uit')) {
      assert.ok(!taken.has(name), `${name} was sent twice`);
      taken.add(name);
    }
    t.diagnostic(`killed ${killed} times, ${taken.size} answers, seed ${seed}`);
    for (const kind of ['calm', 'rough'] as const) {
      assert.deepEqual(list(boxes[kind], 'in'), []);
      assert.deepEqual(list(boxes[kind], 'bezig'), []);
      houses.push(await openAfterRun(states[kind]));
    }
    assert.deepEqual(list(boxes.rough, 'verwerkt'), list(boxes.calm, 'verwerkt'));
    assert.deepEqual(list(boxes.rough, 'quarantaine'), ['geen-bericht.xml', 'geen-bericht.xml.reden.txt']);
    assert.equal(taken.size, list(boxes.calm, 'uit').length);
    const [one, other] = await Promise.all(houses.map(({ db }) => booksOf(db)));
    for (const part of Object.keys(one ?? {})) assert.deepEqual(other?.[part], one?.[part], part);
    assert.ok(taken.size > 20, 'there were answers to lose');
  });
});
