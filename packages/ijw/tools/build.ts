/**
 * Makes `dist/` for publication: JavaScript by stripping the types, declarations by tsc. The few files of the kernel
 * that the package uses go along, so that it stands alone. Run by `npm pack` (prepack).
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const kernel = fileURLToPath(new URL('../../kernel/src/', import.meta.url));
const staging = join(root, 'dist', 'staging');
const dist = join(root, 'dist');

/** Files of the kernel behind the names that the package imports. */
const kernelFiles = ['brand.ts', 'days.ts', 'periods.ts', 'result.ts'];

rmSync(dist, { recursive: true, force: true });
cpSync(join(root, 'src'), staging, { recursive: true });
mkdirSync(join(staging, 'kernel'), { recursive: true });
for (const name of kernelFiles) cpSync(join(kernel, name), join(staging, 'kernel', name));
writeFileSync(
  join(staging, 'kernel', 'index.ts'),
  kernelFiles.map((name) => `export * from './${name}';\n`).join(''),
);

const sources = readdirSync(staging, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
for (const name of sources) {
  const file = join(staging, name);
  const toKernel = relative(dirname(file), join(staging, 'kernel', 'index.ts')).replaceAll('\\', '/');
  const text = readFileSync(file, 'utf8').replaceAll(
    `'@jeugdregie/kernel'`,
    `'${toKernel.startsWith('.') ? toKernel : `./${toKernel}`}'`,
  );
  writeFileSync(file, text);
  const plain = stripTypeScriptTypes(text, { mode: 'strip' }).replace(
    /((?:from\s+|import\()'\.[^']*)\.ts'/g,
    "$1.js'",
  );
  const target = join(dist, name.replace(/\.ts$/, '.js'));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, plain.replace(/[ \t]+$/gm, ''));
}

const options =
  '--target es2024 --module nodenext --lib es2024,esnext.iterator,esnext.collection --types node --strict';
const shape =
  '--declaration --emitDeclarationOnly --allowImportingTsExtensions --rewriteRelativeImportExtensions';
const made = spawnSync(
  process.execPath,
  [
    fileURLToPath(import.meta.resolve('typescript/package.json')).replace('package.json', 'bin/tsc'),
    ...`${options} ${shape} --skipLibCheck --ignoreConfig`.split(' '),
    '--rootDir',
    staging,
    '--outDir',
    dist,
    join(staging, 'index.ts'),
    join(staging, 'cli.ts'),
  ],
  { encoding: 'utf8', cwd: root },
);
if (made.status !== 0) {
  process.stderr.write(made.stdout + made.stderr);
  process.exitCode = 1;
}
// Declarations name each other as .ts; in the package they are .js beside .d.ts.
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.d.ts') || name.startsWith('staging')) continue;
  const file = join(dist, name);
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(
      /(from\s+'\.[^']*|from\s+"\.[^"]*|import\("\.[^"]*)\.ts(['"])/g,
      '$1.js$2',
    ),
  );
}
rmSync(staging, { recursive: true, force: true });
