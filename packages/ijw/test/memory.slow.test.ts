import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { claimFile } from '../bench/claim-file.ts';

const measure = fileURLToPath(new URL('../bench/measure.ts', import.meta.url));

it('reads a claim of 100,000 lines in parts in little more memory than one of 10,000', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ijw-memory-'));
  const megabytes = [10_000, 100_000].map((lines) => {
    const file = join(folder, `${lines}.xml`);
    writeFileSync(file, claimFile(lines));
    const out = execFileSync(process.execPath, [measure, 'parts', file], { encoding: 'utf8' });
    return Number(out.trim().split(' ').at(-1));
  });
  rmSync(folder, { recursive: true });
  // The file itself is 85 MB larger; what is kept of it is some hundred bytes a line.
  assert.ok(megabytes[1]! - megabytes[0]! < 60, `${megabytes.join(' and ')} MB`);
});
