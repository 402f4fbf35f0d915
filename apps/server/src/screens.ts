import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from './state-dir.ts';

const webApp = join(checkout, 'apps', 'web');
export const screensFolder = join(webApp, 'dist');

/** Builds the screens when they are missing or older than their sources. */
export async function buildScreens(say: (line: string) => void): Promise<void> {
  const built = join(screensFolder, 'index.html');
  if (existsSync(built) && statSync(built).mtimeMs >= newestSource()) return;
  say('De schermen worden gebouwd …');
  const vite = join(checkout, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await run([vite, 'build', webApp, '--logLevel', 'warn']);
  if (code !== 0) throw new Error(`De schermen konden niet worden gebouwd:\n${output}`);
}

function newestSource(): number {
  const entries = readdirSync(join(webApp, 'src'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pages = ['index.html', 'vite.config.ts', 'package.json'].map((name) => join(webApp, name));
  return Math.max(...[...files, ...pages].filter(existsSync).map((path) => statSync(path).mtimeMs));
}

function run(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((done, fail) => {
    let output = '';
    const child = spawn(process.execPath, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', fail);
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
