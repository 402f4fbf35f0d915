import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readTruth } from '@jeugdregie/demo';
import { openHouse } from '../src/house.ts';
import { booksOf } from './books.ts';

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

describe('a first start', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'jeugdregie-start-'));
  chmodSync(stateDir, 0o755); // the account that runs PostgreSQL for root must be able to enter
  const shared = mkdtempSync(join(tmpdir(), 'jeugdregie-start-'));
  chmodSync(shared, 0o755);
  after(() => {
    for (const folder of [stateDir, shared]) rmSync(folder, { recursive: true, force: true });
  });

  /** Starts, presses Ctrl-C once when the output says so, and waits for the end. */
  async function startUntil(
    said: RegExp,
    { state = stateDir, beforePress = async (): Promise<void> => undefined } = {},
  ): Promise<{ code: number | null; output: string; stopTook: number }> {
    const env = { ...process.env, STATE_DIR: state, PORT: '0', DEMO_SCALE: '0.001' };
    const child = spawn(process.execPath, [cli, 'start'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let pressed = 0;
    const hear = (chunk: unknown): void => {
      output += String(chunk);
      if (pressed > 0 || !said.test(output)) return;
      pressed = performance.now();
      void beforePress().then(() => child.kill('SIGINT'));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const [code] = (await once(child, 'exit')) as [number | null];
    return { code, output, stopTook: performance.now() - pressed };
  }

  it('refuses a second start while the first makes the region, and the first goes on', async () => {
    let second: Promise<{ code: number | null; output: string }> | undefined;
    const beforePress = async (): Promise<void> => {
      second = startUntil(/Jeugdregie is klaar/, { state: shared });
      await second;
    };
    const first = await startUntil(/Fictieve regio maken: \d+ %/, { state: shared, beforePress });
    const { code, output } = (await second) ?? assert.fail('there was no second start');
    assert.equal(code, 3, output);
    assert.match(output, /Een andere start maakt/);
    assert.match(output, /Doe nu: Wacht/);
    assert.equal(first.code, 0, first.output);
  });

  it('stops at Ctrl-C while it loads the region', async () => {
    const { code, output, stopTook } = await startUntil(/Berichten inlezen: \d+ %/);
    assert.equal(code, 0, output);
    assert.match(output, /de volgende start gaat daar verder/);
    assert.doesNotMatch(output, /Jeugdregie is klaar/);
    assert.ok(stopTook < 20_000, `it took ${stopTook} ms to stop`);
  });

  it('goes on where it stopped, serves, and stops at Ctrl-C', async () => {
    const { code, output } = await startUntil(/Stoppen {4}Ctrl-C/);
    assert.equal(code, 0, output);
    assert.match(output, /Jeugdregie is klaar/);
    assert.doesNotMatch(output, /https?:..(?!localhost)/, 'what a library has to say is not for who starts');
    const house = await openHouse({ stateDir, databaseUrl: '' });
    const truth = await readTruth(join(stateDir, 'demo'));
    const { files } = await booksOf(house.db);
    await house.close();
    const sentTwice = truth.mistakes.files.filter(({ outcome }) => outcome === 'already').length;
    assert.equal(files?.length, truth.files.total - sentTwice);
  });
});
