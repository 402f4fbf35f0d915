import { referenceTable, roleOf, type Migration } from '../db/index.ts';

const measures = [
  ['lines', 'integer'],
  ['rejected_lines', 'integer'],
  ['claimed_cents', 'bigint'],
  ['accepted_cents', 'bigint'],
  ['credited_cents', 'bigint'],
  ['minutes', 'bigint'],
  ['days', 'bigint'],
  ['pieces', 'bigint'],
] as const;
const names = measures.map(([name]) => name).join(', ');
const arrays = measures.map(([name]) => `given_${name} bigint[]`).join(', ');
const given = measures.map(([name]) => `given_${name}`).join(', ');
const added = measures.map(([name]) => `${name} = r.${name} + excluded.${name}`).join(', ');

/**
 * The cells of providers once more, for the region as a whole. Nine municipalities times two hundred providers times
 * three years are a quarter of a million cells; added up beforehand they are some forty thousand. Only providers: their
 * claims wait for each other anyway (for the running total of the ceiling), so these rows make nobody wait who did not.
 *
 * A municipality adds to the region through a function and cannot read it: from the sum and its own part it could tell
 * what another one paid.
 */
export const regionMigration: Migration = {
  id: 'figures-002',
  sql: `
create table figures_region (
  segment text not null, member text not null, month smallint not null, known_month smallint not null,
  ${measures.map(([name, type]) => `${name} ${type} not null`).join(', ')},
  primary key (segment, month, member, known_month) include (${names})
);
comment on column figures_region.member is 'provider';
insert into figures_region (segment, member, month, known_month, ${names})
  select segment, member, month, known_month, ${measures.map(([name]) => `sum(${name})`).join(', ')}
  from figures_cells where grain = 'provider' group by segment, member, month, known_month;
${referenceTable('figures_region', { region: ['select'], system: ['select', 'insert', 'update', 'delete'] })}

create function figures_add_to_region(segments text[], members text[], months smallint[], known smallint[], ${arrays})
returns void language plpgsql security definer set search_path = public as $$ begin
  insert into figures_region as r (segment, member, month, known_month, ${names})
  select * from unnest(segments, members, months, known, ${given}) order by 1, 3, 2, 4
  on conflict (segment, month, member, known_month) do update set ${added};
end $$;
revoke all on function figures_add_to_region from public;
grant execute on function figures_add_to_region to ${roleOf.municipality}, ${roleOf.system};`,
};
