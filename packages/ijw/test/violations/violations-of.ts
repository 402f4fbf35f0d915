import { placeViolations } from './every-place.ts';
import { inMessageViolations } from './in-message.ts';
import type { Violation } from './violation.ts';

/** Every violation of an in-message rule in the tables; empty when there is none. */
export function violationsOf(rule: string): readonly Violation[] {
  return [...(inMessageViolations[rule] ?? []), ...(placeViolations[rule] ?? [])];
}
