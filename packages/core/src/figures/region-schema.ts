import { referenceTable, roleOf, type Migration } from '../db/index.ts';

type Measures = readonly (readonly [name: string, type: 'integer' | 'bigint'])[];

const claimMeasures: Measures = [
  ['lines', 'integer'],
  ['rejected_lines', 'integer'],
  ['claimed_cents', 'bigint'],
  ['accepted_cents', 'bigint'],
  ['credited_cents', 'bigint'],
  ['minutes', 'bigint'],
  ['days', 'bigint'],
  ['pieces', 'bigint'],
];

const careMeasures: Measures = [
  ['allocated', 'integer'],
  ['started', 'integer'],
  ['resumed', 'integer'],
  ['ended', 'integer'],
  ['paused', 'integer'],
];

interface RegionTable {
  readonly table: string;
  /** The cells of the municipalities. */
  readonly cells: string;
  /** The function that adds. */
  readonly add: string;
  readonly measures: Measures;
}

/**
 * The cells of providers once more, for the region as a whole. Nine municipalities times two hundred providers times
 * three years are a quarter of a million cells; added up beforehand they are some forty thousand. Only providers: their
 * claims wait for each other anyway (for the running total of the ceiling), so these rows make nobody wait who did not.
 *
 * A municipality adds to the region through a function and cannot read it: from the sum and its own part it could tell
 * what another one paid.
 */
function regionSql({ table, cells, add, measures }: RegionTable): string {
  const names = measures.map(([name]) => name).join(', ');
  const arrays = measures.map(([name]) => `given_${name} bigint[]`).join(', ');
  const given = measures.map(([name]) => `given_${name}`).join(', ');
  const added = measures.map(([name]) => `${name} = r.${name} + excluded.${name}`).join(', ');
  return `
create table ${table} (
  segment text not null, member text not null, month smallint not null, known_month smallint not null,
  ${measures.map(([name, type]) => `${name} ${type} not null`).join(', ')},
  primary key (segment, month, member, known_month) include (${names})
);
comment on column ${table}.member is 'provider';
insert into ${table} (segment, member, month, known_month, ${names})
  select segment, member, month, known_month, ${measures.map(([name]) => `sum(${name})`).join(', ')}
  from ${cells} where grain = 'provider' group by segment, member, month, known_month;
${referenceTable(table, { region: ['select'], system: ['select', 'insert', 'update', 'delete'] })}

create function ${add}(segments text[], members text[], months smallint[], known smallint[], ${arrays})
returns void language plpgsql security definer set search_path = public as $$ begin
  insert into ${table} as r (segment, member, month, known_month, ${names})
  select * from unnest(segments, members, months, known, ${given}) order by 1, 3, 2, 4
  on conflict (segment, month, member, known_month) do update set ${added};
end $$;
revoke all on function ${add} from public;
grant execute on function ${add} to ${roleOf.municipality}, ${roleOf.system};`;
}

export const regionMigrations: readonly Migration[] = [
  {
    id: 'figures-002',
    sql: regionSql({
      table: 'figures_region',
      cells: 'figures_cells',
      add: 'figures_add_to_region',
      measures: claimMeasures,
    }),
  },
  {
    id: 'figures-003',
    sql: regionSql({
      table: 'figures_region_care',
      cells: 'figures_care',
      add: 'figures_add_care_to_region',
      measures: careMeasures,
    }),
  },
];
