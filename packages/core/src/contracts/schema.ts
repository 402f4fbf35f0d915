import { referenceTable, type Grants, type Migration } from '../db/index.ts';

/** Contract data is regional: every scope reads it, only the Servicebureau and the command line write it. */
const grants: Grants = {
  municipality: ['select'],
  region: ['select', 'insert', 'update'],
  system: ['select', 'insert', 'update'],
};

/** `version` is the import that a row came from; rows of an applied version never change. */
const tables = {
  contracts_imports: `
    id uuid primary key, name text not null, sha256 text not null, workbook bytea not null,
    imported_by text not null, imported_at timestamptz not null,
    base uuid references contracts_imports, differences jsonb not null, warnings jsonb not null,
    applied_number integer unique, applied_by text, applied_at timestamptz`,
  contracts_regions: `version uuid not null references contracts_imports, name text not null, primary key (version)`,
  contracts_municipalities: `
    version uuid not null references contracts_imports, code text not null, name text not null,
    valid_from date not null, valid_until date, primary key (version, code, valid_from)`,
  contracts_residents: `
    version uuid not null references contracts_imports, municipality_code text not null, year integer not null,
    total integer not null, age_0_to_17 integer not null, primary key (version, municipality_code, year)`,
  contracts_districts: `
    version uuid not null references contracts_imports, municipality_code text not null, code text not null,
    name text not null, postcode text not null, age_0_to_17 integer not null,
    primary key (version, municipality_code, postcode)`,
  contracts_segments: `
    version uuid not null references contracts_imports, id integer not null, name text not null,
    primary key (version, id)`,
  contracts_providers: `
    version uuid not null references contracts_imports, code text not null, name text not null,
    primary key (version, code)`,
  contracts_contracts: `
    version uuid not null references contracts_imports, number text not null, provider text not null,
    valid_from date not null, valid_until date, primary key (version, number)`,
  contracts_products: `
    version uuid not null references contracts_imports, code text not null, name text not null,
    category text not null, unit text not null, variant text not null, primary key (version, code)`,
  contracts_product_segments: `
    version uuid not null references contracts_imports, product text not null, segment integer not null,
    valid_from date not null, valid_until date, primary key (version, product, valid_from)`,
  contracts_rates: `
    version uuid not null references contracts_imports, contract text not null, product text not null,
    unit text not null, rate_cents bigint not null, valid_from date not null, valid_until date,
    primary key (version, contract, product, valid_from)`,
  contracts_ceilings: `
    version uuid not null references contracts_imports, contract text not null, year integer not null,
    amount_cents bigint not null, primary key (version, contract, year)`,
} as const;

const statements = Object.entries(tables).map(
  ([table, columns]) => `create table ${table} (${columns});\n${referenceTable(table, grants)}`,
);

export const contractsMigrations: readonly Migration[] = [
  {
    id: 'contracts-001',
    sql: [
      ...statements,
      'create index contracts_contracts_provider on contracts_contracts (version, provider);',
      'create index contracts_imports_sha256 on contracts_imports (sha256);',
    ].join('\n'),
  },
];
