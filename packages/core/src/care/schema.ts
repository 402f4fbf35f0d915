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
];
