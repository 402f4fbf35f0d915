import type { Migration } from '../db/index.ts';

export const identityMigrations: readonly Migration[] = [];
