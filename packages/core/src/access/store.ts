import type { RawBuilder } from 'kysely';
import type { MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { Account } from './account.ts';

const accountColumns =
  sql.raw(`u.id, u.email, u.name, u.role, u.is_regional as "isRegional", u.is_demo as "isDemo",
  u.is_active as "isActive", coalesce((select array_agg(m.municipality order by m.position, m.municipality)
    from access_memberships m where m.user_id = u.id), '{}') as municipalities`);

export async function insertAccount(tx: Tx, account: Account, password: string | null): Promise<boolean> {
  const made = await tx.query(sql<{ id: Uuid }>`
    insert into access_users (id, email, name, role, is_regional, is_demo, is_active, password)
    values (${account.id}, ${account.email}, ${account.name}, ${account.role}, ${account.isRegional},
      ${account.isDemo}, ${account.isActive}, ${password})
    on conflict (email) do nothing returning id`);
  if (made.length === 0) return false;
  await tx.query(sql`
    insert into access_memberships (municipality, user_id, position)
    select code, ${account.id}::uuid, n from unnest(${account.municipalities}::text[]) with ordinality as m (code, n)`);
  return true;
}

export async function accountById(tx: Tx, id: string): Promise<Account | null> {
  const rows = await tx.query(
    sql<Account>`select ${accountColumns} from access_users u where u.id = ${id}::uuid`,
  );
  return rows[0] ?? null;
}

/** Accounts that the scope shows, by name; `municipality` null for all of them. */
export function selectAccounts(tx: Tx, municipality: MunicipalityCode | null): Promise<Account[]> {
  const own =
    municipality === null
      ? sql`true`
      : sql`exists (select from access_memberships m where m.user_id = u.id and m.municipality = ${municipality})`;
  return tx.query(
    sql<Account>`select ${accountColumns} from access_users u where ${own} order by u.name, u.id`,
  );
}

/** Unix milliseconds as a moment of the database. */
function moment(millis: number): RawBuilder<unknown> {
  return sql`to_timestamp(${millis}::float8 / 1000)`;
}

/** An attempt to sign in, counted before the password is looked at, so that many at once cannot guess more often. */
export interface Attempt {
  readonly id: Uuid;
  readonly name: string;
  readonly password: string | null;
  readonly isLocked: boolean;
  /** Whether the account is switched on and has a password. */
  readonly isOpen: boolean;
}

/** Null when nobody has this address. `now` and `lockedUntil` in Unix milliseconds. */
export async function countAttempt(
  tx: Tx,
  attempt: { email: string; now: number; lockedUntil: number; mostFailures: number },
): Promise<Attempt | null> {
  const { email, mostFailures } = attempt;
  const now = moment(attempt.now);
  const rows = await tx.query(sql<Attempt>`
    with before as (select * from access_users where email = ${email} for update)
    update access_users u set
      failures = case when before.locked_until > ${now} then before.failures
                      when before.locked_until is not null then 1 else before.failures + 1 end,
      locked_until = case when before.locked_until > ${now} then before.locked_until
                          when before.locked_until is null and before.failures + 1 >= ${mostFailures}
                            then ${moment(attempt.lockedUntil)}
                          else null end
    from before where u.id = before.id
    returning u.id, u.name, u.password, coalesce(before.locked_until > ${now}, false) as "isLocked",
      u.is_active and not u.is_demo and u.password is not null as "isOpen"`);
  return rows[0] ?? null;
}

export async function forgetFailures(tx: Tx, id: Uuid): Promise<void> {
  await tx.query(sql`update access_users set failures = 0, locked_until = null where id = ${id}`);
}

/** How long a session may live, in milliseconds: in all, and without being used. */
export interface SessionTerms {
  readonly longest: number;
  readonly longestPause: number;
}

const expiresAt = (terms: SessionTerms): RawBuilder<unknown> =>
  sql`least(started_at + ${terms.longest}::float8 * interval '1 millisecond',
            seen_at + ${terms.longestPause}::float8 * interval '1 millisecond')`;

/** Adds a session, removes those that are over, and returns when the new one ends (ISO instant). */
export async function insertSession(
  tx: Tx,
  session: { tokenHash: Uint8Array; userId: Uuid; csrf: string; now: number },
  terms: SessionTerms,
): Promise<string> {
  const now = moment(session.now);
  await tx.query(sql`delete from access_sessions where ${expiresAt(terms)} <= ${now}`);
  const rows = await tx.query(sql<{ expiresAt: string }>`
    insert into access_sessions (token_hash, user_id, csrf, started_at, seen_at)
    values (${Buffer.from(session.tokenHash)}, ${session.userId}, ${session.csrf}, ${now}, ${now})
    returning ${expiresAt(terms)} as "expiresAt"`);
  return rows[0]?.expiresAt ?? '';
}

export interface SessionRow extends Account {
  readonly csrf: string;
  /** ISO instant. */
  readonly expiresAt: string;
  /** Milliseconds since the last use that was written down. */
  readonly pause: number;
}

/** The session of a token, unless it is over or its account is off. */
export async function sessionByToken(
  tx: Tx,
  token: { hash: Uint8Array; now: number },
  terms: SessionTerms,
): Promise<SessionRow | null> {
  const now = moment(token.now);
  const rows = await tx.query(sql<SessionRow>`
    select ${accountColumns}, s.csrf, ${expiresAt(terms)} as "expiresAt",
      (extract(epoch from ${now} - s.seen_at) * 1000)::float8 as pause
    from access_sessions s join access_users u on u.id = s.user_id
    where s.token_hash = ${Buffer.from(token.hash)} and u.is_active and ${expiresAt(terms)} > ${now}`);
  return rows[0] ?? null;
}

export async function touchSession(tx: Tx, token: { hash: Uint8Array; now: number }): Promise<void> {
  await tx.query(
    sql`update access_sessions set seen_at = ${moment(token.now)} where token_hash = ${Buffer.from(token.hash)}`,
  );
}

export async function deleteSession(tx: Tx, tokenHash: Uint8Array): Promise<Uuid | null> {
  const rows = await tx.query(sql<{ userId: Uuid }>`
    delete from access_sessions where token_hash = ${Buffer.from(tokenHash)} returning user_id as "userId"`);
  return rows[0]?.userId ?? null;
}

export async function deleteSessionsOf(tx: Tx, id: Uuid): Promise<number> {
  const rows = await tx.query(sql`delete from access_sessions where user_id = ${id} returning 1`);
  return rows.length;
}

/** Switches an account off or on, and ends its sessions when off. False when there is no such account. */
export async function setActive(tx: Tx, id: Uuid, isActive: boolean): Promise<boolean> {
  const rows = await tx.query(
    sql`update access_users set is_active = ${isActive} where id = ${id} returning id`,
  );
  if (!isActive) await deleteSessionsOf(tx, id);
  return rows.length > 0;
}

/** Sets a new password hash, forgets failures and ends all sessions. */
export async function setPassword(tx: Tx, id: Uuid, password: string): Promise<boolean> {
  const rows = await tx.query(sql`
    update access_users set password = ${password}, failures = 0, locked_until = null where id = ${id} and not is_demo
    returning id`);
  await deleteSessionsOf(tx, id);
  return rows.length > 0;
}
