import { lstat, open, readFile } from 'node:fs/promises';
import { municipalityName } from '@jeugdregie/ijw';
import { municipalityCode, type MunicipalityCode, type Problem } from '@jeugdregie/kernel';
import { glance, glanceLength } from '../jobs/glance.ts';
import { isTooLarge, tooLarge } from '../jobs/too-large.ts';
import { isZip, unpack } from '../jobs/unpack.ts';
import { openingFlags } from './arrivals.ts';
import { isGone, isRightsError, type Entry } from './folders.ts';
import { isIgnored } from './names.ts';
import { archiveTooLarge, emptyArchive, notAFile, unreadableFile } from './problems.ts';

/** A file in the working folder with the messages in it: itself, or the contents of an archive. */
export interface Source extends Entry {
  /** The municipality in whose folder it was put; null when in none. */
  readonly owner: MunicipalityCode | null;
  readonly messages: readonly Waiting[];
  /** Why nothing in it can be taken in; then there are no messages. */
  readonly problem: Problem | null;
}

/** A message on disk or in an unpacked archive, with its place in the order. */
export interface Waiting {
  readonly name: string;
  readonly lane: string;
  readonly key: string;
  readonly isInArchive: boolean;
  read(): Promise<Uint8Array>;
}

const archiveBytes = 600_000_000;

/** Looks into a claimed file. Null when it is gone: another process finished it. */
export async function survey(entry: Entry): Promise<Source | null> {
  const owner = ownerOf(entry.relative);
  const refused = (problem: Problem): Source => ({ ...entry, owner, messages: [], problem });
  try {
    const stats = await lstat(entry.path);
    if (!stats.isFile()) return refused(notAFile(entry.name));
    const head = await firstBytes(entry.path);
    if (isZip(head)) {
      if (stats.size > archiveBytes) return refused(archiveTooLarge(entry.name, stats.size));
      return { ...entry, owner, ...(await messagesIn(entry)) };
    }
    if (isTooLarge(head, stats.size)) return refused(tooLarge(entry.name, stats.size).problem as Problem);
    const read = (): Promise<Uint8Array> => readFile(entry.path, { flag: openingFlags });
    const message = { name: entry.name, ...glance(head), isInArchive: false, read };
    return { ...entry, owner, messages: [message], problem: null };
  } catch (error) {
    if (isGone(error)) return null;
    if (isRightsError(error)) return refused(unreadableFile(entry.name));
    throw error;
  }
}

/** `0637/a.xml` belongs to 0637 when that is the code of a municipality. */
function ownerOf(relative: string): MunicipalityCode | null {
  const first = relative.includes('/') ? (relative.split('/')[0] ?? '') : '';
  const code = municipalityCode(first);
  return code !== null && municipalityName(code) !== null ? code : null;
}

async function messagesIn(entry: Entry): Promise<Pick<Source, 'messages' | 'problem'>> {
  const unpacked = unpack(entry.name, await readFile(entry.path, { flag: openingFlags }));
  if (!unpacked.ok) return { messages: [], problem: unpacked.error };
  const messages = unpacked.value
    .filter(({ name }) => !isIgnored(name.split('/').at(-1) ?? ''))
    .map(({ name, bytes }) => ({
      name,
      ...glance(bytes),
      isInArchive: true,
      read: () => Promise.resolve(bytes),
    }));
  return { messages, problem: messages.length === 0 ? emptyArchive(entry.name) : null };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path, openingFlags);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(glanceLength), 0, glanceLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
