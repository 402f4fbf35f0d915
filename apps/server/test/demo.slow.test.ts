import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-demo-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function demo(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const main = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
  const env = { ...process.env, STATE_DIR: folder };
  return spawnSync(process.execPath, [main, 'demo', ...args], { env, encoding: 'utf8' });
}

it('makes a region and puts it beside the figures of CBS, in a file', { timeout: 120_000 }, () => {
  const file = join(folder, 'verslag.md');
  const made = demo('--out', join(folder, 'demo'), '--scale', '0.001', '--verslag', file);
  assert.equal(made.status, 0, made.stderr);
  assert.equal(made.stdout, '', 'what is said beside the report goes to standard error');
  const text = readFileSync(file, 'utf8');
  assert.match(text, /^# De fictieve regio naast de openbare cijfers\n/);
  assert.match(text, /\| gemeente \| CBS \| fictief \| verschil \|/);
  assert.match(text, /schaal 0,001/);
  const again = demo('--verslag');
  assert.equal(again.status, 0, again.stderr);
  assert.equal(again.stdout, text, 'the region of the state, to standard output');
});

it('says what to do when there is no region', { timeout: 120_000 }, () => {
  rmSync(join(folder, 'demo'), { recursive: true, force: true });
  const missing = demo('--verslag');
  assert.equal(missing.status, 3);
  assert.match(missing.stderr, /Hier staat geen fictieve regio[\s\S]*Doe nu: /);
});
