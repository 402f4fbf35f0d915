import {
  careFactsFor,
  decideCare,
  readCareMessage,
  saveCare,
  type CareDecision,
  type CareMessage,
} from '@jeugdregie/core/care';
import { allocationsInUse } from '@jeugdregie/core/claims';
import type { Tx } from '@jeugdregie/core/db';
import { finish } from '@jeugdregie/core/exchange';
import { applyCare } from '@jeugdregie/core/figures';
import { saveNewPersons, savePersons } from '@jeugdregie/core/identity';
import { book, obligedBookings } from '@jeugdregie/core/ledger';
import {
  answer,
  type JW301Bericht,
  type JW305Bericht,
  type JW307Bericht,
  type JW315Bericht,
} from '@jeugdregie/ijw';
import { assert, type AllocationNumber } from '@jeugdregie/kernel';
import { answerIdentification, sendAnswer } from './answer-file.ts';
import type { Desk } from './desk.ts';
import { headerFindings } from './header-findings.ts';
import { personOf } from './person-of.ts';
import { answered, findingsOf, rejectWhole } from './reject.ts';
import { routeOf } from './route-of.ts';
import { machine, originOf, type ReadTask, type Taken } from './task.ts';

type CareBericht = JW301Bericht | JW305Bericht | JW307Bericht | JW315Bericht;

/** Requests, allocations, starts and stops: facts, decision, and everything that follows from it in one go. */
export async function processCare(desk: Desk, tx: Tx, task: ReadTask, bericht: CareBericht): Promise<Taken> {
  const { file, checked, reference } = task;
  const route = routeOf(bericht);
  assert(route !== null, 'the route was found before');
  const person = personOf(bericht);
  const message = readCareMessage(bericht, {
    ...route,
    clientKey: desk.keys.clientKeyFor(route.municipality, person.bsn),
    fileId: file.fileId,
    dated: file.messageDate ?? file.receivedOn,
    knownOn: file.receivedOn,
  });
  assert(message !== null, `${bericht.message} is a care message`);
  const claimed = await claimedAmong(tx, message);
  const decision = decideCare(message, await careFactsFor(tx, message, reference, claimed));
  const wrongHeader = bericht.message === 'JW315' ? await headerFindings(tx, file) : [];
  const findings = [...wrongHeader, ...decision.findings];
  if (findings.length > 0) return rejectWhole(desk, tx, task, findings);

  // Only the municipality's own message changes what is known of a person: a provider's message holds no address.
  const save = bericht.message === 'JW301' ? savePersons : saveNewPersons;
  saveCare(tx, decision);
  applyCare(tx, decision.events);
  const retour = answer(checked, {
    identificatie: answerIdentification(file),
    dagtekening: file.receivedOn,
  });
  assert(retour !== null, 'a message that can be read can be answered');
  const summary = summaryOf(decision);
  // None of these waits for another, so they go to the database in one go.
  await Promise.all([
    save(tx, desk.keys, route.municipality, [person]),
    book(tx, obligedBookings(decision.obliged, originOf(file))),
    sendAnswer(desk, tx, file, {
      bericht: retour,
      on: file.receivedOn,
      summary: 'Goedgekeurd',
      isHistory: task.isHistory,
    }),
    finish(tx, file, {
      state: 'processed',
      summary,
      findings: findingsOf(decision.remarks),
      steps: [
        { step: 'Inhoud gecontroleerd', outcome: 'ok', actor: machine, note: 'Schema en regels in orde.' },
        { step: 'Vastgelegd', outcome: 'ok', actor: machine, note: summary },
        answered(retour, 'goedgekeurd'),
      ],
    }),
  ]);
  return { name: file.name, fileId: file.fileId, outcome: 'processed', summary, problem: null };
}

/** TR385: an allocation with accepted claim lines cannot be deleted. Care comes before claims and cannot look itself. */
async function claimedAmong(tx: Tx, message: CareMessage): Promise<ReadonlySet<AllocationNumber>> {
  if (message.kind !== 'allocations') return new Set();
  const withdrawn = message.records.filter(({ changeReason }) => changeReason === '13');
  if (withdrawn.length === 0) return new Set();
  return allocationsInUse(
    tx,
    message.origin.municipality,
    withdrawn.map(({ number }) => number),
  );
}

const nouns = {
  allocations: ['toewijzing', 'toewijzingen'],
  starts: ['start', 'starts'],
  stops: ['stop', 'stops'],
  requests: ['verzoek', 'verzoeken'],
} as const;

function summaryOf({ message }: CareDecision): string {
  const count = message.records.length;
  const [one, more] = nouns[message.kind];
  return `${count} ${count === 1 ? one : more} vastgelegd.`;
}
