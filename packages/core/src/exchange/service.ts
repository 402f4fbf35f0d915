import type { MessageCode } from '@jeugdregie/ijw';
import {
  assert,
  fail,
  newUuid,
  ok,
  type Day,
  type Problem,
  type Result,
  type Uuid,
} from '@jeugdregie/kernel';
import type { Actor } from '../audit/index.ts';
import type { Tx } from '../db/index.ts';
import type { Keys } from '../identity/index.ts';
import { openContent, packContent, sealContent, smallFile } from './content.ts';
import { shownName } from './file-name.ts';
import type { Answer, Arrival, Ending, Receipt, ReceivedFile, Step, Trail } from './model.ts';
import {
  fileByHash,
  fileById,
  findingsOf,
  insertAnswer,
  insertFile,
  insertSteps,
  lockReceived,
  replaceFindings,
  sealedContent,
  stepsOf,
  updateDue,
  updateEnd,
  updateReturned,
  updateState,
} from './store.ts';
import { dueOn } from './terms.ts';

/**
 * Keeps a file byte for byte, sealed, with its first step. The same bytes for the same municipality are kept once:
 * the second time tells which file it was. One statement for a small file that is new, two otherwise. A file of the
 * municipality "0000" can only be kept in the system scope.
 */
export async function receive(tx: Tx, keys: Keys, arrival: Arrival): Promise<Receipt> {
  const { bytes, actor, content = packContent(arrival.bytes), ...header } = arrival;
  const packed = await content;
  const file: ReceivedFile = {
    ...header,
    ...unfinished,
    fileId: newUuid(),
    direction: 'in',
    name: shownName(arrival.name),
    sha256: packed.sha256,
    size: bytes.length,
    receivedAt: '',
    state: 'received',
    dueOn: dueOn(arrival.message, arrival.receivedOn),
    answersFileId: null,
    summary: 'Ontvangen, nog niet verwerkt.',
  };
  const step: Step = {
    step: 'Ontvangen',
    outcome: 'ok',
    actor,
    note: `${bytes.length} bytes, byte voor byte bewaard.`,
  };
  // Sealing a large file costs more than looking first; a small one is known by the insert that does nothing.
  const known = file.size > smallFile ? await fileByHash(tx, file.municipality, file.sha256) : null;
  if (known) return { kind: 'already', file: known };
  const made = await insertFile(tx, file, sealContent(keys, file, packed), step);
  if (made) return { kind: 'new', file: made };
  const other = await fileByHash(tx, file.municipality, file.sha256);
  assert(other !== null, 'a file that could not be added is there already');
  return { kind: 'already', file: other };
}

const unfinished = { answeredOn: null, answerFileId: null, findings: 0 } as const;

/** Adds one or more steps to the trail of a file. */
export async function addStep(tx: Tx, file: ReceivedFile, steps: Step | readonly Step[]): Promise<void> {
  const list = 'step' in steps ? [steps] : steps;
  if (list.length > 0) await insertSteps(tx, file, list);
}

/**
 * Gives a file that was received or set aside its next state, with summary, findings (earlier ones are replaced) and
 * steps. Throws when another worker finished it in the meantime, so that the whole transaction is undone.
 */
export async function finish(tx: Tx, file: ReceivedFile, ending: Ending): Promise<void> {
  const { state, summary, findings, steps = [] } = ending;
  assert(state !== 'received' && state !== 'ready' && state !== 'sent', `a file does not end as ${state}`);
  const done = await updateEnd(tx, file, { state, summary, findings: findings.length, steps });
  assert(done, `file ${file.fileId} was finished by another worker`);
  if (findings.length > 0 || file.findings > 0) replaceFindings(tx, file, findings);
}

/** The bytes as they came, or null when this scope has no such file. Throws when they were tampered with. */
export async function contentOf(tx: Tx, keys: Keys, fileId: Uuid): Promise<Uint8Array | null> {
  const file = await fileById(tx, fileId);
  const sealed = file === null ? null : await sealedContent(tx, file);
  return file === null || sealed === null ? null : openContent(keys, file, sealed);
}

/**
 * Puts an answer in the outbox, with the term of the file that it answers, and marks that file as answered. The question
 * must be there, in this scope.
 */
export async function putInOutbox(tx: Tx, keys: Keys, answer: Answer): Promise<ReceivedFile> {
  const fileId = newUuid();
  const { answersFileId } = answer;
  const outgoing = await sealedOutgoing(keys, { ...answer, fileId, dueOn: null });
  const made = await insertAnswer(tx, { ...outgoing.file, answersFileId }, outgoing.sealed, outgoing.step);
  assert(made !== null, `no file ${answersFileId} to answer`);
  return made;
}

