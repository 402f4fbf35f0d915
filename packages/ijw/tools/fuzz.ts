/**
 * Fuzzes level 1 against libxml2 and saxes for as long as you like: `node packages/ijw/tools/fuzz.ts [SECONDS] [SEED]`.
 * Every difference without an explanation is written to the folder that is printed. Exit code 1 when there is one.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '@jeugdregie/kernel';
import { unlikeBlocks } from '../test/fuzz/blocks.ts';
import { pick } from '../test/fuzz/corpus.ts';
import { unexplained, unlikeSaxes } from '../test/fuzz/differential.ts';
import { mutated } from '../test/fuzz/mutate.ts';

const [seconds = '60', seed = String(performance.timeOrigin)] = process.argv.slice(2);
const random = seededRandom(seed);
const end = performance.now() + Number(seconds) * 1000;
let count = 0;
let differences = 0;
let folder = '';
while (performance.now() < end) {
  const bytes = mutated(pick(random), random);
  const difference = unexplained(bytes) ?? unlikeSaxes(bytes) ?? unlikeBlocks(bytes);
  count += 1;
  if (difference === null) continue;
  differences += 1;
  if (folder === '') folder = mkdtempSync(join(tmpdir(), 'ijw-fuzz-'));
  writeFileSync(join(folder, `${differences}.xml`), bytes);
  process.stdout.write(`${join(folder, `${differences}.xml`)}: ${difference}\n`);
}
process.stdout.write(`${count} files, ${differences} unexplained differences, seed ${seed}\n`);
process.exitCode = differences > 0 ? 1 : 0;
