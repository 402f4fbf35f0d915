import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { generateRegion } from '@jeugdregie/demo';
import { day, seededRandom, type Day } from '@jeugdregie/kernel';
import type { House } from '../src/house.ts';
import { booksOf } from './books.ts';
import { openAfterRun, runCli } from './kill.ts';

/** A handful in CI; `KILLS=50` for the long run. */
const kills = Number(process.env['KILLS'] ?? 5);
const seed = process.env['SEED'] ?? 'kill';

describe(`an ingest that is killed ${kills} times`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-kill-'));
  chmodSync(folder, 0o755); // the account that runs PostgreSQL for root must be able to enter
  const [calm, rough, files] = ['calm', 'rough', 'files'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const messages = join(files, 'berichten', '0629');
  let houses: House[] = [];

  before(async () => {
    await generateRegion({ folder: files, seed, scale: 0.003, until: day('2026-11-16') as Day });
    for (const state of [calm, rough]) {
      const run = await runCli(['contracts', 'import', join(files, 'contract.xlsx'), '--toepassen'], state);
      assert.equal(run.code, 0, run.output);
    }
  });
  after(async () => {
    for (const house of houses) await house.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends in the same books as one that was left alone', async (t) => {
    const started = performance.now();
    const whole = await runCli(['ingest', messages, '--ontvangen', 'dagtekening'], calm);
    const usual = performance.now() - started;
    assert.ok(whole.code === 0 || whole.code === 1, whole.output);
    const random = seededRandom(seed);
    const share = Math.min(0.6, 8 / kills); // many blows need early ones, or the work is done before the last
    let killed = 0;
    while (killed < kills) {
      const moment = 300 + random.next() * usual * share;
      const { signal } = await runCli(['ingest', messages, '--ontvangen', 'dagtekening'], rough, moment);
      killed += 1;
      if (signal === null) break; // it was done before the blow fell
    }
    const last = await runCli(['ingest', messages, '--ontvangen', 'dagtekening'], rough);
    assert.ok(last.code === 0 || last.code === 1, last.output);
    t.diagnostic(
      `${readdirSync(messages, { recursive: true }).length} files, killed ${killed} times, seed ${seed}`,
    );
    houses = [await openAfterRun(calm), await openAfterRun(rough)];
    const [one, other] = await Promise.all(houses.map(({ db }) => booksOf(db)));
    for (const part of Object.keys(one ?? {})) assert.deepEqual(other?.[part], one?.[part], part);
    assert.ok((one?.['lines']?.length ?? 0) > 0, 'there were claim lines to lose');
  });
});
