import type { MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import type { Principal, Role } from './model.ts';

/** A person who may sign in. */
export interface Account {
  readonly id: Uuid;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly isRegional: boolean;
  readonly municipalities: readonly MunicipalityCode[];
  /** A fictitious person of the demo: signs in without a password, only while the demo is on. */
  readonly isDemo: boolean;
  readonly isActive: boolean;
}

/** What is needed to make an account. */
export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Empty for the Servicebureau: such an account sees the region, without persons. */
  readonly municipalities: readonly MunicipalityCode[];
  readonly password: string;
}

export function principalOf(account: Account): Principal {
  const { id, name, role, municipalities, isRegional } = account;
  return { userId: id, name, role, municipalities, isRegional };
}
