import { accessMigrations } from '../access/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { careMigrations } from '../care/index.ts';
import { claimsMigrations } from '../claims/index.ts';
import { contractsMigrations } from '../contracts/index.ts';
import type { Migration } from '../db/index.ts';
import { exchangeMigrations } from '../exchange/index.ts';
import { figuresMigrations } from '../figures/index.ts';
import { identityMigrations } from '../identity/index.ts';
import { ledgerMigrations } from '../ledger/index.ts';
import { lettersMigrations } from '../letters/index.ts';

/** The tables of all rooms, in the order of the rooms. A step that was released never changes; new ones are added. */
export const migrations: readonly Migration[] = [
  ...auditMigrations,
  ...accessMigrations,
  ...identityMigrations,
  ...exchangeMigrations,
  ...contractsMigrations,
  ...careMigrations,
  ...claimsMigrations,
  ...ledgerMigrations,
  ...figuresMigrations,
  ...lettersMigrations,
];
