import { open, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Actor } from '@jeugdregie/core/audit';
import type { Day } from '@jeugdregie/kernel';
import type { Desk } from './desk.ts';
import { glance, glanceLength } from './glance.ts';
import { isTooLarge, tooLarge } from './too-large.ts';
import { takeIn } from './take-in.ts';
import type { Taken } from './task.ts';
import { unpack, type Unpacked } from './unpack.ts';

export interface IngestOptions {
  readonly folder: string;
  readonly actor: Actor;
  readonly today: Day;
  /** Null: each message counts as received on its own Dagtekening (loading history). */
  readonly receivedOn: Day | null;
  /** How many municipalities are worked on at once. */
  readonly lanes?: number;
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two files and throws the signal's reason; what was taken in stays, so the next run goes on from there. */
  readonly signal?: AbortSignal | undefined;
}

export interface IngestSummary {
  readonly total: number;
  readonly counts: Readonly<Record<Taken['outcome'], number>>;
  /** Everything that a person should look at: not processed, rejected, refused. */
  readonly notable: readonly Taken[];
}

/** A message still on disk: `lane` and `key` come from a glance at its header and only decide the order. */
interface Waiting {
  readonly name: string;
  readonly lane: string;
  readonly key: string;
  read(): Promise<Uint8Array>;
}

/**
 * Takes in a folder with all below it. Messages of one municipality go in order of date and kind, municipalities beside
 * each other. What was taken in before is recognised by its bytes, so the same folder twice changes nothing.
 */
export async function ingestFolder(desk: Desk, options: IngestOptions): Promise<IngestSummary> {
  const { waiting, refused } = await survey(options.folder);
  const counts = { processed: 0, already: 0, rejected: 0, 'set-aside': 0, refused: 0 };
  const notable: Taken[] = [];
  const total = waiting.length + refused.length;
  let done = 0;
  const note = (taken: Taken): void => {
    counts[taken.outcome] += 1;
    if (taken.outcome !== 'processed' && taken.outcome !== 'already') notable.push(taken);
    done += 1;
    options.onProgress?.(done, total);
  };
  for (const taken of refused) note(taken);
  const lanes = [...Map.groupBy(waiting, ({ lane }) => lane).values()].sort((a, b) => b.length - a.length);
  const work = async (): Promise<void> => {
    for (let lane = lanes.shift(); lane !== undefined; lane = lanes.shift()) {
      lane.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      for (const one of lane) {
        const { actor, receivedOn, today, signal } = options;
        signal?.throwIfAborted();
        note(
          await takeIn(desk, {
            name: one.name,
            bytes: await one.read(),
            actor,
            receivedOn,
            today,
            own: null,
          }),
        );
      }
    }
  };
  await Promise.all(Array.from({ length: options.lanes ?? 3 }, work));
  return { total, counts, notable };
}

async function survey(folder: string): Promise<{ waiting: Waiting[]; refused: Taken[] }> {
  const waiting: Waiting[] = [];
  const refused: Taken[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const path of paths.sort()) {
    const name = relative(folder, path);
    if (/\.zip$/i.test(path)) await surveyZip(path, name, waiting, refused);
    else if (/\.xml$/i.test(path)) await surveyMessage(path, name, waiting, refused);
  }
  return { waiting, refused };
}

async function surveyMessage(
  path: string,
  name: string,
  waiting: Waiting[],
  refused: Taken[],
): Promise<void> {
  const { size } = await stat(path);
  const head = await firstBytes(path);
  if (isTooLarge(head, size)) refused.push(tooLarge(name, size));
  else waiting.push({ name, ...glance(head), read: () => readFile(path) });
}

async function surveyZip(path: string, name: string, waiting: Waiting[], refused: Taken[]): Promise<void> {
  const bytes = await readFile(path);
  const unpacked = unpack(name, bytes);
  if (!unpacked.ok) {
    const problem = unpacked.error;
    refused.push({ name, fileId: null, outcome: 'refused', summary: problem.what, problem });
    return;
  }
  for (const file of unpacked.value.filter(({ name: entry }) => /\.xml$/i.test(entry)))
    waiting.push(fromMemory(file));
}

function fromMemory({ name, bytes }: Unpacked): Waiting {
  return { name, ...glance(bytes), read: () => Promise.resolve(bytes) };
}

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(glanceLength), 0, glanceLength, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
