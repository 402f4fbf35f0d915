import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { glanceLength } from '../jobs/glance.ts';
import { isZip } from '../jobs/unpack.ts';
import { looksWhole, tailLength, type Watchfulness } from './completeness.ts';
import { entriesOf, isGone, isRightsError, moveInto, type Entry, type Folders } from './folders.ts';
import { isIgnored } from './names.ts';

/** What came out of one look at the incoming folder. */
export interface Arrivals {
  /** Files that were moved to the working folder. */
  readonly taken: number;
  /** Files that lie there but are not still yet, or could not be moved. */
  readonly waiting: number;
  /** A file or folder where we have no right to move anything; null when all is well. */
  readonly barred: string | null;
}

/** Compressed size that one batch may hold, because an archive is unpacked in memory. */
const archiveBudget = 64_000_000;

interface Ready extends Entry {
  readonly stats: Stats;
}

/**
 * Moves every file that lies still from `in` to the working folder. A move is one step of the file system: of two
 * processes one gets the file, the other finds it gone.
 */
export async function claimArrivals(
  folders: Folders,
  watched: Watchfulness,
  now: () => number,
): Promise<Arrivals> {
  const entries = (await entriesOf(folders.incoming)).filter(({ name }) => !isIgnored(name));
  watched.keepOnly(new Set(entries.map(({ relative }) => relative)));
  const ready: Ready[] = [];
  let waiting = 0;
  let budget = archiveBudget;
  for (const entry of entries) {
    const looked = await lookAt(entry);
    if (looked === null) continue;
    const { stats, whole, isArchive } = looked;
    const look = { size: stats.size, mtimeMs: stats.mtimeMs, looksWhole: whole };
    const fits = !isArchive || budget === archiveBudget || stats.size <= budget;
    if (!watched.isStill(entry.relative, look, now()) || !fits) waiting += 1;
    else ready.push({ ...entry, stats });
    if (isArchive && fits) budget -= stats.size;
  }
  let taken = 0;
  let barred: string | null = null;
  for (const entry of ready) {
    const claimed = await claim(folders, entry);
    if (claimed === 'taken') taken += 1;
    else if (claimed === 'left') waiting += 1;
    else if (claimed === 'barred') {
      waiting += 1;
      barred ??= entry.path;
    }
  }
  return { taken, waiting, barred };
}

/** `left`: somebody was still writing; `gone`: another process took it. */
async function claim(folders: Folders, entry: Ready): Promise<'taken' | 'left' | 'gone' | 'barred'> {
  try {
    const name = await moveInto(folders.taken, entry.path, entry.relative);
    if (name === null) return 'gone';
    const path = join(folders.taken, name);
    const after = await lstat(path);
    if (after.size === entry.stats.size && after.mtimeMs === entry.stats.mtimeMs) return 'taken';
    await moveInto(folders.incoming, path, entry.relative);
    return 'left';
  } catch (error) {
    if (isRightsError(error)) return 'barred';
    throw error;
  }
}

interface Looked {
  readonly stats: Stats;
  readonly whole: boolean;
  readonly isArchive: boolean;
}

/** Null when the file is gone meanwhile. What may not be read, or is no file, is not waited for. */
async function lookAt(entry: Entry): Promise<Looked | null> {
  try {
    const stats = await lstat(entry.path);
    if (!stats.isFile()) return { stats, whole: true, isArchive: false };
    const { head, tail } = await ends(entry.path, stats.size);
    return { stats, whole: looksWhole(head, tail), isArchive: isZip(head) };
  } catch (error) {
    if (isGone(error)) return null;
    if (isRightsError(error)) return { stats: await lstat(entry.path), whole: true, isArchive: false };
    throw error;
  }
}

/** Opens a file itself, never what a link points to, and never waits for the other end of a pipe. */
export const openingFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The first and last bytes of a file. */
async function ends(path: string, size: number): Promise<{ head: Uint8Array; tail: Uint8Array }> {
  const file = await open(path, openingFlags);
  try {
    const read = async (length: number, at: number): Promise<Uint8Array> => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    };
    const head = await read(Math.min(glanceLength, size), 0);
    const length = Math.min(isZip(head) ? tailLength : glanceLength, size);
    return { head, tail: await read(length, size - length) };
  } finally {
    await file.close();
  }
}
