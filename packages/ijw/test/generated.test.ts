import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { it } from 'node:test';
import { generated } from '../tools/generate.ts';

/** Text without what a formatter may change. */
function bare(text: string): string {
  return text.replace(/["',]|\s+/g, '');
}

it('the generated files are what the data says', () => {
  const root = new URL('../src/generated/', import.meta.url);
  const wanted = generated();
  assert.deepEqual(readdirSync(root).sort(), [...wanted.keys()].sort());
  for (const [name, text] of wanted) {
    assert.equal(
      bare(readFileSync(new URL(name, root), 'utf8')),
      bare(text),
      `${name}: run tools/generate.ts`,
    );
  }
});
