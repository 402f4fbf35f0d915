export { principalOf, type Account, type NewAccount } from './account.ts';
export {
  addAccount,
  changePassword,
  endSessions,
  listAccounts,
  switchAccount,
  type AccountsKeeper,
} from './accounts.ts';
export { actorOf } from './actor.ts';
export {
  can,
  capabilities,
  capabilitiesOf,
  roles,
  type Capability,
  type Principal,
  type Role,
} from './model.ts';
export { demoPeople, ensureDemoPeople } from './people.ts';
export { accessMigrations } from './schema.ts';
export { sessionOf, signIn, signOut, type Credentials, type NewSession, type Session } from './session.ts';
