import { takeTurn, type Tx } from '@jeugdregie/core/db';
import { finish, type Step } from '@jeugdregie/core/exchange';
import type { Desk } from './desk.ts';
import { noContracts, notYours, outsideRegion } from './problems.ts';
import { processCare } from './process-care.ts';
import { processClaim } from './process-claim.ts';
import { processReceipt } from './process-receipt.ts';
import { processAnswer, processChange } from './process-request.ts';
import { refuseUnreadable, rejectWhole } from './reject.ts';
import { routeOf } from './route-of.ts';
import { machine, setApart, type ReadTask, type Taken, type Task } from './task.ts';

/** Decides what becomes of a received file and saves all of it, in the caller's transaction. */
export async function processMessage(desk: Desk, tx: Tx, task: Task): Promise<Taken> {
  const { checked, file } = task;
  if (!checked.bericht) return refuseUnreadable(tx, file, checked);
  const route = routeOf(checked.bericht);
  if (!route) return setApart(tx, file, 'refused', notYours(file.name));
  if (checked.level === 2) return rejectWhole(desk, tx, task, checked.findings);
  const reference = await desk.reference(tx);
  if (!reference) return setApart(tx, file, 'set-aside', noContracts(file.name));
  const date = file.messageDate ?? file.receivedOn;
  if (!reference.memberOn(route.municipality, date)) {
    return setApart(tx, file, 'set-aside', outsideRegion(file.name, route.municipality, date));
  }
  takeTurn(tx, route.municipality);
  return processByKind(desk, tx, { ...task, bericht: checked.bericht, reference });
}

function processByKind(desk: Desk, tx: Tx, task: ReadTask): Promise<Taken> {
  const { bericht } = task;
  switch (bericht.message) {
    case 'JW301':
    case 'JW305':
    case 'JW307':
    case 'JW315':
      return processCare(desk, tx, task, bericht);
    case 'JW323':
      return processClaim(desk, tx, task, bericht);
    case 'JW317':
      return processChange(desk, tx, task, bericht);
    case 'JW319':
      return processAnswer(desk, tx, task, bericht);
    case 'JW302':
    case 'JW306':
    case 'JW308':
    case 'JW316':
    case 'JW318':
    case 'JW320':
      return processReceipt(tx, task, bericht);
    case 'JW325':
      return keepOnly(tx, task);
  }
}

/** A reply to a claim: kept with its trail; nothing is decided by it here. */
async function keepOnly(tx: Tx, { file, bericht }: ReadTask): Promise<Taken> {
  const summary = `${bericht.message} vastgelegd.`;
  const note = 'Dit bericht beslist hier niets; het is bewaard en terug te vinden.';
  const steps: Step[] = [{ step: 'Vastgelegd', outcome: 'ok', actor: machine, note }];
  await finish(tx, file, { state: 'processed', summary, findings: [], steps });
  return { name: file.name, fileId: file.fileId, outcome: 'processed', summary, problem: null };
}
