import type { Day, MunicipalityCode, Problem, Result, Uuid } from '@jeugdregie/kernel';
import type { Actor } from '../audit/index.ts';
import type { Tx } from '../db/index.ts';
import type { Keys } from '../identity/index.ts';
import type {
  Alarm,
  Answer,
  Arrival,
  Ending,
  FileFilter,
  FilePage,
  Receipt,
  ReceivedFile,
  Step,
  Trail,
} from './model.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

/** Keeps a file byte for byte, sealed, with its first step. The same bytes for the same municipality are kept once. */
export function receive(_tx: Tx, _keys: Keys, _arrival: Arrival): Promise<Receipt> {
  return early();
}

/** Adds one or more steps to the trail of a file. */
export function addStep(_tx: Tx, _file: ReceivedFile, _steps: Step | readonly Step[]): Promise<void> {
  return early();
}

/** Gives a file its end state, summary and findings (earlier findings are replaced). */
export function finish(_tx: Tx, _file: ReceivedFile, _ending: Ending): Promise<void> {
  return early();
}

/** The bytes as they came, or null when this scope has no such file. Throws when they were tampered with. */
export function contentOf(_tx: Tx, _keys: Keys, _fileId: Uuid): Promise<Uint8Array | null> {
  return early();
}

/** Puts an answer in the outbox and marks the file that it answers. */
export function putInOutbox(_tx: Tx, _keys: Keys, _answer: Answer): Promise<ReceivedFile> {
  return early();
}

/** An outgoing file was picked up: `ready` → `sent`. False when it was not ready. */
export function markSent(_tx: Tx, _fileId: Uuid, _by: { readonly actor: Actor }): Promise<boolean> {
  return early();
}

/** Files that were received and never finished, in the order in which they must be processed. Needs the system scope. */
export function pending(_tx: Tx, _municipality?: MunicipalityCode): Promise<ReceivedFile[]> {
  return early();
}

/** Puts a file that was set aside or refused back to `received`; refuses what was already answered. */
export function retry(
  _tx: Tx,
  _fileId: Uuid,
  _by: { readonly actor: Actor },
): Promise<Result<ReceivedFile, Problem>> {
  return early();
}

export function fileOf(_tx: Tx, _fileId: Uuid): Promise<ReceivedFile | null> {
  return early();
}

/** A page of files, by key: no total is counted. */
export function listFiles(_tx: Tx, _filter: FileFilter): Promise<FilePage> {
  return early();
}

export function trailOf(_tx: Tx, _fileId: Uuid): Promise<Trail | null> {
  return early();
}

/** What waits for a person, the most urgent first, at most 500. */
export function alarmList(_tx: Tx, _today: Day, _municipality?: MunicipalityCode | null): Promise<Alarm[]> {
  return early();
}
