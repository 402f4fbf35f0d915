import { compose } from '@jeugdregie/ijw';
import { assert, type Day, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import type { Actor } from '../audit/index.ts';
import type { Tx } from '../db/index.ts';
import { fileOf, finish, putInOutbox, type ReceivedFile } from '../exchange/index.ts';
import type { Keys } from '../identity/index.ts';
import { verdictsNow } from './list-store.ts';
import { claimMessage } from './replay.ts';
import { composeReply, replyIdentification } from './reply.ts';

/**
 * Puts the answer (JW325) to a claim in the outbox when persons have decided its last line, and ends the file. Null
 * when lines still wait or the claim was answered before. Runs in the transaction of the last decision.
 */
export async function answerClaim(
  tx: Tx,
  keys: Keys,
  claim: {
    readonly municipality: MunicipalityCode;
    readonly fileId: Uuid;
    readonly today: Day;
    readonly actor: Actor;
  },
): Promise<ReceivedFile | null> {
  const { municipality, fileId, today, actor } = claim;
  const file = await fileOf(tx, fileId);
  const decision = await verdictsNow(tx, municipality, fileId);
  if (file === null || decision === null || file.answerFileId !== null) return null;
  const bericht = await claimMessage(tx, keys, fileId);
  assert(bericht !== null, 'a claim that was decided can be read again');
  const identification = replyIdentification(fileId);
  const reply = composeReply(bericht, decision, { identification, dated: today });
  if (reply === null) return null;
  const rejected = decision.verdicts.filter(({ verdict }) => verdict.kind === 'rejected').length;
  const summary = `${decision.verdicts.length - rejected} regels goedgekeurd, ${rejected} afgewezen.`;
  const answer = await putInOutbox(tx, keys, {
    municipality,
    answersFileId: fileId,
    name: `JW325-${identification}.xml`,
    bytes: compose(reply),
    message: 'JW325',
    sender: reply.header.afzender,
    receiver: reply.header.ontvanger,
    identification,
    messageDate: today,
    answeredOn: today,
    summary,
  });
  await finish(tx, file, {
    state: 'processed',
    summary,
    findings: [],
    steps: [{ step: 'Beoordeeld', outcome: 'ok', actor, note: 'Over alle regels is beslist.' }],
  });
  return answer;
}
