import { municipalTable, type Migration } from '../db/index.ts';

/**
 * The region adds events and reads them, but has no right to the column with the pseudonym. Nobody may change or
 * remove a line: there is no grant, and a trigger refuses it to the owner of the tables as well.
 */
export const auditMigrations: readonly Migration[] = [
  {
    id: 'audit-001',
    sql: `
      create table audit_events (
        municipality text not null,
        id uuid not null,
        at timestamptz not null default clock_timestamp(),
        actor_id uuid,
        actor_name text not null,
        actor_role text,
        action text not null,
        object_kind text,
        object_id text,
        client_key uuid,
        purpose text,
        outcome text not null check (outcome in ('ok', 'refused', 'not-found', 'failed')),
        trace uuid,
        primary key (municipality, id)
      );
      create index audit_events_by_id on audit_events (id desc);
      create index audit_events_by_client on audit_events (municipality, client_key, id desc) where client_key is not null;
      create index audit_events_by_actor on audit_events (actor_id, id desc) where actor_id is not null;
      ${municipalTable('audit_events', { municipality: ['select', 'insert'], region: ['insert'], system: ['select', 'insert'] })}
      grant select (municipality, id, at, actor_id, actor_name, actor_role, action, object_kind, object_id, purpose,
        outcome, trace) on audit_events to jeugdregie_region;

      create table audit_processing (
        municipality text not null,
        trace uuid not null,
        client_key uuid not null,
        activity text not null,
        name text not null,
        started_at timestamptz not null,
        ended_at timestamptz not null,
        status text not null check (status in ('ok', 'error')),
        primary key (municipality, client_key, trace, activity, started_at)
      );
      ${municipalTable('audit_processing', { municipality: ['select', 'insert'], system: ['select', 'insert'] })}

      create function audit_refuse_change() returns trigger language plpgsql as $$
        begin raise exception 'audit lines are never changed or removed' using errcode = 'insufficient_privilege'; end $$;
      create trigger audit_events_kept before update or delete or truncate on audit_events
        for each statement execute function audit_refuse_change();
      create trigger audit_processing_kept before update or delete or truncate on audit_processing
        for each statement execute function audit_refuse_change();`,
  },
];
