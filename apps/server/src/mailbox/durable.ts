import { mkdir, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '@jeugdregie/kernel';

/** Writes a file so that it is there whole or not at all, also after the power went off. */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o770 });
  const mark = sha256(Buffer.from(basename(path))).slice(0, 16);
  const temporary = join(dirname(path), `.${mark}.tmp`);
  const file = await open(temporary, 'w', 0o660);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Moves a file in one step, and makes its new name survive a power cut. */
export async function moveWhole(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o770 });
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Not every file system knows how. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
