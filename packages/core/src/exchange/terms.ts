import type { MessageCode } from '@jeugdregie/ijw';
import { addWorkingDays, type Day } from '@jeugdregie/kernel';

/** Working days within which the receiver answers: 10 for a claim (OP090x4), 3 for every other message (OP090). */
const answerTerms: Readonly<Partial<Record<MessageCode, number>>> = {
  JW301: 3,
  JW305: 3,
  JW307: 3,
  JW315: 3,
  JW317: 3,
  JW319: 3,
  JW323: 10,
};

/** Last day for the answer to a message that came in on this day; null for messages that are answers themselves. */
export function dueOn(message: MessageCode | null, receivedOn: Day): Day | null {
  const term = message === null ? undefined : answerTerms[message];
  return term === undefined ? null : addWorkingDays(receivedOn, term);
}
