import { decideRefusal, refusalFactsFor, saveRefusal } from '@jeugdregie/core/care';
import type { Tx } from '@jeugdregie/core/db';
import { addStep, finish, tieReceipt, type ReceivedFile, type Step } from '@jeugdregie/core/exchange';
import { applyCare } from '@jeugdregie/core/figures';
import { book, obligedBookings } from '@jeugdregie/core/ledger';
import type {
  JW302Bericht,
  JW306Bericht,
  JW308Bericht,
  JW316Bericht,
  JW318Bericht,
  JW320Bericht,
  MessageCode,
} from '@jeugdregie/ijw';
import { assert } from '@jeugdregie/kernel';
import { routeOf } from './route-of.ts';
import { machine, originOf, type ReadTask, type Taken } from './task.ts';

export type ReceiptBericht =
  | JW302Bericht
  | JW306Bericht
  | JW308Bericht
  | JW316Bericht
  | JW318Bericht
  | JW320Bericht;

const answers = {
  JW302: 'JW301',
  JW306: 'JW305',
  JW308: 'JW307',
  JW316: 'JW315',
  JW318: 'JW317',
  JW320: 'JW319',
} as const satisfies Record<ReceiptBericht['message'], MessageCode>;

/**
 * A return message: recorded with the message that it answers. When the provider rejected what the municipality sent
 * (JW302, JW320 with codes), that counts as not sent (OP286): what followed from it is taken back, and a request that it
 * settled waits again.
 */
export async function processReceipt(tx: Tx, task: ReadTask, bericht: ReceiptBericht): Promise<Taken> {
  const { file } = task;
  const message = answers[bericht.message];
  const answered = await tieReceipt(tx, file, message);
  const codes = bericht.header.retourCodes?.retourCode ?? [];
  const verdict = codes.length === 0 ? 'goedgekeurd' : `afgekeurd (${[...new Set(codes)].join(', ')})`;
  const isRefused = codes.length > 0 && (message === 'JW301' || message === 'JW319');
  if (answered && isRefused) await takeBack(tx, task, answered, bericht);
  if (answered) await addStep(tx, answered, returned(bericht.message, verdict, isRefused));
  const summary = answered
    ? `${message} ${answered.identification ?? ''} is ${verdict}.`
    : `${bericht.message} vastgelegd: ${verdict}. Het ${message}-bericht waarop het antwoordt, is hier niet bekend.`;
  await finish(tx, file, {
    state: 'processed',
    summary,
    findings: [],
    steps: [
      { step: 'Vastgelegd', outcome: codes.length > 0 ? 'waiting' : 'ok', actor: machine, note: summary },
    ],
  });
  return { name: file.name, fileId: file.fileId, outcome: 'processed', summary, problem: null };
}

function returned(message: string, verdict: string, isRefused: boolean): Step {
  const cure = isRefused ? ' Het telt als niet verzonden; wat erop volgde, is teruggedraaid.' : '';
  return {
    step: 'Retour ontvangen',
    outcome: isRefused ? 'failed' : 'ok',
    actor: machine,
    note: `${message}: ${verdict}.${cure}`,
  };
}

async function takeBack(
  tx: Tx,
  { file, reference }: ReadTask,
  sent: ReceivedFile,
  bericht: ReceiptBericht,
): Promise<void> {
  const route = routeOf(bericht);
  assert(route !== null, 'the route was found before');
  const refused = { ...route, fileId: sent.fileId, knownOn: file.receivedOn };
  const { events, obliged } = decideRefusal(refused, await refusalFactsFor(tx, refused, reference));
  await saveRefusal(tx, refused);
  applyCare(tx, events);
  await book(tx, obligedBookings(obliged, originOf(file)));
}
