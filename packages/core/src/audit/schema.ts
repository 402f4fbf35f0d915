import type { Migration } from '../db/index.ts';

export const auditMigrations: readonly Migration[] = [];
