import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '@jeugdregie/kernel';
import { unlikeBlocks } from './blocks.ts';
import { pick } from './corpus.ts';
import { unexplained, unlikeSaxes } from './differential.ts';
import { mutated } from './mutate.ts';

/** Seconds per test; the command `node packages/ijw/tools/fuzz.ts SECONDS` runs longer with another seed. */
const seconds = 3;

for (const [name, compare] of [
  ['level 1 says what libxml2 with the schemas says', unexplained],
  ['the byte tokenizer reads what saxes reads', unlikeSaxes],
  ['known runs of markup read as tag by tag', unlikeBlocks],
] as const) {
  it(name, () => {
    const random = seededRandom('fuzz of every run');
    const end = performance.now() + seconds * 1000;
    let count = 0;
    for (; performance.now() < end; count += 1) {
      const bytes = mutated(pick(random), random);
      const difference = compare(bytes);
      assert.equal(difference, null, `mutated to\n${bytes.toString('utf8')}`);
    }
    assert.ok(count > 20, `only ${count} files in ${seconds} seconds`);
  });
}
