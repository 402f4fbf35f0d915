/**
 * Packs the package with `npm pack --ignore-scripts=false`, in a copy of its sources, and tries the result in an empty folder: install,
 * the examples of the standard through the packed code, its command, and its types.
 * `node tools/pack-check.ts [FOLDER]` leaves the tarball in FOLDER.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ijw-pack-'));
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

// In a copy: while npm packs, the manifest is not the one that the rest of the project resolves by.
const copy = join(work, 'copy');
for (const name of ['packages/ijw', 'packages/kernel', 'LICENSE', 'package.json']) {
  cpSync(join(project, name), join(copy, name), {
    recursive: true,
    filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
  });
}
symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
// The project's .npmrc keeps scripts of others from running; the two that make the package are our own.
run(
  'npm',
  ['pack', '--silent', '--ignore-scripts=false', '--pack-destination', work],
  join(copy, 'packages', 'ijw'),
);
const tarball = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'none');

const empty = join(work, 'empty');
mkdirSync(empty);
writeFileSync(join(empty, 'package.json'), '{"name":"empty","private":true,"type":"module"}\n');
run('npm', ['install', '--silent', '--prefer-offline', '--no-audit', '--no-fund', tarball], empty);
const own = join(project, 'packages', 'ijw');
cpSync(join(own, 'test', 'examples'), join(empty, 'examples'), { recursive: true });
cpSync(join(own, 'tools', 'packed-examples.mjs'), join(empty, 'packed-examples.mjs'));
process.stdout.write(run(process.execPath, ['packed-examples.mjs'], empty));

const command = run(
  join(empty, 'node_modules', '.bin', 'ijw'),
  ['check', 'examples/01-JW315-vot.xml'],
  empty,
);
if (!command.includes('in orde')) throw new Error(`the command says: ${command}`);

cpSync(join(own, 'tools', 'packed-types.txt'), join(empty, 'typed.ts'));
const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
  'package.json',
  'bin/tsc',
);
const options = [
  '--noEmit',
  '--strict',
  '--target',
  'es2024',
  '--module',
  'nodenext',
  '--types',
  '',
  'typed.ts',
];
run(process.execPath, [compiler, ...options], empty);
process.stdout.write('the command runs and the types hold\n');

const [out] = process.argv.slice(2);
if (out !== undefined) cpSync(tarball, join(out, basename(tarball)));
rmSync(work, { recursive: true, force: true });
