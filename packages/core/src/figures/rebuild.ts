import type { MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type CopyValue, type Tx } from '../db/index.ts';
import { keysByCombination, visitsOf } from './apply.ts';
import { partsOf } from './cell-key.ts';
import type { FactSource } from './facts.ts';
import {
  addIncrements,
  incrementsOfEvents,
  incrementsOfLines,
  measureColumns,
  type CellIncrements,
} from './measures.ts';
import type { CellDifference } from './model.ts';
import {
  addYouthChanges,
  mergeHistories,
  packHistory,
  unpackLink,
  perCell,
  type PresenceChange,
  type Visits,
  type YouthCounts,
  type YouthIncrements,
} from './presence.ts';

/** So many differences are listed; the rest is only counted. */
const listed = 100;

/** A difference with the number of all of its kind. */
type Counted = CellDifference & { readonly total: bigint };

/** The outcome of a comparison. `differences` holds the first hundred; `count` is all of them. */
export interface RebuildReport {
  readonly municipalities: number;
  readonly facts: number;
  readonly count: number;
  readonly differences: readonly CellDifference[];
}

/**
 * Makes all cells again from the facts and lists where the stored ones differ. Scope `system`. With `repair` the
 * stored cells of a municipality that differs are replaced by the rebuilt ones. Holds the facts of one municipality
 * in memory at a time, summed: about 200 bytes per client, product and provider.
 */
export async function rebuildAndCompare(
  tx: Tx,
  source: FactSource,
  options: { readonly municipalities: readonly MunicipalityCode[]; readonly repair?: boolean },
): Promise<RebuildReport> {
  const differences: CellDifference[] = [];
  let facts = 0;
  let count = 0;
  for (const municipality of options.municipalities) {
    let own = 0;
    const rebuilt = await rebuild(source, municipality);
    facts += rebuilt.facts;
    await stageCells(tx, rebuilt);
    for (const found of [await differingCells(tx, municipality), await differingYouths(tx, municipality)]) {
      own += Number(found[0]?.total ?? 0);
      for (const { total: _total, ...difference } of found) {
        if (differences.length < listed) differences.push(difference);
      }
    }
    count += own;
    if (options.repair === true && own > 0) await replaceCells(tx, municipality, rebuilt);
    await tx.query(sql`drop table rebuilt_cells`);
    await tx.query(sql`drop table rebuilt_youths`);
  }
  return { municipalities: options.municipalities.length, facts, count, differences };
}

interface Rebuilt {
  readonly facts: number;
  readonly cells: CellIncrements;
  readonly youths: YouthIncrements;
  readonly visits: Visits;
}

async function rebuild(source: FactSource, municipality: MunicipalityCode): Promise<Rebuilt> {
  const cells: CellIncrements = new Map();
  const visits: Visits = new Map();
  let facts = 0;
  for await (const lines of source.lines(municipality)) {
    facts += lines.length;
    addIncrements(cells, incrementsOfLines(lines));
    mergeVisits(visits, visitsOf(lines));
  }
  for await (const events of source.events(municipality)) {
    facts += events.length;
    addIncrements(cells, incrementsOfEvents(events));
  }
  const counts: YouthCounts = new Map();
  const keysOf = keysByCombination();
  for (const combinations of visits.values()) {
    const changes = [...combinations].map(([text, { combination, history }]): PresenceChange => ({
      keys: keysOf(text, combination),
      before: [],
      after: history,
    }));
    addYouthChanges(counts, changes);
  }
  return { facts, cells, youths: perCell(counts), visits };
}

function mergeVisits(into: Visits, from: Visits): void {
  for (const [client, combinations] of from) {
    const known = into.get(client);
    if (known === undefined) {
      into.set(client, combinations);
      continue;
    }
    for (const [text, added] of combinations) {
      const before = known.get(text);
      known.set(text, before ? { ...added, history: mergeHistories(before.history, added.history) } : added);
    }
  }
}

const textColumns = { grain: 'text', segment: 'text', member: 'text' } as const;
const bigintColumns = Object.fromEntries(measureColumns.map((column) => [column, 'bigint']));

