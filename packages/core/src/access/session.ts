import { createHash, randomBytes } from 'node:crypto';
import { fail, ok, uuid, type Problem, type Result } from '@jeugdregie/kernel';
import { record, type Actor, type AuditOutcome } from '../audit/index.ts';
import { system, type Database, type Tx } from '../db/index.ts';
import { principalOf, type Account } from './account.ts';
import { actorOf } from './actor.ts';
import type { Principal } from './model.ts';
import { isPassword } from './password.ts';
import {
  accountById,
  countAttempt,
  deleteSession,
  forgetFailures,
  insertSession,
  sessionByToken,
  touchSession,
} from './store.ts';

/** A signed-in person. */
export interface Session {
  readonly principal: Principal;
  /** To be sent back in the header X-CSRF with every request that changes something. */
  readonly csrf: string;
  /** ISO instant. */
  readonly expiresAt: string;
  readonly isDemo: boolean;
}

/** `token` exists in the browser's cookie only; the database keeps its hash. */
export interface NewSession extends Session {
  readonly token: string;
}

/** How somebody signs in. */
export type Credentials =
  | { readonly kind: 'password'; readonly email: string; readonly password: string }
  | { readonly kind: 'demo'; readonly userId: string };

const minute = 60_000;
/** A session ends after twelve hours whatever happens, and after two hours in which nobody used it. */
const terms = { longest: 12 * 60 * minute, longestPause: 2 * 60 * minute } as const;
/** How often the last use is written down: not at every request. */
const touchEvery = 5 * minute;
const mostFailures = 5;
const lockOut = 15 * minute;

/**
 * Signs in, or says in Dutch why not. Five wrong passwords in a row lock the account for a quarter of an hour. Writes
 * audit either way. `now` in Unix milliseconds.
 */
export async function signIn(
  db: Database,
  credentials: Credentials,
  options: { readonly now: number; readonly isDemoOn: boolean },
): Promise<Result<NewSession, Problem>> {
  return credentials.kind === 'demo'
    ? signInAsDemo(db, credentials.userId, options)
    : signInByPassword(db, credentials, options.now);
}

async function signInAsDemo(
  db: Database,
  userId: string,
  { now, isDemoOn }: { readonly now: number; readonly isDemoOn: boolean },
): Promise<Result<NewSession, Problem>> {
  if (!isDemoOn) {
    return fail({
      ...wrong,
      code: 'DEMO-UIT',
      why: 'De demo staat uit, dus fictieve personen kunnen zich niet aanmelden.',
      remedy: 'Meld u aan met uw eigen e-mailadres en wachtwoord.',
    });
  }
  return db.transaction(system, async (tx) => {
    const account = uuid(userId) === null ? null : await accountById(tx, userId);
    return account?.isDemo && account.isActive ? ok(await startSession(tx, account, now)) : fail(wrong);
  });
}

/** The slow hash is computed between two short transactions, so that no connection waits for it. */
async function signInByPassword(
  db: Database,
  { email, password }: { readonly email: string; readonly password: string },
  now: number,
): Promise<Result<NewSession, Problem>> {
  const attempt = await db.transaction(system, (tx) =>
    countAttempt(tx, {
      email: email.trim().toLowerCase(),
      now,
      lockedUntil: now + lockOut,
      mostFailures,
    }),
  );
  const isRight = await isPassword(password, attempt?.isOpen ? attempt.password : null);
  return db.transaction(system, async (tx) => {
    if (attempt === null) {
      await tell(tx, { kind: 'system', name: 'aanmelden' }, 'refused');
      return fail(wrong);
    }
    const account = isRight && !attempt.isLocked ? await accountById(tx, attempt.id) : null;
    if (account === null || !account.isActive) {
      const actor = { kind: 'user', id: attempt.id, name: attempt.name, role: '' } as const;
      await tell(tx, actor, 'refused');
      return fail(wrong);
    }
    await forgetFailures(tx, account.id);
    return ok(await startSession(tx, account, now));
  });
}

async function startSession(tx: Tx, account: Account, now: number): Promise<NewSession> {
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(24).toString('base64url');
  const expiresAt = await insertSession(
    tx,
    { tokenHash: hashOf(token), userId: account.id, csrf, now },
    terms,
  );
  const principal = principalOf(account);
  await tell(tx, actorOf(principal), 'ok');
  return { principal, csrf, token, isDemo: account.isDemo, expiresAt };
}

function tell(tx: Tx, actor: Actor, outcome: AuditOutcome): Promise<void> {
  return record(tx, { actor, action: 'access.sign-in', object: null, outcome });
}

/**
 * Who belongs to this token; null when it is unknown, expired, signed out, or the account was switched off. One query;
 * for the server's session hook. `now` in Unix milliseconds.
 */
export async function sessionOf(db: Database, token: string, now: number): Promise<Session | null> {
  if (token.length !== 43) return null;
  return db.transaction(system, async (tx) => {
    const asked = { hash: hashOf(token), now };
    const row = await sessionByToken(tx, asked, terms);
    if (row === null) return null;
    if (row.pause >= touchEvery) await touchSession(tx, asked);
    return { principal: principalOf(row), csrf: row.csrf, expiresAt: row.expiresAt, isDemo: row.isDemo };
  });
}

/** Ends the session of this token; an unknown token is no error. */
export async function signOut(db: Database, token: string): Promise<void> {
  await db.transaction(system, async (tx) => {
    const userId = await deleteSession(tx, hashOf(token));
    const account = userId === null ? null : await accountById(tx, userId);
    if (account === null) return;
    await record(tx, {
      actor: actorOf(principalOf(account)),
      action: 'access.sign-out',
      object: null,
      outcome: 'ok',
    });
  });
}

function hashOf(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

/** One answer for every reason: a stranger learns neither who has an account nor whether it is locked. */
const wrong: Problem = {
  code: 'AANMELDEN-MISLUKT',
  what: 'Aanmelden is niet gelukt.',
  where: 'aanmelden',
  why: 'Het e-mailadres of het wachtwoord klopt niet, het account staat uit, of er is te vaak een verkeerd wachtwoord ingevuld.',
  remedy:
    'Probeer het opnieuw. Na vijf fouten wacht u een kwartier, of vraagt u de beheerder om een nieuw wachtwoord.',
};
