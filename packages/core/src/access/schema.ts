import { municipalTable, referenceTable, roleOf, type Migration } from '../db/index.ts';

/**
 * Accounts and sessions belong to the system scope: only sign-in sees password hashes and tokens. An administrator of a
 * municipality sees the colleagues of that municipality, the region sees all accounts; neither sees a hash.
 */
const shownColumns = 'id, email, name, role, is_regional, is_demo, is_active';

export const accessMigrations: readonly Migration[] = [
  {
    id: 'access-001',
    sql: `
      create table access_users (
        id uuid primary key,
        email text not null check (email = lower(email)),
        name text not null,
        role text not null,
        is_regional boolean not null,
        is_demo boolean not null default false,
        is_active boolean not null default true,
        password text,
        failures integer not null default 0,
        locked_until timestamptz,
        made_at timestamptz not null default now(),
        unique (email)
      );
      create table access_memberships (
        municipality text not null,
        user_id uuid not null references access_users (id),
        position integer not null default 0,
        primary key (municipality, user_id)
      );
      create index access_memberships_by_user on access_memberships (user_id);
      create table access_sessions (
        token_hash bytea primary key,
        user_id uuid not null references access_users (id),
        csrf text not null,
        started_at timestamptz not null,
        seen_at timestamptz not null
      );
      create index access_sessions_by_user on access_sessions (user_id);
      create index access_sessions_by_start on access_sessions (started_at);

      ${municipalTable('access_memberships', {
        municipality: ['select'],
        region: ['select'],
        system: ['select', 'insert', 'update', 'delete'],
      })}
      ${referenceTable('access_users', { system: ['select', 'insert', 'update'] })}
      ${referenceTable('access_sessions', { system: ['select', 'insert', 'update', 'delete'] })}
      grant select (${shownColumns}) on access_users to ${roleOf.municipality}, ${roleOf.region};
      alter table access_users enable row level security;
      create policy colleagues on access_users for select to ${roleOf.municipality}
        using (exists (select from access_memberships m where m.user_id = access_users.id));
      create policy all_rows on access_users to ${roleOf.region}, ${roleOf.system} using (true) with check (true);`,
  },
];
