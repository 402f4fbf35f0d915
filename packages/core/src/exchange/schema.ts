import { municipalTable, type Migration } from '../db/index.ts';

/**
 * The region sees which files there are and how they went (never whose care they are about); the content is in a table
 * of its own, which the region cannot read. The trail only grows.
 */
export const exchangeMigrations: readonly Migration[] = [
  {
    id: 'exchange-001',
    sql: `
      create table exchange_files (
        municipality text not null,
        file_id uuid not null,
        direction text not null check (direction in ('in', 'out')),
        name text not null,
        sha256 text not null check (length(sha256) = 64),
        size bigint not null,
        message text,
        message_order smallint not null,
        sender text,
        receiver text,
        identification text,
        message_date date,
        received_on date not null,
        received_at timestamptz not null default clock_timestamp(),
        state text not null check (state in ('received', 'processed', 'rejected', 'set-aside', 'refused', 'ready', 'sent')),
        due_on date,
        answered_on date,
        answer_file_id uuid,
        answers_file_id uuid,
        summary text not null default '',
        findings integer not null default 0,
        search_text text not null generated always as (lower(name || ' ' || coalesce(identification, ''))) stored,
        primary key (municipality, file_id),
        check ((direction = 'out') = (state in ('ready', 'sent')))
      );
      create unique index exchange_files_once on exchange_files (municipality, sha256) where direction = 'in';
      create index exchange_files_by_arrival on exchange_files (municipality, received_at, file_id);
      create index exchange_files_by_arrival_region on exchange_files (received_at, file_id);
      create index exchange_files_by_due on exchange_files (municipality, coalesce(due_on, 'infinity'), file_id);
      create index exchange_files_by_due_region on exchange_files (coalesce(due_on, 'infinity'), file_id);
      create index exchange_files_by_name on exchange_files (municipality, name, file_id);
      create index exchange_files_by_name_region on exchange_files (name, file_id);
      create index exchange_files_by_id on exchange_files (file_id);
      create index exchange_files_by_sender on exchange_files (sender, received_at);
      create index exchange_files_by_receiver on exchange_files (receiver, received_at);
      create index exchange_files_open on exchange_files (municipality, due_on)
        where state in ('received', 'set-aside', 'ready');
      ${municipalTable('exchange_files', {
        municipality: ['select', 'insert', 'update'],
        region: ['select'],
        system: ['select', 'insert', 'update'],
      })}

      create table exchange_contents (
        municipality text not null,
        file_id uuid not null,
        sealed bytea not null,
        primary key (municipality, file_id)
      );
      alter table exchange_contents alter column sealed set storage external;
      ${municipalTable('exchange_contents', {
        municipality: ['select', 'insert', 'update'],
        system: ['select', 'insert', 'update'],
      })}

      create table exchange_steps (
        municipality text not null,
        file_id uuid not null,
        sequence integer not null,
        step text not null,
        at timestamptz not null default clock_timestamp(),
        actor text not null,
        outcome text not null check (outcome in ('ok', 'failed', 'waiting')),
        note text not null,
        problem jsonb,
        primary key (municipality, file_id, sequence)
      );
      ${municipalTable('exchange_steps', {
        municipality: ['select', 'insert'],
        region: ['select'],
        system: ['select', 'insert'],
      })}

      create table exchange_findings (
        municipality text not null,
        file_id uuid not null,
        sequence integer not null,
        rule text not null,
        return_code text,
        level smallint not null,
        at text not null,
        line integer not null,
        primary key (municipality, file_id, sequence)
      );
      ${municipalTable('exchange_findings', {
        municipality: ['select', 'insert', 'delete'],
        region: ['select'],
        system: ['select', 'insert', 'delete'],
      })}`,
  },
  {
    id: 'exchange-002',
    sql: `
      create index exchange_files_unreturned on exchange_files (municipality, due_on)
        where state = 'sent' and message in ('JW301', 'JW319') and answered_on is null;
      create index exchange_files_identification on exchange_files (municipality, identification, message);`,
  },
];
