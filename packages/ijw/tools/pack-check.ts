/**
 * Builds the package, packs it as it would be published and tries it in an empty folder: install, check an example,
 * answer it, and run the examples of the standard through the packed code. `node tools/pack-check.ts [TARBALL FOLDER]`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'ijw-pack-'));
const publication = join(work, 'package');
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8' });

run(process.execPath, ['tools/build.ts'], root);
mkdirSync(publication);
for (const name of ['dist', 'README.md', 'bin.mjs'])
  cpSync(join(root, name), join(publication, name), { recursive: true });
const {
  scripts: _scripts,
  devDependencies: _dev,
  ...manifest
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
const published = {
  ...manifest,
  bin: { ijw: './bin.mjs' },
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './cli': { types: './dist/cli.d.ts', default: './dist/cli.js' },
  },
  engines: { node: '>=24' },
};
writeFileSync(join(publication, 'package.json'), `${JSON.stringify(published, null, 2)}\n`);
const tarball = run('npm', ['pack', '--silent', '--pack-destination', work], publication).trim();

const empty = join(work, 'empty');
mkdirSync(empty);
writeFileSync(join(empty, 'package.json'), '{"name":"empty","private":true,"type":"module"}\n');
run('npm', ['install', '--silent', '--no-audit', '--no-fund', join(work, tarball)], empty);
cpSync(join(root, 'test', 'examples'), join(empty, 'examples'), { recursive: true });
cpSync(join(root, 'tools', 'packed-examples.mjs'), join(empty, 'packed-examples.mjs'));
process.stdout.write(run(process.execPath, ['packed-examples.mjs'], empty));
const [out] = process.argv.slice(2);
if (out !== undefined) cpSync(join(work, tarball), join(out, tarball));
rmSync(work, { recursive: true, force: true });
rmSync(join(root, 'dist'), { recursive: true, force: true });
