import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

it('is packed by npm pack into a whole package, with command and types', () => {
  const tool = fileURLToPath(new URL('../tools/pack-check.ts', import.meta.url));
  const said = execFileSync(process.execPath, [tool], { encoding: 'utf8' });
  assert.match(said, /all as expected\n4 examples of the README run\nthe command runs and the types hold/);
});
