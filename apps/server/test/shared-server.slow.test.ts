import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli } from './kill.ts';

const state = mkdtempSync(join(tmpdir(), 'jeugdregie-shared-'));
chmodSync(state, 0o755); // the account that runs PostgreSQL for root must be able to enter
after(() => rmSync(state, { recursive: true, force: true }));

it('processes that come and go at once share one server, and the last of them stops it', async () => {
  assert.equal((await runCli(['users', 'list'], state)).code, 0);
  for (let round = 0; round < 4; round += 1) {
    const runs = await Promise.all(
      [0, 60, 700, 1100].map(async (pause) => {
        await sleep(pause + round * 40);
        return runCli(['users', 'list'], state);
      }),
    );
    for (const { code, output } of runs) assert.equal(code, 0, output);
    assert.ok(!existsSync(join(state, 'pg', 'postmaster.pid')), 'nobody left the light on');
  }
});
