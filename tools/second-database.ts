import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL that is not the embedded one, for running the store tests a second time. */
export interface SecondDatabase {
  readonly name: string;
  readonly url: string;
  stop(): Promise<void>;
}

const debianFolder = '/usr/lib/postgresql';

/**
 * TEST_DATABASE_URL when it is set, else the newest server that Debian installed, in a folder of its own. Null when
 * there is none; with REQUIRE_SECOND_DATABASE set (as in CI) that is an error, so that the tests are never skipped.
 */
export async function startSecondDatabase(): Promise<SecondDatabase | null> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { name: 'TEST_DATABASE_URL', url: given, stop: () => Promise.resolve() };
  const version = newestVersion();
  if (version !== null) return startDebian(version);
  if (process.env['REQUIRE_SECOND_DATABASE']) {
    throw new Error('No second PostgreSQL: apt-get install postgresql, or set TEST_DATABASE_URL.');
  }
  return null;
}

function newestVersion(): string | null {
  if (!existsSync(debianFolder)) return null;
  const usable = readdirSync(debianFolder).filter((v) =>
    existsSync(join(debianFolder, v, 'bin', 'postgres')),
  );
  return usable.sort((a, b) => Number(b) - Number(a))[0] ?? null;
}

async function startDebian(version: string): Promise<SecondDatabase> {
  const bin = join(debianFolder, version, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-second-'));
  const account = process.getuid?.() === 0 ? postgresAccount() : {};
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid);
  const data = join(folder, 'data');
  const options = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C', HOME: folder } };
  execFileSync(join(bin, 'initdb'), ['-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--locale=C'], {
    ...options,
    stdio: 'ignore',
  });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: 100,
  };
  const flags = Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((done, fail) => {
    server.stderr.on('data', (chunk) => String(chunk).includes('ready to accept connections') && done());
    server.on('exit', (code) => fail(new Error(`PostgreSQL ${version} ended with ${code}`)));
  });
  return {
    name: `PostgreSQL ${version}`,
    url: `postgres://app@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((done) => {
        server.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          done();
        });
        server.kill('SIGINT');
      }),
  };
}

function postgresAccount(): { uid?: number; gid?: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
