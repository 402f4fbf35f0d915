import type { MunicipalityCode } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { Account } from './account.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

/**
 * Makes one fictitious person per role, once; later calls change nothing. The first municipality is the home of those
 * who work for one; the policy adviser works for all. Needs the system scope.
 */
export function ensureDemoPeople(
  _tx: Tx,
  _municipalities: readonly { readonly code: MunicipalityCode; readonly name: string }[],
): Promise<void> {
  return early();
}

/** The fictitious persons, in the order of the roles. Needs the system scope. */
export function demoPeople(_tx: Tx): Promise<Account[]> {
  return early();
}
