/**
 * `node packages/ijw/bench/check.bench.ts`, in one run:
 * levels 1 and 2 with parse to objects, in parts and as a whole, and the work of the command `ijw check` (in parts,
 * with the rules of levels 3 and 4 that need no context), against xmllint (schema only) and libxml2-wasm (parse and
 * schema), on a JW323 of 1,000, 10,000 and 100,000 lines; then levels 3 and 4 with up to 1,000,000 allocations. Best of several; ratios are what counts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimFile } from './claim-file.ts';

/** Of a whole process, start included; `check` is the check alone. */
interface Measured {
  readonly check: number;
  readonly wall: number;
  readonly cpu: number;
  readonly megabytes: number;
}

const measure = fileURLToPath(new URL('measure.ts', import.meta.url));
const schema = fileURLToPath(new URL('../data/xsd/jw323.xsd', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ijw-bench-'));
// What node keeps of an earlier run, as the command does it.
const env = { ...process.env, NODE_COMPILE_CACHE: join(folder, 'compiled') };

function inNode(
  way: string,
  subject: string,
): { readonly wall: number; readonly figures: readonly number[] } {
  const start = performance.now();
  const out = execFileSync(process.execPath, [measure, way, subject], { encoding: 'utf8', env });
  return { wall: performance.now() - start, figures: out.trim().split(' ').map(Number) };
}

function ours(way: string, file: string): Measured {
  const { wall, figures } = inNode(way, file);
  const [check = 0, cpu = 0, megabytes = 0] = figures;
  return { check, wall, cpu, megabytes };
}

/** xmllint from Debian's libxml2-utils, under /usr/bin/time for its processor time and memory; null without them. */
function xmllint(file: string): Measured | null {
  const args = ['-f', '%e %U %S %M', 'xmllint', '--stream', '--noout', '--schema', schema, file];
  const start = performance.now();
  const { status, stderr } = spawnSync('/usr/bin/time', args, { encoding: 'utf8' });
  const wall = performance.now() - start;
  if (status !== 0) return null;
  const [, user = 0, system = 0, kilobytes = 0] = (stderr.trim().split('\n').at(-1) ?? '')
    .split(' ')
    .map(Number);
  return { check: wall, wall, cpu: (user + system) * 1000, megabytes: Math.round(kilobytes / 1024) };
}

function best(all: readonly (Measured | null)[]): Measured | null {
  return all.filter((one) => one !== null).toSorted((a, b) => a.wall - b.wall)[0] ?? null;
}

function row(name: string, measured: Measured | null, native: Measured | null): string {
  if (measured === null) return `  ${name.padEnd(14)} not installed`;
  const ratio = native === null ? 'none' : (measured.wall / native.wall).toFixed(2);
  const figures = [measured.check, measured.wall, measured.cpu].map((one) => one.toFixed(0).padStart(8));
  return `  ${name.padEnd(14)}${figures.join('')}${String(measured.megabytes).padStart(6)}${ratio.padStart(8)}`;
}

console.log(`load ${loadavg()[0]?.toFixed(1)}; milliseconds\n`);
console.log('                   check    wall     cpu    MB   ratio');
for (const lines of [1000, 10_000, 100_000]) {
  const file = join(folder, `${lines}.xml`);
  const bytes = claimFile(lines);
  writeFileSync(file, bytes);
  const rounds = Array.from({ length: 4 }, () => ({
    parts: ours('parts', file),
    native: xmllint(file),
    whole: ours('whole', file),
    command: ours('command', file),
  }));
  const native = best(rounds.map((round) => round.native));
  console.log(`${lines} lines, ${(bytes.length / 1e6).toFixed(1)} MB`);
  console.log(row('in parts', best(rounds.map(({ parts }) => parts)), native));
  console.log(row('as a whole', best(rounds.map(({ whole }) => whole)), native));
  console.log(row('ijw check', best(rounds.map(({ command }) => command)), native));
  console.log(row('xmllint', native, native));
  console.log(row('libxml2-wasm', best([ours('libxml2', file), ours('libxml2', file)]), native));
}
console.log('\nallocations   µs a line at levels 3 and 4   ratio   peak MB');
let fewest = 0;
for (const count of [1000, 100_000, 1_000_000]) {
  const rounds = [1, 2, 3].map(() => inNode('context', String(count)).figures);
  const [micros = 0, peak = 0] = rounds.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))[0] ?? [];
  fewest ||= micros;
  const ratio = (micros / fewest).toFixed(2);
  console.log(
    `${String(count).padStart(11)}${micros.toFixed(2).padStart(30)}${ratio.padStart(8)}${String(peak).padStart(10)}`,
  );
}
rmSync(folder, { recursive: true, force: true });
