import type { MessageCode } from '@jeugdregie/ijw';
import { addDays, addWorkingDays, type Day } from '@jeugdregie/kernel';

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

/** Terms of a request besides that of its return message, each as the last day on which it is met. */
export interface RequestTerms {
  /** JW301 or JW319: 5 working days after receipt (OP274 for a VOT, OP346 for a VOW). */
  readonly decideBy: Day;
  /** Final answer after an investigation: 8 weeks after Dagtekening of the request (OP274, OP346). */
  readonly settleBy: Day;
  /** Rejection because another municipality is responsible: 2 weeks after Dagtekening (OP359); for a VOT only. */
  readonly residenceBy: Day | null;
}

/** Weeks are calendar weeks: unlike working days they pass over holidays. */
export function requestTerms(
  kind: 'allocation' | 'change',
  { receivedOn, dated }: { readonly receivedOn: Day; readonly dated: Day },
): RequestTerms {
  return {
    decideBy: addWorkingDays(receivedOn, 5),
    settleBy: addDays(dated, 8 * 7),
    residenceBy: kind === 'allocation' ? addDays(dated, 2 * 7) : null,
  };
}

/** How a term stands. `near`: it ends today or on the next working day. */
export type TermState = 'met' | 'ahead' | 'near' | 'over';

export function termState(due: Day | null, today: Day): TermState {
  if (due === null) return 'met';
  if (due < today) return 'over';
  return due <= addWorkingDays(today, 1) ? 'near' : 'ahead';
}
