import { sql, type Tx } from '../../db/index.ts';
import { requestTerms } from '../../exchange/index.ts';
import type { CareOrigin } from '../model.ts';
import type { Answer, AnswerOrigin, ChangeRequest, RequestHead } from './model.ts';
import { settleRequests } from './state.ts';

/** Keeps a request message with its terms. It starts as new; `settleRequests` says what its answers made of it. */
export function insertHead(
  tx: Tx,
  origin: CareOrigin,
  { kind, reference, reason }: Pick<RequestHead, 'kind' | 'reference' | 'reason'>,
): void {
  const { municipality, fileId, provider, clientKey, dated, knownOn } = origin;
  const { decideBy, settleBy, residenceBy } = requestTerms(kind, { receivedOn: knownOn, dated });
  tx.send(sql`
    insert into care_request_messages (municipality, file_id, kind, provider, client_key, reference, reason, dated,
      known_on, decide_by, settle_by, residence_by, state)
    values (${municipality}, ${fileId}, ${kind}, ${provider}, ${clientKey}, ${reference}, ${reason}, ${dated},
      ${knownOn}, ${decideBy}, ${settleBy}, ${residenceBy}, 'new')
    on conflict do nothing`);
}

/** Keeps a request for a change (VOW) as it was asked. Saving it twice changes nothing. */
export async function saveChange(
  tx: Tx,
  { origin, reference, reason, wishes }: ChangeRequest,
): Promise<void> {
  insertHead(tx, origin, { kind: 'change', reference, reason });
  const rows = wishes.map((wish, position) => ({ ...wish, position }));
  await tx.query(sql`
    insert into care_wishes (municipality, file_id, position, kind, allocation, category, product, valid_from,
      valid_until, volume, unit, frequency, budget_cents)
    select ${origin.municipality}, ${origin.fileId}, r."position", r."kind", r."allocation", r."category", r."product",
      r."from", r."until", r."volume", r."unit", r."frequency", r."budgetCents"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("position" integer, "kind" text, "allocation" bigint,
      "category" text, "product" text, "from" date, "until" date, "volume" bigint, "unit" text, "frequency" text,
      "budgetCents" bigint)
    on conflict do nothing`);
  settleRequests(tx, origin, [reference]);
}

/** Keeps an answer (JW319), one that was made here or one that came in. */
export async function saveAnswer(tx: Tx, origin: AnswerOrigin, given: Answer): Promise<void> {
  const { municipality, provider, fileId, dated, knownOn } = origin;
  await tx.query(sql`
    insert into care_answers (municipality, file_id, provider, reference, answer, reason, elsewhere, dated, known_on)
    values (${municipality}, ${fileId}, ${provider}, ${given.reference}, ${given.answer}, ${given.reason},
      ${given.elsewhere}, ${dated}, ${knownOn})
    on conflict do nothing`);
  settleRequests(tx, origin, [given.reference]);
}
