import { fileOf, type ReceivedFile } from '@jeugdregie/core/exchange';
import type { Tx } from '@jeugdregie/core/db';
import { composeEnvelope, type MessageCode } from '@jeugdregie/ijw';
import { assert, localStamp } from '@jeugdregie/kernel';
import { referenceOf } from '../jobs/open-envelope.ts';

/** Messages that answer one of the other side: they travel as Du01 and refer to what they answer. */
const receipts: ReadonlySet<MessageCode> = new Set([
  'JW302',
  'JW306',
  'JW308',
  'JW316',
  'JW318',
  'JW320',
  'JW325',
]);

/** What the outside of an answer refers to. */
export interface Answered {
  /** Reference number of the envelope that is answered; null when the message came without one. */
  readonly reference: string | null;
  /** Identification of the message that is answered. */
  readonly identification: string | null;
}

export async function answeredBy(tx: Tx, file: ReceivedFile): Promise<Answered | null> {
  const { message, answersFileId } = file;
  if (message === null || answersFileId === null || !receipts.has(message)) return null;
  const question = await fileOf(tx, answersFileId);
  return {
    reference: await referenceOf(tx, answersFileId),
    identification: question?.identification ?? null,
  };
}

/**
 * The envelope around an outgoing message. Everything in it follows from the file, so that the same file gives the same
 * bytes again: its id is the reference number, and the moment it was made the moment of sending.
 */
export function wrap(
  file: ReceivedFile,
  message: Uint8Array,
  fileName: string,
  answered: Answered | null,
): Uint8Array {
  assert(file.message !== null, 'an outgoing file is a message');
  const isReceipt = receipts.has(file.message);
  return composeEnvelope({
    berichtcode: isReceipt ? 'Du01' : 'Di01',
    zender: { organisatie: file.sender ?? file.municipality, applicatie: 'Jeugdregie' },
    ontvanger: { organisatie: file.receiver ?? '' },
    referentienummer: file.fileId,
    tijdstipBericht: localStamp(file.receivedAt),
    ...(answered?.reference ? { crossRefnummer: answered.reference } : {}),
    functie: file.message,
    referentienummerBericht: file.identification ?? file.fileId,
    ...(answered?.identification ? { crossRefnummerBericht: answered.identification } : {}),
    functieVersie: '3',
    functieSubversie: '2',
    bestandsnaam: fileName,
    bericht: message,
  });
}