/**
 * Puts a message of our own in the outbox, such as the JW301 that grants a request. It follows from a file but is not its
 * return message; the receiver answers it with one of their own.
 */
export async function sendMessage(tx: Tx, keys: Keys, message: Outgoing): Promise<ReceivedFile> {
  const { file, sealed, step } = await sealedOutgoing(keys, message);
  const made = await insertFile(tx, file, sealed, step);
  assert(made !== null, 'an outgoing file is always new');
  return made;
}

type Outgoing = Answer & { readonly fileId: Uuid; readonly dueOn: Day | null };

async function sealedOutgoing(
  keys: Keys,
  outgoing: Outgoing,
): Promise<{ readonly file: ReceivedFile; readonly sealed: Uint8Array; readonly step: Step }> {
  const { bytes, answeredOn, isSent = false, ...header } = outgoing;
  const packed = await packContent(bytes);
  const file: ReceivedFile = {
    ...header,
    ...unfinished,
    direction: 'out',
    name: shownName(outgoing.name),
    sha256: packed.sha256,
    size: bytes.length,
    receivedOn: answeredOn,
    receivedAt: '',
    state: isSent ? 'sent' : 'ready',
  };
  const note = isSent ? 'Verzonden toen het bericht werd beantwoord.' : 'Klaar om op te halen.';
  const actor: Actor = { kind: 'system', name: 'verwerking' };
  const step: Step = { step: 'Klaargezet', outcome: 'ok', actor, note };
  return { file, sealed: sealContent(keys, file, packed), step };
}

/**
 * Ties a return message that came in to the message of the same header that it answers, in whichever direction that
 * went. Null when there is no such message.
 */
export function tieReceipt(
  tx: Tx,
  receipt: ReceivedFile,
  answers: MessageCode,
): Promise<ReceivedFile | null> {
  return updateReturned(tx, receipt, answers);
}

/**
 * An outgoing file was picked up, or left in another way that `how` tells in Dutch: `ready` → `sent`. From then on the
 * receiver has its term to return a message of its own (OP090). False when it was not ready.
 */
export async function markSent(
  tx: Tx,
  fileId: Uuid,
  by: { readonly actor: Actor; readonly on: Day; readonly how?: string },
): Promise<boolean> {
  const file = await updateState(tx, fileId, { from: ['ready'], to: 'sent' });
  if (file === null) return false;
  const due = dueOn(file.message, by.on);
  if (due !== null) await updateDue(tx, file, due);
  const how = by.how ?? 'Opgehaald uit de uitbak';
  const note = due === null ? `${how}.` : `${how}. De aanbieder heeft drie werkdagen voor een retourbericht.`;
  await addStep(tx, file, { step: 'Verzonden', outcome: 'ok', actor: by.actor, note });
  return true;
}

/** Puts a file that was set aside or refused back to `received`; refuses what is being processed or was answered. */
export async function retry(
  tx: Tx,
  fileId: Uuid,
  by: { readonly actor: Actor },
): Promise<Result<ReceivedFile, Problem>> {
  const file = await updateState(tx, fileId, { from: ['set-aside', 'refused'], to: 'received' });
  if (file !== null) {
    const step: Step = {
      step: 'Opnieuw aangeboden',
      outcome: 'waiting',
      actor: by.actor,
      note: 'Wacht op verwerking.',
    };
    await addStep(tx, file, step);
    return ok(file);
  }
  return fail({
    code: 'BERICHT-NIET-HERHAALBAAR',
    what: 'Dit bericht kan niet opnieuw worden aangeboden.',
    where: fileId,
    why: 'Alleen een bericht dat apart is gezet of geweigerd is, kan opnieuw worden aangeboden.',
    remedy:
      'Bekijk het spoor van het bericht. Een beantwoord bericht herstelt de afzender met een nieuw bericht.',
  });
}

/** Takes a waiting file for processing, until the end of the transaction; null when it no longer waits or is taken. */
export function takeUp(tx: Tx, fileId: Uuid): Promise<ReceivedFile | null> {
  return lockReceived(tx, fileId);
}

/** Null when this scope does not see such a file. */
export function fileOf(tx: Tx, fileId: Uuid): Promise<ReceivedFile | null> {
  return fileById(tx, fileId);
}

/** Everything that happened to a file; null when this scope does not see it. */
export async function trailOf(tx: Tx, fileId: Uuid): Promise<Trail | null> {
  const file = await fileById(tx, fileId);
  if (file === null) return null;
  return { file, steps: await stepsOf(tx, file), findings: await findingsOf(tx, file) };
}
