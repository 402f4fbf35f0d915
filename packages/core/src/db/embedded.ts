import { spawn, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { join, parse, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { borrowedAccount, isReachable, runtime, type Account } from './native.ts';

/** A PostgreSQL server of our own, on the loopback address only. */
export interface EmbeddedServer {
  readonly url: string;
  readonly pid: number;
  /** True when it was still running from an earlier process that ended without stopping it. */
  readonly adopted: boolean;
  stop(): Promise<void>;
  /** Lets it run on for others: this process can end without it. */
  leave(): void;
}

/** The major version that the packaged server writes; data of another major needs backup and restore. */
const major = '18';

const defaults: Readonly<Record<string, string | number>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  jit: 'off',
  random_page_cost: 1.1,
  shared_buffers: '256MB',
  work_mem: '32MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '2GB',
  max_connections: 60,
};

/**
 * Starts (and on an empty folder creates) the server that keeps its data in `stateDir/pg`. Adopts a server that
 * outlived a killed process. Throws, with what to do, when the machine cannot run it.
 */
export async function startEmbedded(
  stateDir: string,
  settings: Readonly<Record<string, string | number>> = {},
): Promise<EmbeddedServer> {
  const state = resolve(stateDir);
  const dataDir = join(state, 'pg');
  mkdirSync(state, { recursive: true, mode: 0o755 });
  const account = borrowedAccount();
  if (account && !isReachable(state)) {
    throw new Error(
      `Het account dat PostgreSQL draait kan niet in ${state}. Kies met STATE_DIR een andere map, zoals /var/lib/jeugdregie.`,
    );
  }
  const password = secret(join(state, 'pg.secret'));
  const url = (port: number): string => `postgres://app:${password}@127.0.0.1:${port}/postgres`;
  const adopt = async (): Promise<EmbeddedServer | null> => {
    const running = await runningSoon(dataDir);
    if (!running) return null;
    const stop = (): Promise<void> => stopAdopted(dataDir, running.pid);
    return { url: url(running.port), pid: running.pid, adopted: true, stop, leave: () => undefined };
  };
  const adopted = await adopt();
  if (adopted) return adopted;
  const program = runtime(state, account);
  const options: SpawnOptions = {
    ...account,
    cwd: parse(state).root,
    env: { ...process.env, LC_ALL: 'C', HOME: state },
  };
  checkVersion(dataDir);
  if (!existsSync(join(dataDir, 'PG_VERSION'))) await initialise(program('initdb'), state, account, options);
  const port = await freePort();
  const flags = Object.entries({ ...defaults, ...settings, port }).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  try {
    return await launch(program('postgres'), ['-D', dataDir, ...flags], options, url(port));
  } catch (error) {
    const other = await adopt(); // another process of ours was a moment earlier
    if (other) return other;
    throw error;
  }
}

function secret(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

function checkVersion(dataDir: string): void {
  const file = join(dataDir, 'PG_VERSION');
  if (!existsSync(file)) return;
  const found = readFileSync(file, 'utf8').trim();
  if (found !== major) {
    throw new Error(
      `${dataDir} is geschreven door PostgreSQL ${found}; deze uitgave draait ${major}. Zet een reservekopie terug in een lege STATE_DIR.`,
    );
  }
}

/** How long another process may take to start or stop the server, in milliseconds. */
const patience = 20_000;

/** The server that runs, also when it is just starting; null when there is none, or no longer. */
async function runningSoon(dataDir: string): Promise<{ pid: number; port: number } | null> {
  for (let waited = 0; waited < patience; waited += 50) {
    const found = findRunning(dataDir);
    if (found === null || found.isReady) return found;
    await sleep(50);
  }
  return null;
}

/** The pid file's lines: 0 pid, 3 port, 7 state. */
function findRunning(dataDir: string): { pid: number; port: number; isReady: boolean } | null {
  const file = join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return null;
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const pid = Number(lines[0]);
    process.kill(pid, 0);
    return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
  } catch {
    return null; // it is gone, or went while we looked
  }
}

async function stopAdopted(dataDir: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  // Another process may start a new server at once: what counts is that this one is gone.
  while (findRunning(dataDir)?.pid === pid) await sleep(20);
}

async function initialise(
  initdb: string,
  state: string,
  account: Account | null,
  options: SpawnOptions,
): Promise<void> {
  const dataDir = join(state, 'pg');
  const passwordFile = join(state, 'pg.new-secret');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, readFileSync(join(state, 'pg.secret')), { mode: 0o600 });
  if (account) for (const path of [dataDir, passwordFile]) chownSync(path, account.uid, account.gid);
  // A built-in locale: an index never breaks because the operating system's sort order changed.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const flags = ['-D', dataDir, '-U', 'app', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  try {
    await run(initdb, [...flags, ...locale, '--data-checksums'], options);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function run(program: string, args: readonly string[], options: SpawnOptions): Promise<void> {
  return new Promise((done, fail) => {
    let errors = '';
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    child.stderr?.on('data', (chunk) => (errors += String(chunk)));
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`${program} ended with ${code}: ${errors}`)),
    );
  });
}

function launch(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
  url: string,
): Promise<EmbeddedServer> {
  // A group of its own: Ctrl-C in the terminal reaches us, and we stop the server after our last transaction.
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const stop = (): Promise<void> =>
    new Promise((done) => {
      if (child.exitCode !== null || child.signalCode !== null) return done();
      child.once('exit', () => done());
      child.kill('SIGINT');
    });
  const leave = (): void => {
    child.unref();
    // The pipe of its log would keep this process waiting for it.
    if (child.stderr instanceof Socket) child.stderr.unref();
  };
  return new Promise((done, fail) => {
    let log = '';
    child.stderr?.on('data', (chunk) => {
      if (log.length < 100_000) log += String(chunk);
      if (log.includes('ready to accept connections'))
        done({ url, pid: child.pid ?? 0, adopted: false, stop, leave });
    });
    child.on('error', fail);
    child.on('exit', (code) => fail(new Error(`PostgreSQL ended with ${code}: ${log}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = address !== null && typeof address === 'object' ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}
