import { Migrator } from 'kysely/migration';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { roleOf } from './scope.ts';

/** One step of a room's tables. Ids sort in the order of the rooms; a step that was released never changes. */
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

/**
 * Brings the tables up to date. `migrations` stand in the order of the rooms; each runs once, in one transaction
 * for all. Throws what PostgreSQL said when one fails, and then nothing has changed.
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<void> {
  await database.asOwner(async (owner) => {
    await sql.raw(rolesSql).execute(owner);
    const steps = migrations.map((step, i) => [
      `${String(i + 1).padStart(4, '0')}-${step.id}`,
      {
        up: (db: typeof owner) =>
          sql
            .raw(step.sql)
            .execute(db)
            .then(() => undefined),
      },
    ]);
    const migrator = new Migrator({
      db: owner,
      provider: { getMigrations: () => Promise.resolve(Object.fromEntries(steps)) },
      migrationTableName: 'schema_migrations',
      migrationLockTableName: 'schema_migrations_lock',
    });
    const { error } = await migrator.migrateToLatest();
    if (error) throw error;
  });
}
