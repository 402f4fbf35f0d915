import { sql, type Tx } from '../db/index.ts';
import type { CareDecision } from './model.ts';
import { insertHead } from './requests/save.ts';
import { settleRequests } from './requests/state.ts';

/**
 * Writes what was decided: at most one statement per kind of fact. Saving the same decision twice changes nothing.
 * A decision with findings holds nothing to save.
 */
export function saveCare(tx: Tx, decision: CareDecision): void {
  if (decision.allocations.length > 0) saveAllocations(tx, decision);
  if (decision.deliveries.length > 0) saveDeliveries(tx, decision);
  if (decision.requests.length > 0) saveRequests(tx, decision);
  settleRequests(tx, decision.message.origin, referencesOf(decision));
}

/** The references of which the state may have changed. */
function referencesOf({ allocations, requests }: CareDecision): string[] {
  return [...allocations, ...requests].flatMap(({ reference }) => reference ?? []);
}

/** A version that arrives again was sent on the latest of both days; the rest stays as it was when it was first known. */
function saveAllocations(tx: Tx, { allocations }: CareDecision): void {
  const rows = allocations.map(({ period, ...row }) => ({ ...row, ...period }));
  tx.send(sql`
    insert into care_allocations as a (municipality, number, version, content, provider, client_key, reference,
      category, product, valid_from, valid_until, volume, unit, frequency, budget_cents, change_reason, district,
      segment, dated, known_on, file_id, terms_version)
    select r."municipality", r."number", r."version", r."content", r."provider", r."clientKey", r."reference",
      r."category", r."product", r."from", r."until", r."volume", r."unit", r."frequency", r."budgetCents",
      r."changeReason", r."district", r."segment", r."dated", r."knownOn", r."fileId", r."termsVersion"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("municipality" text, "number" bigint,
      "version" text, "content" text, "provider" text, "clientKey" uuid, "reference" text, "category" text,
      "product" text, "from" date, "until" date, "volume" bigint, "unit" text, "frequency" text,
      "budgetCents" bigint, "changeReason" text, "district" text, "segment" integer, "dated" date, "knownOn" date,
      "fileId" uuid, "termsVersion" uuid)
    on conflict (municipality, number, version, content) do update
      set dated = greatest(a.dated, excluded.dated), refused_on = null`);
}

function saveDeliveries(tx: Tx, { deliveries }: CareDecision): void {
  tx.send(sql`
    insert into care_deliveries (municipality, file_id, position, kind, provider, client_key, allocation, category,
      product, begins_on, reason, ends_on, is_withdrawn, segment, known_on)
    select r."municipality", r."fileId", r."position", r."kind", r."provider", r."clientKey", r."allocation",
      r."category", r."product", r."begin", r."reason", r."end", r."isWithdrawn", r."segment", r."knownOn"
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb) as r("municipality" text, "fileId" uuid,
      "position" integer, "kind" text, "provider" text, "clientKey" uuid, "allocation" bigint, "category" text,
      "product" text, "begin" date, "reason" text, "end" date, "isWithdrawn" boolean, "segment" integer,
      "knownOn" date)
    on conflict do nothing`);
}

function saveRequests(tx: Tx, { requests, message }: CareDecision): void {
  insertHead(tx, message.origin, { kind: 'allocation', reference: null, reason: null });
  const rows = requests.map(({ period, ...row }) => ({ ...row, ...period }));
  tx.send(sql`
    insert into care_requests (municipality, provider, reference, client_key, referrer, referrer_name, referrer_code,
      category, product, valid_from, valid_until, volume, unit, frequency, budget_cents, dated, known_on, file_id)
    select r."municipality", r."provider", r."reference", r."clientKey", r."referrer", r."referrerName",
      r."referrerCode", r."category", r."product", r."from", r."until", r."volume", r."unit", r."frequency",
      r."budgetCents", r."dated", r."knownOn", r."fileId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("municipality" text, "provider" text,
      "reference" text, "clientKey" uuid, "referrer" text, "referrerName" text, "referrerCode" text,
      "category" text, "product" text, "from" date, "until" date, "volume" bigint, "unit" text, "frequency" text,
      "budgetCents" bigint, "dated" date, "knownOn" date, "fileId" uuid)
    on conflict do nothing`);
}
