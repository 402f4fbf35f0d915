import { municipalTable, type Migration } from '../db/index.ts';
import { regionMigrations } from './region-schema.ts';

/**
 * Cells are sums, of claim lines (`figures_cells`) and of care events (`figures_care`); every row of them is a reading of the facts of one municipality from one side (`grain`, `member`),
 * of one segment or of all (''), for a month of delivery as far as it became known in `known_month`. So a cut-off is
 * a filter, and the region is the sum over municipalities. Months are numbers (year × 12 + month − 1): two bytes in a
 * key that is read by the hundred thousand, and months apart are a subtraction.
 *
 * `figures_youths` counts youths by the month and the youth's previous month with care in the same cell. The number
 * of different youths in any range of months is then a sum as well: the rows in the range whose previous month lies
 * before it, as every youth of the range has exactly one first month in it.
 *
 * The keys carry the measures, so that a figure is read from the index alone, in order, and not from a page per cell.
 * The month stands before the member: a breakdown over some months reads just these, and the months of one member are
 * a list of keys. Breakdowns of youths have an index of their own, in which the first months of a range lie together.
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
  lines integer not null,
  rejected_lines integer not null,
  claimed_cents bigint not null,
  accepted_cents bigint not null,
  credited_cents bigint not null,
  minutes bigint not null,
  days bigint not null,
  pieces bigint not null,
  primary key (municipality, grain, segment, month, member, known_month)
    include (lines, rejected_lines, claimed_cents, accepted_cents, credited_cents, minutes, days, pieces)
);

create table figures_care (
  municipality text not null,
  grain text not null check (grain in ('all', 'provider', 'product', 'referrer', 'district')),
  segment text not null,
  member text not null,
  month smallint not null,
  known_month smallint not null,
  allocated integer not null,
  started integer not null,
  resumed integer not null,
  ended integer not null,
  paused integer not null,
  primary key (municipality, grain, segment, month, member, known_month)
    include (allocated, started, resumed, ended, paused)
);

create table figures_youths (
  municipality text not null,
  grain text not null check (grain in ('all', 'provider', 'product', 'referrer', 'district')),
  segment text not null,
  member text not null,
  month smallint not null,
  previous_month smallint not null,
  known_month smallint not null,
  youths integer not null,
  primary key (municipality, grain, segment, member, month, previous_month, known_month) include (youths)
);

create index figures_youths_first on figures_youths (municipality, grain, segment, month, previous_month)
  include (member, known_month, youths);

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
  municipalTable('figures_care', {
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

export const figuresMigrations: readonly Migration[] = [
  { id: 'figures-001', sql: `${tables}\n${rights}` },
  ...regionMigrations,
];
