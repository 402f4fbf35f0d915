import { sql, type Tx } from '@jeugdregie/core/db';
import type { MunicipalityCode, Problem } from '@jeugdregie/kernel';
import type { MailReport } from './model.ts';
import type { Quarantined } from './quarantine.ts';

/** One installation has one mailbox at work: the number under which the database knows its lock. */
const lockNumber = 0x6a72_706f;

/**
 * Takes the mailbox's lock until the end of the transaction; false when another process has it. The lock goes with the
 * connection, so a killed process leaves none behind.
 */
export async function lockMailbox(tx: Tx): Promise<boolean> {
  await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
  const rows = await tx.query(sql<{ isOurs: boolean }>`
    select pg_try_advisory_xact_lock(${lockNumber}) as "isOurs"`);
  return rows[0]?.isOurs === true;
}

/** Keeps how a run ended and what lies in quarantine now, for the screen. In the system scope. */
export async function keepRun(
  tx: Tx,
  report: MailReport,
  quarantine: readonly Quarantined[] | null,
): Promise<void> {
  const { at, waiting, quarantined, problem } = report;
  const trouble = problem && JSON.stringify(problem);
  await tx.query(sql`
    insert into jobs_mailbox (only_row, last_run_at, last_success_at, waiting, quarantined, problem)
    values (true, ${at}, ${problem ? null : at}, ${waiting}, ${quarantined}, ${trouble}::jsonb)
    on conflict (only_row) do update set last_run_at = excluded.last_run_at,
      last_success_at = coalesce(excluded.last_success_at, jobs_mailbox.last_success_at),
      waiting = excluded.waiting, quarantined = excluded.quarantined, problem = excluded.problem`);
  if (quarantine === null) return;
  await tx.query(sql`delete from jobs_quarantine`);
  await tx.query(sql`
    insert into jobs_quarantine (municipality, path, since, problem)
    select municipality, path, since::timestamptz, problem::jsonb
    from unnest(${quarantine.map((q) => q.municipality)}::text[], ${quarantine.map((q) => q.path)}::text[],
      ${quarantine.map((q) => q.since)}::text[], ${quarantine.map((q) => JSON.stringify(q.problem))}::text[])
      as given (municipality, path, since, problem)`);
}

/** The mailbox as its last run left it. */
export interface MailboxState {
  /** ISO instants; the second is null while no run ended well. */
  readonly lastRunAt: string;
  readonly lastSuccessAt: string | null;
  readonly waiting: number;
  /** Of the whole region. */
  readonly quarantined: number;
  readonly problem: Problem | null;
}

/** Null when no mailbox ever ran here. */
export async function mailboxState(tx: Tx): Promise<MailboxState | null> {
  const rows = await tx.query(sql<MailboxState>`
    select last_run_at as "lastRunAt", last_success_at as "lastSuccessAt", waiting, quarantined, problem
    from jobs_mailbox`);
  return rows[0] ?? null;
}

/** What lies in quarantine as far as the scope sees it, the newest first. */
export async function quarantineList(
  tx: Tx,
  municipality: MunicipalityCode | null,
  limit: number,
): Promise<Quarantined[]> {
  const own = municipality === null ? sql`true` : sql`municipality = ${municipality}`;
  return tx.query(sql<Quarantined>`
    select municipality, path, since, problem from jobs_quarantine
    where ${own} order by since desc, path limit ${limit}`);
}

/** Whether a mailbox sends what is ready: one ran in the last day. */
export async function isMailboxSending(tx: Tx): Promise<boolean> {
  const rows = await tx.query(sql<{ is: boolean }>`
    select exists (select from jobs_mailbox where last_run_at > now() - interval '1 day') as is`);
  return rows[0]?.is === true;
}
