import { municipalTable, type Migration } from '../db/index.ts';

/**
 * Cells are sums; every row of them is a reading of the facts of one municipality from one side (`grain`, `member`),
 * of one segment or of all (''), for a month of delivery as far as it became known in `known_month`. So a cut-off is
 * a filter, and the region is the sum over municipalities. Months are numbers (year × 12 + month − 1): two bytes in a
 * key that is read by the hundred thousand, and months apart are a subtraction.
 *
 * `figures_youths` counts youths by the month and the youth's previous month with care in the same cell. The number
 * of different youths in any range of months is then a sum as well: the rows in the range whose previous month lies
 * before it, as every youth of the range has exactly one first month in it.
 *
 * `figures_presence` is what that is kept with: per client and combination the months with accepted lines.
 */
const tables = `
create table figures_cells (
  municipality text not null,
  grain text not null check (grain in ('all', 'provider', 'product', 'referrer', 'district')),
  segment text not null,
  member text not null,
  month smallint not null,
  known_month smallint not null,
  lines integer not null default 0,
  rejected_lines integer not null default 0,
  claimed_cents bigint not null default 0,
  accepted_cents bigint not null default 0,
  credited_cents bigint not null default 0,
  minutes bigint not null default 0,
  days bigint not null default 0,
  pieces bigint not null default 0,
  allocated integer not null default 0,
  started integer not null default 0,
  resumed integer not null default 0,
  ended integer not null default 0,
  paused integer not null default 0,
  primary key (municipality, grain, segment, member, month, known_month)
) with (fillfactor = 80);

create table figures_youths (
  municipality text not null,
  grain text not null check (grain in ('all', 'provider', 'product', 'referrer', 'district')),
  segment text not null,
  member text not null,
  month smallint not null,
  previous_month smallint not null,
  known_month smallint not null,
  youths integer not null,
  primary key (municipality, grain, segment, member, month, previous_month, known_month)
) with (fillfactor = 80);

create table figures_presence (
  municipality text not null,
  client_key uuid not null,
  provider text not null,
  product text not null,
  referrer text not null,
  district text not null,
  segment text not null,
  history bytea not null,
  primary key (municipality, client_key, provider, product, referrer, district, segment)
) with (fillfactor = 80);
`;

const rights = [
  municipalTable('figures_cells', {
    municipality: ['select', 'insert', 'update'],
    region: ['select'],
    system: ['select', 'insert', 'update', 'delete'],
  }),
  municipalTable('figures_youths', {
    municipality: ['select', 'insert', 'update'],
    region: ['select'],
    system: ['select', 'insert', 'update', 'delete'],
  }),
  municipalTable('figures_presence', {
    municipality: ['select', 'insert', 'update'],
    system: ['select', 'insert', 'update', 'delete'],
  }),
].join('\n');

export const figuresMigrations: readonly Migration[] = [{ id: 'figures-001', sql: `${tables}\n${rights}` }];
