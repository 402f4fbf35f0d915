import { accessMigrations } from '../access/index.ts';
import { auditMigrations } from '../audit/index.ts';
import type { Migration } from '../db/index.ts';
import { exchangeMigrations } from '../exchange/index.ts';
import { identityMigrations } from '../identity/index.ts';

/** The tables of all rooms, in the order of the rooms. A step that was released never changes; new ones are added. */
export const migrations: readonly Migration[] = [
  ...auditMigrations,
  ...accessMigrations,
  ...identityMigrations,
  ...exchangeMigrations,
];
