import type { Actor } from '@jeugdregie/core/audit';
import type { Reference } from '@jeugdregie/core/contracts';
import type { Tx } from '@jeugdregie/core/db';
import { finish, type FileState, type ReceivedFile } from '@jeugdregie/core/exchange';
import type { Bericht, Checked } from '@jeugdregie/ijw';
import type { Problem, Uuid } from '@jeugdregie/kernel';

/** One file on the desk, kept and checked on levels 1 and 2. */
export interface Task {
  readonly file: ReceivedFile;
  readonly checked: Checked;
  readonly actor: Actor;
  /** True while history is loaded: answers left long ago. */
  readonly isHistory: boolean;
}

/** What the parts of the processing hand to each other: the readable message with the contracts of its region. */
export interface ReadTask extends Task {
  readonly bericht: Bericht;
  readonly reference: Reference;
}

/** What became of a file, in the words of the screen. */
export interface Taken {
  readonly name: string;
  readonly fileId: Uuid | null;
  readonly outcome: 'processed' | 'already' | 'rejected' | 'set-aside' | 'refused';
  readonly summary: string;
  readonly problem: Problem | null;
}

/** What bookings rest on: the file, and the day on which it came. */
export function originOf({ fileId, receivedOn }: ReceivedFile) {
  return { source: `file:${fileId}`, fileId, knownOn: receivedOn };
}

export const machine: Actor = { kind: 'system', name: 'verwerking' };

/** Ends a file that was not processed, with the problem that a person can solve. */
export async function setApart(
  tx: Tx,
  file: ReceivedFile,
  state: FileState,
  problem: Problem,
): Promise<Taken> {
  await finish(tx, file, {
    state,
    summary: problem.what,
    findings: [],
    steps: [
      {
        step: 'Niet verwerkt',
        outcome: state === 'set-aside' ? 'waiting' : 'failed',
        actor: machine,
        note: problem.what,
        problem,
      },
    ],
  });
  const outcome = state === 'set-aside' ? 'set-aside' : 'refused';
  return { name: file.name, fileId: file.fileId, outcome, summary: problem.what, problem };
}
