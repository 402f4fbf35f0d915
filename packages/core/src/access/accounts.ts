import {
  fail,
  newUuid,
  ok,
  type MunicipalityCode,
  type Problem,
  type Result,
  type Uuid,
} from '@jeugdregie/kernel';
import { record, type Actor } from '../audit/index.ts';
import { system, type Database, type Tx } from '../db/index.ts';
import type { Account, NewAccount } from './account.ts';
import { actorOf } from './actor.ts';
import type { Principal, Role } from './model.ts';
import { acceptablePassword, hashPassword } from './password.ts';
import {
  accountById,
  deleteSessionsOf,
  insertAccount,
  selectAccounts,
  setActive,
  setPassword,
} from './store.ts';

/** Roles that only make sense for one kind of employer; the others may be either. */
const municipalRoles: readonly Role[] = ['backoffice', 'controller', 'access-team', 'policy-adviser'];
const regionalRoles: readonly Role[] = ['contract-manager', 'analyst'];

/** Who manages accounts: a signed-in administrator, or the command line of the machine itself. */
export type AccountsKeeper = Principal | { readonly commandLine: true };

function actorFor(keeper: AccountsKeeper): Actor {
  return 'commandLine' in keeper ? { kind: 'system', name: 'opdrachtregel' } : actorOf(keeper);
}

/** A municipal administrator manages accounts that work for municipalities of their own only. */
function mayManage(keeper: AccountsKeeper, account: Pick<Account, 'isRegional' | 'municipalities'>): boolean {
  if ('commandLine' in keeper || keeper.isRegional) return true;
  return !account.isRegional && account.municipalities.every((code) => keeper.municipalities.includes(code));
}

/** Accounts that the scope shows: colleagues for a municipality, all for the region and the system. */
export function listAccounts(tx: Tx, municipality: MunicipalityCode | null): Promise<Account[]> {
  return selectAccounts(tx, municipality);
}

/** Makes an account, or says in Dutch what is wrong with it. Writes audit. */
export async function addAccount(
  db: Database,
  keeper: AccountsKeeper,
  wish: NewAccount,
): Promise<Result<Account, Problem>> {
  const { password, ...rest } = wish;
  const account: Account = {
    ...rest,
    email: wish.email.trim().toLowerCase(),
    name: wish.name.trim(),
    id: newUuid(),
    isRegional: wish.municipalities.length === 0,
    isDemo: false,
    isActive: true,
  };
  const problem = problemWith(account) ?? (mayManage(keeper, account) ? null : notYours);
  if (problem) return fail(problem);
  const good = acceptablePassword(password);
  if (!good.ok) return good;
  const hash = await hashPassword(good.value);
  return db.transaction(system, async (tx) => {
    if (!(await insertAccount(tx, account, hash))) return fail(taken(account.email));
    await tell(tx, keeper, { action: 'access.add-account', id: account.id });
    return ok(account);
  });
}

/** Switches an account off (and ends its sessions) or on again. Writes audit. */
export function switchAccount(
  db: Database,
  keeper: AccountsKeeper,
  change: { readonly id: Uuid; readonly isActive: boolean },
): Promise<Result<Account, Problem>> {
  return db.transaction(system, async (tx) => {
    const account = await accountById(tx, change.id);
    if (account === null) return fail(unknownAccount);
    if (!mayManage(keeper, account)) return fail(notYours);
    await setActive(tx, change.id, change.isActive);
    await tell(tx, keeper, {
      action: change.isActive ? 'access.switch-on' : 'access.switch-off',
      id: change.id,
    });
    return ok({ ...account, isActive: change.isActive });
  });
}

/** Gives an account a new password, ends its sessions and its lock-out. Writes audit. */
export async function changePassword(
  db: Database,
  keeper: AccountsKeeper,
  change: { readonly id: Uuid; readonly password: string },
): Promise<Result<Account, Problem>> {
  const good = acceptablePassword(change.password);
  if (!good.ok) return good;
  const hash = await hashPassword(good.value);
  return db.transaction(system, async (tx) => {
    const account = await accountById(tx, change.id);
    if (account === null || account.isDemo) return fail(unknownAccount);
    if (!mayManage(keeper, account)) return fail(notYours);
    await setPassword(tx, change.id, hash);
    await tell(tx, keeper, { action: 'access.change-password', id: change.id });
    return ok(account);
  });
}

/** Ends every session of an account: it must sign in again everywhere. Returns how many there were. Writes audit. */
export function endSessions(
  db: Database,
  keeper: AccountsKeeper,
  id: Uuid,
): Promise<Result<{ readonly ended: number }, Problem>> {
  return db.transaction(system, async (tx) => {
    const account = await accountById(tx, id);
    if (account === null) return fail(unknownAccount);
    if (!mayManage(keeper, account)) return fail(notYours);
    const ended = await deleteSessionsOf(tx, id);
    await tell(tx, keeper, { action: 'access.end-sessions', id });
    return ok({ ended });
  });
}

function tell(tx: Tx, keeper: AccountsKeeper, what: { action: string; id: Uuid }): Promise<void> {
  const object = { kind: 'account', id: what.id };
  return record(tx, { actor: actorFor(keeper), action: what.action, object, outcome: 'ok' });
}

function problemWith(account: Account): Problem | null {
  const wrong = (where: string, why: string, remedy: string): Problem => ({
    code: 'ACCOUNT-ONGELDIG',
    what: 'Dit account kan niet worden gemaakt.',
    where,
    why,
    remedy,
  });
  if (!/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(account.email)) {
    return wrong('email', 'Dit is geen e-mailadres.', 'Vul een adres in zoals naam@gemeente.nl.');
  }
  if (account.name.length < 2 || account.name.length > 100) {
    return wrong('naam', 'Een naam heeft 2 tot 100 tekens.', 'Vul de naam van de medewerker in.');
  }
  if (account.isRegional && municipalRoles.includes(account.role)) {
    return wrong('gemeenten', 'Deze rol hoort bij een gemeente.', 'Kies minstens één gemeente.');
  }
  if (!account.isRegional && regionalRoles.includes(account.role)) {
    return wrong('gemeenten', 'Deze rol hoort bij het Servicebureau.', 'Laat de gemeenten leeg.');
  }
  return null;
}

const unknownAccount: Problem = {
  code: 'ACCOUNT-ONBEKEND',
  what: 'Dit account is er niet.',
  where: 'id',
  why: 'Het bestaat niet, of het is van een fictief persoon van de demo.',
  remedy: 'Kies een account uit de lijst.',
};

const notYours: Problem = {
  code: 'ACCOUNT-ANDERE-GEMEENTE',
  what: 'Dit account mag u niet beheren.',
  where: 'gemeenten',
  why: 'Het werkt ook voor een gemeente waarvoor u geen beheerder bent, of voor het Servicebureau.',
  remedy: 'Vraag de beheerder van het Servicebureau.',
};

function taken(email: string): Problem {
  return {
    code: 'ACCOUNT-BESTAAT',
    what: 'Dit account bestaat al.',
    where: 'email',
    why: `Er is al een account met het adres ${email}.`,
    remedy: 'Gebruik een ander adres, of zet het bestaande account weer aan.',
  };
}
