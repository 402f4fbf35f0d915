import type { Problem, Result } from '@jeugdregie/kernel';
import type { Database } from '../db/index.ts';
import type { Principal } from './model.ts';

/** A signed-in person. `token` exists in the browser's cookie only; the database keeps its hash. */
export interface Session {
  readonly principal: Principal;
  /** To be sent back in the header X-CSRF with every request that changes something. */
  readonly csrf: string;
  /** ISO instant. */
  readonly expiresAt: string;
  readonly isDemo: boolean;
}

export interface NewSession extends Session {
  readonly token: string;
}

/** How somebody signs in; `now` in Unix milliseconds. */
export type Credentials =
  | { readonly kind: 'password'; readonly email: string; readonly password: string }
  | { readonly kind: 'demo'; readonly userId: string };

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

/** Signs in, or says in Dutch why not (wrong, blocked, locked out). Writes audit either way. */
export function signIn(
  _db: Database,
  _credentials: Credentials,
  _options: { readonly now: number; readonly isDemoOn: boolean },
): Promise<Result<NewSession, Problem>> {
  return early();
}

/** Who belongs to this token; null when it is unknown, expired or signed out. One query; for the server's session hook. */
export function sessionOf(_db: Database, _token: string, _now: number): Promise<Session | null> {
  return early();
}

/** Ends the session of this token; unknown tokens are no error. */
export function signOut(_db: Database, _token: string): Promise<void> {
  return early();
}
