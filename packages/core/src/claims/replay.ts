import { checkSync, compose, type JW323Bericht } from '@jeugdregie/ijw';
import { sha256, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import { contentOf, fileOf } from '../exchange/index.ts';
import type { Keys } from '../identity/index.ts';
import { adjudicate } from './adjudicate.ts';
import { claimById, verdictsNow } from './list-store.ts';
import { composeReply } from './reply.ts';
import { ruleSetById } from './rules/index.ts';
import { storedCase, verdictsHash } from './store.ts';

export interface ReplayOutcome {
  /** The stored facts are still the ones that were decided on. */
  readonly isFactsEqual: boolean;
  /** Deciding again gives the same verdicts, to the byte. */
  readonly isVerdictEqual: boolean;
  /** Composing the answer again gives the same bytes; null when there is no answer (yet). */
  readonly isReplyEqual: boolean | null;
}

/**
 * Decides a claim again from its stored facts with the rule set of that day, and composes its answer again from the
 * stored message. Null when there is no such claim in this scope. With `keys` null the answer is not looked at.
 */
export async function replay(
  tx: Tx,
  keys: Keys | null,
  claim: { readonly municipality: MunicipalityCode; readonly fileId: Uuid },
): Promise<ReplayOutcome | null> {
  const stored = await claimById(tx, claim.municipality, claim.fileId);
  const found = await storedCase(tx, claim.municipality, claim.fileId);
  if (stored === null || found === null) return null;
  const set = ruleSetById(stored.ruleSet);
  if (set === null) return { isFactsEqual: true, isVerdictEqual: false, isReplyEqual: null };
  const again = adjudicate(found.file, found.facts, set);
  return {
    isFactsEqual: again.receipt.factsHash === stored.factsHash,
    isVerdictEqual: verdictsHash(again) === stored.verdictsHash,
    isReplyEqual: keys === null ? null : await isReplyEqual(tx, keys, claim),
  };
}

async function isReplyEqual(
  tx: Tx,
  keys: Keys,
  { municipality, fileId }: { readonly municipality: MunicipalityCode; readonly fileId: Uuid },
): Promise<boolean | null> {
  const file = await fileOf(tx, fileId);
  const answer = file?.answerFileId ? await fileOf(tx, file.answerFileId) : null;
  if (answer === null || answer.identification === null || answer.messageDate === null) return null;
  const bericht = await claimMessage(tx, keys, fileId);
  const decision = await verdictsNow(tx, municipality, fileId);
  if (bericht === null || decision === null) return false;
  const reply = composeReply(bericht, decision, {
    identification: answer.identification,
    dated: answer.messageDate,
  });
  return reply !== null && sha256(compose(reply)) === answer.sha256;
}

/** The message as it came, read again; null when it is not kept or is no claim. */
export async function claimMessage(tx: Tx, keys: Keys, fileId: Uuid): Promise<JW323Bericht | null> {
  const bytes = await contentOf(tx, keys, fileId);
  const bericht = bytes === null ? null : checkSync(bytes).bericht;
  return bericht?.message === 'JW323' ? bericht : null;
}
