import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Truth } from './truth.ts';

/** What is known to be true of the region in a folder. Trusted: it was written beside the region by the generator. */
export async function readTruth(folder: string): Promise<Truth> {
  return JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Truth;
}
