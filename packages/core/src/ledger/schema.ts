import { municipalTable, type Migration } from '../db/index.ts';

export const ledgerMigrations: readonly Migration[] = [
  {
    id: 'ledger-001',
    sql: `
      create table ledger_bookings (
        municipality text not null, provider text not null, month date not null, segment integer not null,
        kind text not null, source text not null, file_id uuid, cents bigint not null, known_on date not null,
        booked_at timestamptz not null default now(),
        primary key (municipality, provider, month, segment, kind, source),
        check (kind in ('obliged', 'claimed', 'accepted', 'paid', 'credited')),
        check (kind <> 'credited' or cents <= 0), check (extract(day from month) = 1));
      comment on column ledger_bookings.segment is '0: no segment known';
      create index ledger_bookings_file on ledger_bookings (municipality, file_id) where file_id is not null;
      create index ledger_bookings_payment on ledger_bookings (municipality, source) where kind = 'paid';
      ${municipalTable('ledger_bookings', {
        municipality: ['select', 'insert'],
        region: ['select'],
        system: ['select'],
      })}
      create function ledger_is_append_only() returns trigger language plpgsql as $$
        begin raise exception 'the ledger is append-only: book a correction instead'; end $$;
      create trigger ledger_bookings_fixed before update or delete or truncate on ledger_bookings
        for each statement execute function ledger_is_append_only();`,
  },
];
