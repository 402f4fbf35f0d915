import { municipalTable, type Migration } from '../db/index.ts';

/** A letter is written once and never changed: what it says is kept as the canonical JSON of its text. */
const tables = `
create table letters_letters (
  municipality text not null,
  id uuid not null,
  reference text not null,
  dated date not null,
  cut_off date not null,
  municipality_name text not null,
  subject text not null,
  template text not null,
  content text not null,
  frame text not null,
  hash text not null,
  written_by text not null,
  written_at timestamptz not null,
  primary key (municipality, id),
  unique (municipality, reference)
);
`;

const rights = municipalTable('letters_letters', {
  municipality: ['select', 'insert'],
  region: ['select'],
  system: ['select', 'insert'],
});

export const lettersMigrations: readonly Migration[] = [{ id: 'letters-001', sql: `${tables}\n${rights}` }];
