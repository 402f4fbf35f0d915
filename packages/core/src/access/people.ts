import { newUuid, type MunicipalityCode } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { Account } from './account.ts';
import type { Role } from './model.ts';
import { insertAccount, selectAccounts } from './store.ts';

interface DemoPerson {
  readonly role: Role;
  /** Names that nobody has, and that say what the person does. */
  readonly name: string;
  readonly email: string;
  readonly worksFor: 'first' | 'all' | 'region';
}

const people: readonly DemoPerson[] = [
  { role: 'backoffice', name: 'Berta Berichtenbak', email: 'berta@voorbeeld.invalid', worksFor: 'first' },
  { role: 'controller', name: 'Karel Kostenkenner', email: 'karel@voorbeeld.invalid', worksFor: 'first' },
  { role: 'access-team', name: 'Tineke Toegangspoort', email: 'tineke@voorbeeld.invalid', worksFor: 'first' },
  { role: 'policy-adviser', name: 'Bram Beleidsblad', email: 'bram@voorbeeld.invalid', worksFor: 'all' },
  {
    role: 'contract-manager',
    name: 'Coby Contractzegel',
    email: 'coby@voorbeeld.invalid',
    worksFor: 'region',
  },
  { role: 'analyst', name: 'Anton Analyseplank', email: 'anton@voorbeeld.invalid', worksFor: 'region' },
  { role: 'administrator', name: 'Sjaan Sleutelbos', email: 'sjaan@voorbeeld.invalid', worksFor: 'region' },
];

/**
 * Makes one fictitious person per role, once; later calls change nothing. The first municipality is the home of those
 * who work for one; the policy adviser works for all. Needs the system scope.
 */
export async function ensureDemoPeople(
  tx: Tx,
  municipalities: readonly { readonly code: MunicipalityCode; readonly name: string }[],
): Promise<void> {
  const codes = municipalities.map(({ code }) => code);
  const scopes = { first: codes.slice(0, 1), all: codes, region: [] } as const;
  for (const { worksFor, ...person } of people) {
    const account: Account = {
      ...person,
      id: newUuid(),
      municipalities: scopes[worksFor],
      isRegional: worksFor === 'region',
      isDemo: true,
      isActive: true,
    };
    await insertAccount(tx, account, null);
  }
}

/** The fictitious persons, in the order of the roles. Needs the system scope. */
export async function demoPeople(tx: Tx): Promise<Account[]> {
  const order = people.map(({ email }) => email);
  const accounts = await selectAccounts(tx, null);
  return accounts
    .filter(({ isDemo, isActive }) => isDemo && isActive)
    .sort((a, b) => order.indexOf(a.email) - order.indexOf(b.email));
}
