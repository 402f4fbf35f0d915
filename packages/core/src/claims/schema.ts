import { municipalTable, referenceTable, type Grants, type Migration } from '../db/index.ts';

/** Claims are facts about persons: the municipality's own, and the checks of the system; never the region. */
const appendOnly: Grants = { municipality: ['select', 'insert'], system: ['select'] };

/**
 * Nothing here is ever changed: a decision of a person is a row beside the line, a correction is a new line. The one
 * exception is a running total without persons, for the ceilings of the region's contracts.
 */
export const claimsMigrations: readonly Migration[] = [
  {
    id: 'claims-001',
    sql: `
      create table claims_files (
        municipality text not null, file_id uuid not null, provider text not null, identification text not null,
        message_date date not null, claim_number text not null, period_from date not null, period_until date not null,
        dated date not null, known_on date not null, total_cents bigint not null, accepted_cents bigint not null,
        lines integer not null, accepted integer not null, rejected integer not null, waiting integer not null,
        is_sent boolean not null, findings jsonb not null, signals jsonb not null, rule_set text not null,
        contract_version uuid, facts_hash text not null, verdicts_hash text not null,
        received_at timestamptz not null default now(),
        primary key (municipality, file_id));
      comment on column claims_files.is_sent is 'false: rejected as a whole, counts as not sent (IV087)';
      create index claims_files_provider on claims_files (municipality, provider, dated);
      create index claims_files_waiting on claims_files (municipality, known_on) where waiting > 0;
      create unique index claims_files_number on claims_files (municipality, provider, claim_number) where is_sent;
      ${municipalTable('claims_files', appendOnly)}

      create table claims_facts (
        municipality text not null, file_id uuid not null, facts bytea not null,
        primary key (municipality, file_id));
      alter table claims_facts alter column facts set storage external;
      ${municipalTable('claims_facts', appendOnly)}

      create table claims_lines (
        municipality text not null, file_id uuid not null, line_index integer not null, provider text not null,
        reference text not null, previous_reference text, client_key uuid not null, allocation bigint not null,
        category text not null, product text not null, period_from date not null, period_until date not null,
        volume bigint not null, unit text not null, rate_cents bigint, amount_cents bigint not null,
        is_credit boolean not null, state text not null, findings jsonb, question text, rule text, segment integer,
        referrer text not null, district text, known_on date not null,
        primary key (municipality, file_id, line_index),
        check (state in ('accepted', 'rejected', 'needs-person')));
      create index claims_lines_reference on claims_lines (municipality, provider, reference);
      create index claims_lines_allocation on claims_lines (municipality, allocation, period_from);
      create index claims_lines_waiting on claims_lines (municipality, file_id, line_index)
        where state = 'needs-person';
      ${municipalTable('claims_lines', appendOnly)}

      create table claims_person_decisions (
        municipality text not null, file_id uuid not null, line_index integer not null, state text not null,
        return_code text, note text not null, actor_id uuid not null, actor_name text not null,
        decided_on date not null, decided_at timestamptz not null default now(),
        primary key (municipality, file_id, line_index),
        check (state in ('accepted', 'rejected')), check ((state = 'rejected') = (return_code is not null)));
      ${municipalTable('claims_person_decisions', appendOnly)}

      create table claims_provider_years (
        provider text not null, year integer not null, accepted_cents bigint not null,
        primary key (provider, year));
      ${referenceTable('claims_provider_years', {
        municipality: ['select', 'insert', 'update'],
        region: ['select'],
        system: ['select'],
      })}`,
  },
  {
    // What tells lines apart stands first: a new line is then compared with others once, not three times.
    id: 'claims-002',
    sql: `
      drop index claims_lines_reference;
      create index claims_lines_reference on claims_lines (reference, municipality, provider);
      drop index claims_lines_allocation;
      create index claims_lines_allocation on claims_lines (allocation, municipality, period_from);`,
  },
];
