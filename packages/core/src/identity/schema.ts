import { municipalTable, type Migration } from '../db/index.ts';

export const identityMigrations: readonly Migration[] = [
  {
    id: 'identity-001',
    sql: `
      create table identity_persons (
        municipality text not null,
        client_key uuid not null,
        sealed bytea not null,
        fingerprint bytea not null,
        changed_at timestamptz not null default now(),
        primary key (municipality, client_key)
      );
      ${municipalTable('identity_persons', {
        municipality: ['select', 'insert', 'update'],
        system: ['select', 'insert', 'update'],
      })}`,
  },
];
