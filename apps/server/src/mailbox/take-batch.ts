import { posix } from 'node:path';
import type { Actor } from '@jeugdregie/core/audit';
import { isTemporary, system } from '@jeugdregie/core/db';
import { fileOf, trailOf } from '@jeugdregie/core/exchange';
import { monthOf, type MunicipalityCode, type Problem } from '@jeugdregie/kernel';
import { brokenOff } from '../jobs/problems.ts';
import { takeIn } from '../jobs/take-in.ts';
import type { Taken } from '../jobs/task.ts';
import { entriesOf, isGone, moveInto, removeEmptyAbove } from './folders.ts';
import type { MailRun } from './model.ts';
import { keepInQuarantine, setInQuarantine } from './quarantine.ts';
import { survey, type Source, type Waiting } from './survey.ts';

export const mailboxActor: Actor = { kind: 'system', name: 'postvak' };

/** How many municipalities are worked on at once. */
const lanes = 3;

/** One message on its way in, with the file that it came in. */
interface Piece {
  readonly source: Source;
  readonly message: Waiting;
}

/**
 * Takes in everything in the working folder: what was claimed just now, and what a killed run left there. Messages of
 * one municipality go in order of date and kind, care before claims. Throws when the cause is temporary; then
 * everything that was not finished is still in the working folder.
 */
export async function takeBatch(run: MailRun): Promise<void> {
  const { folders } = run;
  const pieces: Piece[] = [];
  const open = new Map<Source, number>();
  for (const entry of await entriesOf(folders.taken)) {
    if (entry.name.startsWith('.')) continue;
    const source = await survey(entry);
    if (source === null) continue;
    if (source.problem) await refuseSource(run, source, source.problem);
    else open.set(source, source.messages.length);
    for (const message of source.messages) pieces.push({ source, message });
  }
  await inLanes(run, pieces, async (piece) => {
    const isAway = await takePiece(run, piece);
    const left = (open.get(piece.source) ?? 1) - 1;
    open.set(piece.source, left);
    if (left === 0 && !isAway) await finishSource(run, piece.source);
  });
}

/** Runs the work lane by lane; the first error stops all lanes after the piece in hand, and is thrown. */
async function inLanes(
  run: MailRun,
  pieces: readonly Piece[],
  work: (piece: Piece) => Promise<void>,
): Promise<void> {
  const queues = [...Map.groupBy(pieces, ({ message }) => message.lane).values()];
  queues.sort((a, b) => b.length - a.length);
  const failures: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let queue = queues.shift(); queue !== undefined; queue = queues.shift()) {
      queue.sort((a, b) => (a.message.key < b.message.key ? -1 : a.message.key > b.message.key ? 1 : 0));
      for (const piece of queue) {
        if (failures.length > 0 || run.signal.aborted) return;
        await run
          .stillOurs()
          .then(() => work(piece))
          .catch((error: unknown) => failures.push(error));
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
}

/** True when the file itself went to quarantine, so that there is nothing left to finish. */
async function takePiece(run: MailRun, { source, message }: Piece): Promise<boolean> {
  const { desk, today } = run;
  const { owner: own } = source;
  const { name } = message;
  const bytes = await message.read().catch((error: unknown) => {
    if (isGone(error)) return null; // taken out of the working folder by hand
    throw error;
  });
  if (bytes === null) return true;
  let taken: Taken;
  try {
    taken = await takeIn(desk, { name, bytes, actor: mailboxActor, receivedOn: today, today, own });
  } catch (error) {
    if (isTemporary(error)) throw error;
    const problem = brokenOff(name, error);
    taken = { name, fileId: null, outcome: 'refused', summary: problem.what, problem };
  }
  const refusal = await refusalOf(run, taken);
  run.note(refusal ? { ...taken, ...refusal.taken } : taken);
  if (!refusal) return false;
  const as = { name, municipality: refusal.municipality ?? own, problem: refusal.problem };
  if (message.isInArchive) await keepInQuarantine(run.folders, bytes, as);
  else await moveToQuarantine(run, source, as);
  return !message.isInArchive;
}

interface Refusal {
  readonly municipality: MunicipalityCode | null;
  readonly problem: Problem;
  readonly taken: Partial<Taken>;
}

/**
 * Why a file was refused, now or the first time these bytes came: a kill between the refusal and the move to quarantine
 * must not end in the folder of processed files.
 */
async function refusalOf({ desk }: MailRun, taken: Taken): Promise<Refusal | null> {
  const { fileId, outcome, problem } = taken;
  if (fileId === null) return problem && { municipality: null, problem, taken: {} };
  if (outcome !== 'refused' && outcome !== 'already') return null;
  return desk.db.transaction(system, async (tx) => {
    const file = await fileOf(tx, fileId);
    if (file === null || file.state !== 'refused') return null;
    const trail = outcome === 'refused' ? null : await trailOf(tx, fileId);
    const known = problem ?? trail?.steps.findLast((step) => step.problem !== null)?.problem;
    if (!known) return null;
    return {
      municipality: file.municipality,
      problem: known,
      taken: { outcome: 'refused', summary: known.what, problem: known } as const,
    };
  });
}

async function refuseSource(run: MailRun, source: Source, problem: Problem): Promise<void> {
  const { name, owner: municipality } = source;
  run.note({ name, fileId: null, outcome: 'refused', summary: problem.what, problem });
  await moveToQuarantine(run, source, { name, municipality, problem });
}

async function moveToQuarantine(
  { folders }: MailRun,
  { path }: Source,
  as: Parameters<typeof setInQuarantine>[2],
): Promise<void> {
  await setInQuarantine(folders, path, as);
  await removeEmptyAbove(folders.taken, path);
}

async function finishSource(run: MailRun, { path, relative }: Source): Promise<void> {
  await moveInto(run.folders.done, path, posix.join(monthOf(run.today), relative));
  await removeEmptyAbove(run.folders.taken, path);
}