async function stageCells(tx: Tx, { cells, youths }: Rebuilt): Promise<void> {
  const months = { month: 'smallint', known_month: 'smallint' };
  await tx.stage('rebuilt_cells', { ...textColumns, ...months, ...bigintColumns }, cellRows(cells));
  await tx.stage(
    'rebuilt_youths',
    {
      ...textColumns,
      month: 'smallint',
      previous_month: 'smallint',
      known_month: 'smallint',
      youths: 'bigint',
    },
    youthRows(youths),
  );
}

function* cellRows(cells: CellIncrements): Generator<readonly CopyValue[]> {
  for (const [key, sums] of cells) {
    const [grain = '', segment = '', member = '', month, known] = key.split('\t');
    yield [grain, segment, member, Number(month), Number(known), ...sums];
  }
}

function* youthRows(youths: YouthIncrements): Generator<readonly CopyValue[]> {
  for (const [key, links] of youths) {
    const { grain, segment, member } = partsOf(key);
    for (const [packed, count] of links) {
      const { month, previous, known } = unpackLink(packed);
      if (count !== 0) yield [grain, segment, member, month, previous, known, count];
    }
  }
}

const measures = sql.join(measureColumns.map((column) => sql.ref(column)));
const measureText = (of: string) =>
  sql`row(${sql.join(measureColumns.map((c) => sql`coalesce(${sql.ref(`${of}.${c}`)}, 0)`))})`;
const cellText = sql`concat_ws(' ', grain, nullif(segment, ''), nullif(member, ''),
  to_char(make_date(month / 12, month % 12 + 1, 1), 'YYYY-MM'), 'bekend',
  to_char(make_date(known_month / 12, known_month % 12 + 1, 1), 'YYYY-MM'))`;

function differingCells(tx: Tx, municipality: MunicipalityCode): Promise<Counted[]> {
  return tx.query(sql<Counted>`
    select 'cells' as table, ${municipality} as municipality, ${cellText} as cell,
      ${measureText('c')}::text as stored, ${measureText('r')}::text as rebuilt, count(*) over () as total
    from (select * from figures_cells where municipality = ${municipality}) c
    full join rebuilt_cells r using (grain, segment, member, month, known_month)
    where ${measureText('c')} is distinct from ${measureText('r')}
    order by grain, segment, member, month, known_month limit ${listed}`);
}

function differingYouths(tx: Tx, municipality: MunicipalityCode): Promise<Counted[]> {
  return tx.query(sql<Counted>`
    select 'youths' as table, ${municipality} as municipality, ${cellText} as cell,
      coalesce(c.youths, 0)::text as stored, coalesce(r.youths, 0)::text as rebuilt, count(*) over () as total
    from (select * from figures_youths where municipality = ${municipality}) c
    full join rebuilt_youths r using (grain, segment, member, month, previous_month, known_month)
    where coalesce(c.youths, 0) <> coalesce(r.youths, 0)
    order by grain, segment, member, month, previous_month, known_month limit ${listed}`);
}

async function replaceCells(tx: Tx, municipality: MunicipalityCode, { visits }: Rebuilt): Promise<void> {
  for (const table of ['figures_cells', 'figures_youths', 'figures_presence']) {
    await tx.query(sql`delete from ${sql.table(table)} where municipality = ${municipality}`);
  }
  await tx.query(sql`
    insert into figures_cells (municipality, grain, segment, member, month, known_month, ${measures})
    select ${municipality}, grain, segment, member, month, known_month, ${measures} from rebuilt_cells`);
  await tx.query(sql`
    insert into figures_youths (municipality, grain, segment, member, month, previous_month, known_month, youths)
    select ${municipality}, grain, segment, member, month, previous_month, known_month, youths from rebuilt_youths`);
  const columns = [
    'municipality',
    'client_key',
    'provider',
    'product',
    'referrer',
    'district',
    'segment',
    'history',
  ];
  await tx.copyIn('figures_presence', columns, presenceRows(municipality, visits));
}

function* presenceRows(municipality: string, visits: Visits): Generator<readonly CopyValue[]> {
  for (const [client, combinations] of visits) {
    for (const { combination: c, history } of combinations.values()) {
      yield [
        municipality,
        client,
        c.provider,
        c.product,
        c.referrer,
        c.district,
        c.segment,
        packHistory(history),
      ];
    }
  }
}
