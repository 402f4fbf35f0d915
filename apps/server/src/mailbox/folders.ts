import { constants } from 'node:fs';
import { access, lstat, mkdir, readdir, rename, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import { nthName } from './names.ts';
import { crossDevice, noFolder, rightsMissing } from './problems.ts';

/** The places of a mailbox (postvak), as absolute paths. */
export interface Folders {
  readonly root: string;
  /** Where the gateway puts files, with a folder per municipality if wanted. */
  readonly incoming: string;
  /** Taken out of `incoming`, not finished: nobody else's. */
  readonly taken: string;
  /** Outgoing files while they are written: the gateway never sees half a file. */
  readonly writing: string;
  readonly done: string;
  readonly quarantine: string;
  /** Where the gateway takes files from, with a folder per municipality. */
  readonly outgoing: string;
}

function foldersOf(root: string): Folders {
  return {
    root,
    incoming: join(root, 'in'),
    taken: join(root, 'bezig', 'in'),
    writing: join(root, 'bezig', 'uit'),
    done: join(root, 'verwerkt'),
    quarantine: join(root, 'quarantaine'),
    outgoing: join(root, 'uit'),
  };
}

/** Finds or makes the folders of a mailbox and tries whether files can be moved between them. */
export async function openFolders(root: string): Promise<Result<Folders, Problem>> {
  const folders = foldersOf(root);
  const { root: _root, ...places } = folders;
  const found = await stat(root).catch(() => null);
  if (found && !found.isDirectory()) return fail(noFolder(root));
  let at = root;
  try {
    for (const place of Object.values(places)) {
      at = place;
      await mkdir(place, { recursive: true, mode: 0o770 });
      await access(place, constants.R_OK | constants.W_OK | constants.X_OK);
    }
    at = folders.incoming;
    await tryMove(folders.incoming, folders.taken);
    at = folders.outgoing;
    await tryMove(folders.writing, folders.outgoing);
    at = folders.done;
    await tryMove(folders.taken, folders.done);
    at = folders.quarantine;
    await tryMove(folders.taken, folders.quarantine);
    return ok(folders);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EXDEV') return fail(crossDevice(root, at));
    if (isRightsError(error)) return fail(rightsMissing(at));
    if (code === 'ENOTDIR' || code === 'EEXIST') return fail(noFolder(at));
    throw error;
  }
}

/** A file that begins with a dot is nobody's business but ours. */
async function tryMove(from: string, to: string): Promise<void> {
  const name = `.proef-${process.pid}`;
  await writeFile(join(from, name), '', { mode: 0o600 });
  try {
    await rename(join(from, name), join(to, name));
  } catch (error) {
    await unlink(join(from, name)).catch(() => undefined);
    throw error;
  }
  await unlink(join(to, name));
}

export function isRightsError(error: unknown): boolean {
  return ['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '');
}

export function isGone(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

/** One thing in a folder or below it that is no folder; `relative` has slashes on every system. */
export interface Entry {
  readonly path: string;
  readonly relative: string;
  readonly name: string;
}

const deepest = 8;

/** Everything below a folder, by name. Links are listed as they are and never followed. */
export async function entriesOf(folder: string, below = '', depth = 0): Promise<Entry[]> {
  const found = await readdir(join(folder, below), { withFileTypes: true }).catch((error: unknown) => {
    if (depth > 0 && isGone(error)) return []; // a folder that was removed while we looked
    throw error;
  });
  const entries: Entry[] = [];
  for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const relative = posix.join(below, entry.name);
    if (!entry.isDirectory()) entries.push({ path: join(folder, relative), relative, name: entry.name });
    else if (depth < deepest && !entry.name.startsWith('.')) {
      entries.push(...(await entriesOf(folder, relative, depth + 1)));
    }
  }
  return entries;
}

/**
 * Moves a file under a name that is still free, in one step; returns the relative name that it got, or null when the
 * file is gone. Only the holder of the mailbox's lock moves into these folders, so a free name stays free.
 */
export async function moveInto(folder: string, from: string, wanted: string): Promise<string | null> {
  const relative = await freeName(folder, wanted);
  await mkdir(dirname(join(folder, relative)), { recursive: true, mode: 0o770 });
  try {
    await rename(from, join(folder, relative));
    return relative;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

async function freeName(folder: string, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const relative = nthName(wanted, n);
    const isTaken = await lstat(join(folder, relative)).then(
      () => true,
      (error: unknown) => {
        if (isGone(error)) return false;
        throw error;
      },
    );
    if (!isTaken) return relative;
  }
}

/** Removes the folders above a path, up to and without `folder`, as far as they are empty. */
export async function removeEmptyAbove(folder: string, path: string): Promise<void> {
  for (let at = dirname(path); at.startsWith(folder) && at !== folder; at = dirname(at)) {
    const isRemoved = await rmdir(at).then(
      () => true,
      () => false,
    );
    if (!isRemoved) return;
  }
}
