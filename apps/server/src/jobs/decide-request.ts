import {
  allocationBericht,
  answerBericht,
  careFactsFor,
  decideCare,
  lockRequest,
  nextAllocationNumber,
  requestDossier,
  saveAnswer,
  saveCare,
  settleRequest,
  type Answer,
  type CareMessage,
  type RequestDossier,
  type RequestOrder,
  type SentMessage,
  type Settlement,
} from '@jeugdregie/core/care';
import { record } from '@jeugdregie/core/audit';
import { allocationsInUse } from '@jeugdregie/core/claims';
import { takeTurn, type Tx } from '@jeugdregie/core/db';
import { addStep, fileOf, sendMessage, type ReceivedFile } from '@jeugdregie/core/exchange';
import { applyCare } from '@jeugdregie/core/figures';
import { book, obligedBookings } from '@jeugdregie/core/ledger';
import { checkSync, compose, type JW301Bericht, type JW319Bericht } from '@jeugdregie/ijw';
import {
  assert,
  fail,
  newUuid,
  ok,
  systemTime,
  type Problem,
  type Result,
  type Uuid,
} from '@jeugdregie/kernel';
import { answerIdentification } from './answer-file.ts';
import { clientFor, type ClientClass } from './client-of.ts';
import type { Desk } from './desk.ts';
import { addressMissing, noContracts, ownMessageInvalid, personUnknown } from './problems.ts';

/** What would go out, settled but not kept. */
export interface Draft {
  readonly dossier: RequestDossier;
  readonly settlement: Settlement;
}

/**
 * What a person's choices on a request come to, without keeping anything: for the preview. Null when this municipality
 * has no such request.
 */
export async function draftDecision(tx: Tx, order: RequestOrder): Promise<Result<Draft, Problem> | null> {
  const { municipality, fileId, choices, today } = order;
  const dossier = await requestDossier(tx, municipality, fileId);
  if (!dossier) return null;
  const moment = {
    today,
    version: `${today}T${systemTime()}`,
    nextNumber: await nextAllocationNumber(tx, municipality),
    claimed: await allocationsInUse(
      tx,
      municipality,
      dossier.allocations.map(({ number }) => number),
    ),
  };
  const settled = settleRequest(dossier, choices, moment);
  return settled.ok ? ok({ dossier, settlement: settled.value }) : settled;
}

/**
 * Keeps a person's decision on a request, once and for good: the JW301 and JW319 in the outbox, what follows from them
 * for care, figures and ledger, the audit log and the trail of the request. A failure means: undo the transaction.
 */
export async function decideRequest(
  desk: Desk,
  tx: Tx,
  order: RequestOrder,
): Promise<Result<readonly SentMessage[], Problem> | null> {
  const { municipality, fileId, actor, today } = order;
  takeTurn(tx, municipality);
  await lockRequest(tx, municipality, fileId);
  const drafted = await draftDecision(tx, order);
  if (!drafted?.ok) return drafted;
  const { dossier, settlement } = drafted.value;
  const file = await fileOf(tx, fileId);
  assert(file !== null, 'a request has its file');
  const sent: SentMessage[] = [];
  if (settlement.allocations.length > 0) {
    const granted = await sendAllocations(desk, tx, { order, file, ...drafted.value });
    if (!granted.ok) return granted;
    sent.push(granted.value);
  }
  for (const answer of settlement.answers)
    sent.push(await sendAnswerTo(desk, tx, { order, file, dossier, answer }));
  const note = summaryOf(settlement, dossier);
  await addStep(tx, file, { step: 'Besloten', outcome: 'ok', actor, note });
  await record(tx, {
    actor,
    action: 'care.decide',
    object: { kind: 'request', id: fileId },
    clientKey: dossier.head.clientKey,
    purpose: `${note} Op ${today}.`,
    outcome: 'ok',
  });
  return ok(sent);
}

interface Sending {
  readonly order: RequestOrder;
  readonly file: ReceivedFile;
  readonly dossier: RequestDossier;
}

