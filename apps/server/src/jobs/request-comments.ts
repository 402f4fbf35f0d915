import { requestDossier, type Comment, type RequestOrder } from '@jeugdregie/core/care';
import { record } from '@jeugdregie/core/audit';
import type { Tx } from '@jeugdregie/core/db';
import { contentOf } from '@jeugdregie/core/exchange';
import type { Keys } from '@jeugdregie/core/identity';
import { check, type JW315Bericht } from '@jeugdregie/ijw';

/**
 * What the provider wrote with a request (Commentaar of a JW315; a JW317 has none). Free words may lead to a person: they
 * are read from the sealed message and stand in no table, and who reads them stands in the audit log. Null when there
 * is no such request.
 */
export async function requestComments(
  keys: Keys,
  tx: Tx,
  { municipality, fileId, actor }: Pick<RequestOrder, 'municipality' | 'fileId' | 'actor'>,
): Promise<readonly Comment[] | null> {
  const dossier = await requestDossier(tx, municipality, fileId);
  if (!dossier) return null;
  const bytes = await contentOf(tx, keys, fileId);
  const bericht = bytes && (await check(bytes)).bericht;
  const comments = bericht?.message === 'JW315' ? commentsIn(bericht) : [];
  if (comments.length > 0) {
    await record(tx, {
      actor,
      action: 'care.comments',
      object: { kind: 'request', id: fileId },
      clientKey: dossier.head.clientKey,
      purpose: 'Beoordelen van het verzoek',
      outcome: 'ok',
    });
  }
  return comments;
}

function commentsIn({ client }: JW315Bericht): Comment[] {
  const all = [
    { reference: null, text: client.commentaar },
    ...client.aangevraagdeProducten.aangevraagdProduct.map(({ referentieAanbieder, commentaar }) => ({
      reference: referentieAanbieder,
      text: commentaar,
    })),
  ];
  return all.flatMap(({ reference, text }) => (text ? [{ reference, text }] : []));
}
