import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';

it('is packed by npm pack into a whole package, with command and types', () => {
  const tool = fileURLToPath(new URL('../tools/pack-check.ts', import.meta.url));
  // As under `npm test`, which hands the project's own settings down.
  const env = { ...process.env, npm_config_ignore_scripts: 'true' };
  const said = execFileSync(process.execPath, [tool], { encoding: 'utf8', env });
  assert.match(
    said,
    /examples through the packed package, all as expected\nthe command runs and the types hold/,
  );
});
