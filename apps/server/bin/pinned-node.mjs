// Plain JavaScript for any Node from 18 on: finds the Node 24 that npm installed beside the project and hands over.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** In its own package: npm 10 takes the link in `.bin` away again with the packages of other platforms. */
function nodeProgram() {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const pinned = join(checkout, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  if (existsSync(pinned)) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  process.stderr.write(
    'Node 24 is needed and npm has not installed it. Run "npm ci" in the checkout, or use Node 24 or newer.\n',
  );
  return process.exit(3);
}

/** Runs a TypeScript file of the project with Node 24 and ends as it ends; Ctrl-C and SIGTERM reach it. */
export function handOver(script, args) {
  const program = nodeProgram();
  const env = {
    // Node keeps what it compiled for the next run; where the folder cannot be written it does without.
    NODE_COMPILE_CACHE: join(checkout, 'node_modules', '.cache', 'compiled'),
    ...process.env,
    // Whatever is called `node` further on is this one.
    PATH: `${dirname(program)}${delimiter}${process.env.PATH ?? ''}`,
  };
  const child = spawn(program, [join(checkout, script), ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(3);
  });
  child.on('exit', (code) => process.exit(code ?? 3));
}
