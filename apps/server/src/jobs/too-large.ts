import { maxBytes } from '@jeugdregie/ijw';
import type { Problem } from '@jeugdregie/kernel';
import { isEnvelope, maxEnvelopeBytes } from './open-envelope.ts';
import type { Taken } from './task.ts';

/** Whether a file is refused unread, by its size and first bytes: an envelope may be as large as base64 makes it. */
export function isTooLarge(head: Uint8Array, size: number): boolean {
  return size > (isEnvelope(head) ? maxEnvelopeBytes : maxBytes);
}

export function tooLarge(name: string, size: number): Taken {
  const problem: Problem = {
    code: 'BESTAND-TE-GROOT',
    what: 'Dit bestand is te groot.',
    where: name,
    why: `Het is ${Math.ceil(size / 1_000_000)} MB; een bericht mag hoogstens 25 MB zijn. Er is niets ingelezen.`,
    remedy: 'Vraag de afzender om het bericht te splitsen en lever de delen apart aan.',
  };
  return { name, fileId: null, outcome: 'refused', summary: problem.what, problem };
}