async function sendAllocations(
  desk: Desk,
  tx: Tx,
  { order, file, dossier, settlement }: Sending & { readonly settlement: Settlement },
): Promise<Result<SentMessage, Problem>> {
  const { municipality, address, actor, today } = order;
  const { provider, clientKey } = dossier.head;
  const reference = await desk.reference(tx);
  if (!reference) return fail(noContracts(file.name));
  const client = await clientFor(desk, tx, { municipality, clientKey, address, actor });
  if (!client) return fail(address === null ? addressMissing : personUnknown);
  const fileId = newUuid();
  const identification = identificationOf(file, fileId);
  const bericht = allocationBericht(
    { municipality, provider, identification, dated: today },
    client,
    settlement.allocations,
  );
  const checked = checkSync(compose(bericht));
  if (checked.level !== null) return fail(ownMessageInvalid(checked));
  const message: CareMessage = {
    kind: 'allocations',
    origin: { municipality, provider, clientKey, fileId, dated: today, knownOn: today },
    postcode: postcodeOf(client),
    records: settlement.allocations,
  };
  const decision = decideCare(message, await careFactsFor(tx, message, reference));
  const [wrong] = decision.findings;
  if (wrong) return fail(ownMessageInvalid({ findings: decision.findings }));
  saveCare(tx, decision);
  applyCare(tx, decision.events);
  const origin = { source: `file:${fileId}`, fileId, knownOn: today };
  await book(tx, obligedBookings(decision.obliged, origin));
  return ok(await send(desk, tx, { bericht, fileId, file, dossier, today }));
}

async function sendAnswerTo(
  desk: Desk,
  tx: Tx,
  { order, file, dossier, answer }: Sending & { readonly answer: Answer },
): Promise<SentMessage> {
  const { municipality, today } = order;
  const { provider } = dossier.head;
  const fileId = newUuid();
  const identification = identificationOf(file, fileId);
  const bericht = answerBericht({ municipality, provider, identification, dated: today }, answer);
  assert(checkSync(compose(bericht)).level === null, 'an answer breaks no rule of levels 1 and 2');
  await saveAnswer(tx, { municipality, provider, fileId, dated: today, knownOn: today }, answer);
  return send(desk, tx, { bericht, fileId, file, dossier, today });
}

interface Outgoing {
  readonly bericht: JW301Bericht | JW319Bericht;
  readonly fileId: Uuid;
  readonly file: ReceivedFile;
  readonly dossier: RequestDossier;
  readonly today: RequestOrder['today'];
}

/** It must go out on the day until which the request may wait. */
async function send(desk: Desk, tx: Tx, outgoing: Outgoing): Promise<SentMessage> {
  const { bericht, fileId, file, dossier, today } = outgoing;
  const { message, header } = bericht;
  const { identificatie } = header.berichtIdentificatie;
  const isWaiting = dossier.head.state === 'investigating';
  const made = await sendMessage(tx, desk.keys, {
    fileId,
    municipality: file.municipality,
    answersFileId: file.fileId,
    name: `${message}-${identificatie}.xml`,
    bytes: compose(bericht),
    message,
    sender: header.afzender,
    receiver: header.ontvanger,
    identification: identificatie,
    messageDate: today,
    answeredOn: today,
    summary: message === 'JW301' ? 'Toewijzing na een verzoek' : 'Antwoord op een verzoek',
    dueOn: isWaiting ? dossier.head.settleBy : dossier.head.decideBy,
  });
  return { message, fileId: made.fileId, name: made.name };
}

/** Unique for this municipality: it follows from the id of the message itself. */
function identificationOf(file: ReceivedFile, fileId: Uuid): string {
  return answerIdentification({ ...file, sha256: `${file.sha256} ${fileId}` });
}

function postcodeOf({ contactgegevens }: ClientClass): string | null {
  const withPostcode = contactgegevens.contact.filter(({ adres }) => adres?.postcode !== undefined);
  const chosen = withPostcode.find(({ soort }) => soort === '01') ?? withPostcode[0];
  return chosen?.adres?.postcode ?? null;
}

/** One Dutch line; references of the provider lead to nobody. */
function summaryOf({ allocations, answers }: Settlement, { head }: RequestDossier): string {
  const granted = [...new Set(allocations.flatMap(({ reference }) => reference ?? []))];
  const of = (kind: Answer['answer']): string[] =>
    answers.filter(({ answer }) => answer === kind).map(({ reference }) => reference);
  const parts = [
    ['Toegewezen', granted],
    ['Afgewezen', of('rejected')],
    ['In onderzoek', of('investigating')],
  ] as const;
  const told = parts
    .filter(([, list]) => list.length > 0)
    .map(([word, list]) => `${word}: ${list.join(', ')}`);
  return `${head.kind === 'change' ? 'Verzoek om wijziging' : 'Verzoek om toewijzing'}. ${told.join('. ')}.`;
}
