import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { englishProblems } from './problem-texts.ts';

const root = new URL('../../../../', import.meta.url).pathname;

/** Everything that the server is made of, as one text. */
const source = ['packages/core/src', 'apps/server/src']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => readFileSync(join(root, folder, path), 'utf8')),
  )
  .join('\n');

for (const [code, { what, why, remedy }] of Object.entries(englishProblems)) {
  test(`${code} is a problem of the server, and has three sentences`, () => {
    assert.ok(source.includes(`'${code}'`), 'no problem has this code any more');
    for (const sentence of [what, why, remedy]) assert.match(sentence, /^[A-Z].*\.$/);
  });
}

test('signing in, rights, forms and uploads are told in English', () => {
  for (const code of ['AANMELDEN-MISLUKT', 'GEEN-RECHT', 'INVOER-ONGELDIG', 'BESTAND-TE-GROOT'])
    assert.ok(englishProblems[code], code);
});
