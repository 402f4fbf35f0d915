import { createHash } from 'node:crypto';
import { putInOutbox, type ReceivedFile } from '@jeugdregie/core/exchange';
import type { Tx } from '@jeugdregie/core/db';
import { compose, type Bericht } from '@jeugdregie/ijw';
import { day, type Day } from '@jeugdregie/kernel';
import type { Desk } from './desk.ts';

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * Identification of an answer: twelve characters that follow from the file it answers, so that answering again gives
 * the same bytes and two answers never share one.
 */
export function answerIdentification(file: ReceivedFile): string {
  const digest = createHash('sha256').update(`answer ${file.sha256}`).digest();
  return `A${[...digest.subarray(0, 11)].map((byte) => alphabet[byte % 32]).join('')}`;
}

/** Composes an answer and puts it in the outbox. The answers to loaded history left long ago and count as sent. */
export async function sendAnswer(
  desk: Desk,
  tx: Tx,
  file: ReceivedFile,
  answer: {
    readonly bericht: Bericht;
    readonly on: Day;
    readonly summary: string;
    readonly isHistory: boolean;
  },
): Promise<ReceivedFile> {
  const { header, message } = answer.bericht;
  const retour = 'identificatieRetour' in header ? (header.identificatieRetour as string) : null;
  const declaration = 'declaratieIdentificatie' in header;
  const identification = retour ?? header.berichtIdentificatie.identificatie;
  return putInOutbox(tx, desk.keys, {
    municipality: file.municipality,
    answersFileId: file.fileId,
    name: `${message}-${identification}.xml`,
    bytes: compose(answer.bericht),
    message,
    // A return message copies the header of the message it answers, so its own sender stands there as receiver.
    sender: declaration ? header.afzender : header.ontvanger,
    receiver: declaration ? header.ontvanger : header.afzender,
    identification,
    messageDate: day(header.berichtIdentificatie.dagtekening) ?? answer.on,
    answeredOn: answer.on,
    summary: answer.summary,
    isSent: answer.isHistory,
  });
}
