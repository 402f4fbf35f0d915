import {
  adjudicate,
  composeReply,
  decidedLines,
  factsFor,
  linesFrom,
  replyIdentification,
  saveClaims,
  type ClaimDecision,
} from '@jeugdregie/core/claims';
import type { Tx } from '@jeugdregie/core/db';
import { finish, type FileFinding, type Step } from '@jeugdregie/core/exchange';
import { applyClaims } from '@jeugdregie/core/figures';
import { book, claimBookings } from '@jeugdregie/core/ledger';
import type { JW323Bericht } from '@jeugdregie/ijw';
import { sendAnswer } from './answer-file.ts';
import type { Desk } from './desk.ts';
import { machine, originOf, type ReadTask, type Taken } from './task.ts';

/** A claim (JW323): facts, verdict per line, and everything that follows from it in the caller's transaction. */
export async function processClaim(
  desk: Desk,
  tx: Tx,
  task: ReadTask,
  bericht: JW323Bericht,
): Promise<Taken> {
  const { file, reference } = task;
  const claim = linesFrom(bericht, {
    fileId: file.fileId,
    municipality: file.municipality,
    knownOn: file.receivedOn,
    clientKeyFor: desk.keys.clientKeyFor,
  });
  const facts = await factsFor(tx, claim, reference);
  const decision = adjudicate(claim, facts);
  const isNew = await saveClaims(tx, decision, facts);
  if (!isNew) return alreadyDecided(tx, task);
  const lines = decidedLines(decision, facts);
  // None of these waits for another: while the database looks up who is known, the answer is composed.
  const [, , taken] = await Promise.all([
    applyClaims(tx, lines),
    book(tx, claimBookings(lines, originOf(file))),
    end(desk, tx, task, { bericht, decision }),
  ]);
  return taken;
}

/** A retry of a claim that was decided before and waits for a person: it goes on waiting, nothing counts twice. */
async function alreadyDecided(tx: Tx, { file }: ReadTask): Promise<Taken> {
  const summary = 'Eerder beoordeeld; wacht op het besluit van een medewerker.';
  await finish(tx, file, { state: 'set-aside', summary, findings: [], steps: [] });
  return { name: file.name, fileId: file.fileId, outcome: 'set-aside', summary, problem: null };
}

interface Decided {
  readonly bericht: JW323Bericht;
  readonly decision: ClaimDecision;
}

/** The answer goes out when every line has a verdict; while one waits for a person, the claim waits with it. */
async function end(desk: Desk, tx: Tx, task: ReadTask, { bericht, decision }: Decided): Promise<Taken> {
  const { file } = task;
  const summary = summaryOf(decision);
  const steps: Step[] = [
    { step: 'Inhoud gecontroleerd', outcome: 'ok', actor: machine, note: 'Schema en regels in orde.' },
    { step: 'Beoordeeld', outcome: 'ok', actor: machine, note: summary },
    ...decision.signals.map((signal): Step => ({
      step: 'Signaal',
      outcome: 'waiting',
      actor: machine,
      note: `Met deze declaratie komt de aanbieder in ${signal.year} boven het plafond. De zorg wordt niet afgewezen.`,
    })),
  ];
  const moment = { identification: replyIdentification(file.fileId), dated: file.receivedOn };
  let answered: Promise<unknown> = Promise.resolve();
  const reply = composeReply(bericht, decision, moment);
  if (reply) {
    const answer = { bericht: reply, on: file.receivedOn, summary, isHistory: task.isHistory };
    answered = sendAnswer(desk, tx, file, answer);
    steps.push({ step: 'Beantwoord', outcome: 'ok', actor: machine, note: 'JW325 opgesteld.' });
  } else {
    const note = 'Het antwoord (JW325) volgt als over elke regel is beslist.';
    steps.push({ step: 'Wacht op medewerker', outcome: 'waiting', actor: machine, note });
  }
  const state = decision.fileFindings.length > 0 ? 'rejected' : reply ? 'processed' : 'set-aside';
  await Promise.all([answered, finish(tx, file, { state, summary, findings: findingsOf(decision), steps })]);
  return { name: file.name, fileId: file.fileId, outcome: state, summary, problem: null };
}

function findingsOf({ fileFindings }: ClaimDecision): FileFinding[] {
  return fileFindings.map(({ rule, returnCode }) => ({
    rule,
    returnCode,
    level: 3,
    at: 'Declaratie',
    line: 0,
  }));
}

function summaryOf({ verdicts, fileFindings }: ClaimDecision): string {
  const [first] = fileFindings;
  if (first) return `Declaratie als geheel afgewezen: ${first.rule} (${first.returnCode}).`;
  const count = (kind: string): number => verdicts.filter(({ verdict }) => verdict.kind === kind).length;
  const waiting = count('needs-person');
  const parts = [
    `${count('accepted')} ${count('accepted') === 1 ? 'regel' : 'regels'} goedgekeurd`,
    `${count('rejected')} afgewezen`,
  ];
  return `${[...parts, ...(waiting > 0 ? [`${waiting} voor een medewerker`] : [])].join(', ')}.`;
}
