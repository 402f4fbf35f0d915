import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { it } from 'node:test';
import { ruleIds } from '@jeugdregie/ijw';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

it('a reader that has seen enough ends the command without a complaint', () => {
  // More than a pipe holds, so that the command is still writing when its reader leaves.
  const command = `"${process.execPath}" "${main}" ijw explain ${[...ruleIds, ...ruleIds].join(' ')}`;
  const { stdout, stderr } = spawnSync('sh', ['-c', `${command} | head -n 1`], { encoding: 'utf8' });
  assert.match(stdout, /^CD005/);
  assert.equal(stderr, '');
});
