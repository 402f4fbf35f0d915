import { assert, type MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { combinationText, partsOf, type Combination } from './cell-key.ts';
import { careColumns, claimColumns, type CellIncrements } from './measures.ts';
import { addToRegion } from './region-store.ts';
import { packHistory, unpackHistory, unpackLink, type History, type YouthIncrements } from './presence.ts';

/** A client's history in one combination, as it is to be kept. */
export interface PresenceRow {
  readonly client: string;
  readonly combination: Combination;
  readonly history: History;
}

/** Everything that is known of these clients: client → combination text → row. */
export async function presenceOf(
  tx: Tx,
  municipality: MunicipalityCode,
  clients: readonly string[],
): Promise<Map<string, Map<string, PresenceRow>>> {
  const rows = await tx.query(sql<{ client: string; history: Uint8Array } & Combination>`
    select p.client_key as client, p.provider, p.product, p.referrer, p.district, p.segment, p.history
    from unnest(${clients}::uuid[]) as asked(client_key)
    join figures_presence p on p.municipality = ${municipality} and p.client_key = asked.client_key`);
  const found = new Map<string, Map<string, PresenceRow>>();
  for (const { client, history, ...combination } of rows) {
    let combinations = found.get(client);
    if (combinations === undefined) found.set(client, (combinations = new Map()));
    combinations.set(combinationText(combination), { client, combination, history: unpackHistory(history) });
  }
  return found;
}

/** Adds the increments to the cells and replaces the histories, in one statement. */
export function saveIncrements(
  tx: Tx,
  municipality: MunicipalityCode,
  changes: {
    readonly claims: CellIncrements;
    readonly care: CellIncrements;
    readonly youths: YouthIncrements;
    readonly presence: readonly PresenceRow[];
  },
): void {
  const statements = [
    ...(changes.claims.size > 0
      ? [cellsStatement(municipality, changes.claims, { table: 'figures_cells', columns: claimColumns })]
      : []),
    ...(changes.care.size > 0
      ? [cellsStatement(municipality, changes.care, { table: 'figures_care', columns: careColumns })]
      : []),
    ...(changes.youths.size > 0 ? [youthsStatement(municipality, changes.youths)] : []),
    ...(changes.presence.length > 0 ? [presenceStatement(municipality, changes.presence)] : []),
  ];
  if (statements.length === 0) return;
  const named = statements.map((statement, i) => sql`${sql.ref(`part${i}`)} as (${statement})`);
  tx.send(sql`with ${sql.join(named)} select 1`);
  addToRegion(tx, changes);
}

function cellsStatement(
  municipality: MunicipalityCode,
  cells: CellIncrements,
  into: { readonly table: string; readonly columns: readonly string[] },
) {
  const keys = { grain: [] as string[], segment: [] as string[], member: [] as string[] };
  const months: number[] = [];
  const known: number[] = [];
  const sums = into.columns.map((): number[] => []);
  for (const [key, increment] of cells) {
    const [grain = '', segment = '', member = '', month, knownMonth] = key.split('\t');
    keys.grain.push(grain);
    keys.segment.push(segment);
    keys.member.push(member);
    months.push(Number(month));
    known.push(Number(knownMonth));
    for (const [i, value] of increment.entries()) {
      assert(Number.isSafeInteger(value), `the sum of ${key} is exact`);
      sums[i]?.push(value);
    }
  }
  const columns = sql.join(into.columns.map((column) => sql.ref(column)));
  const added = into.columns.map(
    (column) => sql`${sql.ref(column)} = c.${sql.ref(column)} + excluded.${sql.ref(column)}`,
  );
  return sql`
    insert into ${sql.table(into.table)} as c (municipality, grain, segment, member, month, known_month, ${columns})
    select ${municipality}, * from unnest(${keys.grain}::text[], ${keys.segment}::text[], ${keys.member}::text[],
      ${months}::smallint[], ${known}::smallint[], ${sql.join(sums.map((values) => sql`${values}::bigint[]`))})
    on conflict (municipality, grain, segment, member, month, known_month) do update set ${sql.join(added)}`;
}

function youthsStatement(municipality: MunicipalityCode, increments: YouthIncrements) {
  const grains: string[] = [];
  const segments: string[] = [];
  const members: string[] = [];
  const months: number[] = [];
  const previous: number[] = [];
  const known: number[] = [];
  const youths: number[] = [];
  for (const [key, links] of increments) {
    const cell = partsOf(key);
    for (const [packed, change] of links) {
      if (change === 0) continue;
      const link = unpackLink(packed);
      grains.push(cell.grain);
      segments.push(cell.segment);
      members.push(cell.member);
      months.push(link.month);
      previous.push(link.previous);
      known.push(link.known);
      youths.push(change);
    }
  }
  return sql`
    insert into figures_youths as y
      (municipality, grain, segment, member, month, previous_month, known_month, youths)
    select ${municipality}, * from unnest(${grains}::text[], ${segments}::text[], ${members}::text[],
      ${months}::smallint[], ${previous}::smallint[], ${known}::smallint[], ${youths}::int[])
    on conflict (municipality, grain, segment, member, month, previous_month, known_month)
    do update set youths = y.youths + excluded.youths`;
}

function presenceStatement(municipality: MunicipalityCode, rows: readonly PresenceRow[]) {
  const of = (side: keyof Combination): string[] => rows.map((row) => row.combination[side]);
  return sql`
    insert into figures_presence
      (municipality, client_key, provider, product, referrer, district, segment, history)
    select ${municipality}, * from unnest(${rows.map((row) => row.client)}::uuid[], ${of('provider')}::text[],
      ${of('product')}::text[], ${of('referrer')}::text[], ${of('district')}::text[], ${of('segment')}::text[],
      ${rows.map((row) => Buffer.from(packHistory(row.history)))}::bytea[])
    on conflict (municipality, client_key, provider, product, referrer, district, segment)
    do update set history = excluded.history`;
}
