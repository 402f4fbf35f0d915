import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openHouse, type House } from '../src/house.ts';

const cli = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

/** One key for all runs, so that the same client has the same pseudonym in each. */
const key = Buffer.alloc(32, 7).toString('base64');

/** How one run of the command ended: by itself, or killed after `killAfter` milliseconds. */
export interface Run {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Runs the command line in a process of its own, and kills it the hard way when `killAfter` is given. */
export async function runCli(args: readonly string[], stateDir: string, killAfter?: number): Promise<Run> {
  const env = { ...process.env, JEUGDREGIE_KEY: key, STATE_DIR: stateDir, JEUGDREGIE_VANDAAG: '2026-11-16' };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  child.stderr.on('data', (chunk) => (output += String(chunk)));
  if (killAfter !== undefined) void sleep(killAfter).then(() => child.kill('SIGKILL'));
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return { code, signal, output };
}

/** Opens what such a run left behind, with the key that sealed it. */
export function openAfterRun(stateDir: string): Promise<House> {
  process.env['JEUGDREGIE_KEY'] = key;
  return openHouse({ stateDir, databaseUrl: '' });
}
