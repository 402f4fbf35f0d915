/**
 * Packs the package with a plain `npm pack`, in a copy of its sources, and tries the result in an empty folder: install,
 * the examples of the standard through the packed code, its command, its types, and the examples of its README.
 * `node tools/pack-check.ts [FOLDER]` leaves the tarball in FOLDER.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ijw-pack-'));
// The settings of whoever runs this are not those of a stranger who packs; but where packages come from is up to the machine.
const place = /^npm_config_(registry|globalconfig|userconfig|cache|(https_?|no_?)?proxy|cafile)$/i;
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name) || place.test(name)),
);
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

// In a copy: while npm packs, the manifest is not the one that the rest of the project resolves by.
const copy = join(work, 'copy');
const around = ['packages/kernel', 'apps/server/bin', 'tools/run.mjs', 'LICENSE', 'package.json', '.npmrc'];
for (const name of ['packages/ijw', ...around]) {
  cpSync(join(project, name), join(copy, name), {
    recursive: true,
    filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
  });
}
symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
run('npm', ['pack', '--silent', '--pack-destination', work], join(copy, 'packages', 'ijw'));
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

// The examples of the README that the package brings, with the files that they name.
for (const [name, example] of [
  ['declaratie.xml', '10-JW323-declaratie-januari.xml'],
  ['toewijzing-1.xml', '05-JW301-toewijzing-na-vot.xml'],
  ['toewijzing-2.xml', '09-JW301-outputgericht-tweede-client.xml'],
] as const) {
  cpSync(join(own, 'test', 'examples', example), join(empty, name));
}
const readme = readFileSync(join(empty, 'node_modules', '@jeugdregie', 'ijw', 'README.md'), 'utf8');
const shown = [...readme.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code = ''], i) => {
  const name = `readme-${i + 1}.ts`;
  writeFileSync(join(empty, name), code);
  run(process.execPath, [name], empty);
  return name;
});
const answered = readFileSync(join(empty, 'antwoord.xml'), 'utf8');
if (!answered.includes('8001')) throw new Error(`the example answers: ${answered}`);
process.stdout.write(`${shown.length} examples of the README run\n`);

cpSync(join(own, 'tools', 'packed-types.txt'), join(empty, 'typed.ts'));
const compiler = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(
  'package.json',
  'bin/tsc',
);
const options = [
  '--noEmit',
  '--strict',
  '--noUncheckedIndexedAccess',
  '--exactOptionalPropertyTypes',
  '--target',
  'es2024',
  '--module',
  'nodenext',
];
run(process.execPath, [compiler, ...options, '--types', '', 'typed.ts'], empty);
const ofNode = ['--types', 'node', '--typeRoots', join(project, 'node_modules', '@types')];
run(process.execPath, [compiler, ...options, ...ofNode, ...shown], empty);
process.stdout.write('the command runs and the types hold\n');

const [out] = process.argv.slice(2);
if (out !== undefined) cpSync(tarball, join(out, basename(tarball)));
rmSync(work, { recursive: true, force: true });
