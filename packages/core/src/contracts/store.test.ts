import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Day, MunicipalityCode, ProductCode, ProviderCode } from '@jeugdregie/kernel';
import { municipal, regional, system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import {
  applyImport,
  applyWorkbook,
  contractsMigrations,
  currentVersion,
  districtOf,
  districts,
  importWorkbook,
  loadReference,
  memberOn,
  products,
  providers,
  region,
  residents,
  segments,
  templateWorkbook,
  termsFor,
  termsFromFacts,
} from './index.ts';
import { regionOf, regionRows, workbookOf, type TestRegion } from './testing.ts';

const day = (text: string): Day => text as Day;
const code = (text: string): MunicipalityCode => text as MunicipalityCode;
const agb = '99990001' as ProviderCode;
const help = '45A04' as ProductCode;
const source = { name: 'contract.xlsx', actor: 'proef', at: '2026-01-05T09:00:00Z' };

const haaglanden: TestRegion = {
  municipalities: ['0637', { code: '0626', from: '2020-01-01', until: '2025-12-31' }],
  providers: [agb, '99990002'],
  products: [
    { code: help, unit: '04', segment: 5 },
    { code: '44A08', unit: '14', segment: 1 },
  ],
  rates: [
    { provider: agb, product: help, euros: 85.1, until: '2025-12-31' },
    { provider: agb, product: help, euros: 89.32, from: '2026-01-01' },
  ],
  ceilings: [{ provider: agb, year: 2026, euros: 1_250_000.5 }],
  districts: [
    { municipality: '0637', code: 'WK063701', postcode: '2711' },
    { municipality: '0637', code: 'WK063701', postcode: '2712' },
  ],
  residents: [{ municipality: '0637', year: 2026, age0to17: 25_000 }],
};

describe('contracts in the database', () => {
  let server: TestServer;
  let db: Database;

  before(async () => {
    server = await testServer();
    db = await server.fresh(contractsMigrations);
  });
  after(() => server.stop());

  test('without an applied workbook nothing is known and nobody is a member', async () => {
    const empty = await server.fresh(contractsMigrations);
    await empty.transaction(regional, async (tx) => {
      assert.equal(await currentVersion(tx), null);
      assert.equal(await termsFor(tx, agb), null);
      assert.equal(await loadReference(tx), null);
      assert.equal(await memberOn(tx, code('0637'), day('2026-01-01')), false);
      assert.deepEqual(await region(tx, day('2026-01-01')), { name: '', municipalities: [] });
    });
  });

  test('what the workbook says can be asked, by a municipality too', async () => {
    const version = await db.transaction(system, (tx) => regionOf(tx, haaglanden));
    await db.transaction(municipal(code('0637')), async (tx) => {
      assert.equal(await currentVersion(tx), version);
      const terms = await termsFor(tx, agb);
      assert.ok(terms);
      assert.equal(terms.version, version);
      assert.equal(terms.rateOn(help, day('2025-12-31'))?.rateCents, 8510);
      assert.equal(terms.rateOn(help, day('2026-01-01'))?.rateCents, 8932);
      assert.equal(terms.rateOn('44A08' as ProductCode, day('2026-01-01')), null);
      assert.equal(terms.contractOn(day('2030-12-31'))?.number, 'C-99990001');
      assert.equal(terms.contractOn(day('2031-01-01')), null);
      assert.equal(terms.segmentOn(help, day('2026-01-01')), 5);
      assert.deepEqual(terms.ceilingFor(2026), { amountCents: 125_000_050n });
      assert.equal(terms.ceilingFor(2027), null);
      assert.equal(await termsFor(tx, '99990009' as ProviderCode), null);
      assert.equal(await districtOf(tx, code('0637'), '2712 AB'), 'WK063701');
      assert.equal(await districtOf(tx, code('0637'), '2799'), null);
      assert.deepEqual(await residents(tx, code('0637'), 2026), { total: 125_000, age0to17: 25_000 });
      assert.equal(await residents(tx, code('0637'), 2025), null);
      assert.deepEqual(
        (await districts(tx, code('0637'))).map((d) => [d.code, d.age0to17]),
        [['WK063701', 200]],
      );
      assert.equal((await providers(tx)).length, 2);
      assert.deepEqual(
        (await segments(tx)).map((s) => s.id),
        [1, 5],
      );
      assert.equal((await products(tx)).find((p) => p.code === help)?.variant, 'effort');
    });
  });

  test('a municipality that left the region (S3-08): a member on the last day, not on the day after', async () => {
    await db.transaction(system, (tx) => regionOf(tx, haaglanden));
    await db.transaction(regional, async (tx) => {
      assert.equal(await memberOn(tx, code('0626'), day('2025-12-31')), true);
      assert.equal(await memberOn(tx, code('0626'), day('2026-01-01')), false);
      assert.equal(await memberOn(tx, code('0637'), day('2026-01-01')), true);
      assert.equal(await memberOn(tx, code('0637'), day('2019-12-31')), false);
      const codes = async (on: string): Promise<string[]> =>
        (await region(tx, day(on))).municipalities.map((m) => m.code);
      assert.deepEqual(await codes('2025-12-31'), ['0626', '0637']);
      assert.deepEqual(await codes('2026-01-01'), ['0637']);
    });
  });

  test('the reference in memory answers as the queries do, and its terms survive their own facts', async () => {
    await db.transaction(system, (tx) => regionOf(tx, haaglanden));
    await db.transaction(regional, async (tx) => {
      const reference = await loadReference(tx);
      const terms = await termsFor(tx, agb);
      assert.ok(reference && terms);
      assert.deepEqual(reference.termsOf(agb)?.toFacts(), terms.toFacts());
      assert.equal(reference.termsOf('99990009' as ProviderCode), null);
      assert.equal(reference.memberOn(code('0626'), day('2025-12-31')), true);
      assert.equal(reference.memberOn(code('0626'), day('2026-01-01')), false);
      assert.equal(reference.districtOf(code('0637'), '2711AB'), 'WK063701');
      assert.equal(reference.segmentOn(help, day('2026-03-01')), 5);
      const again = termsFromFacts(JSON.parse(JSON.stringify(terms.toFacts([help]))));
      assert.equal(again.rateOn(help, day('2026-03-01'))?.rateCents, 8932);
      assert.equal(again.segmentOn('44A08' as ProductCode, day('2026-03-01')), null);
      assert.deepEqual(again.ceilingFor(2026), terms.ceilingFor(2026));
    });
  });

  test('a second import shows the differences; applying is a step of its own and changes the older version not', async () => {
    const fresh = await server.fresh(contractsMigrations);
    const first = await fresh.transaction(regional, (tx) => regionOf(tx, haaglanden));
    const changed = await workbookOf(
      regionRows({
        ...haaglanden,
        providers: [agb],
        rates: [
          { provider: agb, product: help, euros: 85.1, until: '2025-12-31' },
          { provider: agb, product: help, euros: 90, from: '2026-01-01' },
          { provider: agb, product: '44A08', euros: 52.35 },
        ],
      }),
    );
    const shown = await fresh.transaction(regional, (tx) => importWorkbook(tx, changed, source));
    assert.ok(shown.kind === 'read');
    assert.equal(shown.isApplied, false);
    assert.deepEqual(
      shown.differences.map((d) => [d.sheet, d.key, d.kind, d.field, d.before, d.after]),
      [
        ['Aanbieders', '99990002', 'gone', null, 'Naam Aanbieder 99990002 (fictief)', null],
        [
          'Contracten',
          'C-99990002',
          'gone',
          null,
          'AGB 99990002, Ingangsdatum 2020-01-01, Einddatum 2030-12-31',
          null,
        ],
        [
          'Tarieven',
          'C-99990001 · 44A08 · 2020-01-01',
          'new',
          null,
          null,
          'Eenheid 14, Tarief 52,35, Geldig tot 2030-12-31',
        ],
        ['Tarieven', 'C-99990001 · 45A04 · 2026-01-01', 'changed', 'Tarief', '89,32', '90,00'],
      ],
    );
    await fresh.transaction(regional, async (tx) => {
      assert.equal(await currentVersion(tx), first);
      assert.equal((await importWorkbook(tx, changed, source)).kind === 'read' && shown.id, shown.id);
    });
    await fresh.transaction(regional, async (tx) => {
      const applied = await applyImport(tx, shown.id, source);
      assert.ok(applied.kind === 'read' && applied.isApplied);
      assert.deepEqual(await applyImport(tx, shown.id, source), applied);
      assert.equal(await currentVersion(tx), shown.id);
      assert.equal((await termsFor(tx, agb))?.rateOn(help, day('2026-02-01'))?.rateCents, 9000);
      assert.equal((await termsFor(tx, agb, first))?.rateOn(help, day('2026-02-01'))?.rateCents, 8932);
      const same = await importWorkbook(tx, changed, source);
      assert.ok(
        same.kind === 'read' && same.isApplied && same.id === shown.id && same.differences.length === 0,
      );
    });
  });

  test('differences that were overtaken by another version are not applied', async () => {
    const fresh = await server.fresh(contractsMigrations);
    const bytes = (euros: number): Promise<Uint8Array> =>
      workbookOf(regionRows({ ...haaglanden, rates: [{ provider: agb, product: help, euros }] }));
    await fresh.transaction(regional, (tx) => regionOf(tx, haaglanden));
    const [one, two] = [await bytes(91), await bytes(92)];
    const slow = await fresh.transaction(regional, (tx) => importWorkbook(tx, one, source));
    const quick = await fresh.transaction(regional, (tx) => applyWorkbook(tx, two, source));
    assert.ok(slow.kind === 'read' && quick.kind === 'read');
    const refused = await fresh.transaction(regional, (tx) => applyImport(tx, slow.id, source));
    assert.ok(refused.kind === 'unreadable');
    assert.equal(refused.problem.code, 'CONTRACT-INGEHAALD');
    const again = await fresh.transaction(regional, (tx) => importWorkbook(tx, one, source));
    assert.ok(again.kind === 'read' && again.id !== slow.id);
    assert.equal((await fresh.transaction(regional, (tx) => applyImport(tx, again.id, source))).kind, 'read');
  });

  test('a refused workbook leaves nothing behind, and a municipality cannot write at all', async () => {
    const fresh = await server.fresh(contractsMigrations);
    const wrong = await workbookOf({ ...regionRows(haaglanden), region: [] });
    const right = await workbookOf(regionRows(haaglanden));
    await fresh.transaction(regional, async (tx) => {
      assert.equal((await applyWorkbook(tx, wrong, source)).kind, 'refused');
      assert.equal(await currentVersion(tx), null);
    });
    await assert.rejects(
      fresh.transaction(municipal(code('0637')), (tx) => applyWorkbook(tx, right, source)),
      /permission denied/,
    );
  });

  test('the template imports as it is, without errors and without warnings', async () => {
    const fresh = await server.fresh(contractsMigrations);
    const template = await templateWorkbook();
    const outcome = await fresh.transaction(regional, (tx) => applyWorkbook(tx, template, source));
    assert.ok(outcome.kind === 'read', JSON.stringify(outcome));
    assert.deepEqual(outcome.warnings, []);
    assert.equal(outcome.isApplied, true);
  });
});
