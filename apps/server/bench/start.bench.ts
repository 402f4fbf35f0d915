import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `npm start` on an empty state (database, fictional region through the front door, screens) and again on what is there:
 * seconds from the command to the address, and the ratio.
 */
const program = fileURLToPath(new URL('../bin/jeugdregie.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-bench-'));
chmodSync(folder, 0o755); // the account that runs PostgreSQL for root must be able to enter

async function secondsToStart(): Promise<number> {
  const env = { ...process.env, STATE_DIR: join(folder, 'state'), PORT: '0', DATABASE_URL: '' };
  const begin = performance.now();
  const child = spawn(process.execPath, [program, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    await readyLine(child);
    return (performance.now() - begin) / 1000;
  } finally {
    child.kill('SIGINT');
    if (child.exitCode === null) await once(child, 'exit');
  }
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('Jeugdregie is klaar')) done();
    });
    child.on('exit', () => fail(new Error(`The start ended before it was ready: ${output}`)));
  });
}

try {
  const [first, second] = [await secondsToStart(), await secondsToStart()];
  process.stdout.write(`first start   ${first.toFixed(1)} s\n`);
  process.stdout.write(`second start  ${second.toFixed(1)} s    ratio ${(first / second).toFixed(1)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
