/** An expected failure is a value: bugs crash, bad input does not. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Throws when something that must hold does not: a bug, never a user's mistake. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/**
 * A problem in four parts that a person can act on (what, where, why, what to do next).
 * `what`, `where`, `why` and `remedy` are Dutch sentences: they reach a screen as they stand.
 * `code` is the stable name of the kind of problem, such as `CONTRACT-TARIEF`.
 */
export interface Problem {
  readonly code: string;
  readonly what: string;
  readonly where: string;
  readonly why: string;
  readonly remedy: string;
}
