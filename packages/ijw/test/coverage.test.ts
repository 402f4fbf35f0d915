import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { it } from 'node:test';
import { gaps, pages } from '../tools/coverage.ts';

it('every checkable rule has code and a test that breaks it', () => {
  assert.deepEqual(gaps(), []);
});

it('docs/rules is what the code says', () => {
  for (const [name, text] of pages()) {
    const file = new URL(`../../../docs/rules/${name}`, import.meta.url);
    assert.equal(readFileSync(file, 'utf8'), text, `${name}: run packages/ijw/tools/coverage.ts`);
  }
});
