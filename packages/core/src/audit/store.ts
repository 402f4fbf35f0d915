import { assert, newUuid, type ClientKey, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type {
  AuditEvent,
  AuditFilter,
  AuditOutcome,
  AuditPage,
  AuditRecord,
  Processing,
  ProcessingRecord,
} from './model.ts';

/** Events of the region and of the system belong to no municipality. */
const noMunicipality = '0000' as MunicipalityCode;

/** Appends one event, in the transaction of what it tells about: both are kept, or neither. */
export async function record(tx: Tx, event: AuditEvent): Promise<void> {
  const { actor, object } = event;
  // The region reads objects, and may not learn a pseudonym from them.
  assert(object?.kind !== 'client', 'name a client by clientKey, not by object');
  const user = actor.kind === 'user' ? actor : null;
  await tx.query(sql`
    insert into audit_events (municipality, id, actor_id, actor_name, actor_role, action, object_kind, object_id,
      client_key, purpose, outcome, trace)
    values (${event.municipality ?? municipalityOf(tx)}, ${newUuid()}, ${user?.id ?? null}, ${actor.name},
      ${user?.role ?? null}, ${event.action}, ${object?.kind ?? null}, ${object?.id ?? null},
      ${event.clientKey ?? null}, ${event.purpose ?? null}, ${event.outcome}, ${event.trace ?? null})`);
}

function municipalityOf(tx: Tx): MunicipalityCode {
  return tx.scope.kind === 'municipality' ? tx.scope.municipality : noMunicipality;
}

/**
 * Appends one processing line per data subject, in one statement. The same work recorded twice (same trace, activity
 * and start) is one line.
 */
export async function recordProcessing(tx: Tx, processing: Processing): Promise<void> {
  if (processing.subjects.length === 0) return;
  await tx.query(sql`
    insert into audit_processing (municipality, trace, client_key, activity, name, started_at, ended_at, status)
    select ${processing.municipality}, ${processing.trace}::uuid, subject, ${processing.activity}, ${processing.name},
      ${processing.startedAt}::timestamptz, ${processing.endedAt}::timestamptz, ${processing.status}
    from unnest(${processing.subjects}::uuid[]) as subject
    on conflict do nothing`);
}

interface EventRow {
  readonly id: Uuid;
  readonly municipality: MunicipalityCode;
  readonly at: string;
  readonly actorId: Uuid | null;
  readonly actorName: string;
  readonly actorRole: string | null;
  readonly action: string;
  readonly objectKind: string | null;
  readonly objectId: string | null;
  readonly clientKey: ClientKey | null;
  readonly purpose: string | null;
  readonly outcome: AuditOutcome;
  readonly trace: Uuid | null;
}

/** A page of the audit log, newest first. For the region without pseudonyms. */
export async function auditLog(tx: Tx, filter: AuditFilter): Promise<AuditPage> {
  assert(filter.limit >= 1 && filter.limit <= 500, 'a page of the audit log holds 1 to 500 events');
  const clientKey = tx.scope.kind === 'region' ? sql`null::uuid` : sql`client_key`;
  const conditions = [
    filter.municipality === null ? null : sql`municipality = ${filter.municipality}`,
    filter.action ? sql`action = ${filter.action}` : null,
    filter.actorId ? sql`actor_id = ${filter.actorId}` : null,
    filter.clientKey ? sql`client_key = ${filter.clientKey}` : null,
    filter.outcome ? sql`outcome = ${filter.outcome}` : null,
    filter.actor ? sql`strpos(lower(actor_name), lower(${filter.actor})) > 0` : null,
    filter.from ? sql`at >= ${filter.from}::date` : null,
    filter.until ? sql`at < ${filter.until}::date + 1` : null,
    filter.after ? sql`id < ${filter.after}` : null,
  ].filter((condition) => condition !== null);
  const rows = await tx.query(sql<EventRow>`
    select id, municipality, at, actor_id as "actorId", actor_name as "actorName", actor_role as "actorRole", action,
      object_kind as "objectKind", object_id as "objectId", ${clientKey} as "clientKey", purpose, outcome, trace
    from audit_events where ${sql.join([sql`true`, ...conditions], sql` and `)}
    order by id desc limit ${filter.limit + 1}`);
  const page = rows.slice(0, filter.limit);
  return {
    events: page.map(asRecord),
    next: rows.length > filter.limit ? (page.at(-1)?.id ?? null) : null,
  };
}

function asRecord({ objectKind, objectId, ...row }: EventRow): AuditRecord {
  return { ...row, object: objectKind === null ? null : { kind: objectKind, id: objectId ?? '' } };
}

/** Everything that was processed about one client, newest first, at most 1,000 lines. */
export async function processingOf(
  tx: Tx,
  municipality: MunicipalityCode,
  clientKey: ClientKey,
): Promise<ProcessingRecord[]> {
  return tx.query(sql<ProcessingRecord>`
    select activity, name, trace, started_at as "startedAt", ended_at as "endedAt", status
    from audit_processing where municipality = ${municipality} and client_key = ${clientKey}
    order by started_at desc, trace desc limit 1000`);
}
