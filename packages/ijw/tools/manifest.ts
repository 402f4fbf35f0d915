/**
 * Run by `npm pack` and `npm publish`, before and after. In the project the package is imported from its source; who
 * installs it gets `dist/`, the command `ijw`, the licence, and no development dependencies. `publish` puts that
 * manifest in place for as long as npm packs, `restore` puts the project's own back.
 */
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
const kept = at('dist/package.json.project');

function publish(): void {
  copyFileSync(at('package.json'), kept);
  copyFileSync(at('../../LICENSE'), at('LICENSE'));
  const {
    scripts: _scripts,
    devDependencies: _dev,
    ...manifest
  } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as Record<string, unknown>;
  const published = {
    ...manifest,
    bin: { ijw: './bin.mjs' },
    files: ['dist', '!dist/package.json.project', 'bin.mjs'],
    exports: {
      '.': { types: './dist/index.d.ts', default: './dist/index.js' },
      './cli': { types: './dist/cli.d.ts', default: './dist/cli.js' },
      './package.json': './package.json',
    },
    engines: { node: '>=24' },
  };
  writeFileSync(at('package.json'), `${JSON.stringify(published, null, 2)}\n`);
}

function restore(): void {
  if (existsSync(kept)) copyFileSync(kept, at('package.json'));
  rmSync(at('LICENSE'), { force: true });
  rmSync(at('dist'), { recursive: true, force: true });
}

if (process.argv[2] === 'publish') publish();
else restore();
