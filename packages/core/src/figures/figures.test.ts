import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { day, month, municipalityCode, type Day, type Month } from '@jeugdregie/kernel';
import type { DecidedLine } from '../claims/index.ts';
import { contractsMigrations } from '../contracts/index.ts';
import { regionOf } from '../contracts/testing.ts';
import { municipal, regional, sql, system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { byMunicipality } from './apply.ts';
import {
  applyCare,
  applyClaims,
  breakdown,
  figure,
  figuresMigrations,
  indicators,
  queryFor,
  rebuildAndCompare,
  series,
  toNumber,
  type FactSource,
  type Figure,
  type FigureQuery,
} from './index.ts';
import { monthNumber } from './month-number.ts';
import { careEvent, decidedLine, randomLines } from './testing.ts';

const m = (text: string): Month => month(text)!;
const d = (text: string): Day => day(text)!;
const zoetermeer = municipalityCode('0637')!;
const denHaag = municipalityCode('0518')!;
const lines = randomLines(7, 900, 80);
const range = { from: m('2025-09'), until: m('2026-07'), cutOff: d('2026-12-31') };

const events = [
  careEvent({ kind: 'started', client: 1, month: '2026-01' }),
  careEvent({ kind: 'started', client: 2, month: '2026-02', referrer: '01' }),
  careEvent({ kind: 'stopped', client: 1, month: '2026-03', isPause: true }),
  careEvent({ kind: 'started', client: 1, month: '2026-05', isPause: true }),
  careEvent({ kind: 'stopped', client: 2, month: '2026-04', known: '2026-06', referrer: '01' }),
  careEvent({ kind: 'allocated', client: 3, month: '2026-02' }),
  careEvent({ kind: 'allocated', client: 3, month: '2026-02', sign: -1 }),
];

async function applyAll(database: Database, all: readonly DecidedLine[], size: number): Promise<void> {
  for (const [municipality, own] of byMunicipality(all)) {
    for (let at = 0; at < own.length; at += size) {
      const file = own.slice(at, at + size);
      await database.transaction(municipal(municipality), (tx) => applyClaims(tx, file));
    }
  }
}

const source: FactSource = {
  lines: async function* (municipality) {
    yield lines.filter((line) => line.municipality === municipality);
  },
  events: async function* (municipality) {
    yield events.filter((event) => event.municipality === municipality);
  },
};

describe('figures on the database', () => {
  let server: TestServer;
  let database: Database;
  before(async () => {
    server = await testServer();
    database = await server.fresh([...contractsMigrations, ...figuresMigrations]);
    await database.transaction(system, (tx) =>
      regionOf(tx, {
        municipalities: ['0637', '0518'],
        residents: [{ municipality: '0637', year: 2025, age0to17: 400 }],
      }),
    );
    await applyAll(database, lines, 50);
    await database.transaction(municipal(zoetermeer), async (tx) => applyCare(tx, events));
  });
  after(() => server.stop());

  const ask = (query: FigureQuery): Promise<Figure> =>
    database.transaction(regional, async (tx) => {
      const found = await figure(tx, query);
      assert.ok(found.ok, found.ok ? '' : found.error.what);
      return found.value;
    });

  it('gives the sums of the lines to the cent, and the region is the sum of its municipalities', async () => {
    const accepted = lines
      .filter((l) => l.month >= range.from && l.month <= range.until && l.knownMonth <= '2026-12')
      .reduce((sum, l) => sum + l.acceptedCents, 0);
    const total = await ask(queryFor('cost', range));
    assert.equal(total.value?.numerator, BigInt(accepted));
    for (const id of ['cost', 'claimed', 'credited', 'youths', 'new-trajectories'] as const) {
      const parts = await Promise.all(
        [zoetermeer, denHaag].map((municipality) => ask(queryFor(id, range, { municipality }))),
      );
      const region = await ask(queryFor(id, range));
      assert.equal(
        parts.reduce((sum, part) => sum + (part.value?.numerator ?? 0n), 0n),
        region.value?.numerator,
        id,
      );
    }
  });

  it('counts youths once in a range, and at an earlier cut-off as far as was known', async () => {
    for (const cutOff of ['2026-02-28', '2026-05-31', '2026-12-31']) {
      const net = new Map<string, number>();
      for (const l of lines) {
        if (l.municipality !== '0637' || l.isRejected || l.knownMonth > cutOff.slice(0, 7)) continue;
        if (l.month < range.from || l.month > range.until) continue;
        const key = `${l.clientKey} ${l.month}`;
        net.set(key, (net.get(key) ?? 0) + (l.isCredit ? -1 : 1));
      }
      const youths = new Set([...net].filter(([, n]) => n > 0).map(([key]) => key.slice(0, 36)));
      const found = await ask(
        queryFor('youths', { ...range, cutOff: d(cutOff) }, { municipality: zoetermeer }),
      );
      assert.equal(found.value?.numerator, BigInt(youths.size), cutOff);
    }
  });

  it('has parts that add up to the whole in every dimension', async () => {
    for (const by of ['municipality', 'segment', 'provider', 'product', 'referrer', 'district'] as const) {
      const found = await database.transaction(regional, (tx) => breakdown(tx, queryFor('cost', range), by));
      assert.ok(found.ok);
      const sum = found.value.parts.reduce((s, part) => s + (part.value?.numerator ?? 0n), 0n);
      assert.equal(sum, found.value.figure.value?.numerator, by);
    }
  });

  it('follows trajectories through starts, pauses and stops, by month and at a cut-off', async () => {
    const asked = { from: m('2026-01'), until: m('2026-06'), cutOff: d('2026-12-31') };
    const now = await database.transaction(regional, (tx) =>
      series(tx, queryFor('trajectories', asked, { municipality: zoetermeer })),
    );
    assert.ok(now.ok);
    const active = now.value.points.map((p) => Number(p.value?.numerator));
    assert.deepEqual(active, [1, 2, 2, 1, 1, 1], 'a stop counts from the month after');
    const before = { ...asked, until: m('2026-05'), cutOff: d('2026-05-31') };
    const then = await ask(queryFor('ended-trajectories', before, { municipality: zoetermeer }));
    assert.equal(then.value?.numerator, 0n, 'the stop of April became known in June');
    assert.equal((await ask(queryFor('ended-trajectories', asked))).value?.numerator, 1n);
    assert.equal((await ask(queryFor('new-trajectories', asked))).value?.numerator, 2n);
    assert.equal((await ask(queryFor('allocations', asked))).value?.numerator, 0n);
  });

  it('gives the share of each referrer in all trajectories', async () => {
    const asked = { from: m('2026-01'), until: m('2026-03'), cutOff: d('2026-12-31') };
    const found = await database.transaction(regional, (tx) =>
      breakdown(tx, queryFor('referrer-share', asked), 'referrer'),
    );
    assert.ok(found.ok);
    const shares = found.value.parts.filter((p) => p.value?.numerator).map((p) => [p.name, p.shown]);
    assert.deepEqual(shares, [
      ['Gemeente', '50,0\u00A0%'],
      ['Huisarts', '50,0\u00A0%'],
    ]);
  });

  it('takes residents of an earlier year when the year has none, and says unknown without them', async () => {
    const share = await ask(queryFor('share-of-residents', range, { municipality: zoetermeer }));
    const youths = await ask(queryFor('youths', range, { municipality: zoetermeer }));
    assert.equal(toNumber(share.value!), Number(youths.value?.numerator) / 400);
    const unknown = await ask(queryFor('share-of-residents', range, { municipality: denHaag }));
    assert.deepEqual([unknown.value, unknown.shown], [null, 'onbekend']);
  });

  it('marks fewer than five youths, and not none', async () => {
    const asked = { from: m('2019-01'), until: m('2019-01'), cutOff: d('2019-12-31') };
    const add = (from: number, count: number): Promise<void> =>
      database.transaction(municipal(denHaag), (tx) =>
        applyClaims(
          tx,
          Array.from({ length: count }, (_, i) =>
            decidedLine({ municipality: '0518', client: from + i, month: '2019-01' }),
          ),
        ),
      );
    const isSmall = async (): Promise<boolean> =>
      (await ask(queryFor('cost', asked, { municipality: denHaag }))).isSmall;
    assert.equal(await isSmall(), false, 'nobody');
    await add(1000, 4);
    assert.equal(await isSmall(), true, 'four');
    await add(1004, 1);
    assert.equal(await isSmall(), false, 'five');
    const undo = Array.from({ length: 5 }, (_, i) =>
      decidedLine({ municipality: '0518', client: 1000 + i, month: '2019-01', cents: -10_000 }),
    );
    await database.transaction(municipal(denHaag), (tx) => applyClaims(tx, undo));
    assert.equal((await ask(queryFor('youths', asked))).value?.numerator, 0n);
  });

  it('answers every indicator with its definition, formula and address', async () => {
    for (const { definition } of indicators) {
      const found = await ask(queryFor(definition.id, range, { municipality: zoetermeer, referrer: '02' }));
      assert.ok(found.filledIn.endsWith(`= ${found.shown}`), found.filledIn);
      assert.ok(found.address.startsWith(`/v1/cijfers/${definition.slug}?gemeente=0637&van=2025-09`));
      assert.ok(found.address.endsWith('verwijzer=02'), found.address);
    }
  });

  it('refuses what the cells cannot answer, in Dutch', async () => {
    const cases: readonly (readonly [string, FigureQuery])[] = [
      ['CIJFER-PERIODE', queryFor('cost', { ...range, from: m('2026-08') })],
      ['CIJFER-PEILDATUM', queryFor('cost', { ...range, cutOff: d('2026-12-30') })],
      ['CIJFER-COMBINATIE', queryFor('cost', range, { provider: '65650001', product: '45A04' })],
      ['CIJFER-VERWIJZER', queryFor('referrer-share', range)],
    ];
    for (const [code, query] of cases) {
      const found = await database.transaction(regional, (tx) => figure(tx, query));
      assert.equal(found.ok ? '' : found.error.code, code);
    }
  });

  it('finds the cells equal to the facts, names a cell that is not, and repairs it', async () => {
    const options = { municipalities: [zoetermeer] };
    const check = (repair: boolean) =>
      database.transaction(system, (tx) => rebuildAndCompare(tx, source, { ...options, repair }));
    assert.equal((await check(false)).count, 0);
    await database.transaction(system, (tx) =>
      tx.query(sql`update figures_cells set accepted_cents = accepted_cents + 1
        where municipality = '0637' and grain = 'all' and segment = '' and month = ${monthNumber(m('2026-01'))}
          and known_month = ${monthNumber(m('2026-01'))}`),
    );
    const broken = await check(true);
    assert.equal(broken.count, 1);
    assert.match(broken.differences[0]?.cell ?? '', /^all 2026-01 bekend 2026-01$/);
    assert.equal((await check(false)).count, 0);
    await database.transaction(municipal(zoetermeer), (tx) => applyClaims(tx, []));
  });

  it('finds a sum of the region that is not that of its municipalities, and adds up again', async () => {
    const check = (repair: boolean) =>
      database.transaction(system, (tx) =>
        rebuildAndCompare(tx, source, { municipalities: [zoetermeer], repair }),
      );
    for (const [table, column, name] of [
      ['figures_region', 'accepted_cents', 'region'],
      ['figures_region_care', 'started', 'region-care'],
    ] as const) {
      const one = sql`(segment, member, month, known_month) in
        (select segment, member, month, known_month from ${sql.table(table)} where ${sql.ref(column)} <> 0
          order by 1, 2, 3, 4 limit 1)`;
      for (const change of [
        sql`update ${sql.table(table)} set ${sql.ref(column)} = ${sql.ref(column)} + 1 where ${one}`,
        sql`delete from ${sql.table(table)} where ${one}`,
      ]) {
        await database.transaction(system, (tx) => tx.query(change));
        const broken = await check(true);
        assert.deepEqual(
          [broken.count, broken.differences[0]?.table, broken.differences[0]?.municipality],
          [1, name, 'regio'],
        );
        assert.equal((await check(false)).count, 0);
      }
    }
  });

  it('gives the region by provider the sum of its municipalities, and a municipality only itself', async () => {
    for (const id of ['cost', 'trajectories'] as const) {
      const query = queryFor(id, range);
      const partsIn = async (scope: Parameters<Database['transaction']>[0], of = query) => {
        const found = await database.transaction(scope, (tx) => breakdown(tx, of, 'provider'));
        assert.ok(found.ok);
        return found.value.parts.map(({ key, value, records }) => [key, value?.numerator, records] as const);
      };
      const whole = await partsIn(regional);
      const sums = new Map<string, [bigint, number]>();
      for (const municipality of [zoetermeer, denHaag]) {
        for (const [key, value, records] of await partsIn(regional, { ...query, municipality })) {
          const [soFar, n] = sums.get(key) ?? [0n, 0];
          sums.set(key, [soFar + (value ?? 0n), n + records]);
        }
      }
      assert.ok(whole.length > 0, id);
      assert.deepEqual(new Map(whole.map(([key, value, records]) => [key, [value, records]])), sums);
      const own = await partsIn(municipal(zoetermeer));
      assert.deepEqual(own, await partsIn(municipal(zoetermeer), { ...query, municipality: zoetermeer }));
    }
    for (const table of ['figures_region', 'figures_region_care']) {
      const reading = database.transaction(municipal(zoetermeer), (tx) =>
        tx.query(sql`select 1 from ${sql.table(table)}`),
      );
      await assert.rejects(reading, /permission denied/);
    }
  });

  it('keeps persons from the region and other municipalities from a municipality', async () => {
    const count = (scope: Parameters<Database['transaction']>[0], table: string): Promise<bigint[]> =>
      database.transaction(scope, async (tx) =>
        (
          await tx.query(
            sql<{ n: bigint }>`select count(*) as n from ${sql.table(table)} where municipality = '0518'`,
          )
        ).map((row) => row.n),
      );
    await assert.rejects(count(regional, 'figures_presence'), /permission denied/);
    assert.deepEqual(await count(municipal(zoetermeer), 'figures_presence'), [0n]);
    assert.deepEqual(await count(municipal(zoetermeer), 'figures_cells'), [0n]);
  });
});
