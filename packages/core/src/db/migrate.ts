import { assert, sha256 } from '@jeugdregie/kernel';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { roleOf } from './scope.ts';

/** One step of a room's tables. A step that was released never changes. */
export interface Migration {
  /** Room and number, such as `claims-001`. */
  readonly id: string;
  readonly sql: string;
}

/** Roles are shared by all databases of a server, so two that start at once may both try to make them. */
const rolesSql = Object.values(roleOf)
  .map(
    (role) => `do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if;
    exception when duplicate_object or unique_violation then null; end $$;
    do $$ begin grant ${role} to current_user; exception when others then
      if not pg_has_role(current_user, '${role}', 'member') then raise; end if; end $$;
    grant usage on schema public to ${role};`,
  )
  .join('\n');

/** Steps that were done, in the order in which they were done. */
const registerSql = `create table if not exists schema_migrations (
  id text primary key,
  position integer generated always as identity,
  sha256 text not null,
  done_at timestamptz not null default now())`;

/**
 * Brings the tables up to date. `migrations` stand in the order of the rooms; each runs once, those that are missing in
 * one transaction, and two programs that start together wait for each other. A step is known by its id alone, so a
 * room may add a step without renumbering the rooms after it. Throws what PostgreSQL said when a step fails, or when a
 * step that was done has changed since or is unknown to this release; nothing has changed then.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  assert(new Set(migrations.map(({ id }) => id)).size === migrations.length, 'two migrations with one id');
  await database.asOwner((owner) =>
    owner.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(${migrationLock})`.execute(tx);
      await sql.raw(`${rolesSql}; ${registerSql}`).execute(tx);
      const { rows } = await sql<Done>`select id, sha256 from schema_migrations`.execute(tx);
      checkDone(rows, migrations);
      const done = new Set(rows.map(({ id }) => id));
      for (const step of migrations.filter(({ id }) => !done.has(id))) {
        await sql.raw(step.sql).execute(tx);
        await sql`insert into schema_migrations (id, sha256) values (${step.id}, ${sha256(step.sql)})`.execute(
          tx,
        );
      }
    }),
  );
}

/** Any number, the same for every program that migrates. */
const migrationLock = 7_040_637;

interface Done {
  readonly id: string;
  readonly sha256: string;
}

function checkDone(done: readonly Done[], migrations: readonly Migration[]): void {
  for (const { id, sha256: then } of done) {
    const step = migrations.find((known) => known.id === id);
    if (!step) {
      throw new Error(
        `The database has step ${id}, which this release does not know. Use the release that made it, or a newer one.`,
      );
    }
    if (sha256(step.sql) !== then) {
      throw new Error(
        `Step ${id} has changed since this database took it. A released step never changes: add a new one.`,
      );
    }
  }
}
