/**
 * Levels 1 and 2 with parse to objects, against xmllint (schema only) and libxml2-wasm (parse and schema), on a JW323
 * of 1,000, 10,000 and 100,000 lines: `node packages/ijw/bench/check.bench.ts`. Ratios are what counts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimFile } from './claim-file.ts';

interface Measured {
  readonly millis: number;
  readonly megabytes: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const schema = fileURLToPath(new URL('../data/xsd/jw323.xsd', import.meta.url));

function inNode(way: string, file: string): Measured {
  const out = execFileSync(process.execPath, [join(here, 'measure.ts'), way, file], { encoding: 'utf8' });
  const [millis = 0, megabytes = 0] = out.trim().split(' ').map(Number);
  return { millis, megabytes };
}

/** xmllint from Debian's libxml2-utils; null when it is not installed. Memory by /usr/bin/time where there is one. */
function xmllint(file: string): Measured | null {
  const start = performance.now();
  const made = spawnSync('xmllint', ['--stream', '--noout', '--schema', schema, file]);
  return made.status === 0 ? { millis: Math.round(performance.now() - start), megabytes: 0 } : null;
}

function best(measure: () => Measured | null, times: number): Measured | null {
  const all = Array.from({ length: times }, measure).filter((one) => one !== null);
  return all.toSorted((a, b) => a.millis - b.millis)[0] ?? null;
}

const folder = mkdtempSync(join(tmpdir(), 'ijw-bench-'));
console.log('lines     MB   ours ms (MB)   xmllint ms   ratio   libxml2-wasm ms (MB)   ratio');
for (const lines of [1000, 10_000, 100_000]) {
  const file = join(folder, `${lines}.xml`);
  const bytes = claimFile(lines);
  writeFileSync(file, bytes);
  const ours = best(() => inNode('ours', file), 3) ?? { millis: 0, megabytes: 0 };
  const native = best(() => xmllint(file), 3);
  const wasm = best(() => inNode('libxml2', file), 2) ?? { millis: 0, megabytes: 0 };
  const ratio = native === null ? 'none' : (ours.millis / native.millis).toFixed(2);
  console.log(
    `${String(lines).padStart(6)} ${(bytes.length / 1e6).toFixed(1).padStart(6)}   ${ours.millis} (${ours.megabytes})   ` +
      `${native?.millis ?? 'not installed'}   ${ratio}   ${wasm.millis} (${wasm.megabytes})   ${(ours.millis / wasm.millis).toFixed(2)}`,
  );
}
rmSync(folder, { recursive: true, force: true });
