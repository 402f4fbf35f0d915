import type { MessageCode } from '@jeugdregie/ijw';
import { sql } from '../db/index.ts';
import type { ReceivedFile } from './model.ts';

/** A row of exchange_files as it is selected: the columns below are the model, one to one. */
export type FileRow = ReceivedFile;

export const fileColumns =
  sql.raw(`file_id as "fileId", municipality, direction, name, sha256, size::float8 as size,
  message, sender, receiver, identification, message_date as "messageDate", received_on as "receivedOn",
  received_at as "receivedAt", state, due_on as "dueOn", answered_on as "answeredOn", answer_file_id as "answerFileId",
  answers_file_id as "answersFileId", summary, findings`);

/** Within a day a request comes before the allocation, care before its stop, and the claim last. */
const order: readonly MessageCode[] = ['JW315', 'JW317', 'JW301', 'JW319', 'JW305', 'JW323', 'JW307'];

/** Place of a message in the order of processing; everything else comes after. */
export function messageOrder(message: MessageCode | null): number {
  const place = message === null ? -1 : order.indexOf(message);
  return place < 0 ? order.length : place;
}
