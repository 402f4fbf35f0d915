import type { AllocationNumber, ClientKey, MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import type { Reference } from '../../contracts/index.ts';
import { sql, type Tx } from '../../db/index.ts';
import type { StoredAllocation } from '../model.ts';
import type {
  AnswerFacts,
  AnswerOrigin,
  ChangeFacts,
  ChangeRequest,
  RequestDossier,
  RequestHead,
  StoredAnswer,
  Wish,
} from './model.ts';
import { careRows } from '../rows.ts';
import { countingVersion, deleted } from '../trajectory.ts';

/** Everything that the rules on a VOW need to know. */
export async function changeFactsFor(
  tx: Tx,
  { origin, reference: own }: ChangeRequest,
  reference: Reference,
): Promise<ChangeFacts> {
  const { municipality, provider, clientKey, fileId } = origin;
  const here = sql`municipality = ${municipality} and provider = ${provider}`;
  const rows = await careRows(tx, {
    versions: sql`${here} and client_key = ${clientKey}`,
    requests: sql`${here} and reference = ${own}`,
    changes: sql`${here} and reference = ${own} and file_id <> ${fileId}`,
    pending: sql`${here} and client_key = ${clientKey} and file_id <> ${fileId}`,
  });
  return {
    reference,
    versions: rows.versions,
    isReferenceUsed: rows.requests.length + rows.changes.length > 0,
    hasPending: rows.hasPending,
  };
}

/** Everything that the rules on a JW319 need to know. */
export async function answerFactsFor(tx: Tx, origin: AnswerOrigin, reference: string): Promise<AnswerFacts> {
  const { municipality, provider, fileId } = origin;
  const here = sql`municipality = ${municipality} and provider = ${provider} and reference = ${reference}`;
  const rows = await careRows(tx, {
    versions: sql`${here} and refused_on is null`,
    requests: here,
    changes: here,
  });
  const earlier = await answersWhere(tx, sql`${here} and refused_on is null and file_id <> ${fileId}`);
  return {
    isRequestKnown: rows.requests.length + rows.changes.length > 0,
    isGranted: rows.versions.length > 0,
    earlier,
  };
}

/** One request with all that a decision on it rests on; null when this municipality has no such request. */
export async function requestDossier(
  tx: Tx,
  municipality: MunicipalityCode,
  fileId: Uuid,
): Promise<RequestDossier | null> {
  const [head] = await headsWhere(tx, sql`municipality = ${municipality} and file_id = ${fileId}`);
  if (!head) return null;
  const { provider, clientKey } = head;
  const here = sql`municipality = ${municipality} and provider = ${provider}`;
  const { requests } = await careRows(tx, {
    requests: sql`municipality = ${municipality} and file_id = ${fileId}`,
  });
  const wishes = head.kind === 'change' ? await wishesOf(tx, municipality, fileId) : [];
  const references = head.reference === null ? requests.map(({ reference }) => reference) : [head.reference];
  const wanted = sql`${here} and reference = any(${references}::text[])`;
  const { versions: grants } = await careRows(tx, { versions: sql`${wanted} and refused_on is null` });
  const answers = await answersWhere(tx, wanted);
  const { versions } = await careRows(tx, { versions: sql`${here} and client_key = ${clientKey}` });
  const allocations = standing(versions);
  return { head, products: requests, wishes, answers, grants, allocations };
}

/** The version that counts of each allocation, deleted ones left out, by number. */
function standing(versions: readonly StoredAllocation[]): StoredAllocation[] {
  const counting = [...Map.groupBy(versions, ({ number }) => number).values()].map((own) =>
    countingVersion(own),
  );
  return counting
    .filter((version) => version !== null && version.changeReason !== deleted)
    .filter((version) => version !== null)
    .sort((a, b) => a.number - b.number);
}

/** The JW301 that was last sent about this client, by whatever provider; null when there is none. */
export async function latestAllocationFile(
  tx: Tx,
  municipality: MunicipalityCode,
  clientKey: ClientKey,
): Promise<Uuid | null> {
  const rows = await tx.query(sql<{ fileId: Uuid }>`
    select file_id as "fileId" from care_allocations
    where municipality = ${municipality} and client_key = ${clientKey} and refused_on is null
    order by dated desc, known_on desc, version desc limit 1`);
  return rows[0]?.fileId ?? null;
}

/** Keeps other decisions on the same request waiting until this transaction ends. */
export async function lockRequest(tx: Tx, municipality: MunicipalityCode, fileId: Uuid): Promise<void> {
  await tx.query(sql`
    select 1 from care_request_messages where municipality = ${municipality} and file_id = ${fileId} for update`);
}

/**
 * A number that this municipality has not given out yet, one higher than the highest. Until the end of the transaction
 * no other decision here gets one, so two decisions at once never share a number.
 */
export async function nextAllocationNumber(
  tx: Tx,
  municipality: MunicipalityCode,
): Promise<AllocationNumber> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('care-number'), hashtext(${municipality}))`);
  const rows = await tx.query(sql<{ next: number }>`
    select (coalesce(max(number), 0) + 1)::float8 as next from care_allocations where municipality = ${municipality}`);
  return (rows[0]?.next ?? 1) as AllocationNumber;
}

type Fragment = ReturnType<typeof sql>;

export function headsWhere(tx: Tx, condition: Fragment): Promise<RequestHead[]> {
  return tx.query(sql<RequestHead>`select ${headColumns} from care_request_messages where ${condition}`);
}

export const headColumns = sql`municipality, file_id as "fileId", kind, provider, client_key as "clientKey", reference,
  reason, dated, known_on as "knownOn", state, decide_by as "decideBy", settle_by as "settleBy",
  residence_by as "residenceBy"`;

function answersWhere(tx: Tx, condition: Fragment): Promise<StoredAnswer[]> {
  return tx.query(sql<StoredAnswer>`
    select municipality, file_id as "fileId", provider, reference, answer, reason, elsewhere, dated,
      known_on as "knownOn", refused_on as "refusedOn" from care_answers where ${condition}
    order by dated, file_id`);
}

async function wishesOf(tx: Tx, municipality: MunicipalityCode, fileId: Uuid): Promise<Wish[]> {
  return tx.query(sql<Wish>`
    select kind, allocation::float8 as allocation, category, product, valid_from as "from", valid_until as "until",
      volume::float8 as volume, unit, frequency, budget_cents::float8 as "budgetCents"
    from care_wishes where municipality = ${municipality} and file_id = ${fileId} order by position`);
}
