import {
  answerFactsFor,
  answerFindings,
  changeFactsFor,
  decideChange,
  readAnswer,
  readChange,
  saveAnswer,
  saveChange,
} from '@jeugdregie/core/care';
import type { Tx } from '@jeugdregie/core/db';
import { finish } from '@jeugdregie/core/exchange';
import { answer, type Finding, type JW317Bericht, type JW319Bericht } from '@jeugdregie/ijw';
import { assert } from '@jeugdregie/kernel';
import { answerIdentification, sendAnswer } from './answer-file.ts';
import type { Desk } from './desk.ts';
import { headerFindings } from './header-findings.ts';
import { answered, findingsOf, rejectWhole } from './reject.ts';
import { routeOf } from './route-of.ts';
import { machine, type ReadTask, type Taken } from './task.ts';

/** A request for a change (VOW): kept with its terms and answered; what becomes of it a person decides. */
export async function processChange(
  desk: Desk,
  tx: Tx,
  task: ReadTask,
  bericht: JW317Bericht,
): Promise<Taken> {
  const origin = {
    ...originIn(task, bericht),
    clientKey: desk.keys.clientKeyFor(task.file.municipality, bericht.client.bsn),
  };
  const message = readChange(bericht, origin);
  const { findings } = decideChange(message, await changeFactsFor(tx, message, task.reference));
  const all = [...(await headerFindings(tx, task.file)), ...findings];
  if (all.length > 0) return rejectWhole(desk, tx, task, all);
  await saveChange(tx, message);
  const summary = 'Verzoek om wijziging vastgelegd; het wacht op een besluit.';
  return accept(desk, tx, task, { summary, remarks: [] });
}

/** An answer (JW319) that the municipality's own system gave. One to a request that is not known yet is kept (OP080). */
export async function processAnswer(
  desk: Desk,
  tx: Tx,
  task: ReadTask,
  bericht: JW319Bericht,
): Promise<Taken> {
  const origin = originIn(task, bericht);
  const given = readAnswer(bericht);
  const all = answerFindings(given, await answerFactsFor(tx, origin, given.reference));
  const remarks = all.filter(({ rule }) => rule === 'TR355');
  const findings = [...(await headerFindings(tx, task.file)), ...all.filter(({ rule }) => rule !== 'TR355')];
  if (findings.length > 0) return rejectWhole(desk, tx, task, findings);
  await saveAnswer(tx, origin, given);
  const word = given.answer === 'rejected' ? 'Afwijzing' : 'In onderzoek';
  return accept(desk, tx, task, { summary: `${word} vastgelegd.`, remarks });
}

function originIn({ file }: ReadTask, bericht: JW317Bericht | JW319Bericht) {
  const route = routeOf(bericht);
  assert(route !== null, 'the route was found before');
  return {
    ...route,
    fileId: file.fileId,
    dated: file.messageDate ?? file.receivedOn,
    knownOn: file.receivedOn,
  };
}

async function accept(
  desk: Desk,
  tx: Tx,
  { file, checked, isHistory }: ReadTask,
  { summary, remarks }: { readonly summary: string; readonly remarks: readonly Finding[] },
): Promise<Taken> {
  const { receivedOn } = file;
  const retour = answer(checked, { identificatie: answerIdentification(file), dagtekening: receivedOn });
  assert(retour !== null, 'a message that can be read can be answered');
  await sendAnswer(desk, tx, file, { bericht: retour, on: receivedOn, summary: 'Goedgekeurd', isHistory });
  await finish(tx, file, {
    state: 'processed',
    summary,
    findings: findingsOf(remarks),
    steps: [
      { step: 'Inhoud gecontroleerd', outcome: 'ok', actor: machine, note: 'Schema en regels in orde.' },
      { step: 'Vastgelegd', outcome: 'ok', actor: machine, note: summary },
      answered(retour, 'goedgekeurd'),
    ],
  });
  return { name: file.name, fileId: file.fileId, outcome: 'processed', summary, problem: null };
}
