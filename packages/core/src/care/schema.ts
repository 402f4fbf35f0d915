import { municipalTable, type Grants, type Migration } from '../db/index.ts';

/** Care facts are facts about persons: the municipality's own, and the checks of the system; never the region. */
const grants: Grants = { municipality: ['select', 'insert', 'update'], system: ['select'] };
/** Facts that are never changed: a correction is a new row. */
const appendOnly: Grants = { municipality: ['select', 'insert'], system: ['select'] };

export const careMigrations: readonly Migration[] = [
  {
    id: 'care-001',
    sql: `
      create table care_allocations (
        municipality text not null, number bigint not null, version text not null, content text not null,
        provider text not null, client_key uuid not null, reference text, category text, product text,
        valid_from date not null, valid_until date, volume bigint, unit text, frequency text, budget_cents bigint,
        change_reason text, district text, segment integer, dated date not null, known_on date not null, file_id uuid not null,
        terms_version uuid,
        primary key (municipality, number, version, content));
      create index care_allocations_provider on care_allocations (municipality, provider, number);
      create index care_allocations_client on care_allocations (municipality, client_key);
      create index care_allocations_reference on care_allocations (municipality, provider, reference)
        where reference is not null;
      ${municipalTable('care_allocations', grants)}

      create table care_deliveries (
        municipality text not null, file_id uuid not null, position integer not null, kind text not null,
        provider text not null, client_key uuid not null, allocation bigint, category text, product text,
        begins_on date not null, reason text, ends_on date, is_withdrawn boolean not null, segment integer,
        known_on date not null,
        primary key (municipality, file_id, position));
      create index care_deliveries_allocation on care_deliveries (municipality, allocation) where allocation is not null;
      create index care_deliveries_client on care_deliveries (municipality, client_key);
      ${municipalTable('care_deliveries', appendOnly)}

      create table care_requests (
        municipality text not null, provider text not null, reference text not null, client_key uuid not null,
        referrer text not null, referrer_name text, referrer_code text, category text, product text,
        valid_from date not null, valid_until date, volume bigint, unit text, frequency text, budget_cents bigint,
        dated date not null, known_on date not null, file_id uuid not null,
        primary key (municipality, provider, reference));
      create index care_requests_client on care_requests (municipality, client_key);
      ${municipalTable('care_requests', appendOnly)}`,
  },
  {
    id: 'care-002',
    sql: `
      alter table care_allocations add column refused_on date;

      create table care_request_messages (
        municipality text not null, file_id uuid not null, kind text not null check (kind in ('allocation', 'change')),
        provider text not null, client_key uuid not null, reference text, reason text, dated date not null,
        known_on date not null, decide_by date not null, settle_by date not null, residence_by date,
        state text not null check (state in ('new', 'investigating', 'granted', 'rejected', 'mixed')),
        primary key (municipality, file_id));
      create unique index care_request_messages_reference on care_request_messages (municipality, provider, reference)
        where reference is not null;
      create index care_request_messages_client on care_request_messages (municipality, client_key);
      create index care_request_messages_open on care_request_messages (municipality, decide_by)
        where state in ('new', 'investigating');
      create index care_request_messages_dated on care_request_messages (municipality, known_on, file_id);
      create index care_requests_file on care_requests (municipality, file_id);
      ${municipalTable('care_request_messages', grants)}

      create table care_wishes (
        municipality text not null, file_id uuid not null, position integer not null,
        kind text not null check (kind in ('unchanged', 'changed', 'new')), allocation bigint, category text,
        product text, valid_from date, valid_until date, volume bigint, unit text, frequency text, budget_cents bigint,
        primary key (municipality, file_id, position));
      ${municipalTable('care_wishes', appendOnly)}

      create table care_answers (
        municipality text not null, file_id uuid not null, provider text not null, reference text not null,
        answer text not null check (answer in ('rejected', 'investigating')), reason text, elsewhere text,
        dated date not null, known_on date not null, refused_on date,
        primary key (municipality, file_id));
      create index care_answers_reference on care_answers (municipality, provider, reference);
      ${municipalTable('care_answers', grants)}

      -- Requests that were read before there were terms: they count as decided on what is known of them now.
      insert into care_request_messages (municipality, file_id, kind, provider, client_key, dated, known_on, decide_by,
        settle_by, residence_by, state)
      select r.municipality, r.file_id, 'allocation', r.provider, r.client_key, min(r.dated), min(r.known_on),
        min(r.known_on) + 7, min(r.dated) + 56, min(r.dated) + 14,
        case when bool_and(exists (select 1 from care_allocations a where a.municipality = r.municipality
          and a.provider = r.provider and a.reference = r.reference)) then 'granted' else 'new' end
      from care_requests r group by r.municipality, r.file_id, r.provider, r.client_key;`,
  },
];
