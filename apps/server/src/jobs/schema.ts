import { municipalTable, referenceTable, type Migration } from '@jeugdregie/core/db';

/** Tables of the work that spans rooms: what was handed in at once, the envelopes in which messages came, the mailbox. */
export const jobsMigrations: readonly Migration[] = [
  {
    id: 'jobs-001',
    sql: `create table jobs_deliveries (
            municipality text not null,
            delivery_id uuid not null,
            user_id uuid not null,
            made_at timestamptz not null default now(),
            entries jsonb not null,
            primary key (municipality, delivery_id));
          ${municipalTable('jobs_deliveries', { municipality: ['select', 'insert'] })}`,
  },
  {
    id: 'jobs-002',
    sql: `create table jobs_covers (
            municipality text not null,
            file_id uuid not null,
            reference text not null,
            sent_at text not null,
            sender text not null,
            receiver text not null,
            primary key (municipality, file_id));
          ${municipalTable('jobs_covers', { municipality: ['select', 'insert'], system: ['select'] })}`,
  },
  {
    id: 'jobs-003',
    sql: `create table jobs_mailbox (
            only_row boolean primary key default true check (only_row),
            last_run_at timestamptz not null,
            last_success_at timestamptz,
            waiting integer not null,
            quarantined integer not null,
            problem jsonb);
          ${referenceTable('jobs_mailbox', {
            municipality: ['select'],
            region: ['select'],
            system: ['select', 'insert', 'update'],
          })}
          create table jobs_quarantine (
            municipality text not null,
            path text not null,
            since timestamptz not null,
            problem jsonb not null,
            primary key (municipality, path));
          ${municipalTable('jobs_quarantine', {
            municipality: ['select'],
            region: ['select'],
            system: ['select', 'insert', 'delete'],
          })}`,
  },
];
