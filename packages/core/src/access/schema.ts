import type { Migration } from '../db/index.ts';

export const accessMigrations: readonly Migration[] = [];
