import { lstat, unlink } from 'node:fs/promises';
import { entriesOf, isGone, removeEmptyAbove, type Folders } from './folders.ts';

const dayLength = 86_400_000;

/**
 * Removes processed files that were moved there longer ago than `keepDays`. What the house keeps of them is sealed in
 * the database; this folder holds them readable.
 */
export async function cleanDone(folders: Folders, keepDays: number, now: number): Promise<number> {
  let removed = 0;
  for (const { path } of await entriesOf(folders.done)) {
    try {
      // A move changes the time of the inode, not that of the content.
      if (now - (await lstat(path)).ctimeMs < keepDays * dayLength) continue;
      await unlink(path);
      removed += 1;
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    await removeEmptyAbove(folders.done, path);
  }
  return removed;
}
