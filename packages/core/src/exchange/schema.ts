import type { Migration } from '../db/index.ts';

export const exchangeMigrations: readonly Migration[] = [];
