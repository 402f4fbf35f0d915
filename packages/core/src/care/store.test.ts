import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { checkSync } from '@jeugdregie/ijw';
import type { AllocationNumber, ClientKey, Day, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import { contractsMigrations, loadReference, type Reference } from '../contracts/index.ts';
import { regionOf } from '../contracts/testing.ts';
import { municipal, regional, sql, system, type Database, type Tx } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import {
  allocationsByNumber,
  careFactsFor,
  careMigrations,
  clientsWithAllocations,
  decideCare,
  readCareMessage,
  saveCare,
  type CareDecision,
  type CareMessage,
} from './index.ts';
import { allocationRecord, originOf, parties, startRecord } from './testing.ts';

const municipality = '0855' as MunicipalityCode;
const provider = '65650001' as ProviderCode;
const folder = new URL('../../../ijw/test/examples/', import.meta.url);

/** The story's first client keeps one pseudonym; the others get theirs from the last digits of the number. */
function read(file: string, position: number): CareMessage {
  const { bericht, level } = checkSync(readFileSync(new URL(file, folder)));
  assert.ok(bericht && level === null, file);
  assert.ok(
    bericht.message === 'JW301' ||
      bericht.message === 'JW305' ||
      bericht.message === 'JW307' ||
      bericht.message === 'JW315',
  );
  const dated = bericht.header.berichtIdentificatie.dagtekening as Day;
  const clientKey = `00000000-0000-4000-8000-000${bericht.client.bsn}` as ClientKey;
  const origin = originOf(position, { municipality, provider, clientKey, dated, knownOn: dated });
  const message = readCareMessage(bericht, origin);
  assert.ok(message);
  return message;
}

async function take(tx: Tx, message: CareMessage, reference: Reference): Promise<CareDecision> {
  const decision = decideCare(message, await careFactsFor(tx, message, reference));
  if (decision.findings.length === 0) saveCare(tx, decision);
  return decision;
}

const story = [
  '01-JW315-vot.xml',
  '05-JW301-toewijzing-na-vot.xml',
  '07-JW305-start.xml',
  '09-JW301-outputgericht-tweede-client.xml',
  '16-JW301-toewijzing-na-vow.xml',
  '17-JW307-tijdelijke-stop.xml',
  '19-JW307-definitieve-stop.xml',
  '20-JW301-generiek-budget.xml',
  '21-JW301-aspecifiek-met-en-zonder-budget.xml',
  '22-JW301-verwijderde-en-vervangende-toewijzing.xml',
  '26-JW305-taakgericht-zonder-toewijzing.xml',
  '37-JW301-totaal-binnen-geldigheidsduur.xml',
];

describe('care in the database', () => {
  let server: TestServer;

  before(async () => {
    server = await testServer();
  });
  after(() => server.stop());

  async function freshWorld(): Promise<{ db: Database; reference: Reference }> {
    const db = await server.fresh([...contractsMigrations, ...careMigrations]);
    await db.transaction(system, (tx) =>
      regionOf(tx, {
        municipalities: ['0855', '0637'],
        providers: [provider, parties.provider],
        products: [
          { code: '45A04', unit: '04', segment: 5 },
          { code: '43A06', unit: '83', segment: 1 },
        ],
        rates: [{ provider, product: '45A04', euros: 85 }],
        districts: [{ municipality: '0855', code: 'WK085501', postcode: '5038' }],
      }),
    );
    const reference = await db.transaction(regional, (tx) => loadReference(tx));
    assert.ok(reference);
    return { db, reference };
  }

  test('the story of the examples: every valid message is accepted, in the order of the story', async () => {
    const { db, reference } = await freshWorld();
    await db.transaction(municipal(municipality), async (tx) => {
      for (const [i, file] of story.entries()) {
        const decision = await take(tx, read(file, i + 1), reference);
        assert.deepEqual([file, decision.findings], [file, []]);
      }
      const numbers = [300201, 300202, 300421, 300422, 300420, 999999] as AllocationNumber[];
      const found = await allocationsByNumber(tx, municipality, provider, numbers);
      const first = found.get(300201 as AllocationNumber);
      assert.equal(first?.referrer, '02');
      assert.equal(first?.segment, 5);
      assert.equal(first?.district, 'WK085501');
      assert.deepEqual(
        [found.get(300421 as AllocationNumber)?.isDeleted, found.has(999999 as AllocationNumber)],
        [true, false],
      );
      assert.equal(found.get(300420 as AllocationNumber)?.budgetCents, 900_000);
      assert.equal((await allocationsByNumber(tx, municipality, parties.provider, numbers)).size, 0);
    });
  });

  const broken: readonly (readonly [string, number, string])[] = [
    ['b01-start-zonder-toewijzing.xml', 2, 'TR019 9019'],
    ['b03-verwijderen-onbekende-start.xml', 3, 'TR063 9063'],
    ['b04-verwijderen-gestopte-start.xml', 6, 'TR071 9071'],
    ['b06-tweede-tijdelijke-stop.xml', 6, 'TR413 9413'],
    ['b07-definitieve-stop-eerder-dan-tijdelijke.xml', 6, 'TR414 9414'],
    ['b28-code-hoort-niet-bij-categorie.xml', 0, 'TR381 S329'],
    ['b31-referentie-aanbieder-herhaald.xml', 2, 'TR347 9347'],
    ['b33-start-zelfde-sleutel-na-stop.xml', 7, 'TR074 9074'],
    ['b46-toewijzingnummer-hergebruikt.xml', 2, 'TR332 9332'],
  ];
  test('the examples that break a rule give exactly that rule, and leave nothing behind', async () => {
    const { db, reference } = await freshWorld();
    await db.transaction(municipal(municipality), async (tx) => {
      let position = 0;
      for (const [file, after, expected] of broken.toSorted((a, b) => a[1] - b[1])) {
        for (; position < after; position += 1)
          await take(tx, read(story[position]!, position + 1), reference);
        const before = await counts(tx);
        const decision = await take(tx, read(`invalid/${file}`, 500), reference);
        assert.deepEqual(
          [file, ...decision.findings.map((f) => `${f.rule} ${f.returnCode}`)],
          [file, expected],
        );
        assert.deepEqual(await counts(tx), before);
      }
    });
  });

  function counts(tx: Tx): Promise<unknown[]> {
    return tx.query(sql`select (select count(*) from care_allocations) as a, (select count(*) from care_deliveries) as d,
      (select count(*) from care_requests) as r`);
  }

  test('saving a decision twice changes nothing; what is loaded is what was saved', async () => {
    const { db, reference } = await freshWorld();
    const message: CareMessage = {
      kind: 'allocations',
      origin: originOf(1),
      postcode: null,
      records: [
        allocationRecord({ budgetCents: 2 ** 40, volume: null, unit: null, frequency: null }),
        allocationRecord({
          number: 1002 as AllocationNumber,
          period: { from: '2026-01-01' as Day, until: null },
        }),
      ],
    };
    await db.transaction(municipal(parties.municipality), async (tx) => {
      const decision = await take(tx, message, reference);
      const before = await counts(tx);
      saveCare(tx, decision);
      assert.deepEqual(await counts(tx), before);
      const facts = await careFactsFor(tx, message, reference);
      assert.deepEqual(
        facts.versions.toSorted((a, b) => a.number - b.number),
        decision.allocations,
      );
    });
  });

  test('a version that arrives again stays known since it came first, and keeps its last day of sending', async () => {
    const { db, reference } = await freshWorld();
    const message = (file: number, day: string): CareMessage => ({
      kind: 'allocations',
      origin: originOf(file, { dated: day as Day, knownOn: day as Day }),
      postcode: null,
      records: [allocationRecord()],
    });
    await db.transaction(municipal(parties.municipality), async (tx) => {
      await take(tx, message(1, '2026-02-02'), reference);
      const again = await take(tx, message(2, '2026-01-05'), reference);
      assert.deepEqual([again.events, again.obliged], [[], []]);
      const [row] = await tx.query(sql<{ dated: string; known: string }>`
        select dated, known_on as known from care_allocations`);
      assert.deepEqual(row, { dated: '2026-02-02', known: '2026-02-02' });
    });
  });

  test('a client is known at the provider of an allocation, also of a deleted one, and nowhere else', async () => {
    const { db, reference } = await freshWorld();
    const clients = [parties.client, parties.otherClient];
    const gone = allocationRecord({ number: 1002 as AllocationNumber });
    const messages: readonly CareMessage[] = [
      { kind: 'allocations', origin: originOf(1), postcode: null, records: [allocationRecord()] },
      {
        kind: 'allocations',
        origin: originOf(2, { clientKey: parties.otherClient }),
        postcode: null,
        records: [gone, { ...gone, version: '2026-01-06T10:00:00', changeReason: '13' }],
      },
    ];
    await db.transaction(municipal(parties.municipality), async (tx) => {
      const known = async (at: ProviderCode, keys: readonly ClientKey[]): Promise<readonly ClientKey[]> =>
        [...(await clientsWithAllocations(tx, parties.municipality, at, keys))].sort();
      assert.deepEqual(await known(parties.provider, clients), [], 'nobody yet');
      for (const message of messages) assert.deepEqual((await take(tx, message, reference)).findings, []);
      const numbers = [gone.number];
      const found = await allocationsByNumber(tx, parties.municipality, parties.provider, numbers);
      assert.equal(found.get(gone.number)?.isDeleted, true);
      assert.deepEqual(await known(parties.provider, clients), clients);
      assert.deepEqual(await known(parties.provider, [parties.client, parties.client]), [parties.client]);
      assert.deepEqual(await known(parties.provider, []), []);
      assert.deepEqual(await known(parties.otherProvider, clients), []);
    });
    await db.transaction(municipal(municipality), async (tx) => {
      assert.equal(
        (await clientsWithAllocations(tx, parties.municipality, parties.provider, clients)).size,
        0,
      );
    });
  });

  test('another municipality sees nothing of it, and the region has no access', async () => {
    const { db, reference } = await freshWorld();
    const message: CareMessage = {
      kind: 'allocations',
      origin: originOf(1),
      postcode: null,
      records: [allocationRecord()],
    };
    await db.transaction(municipal(parties.municipality), async (tx) => {
      await take(tx, message, reference);
      await take(
        tx,
        { kind: 'starts', origin: originOf(2), records: [startRecord('2026-01-01')] },
        reference,
      );
    });
    await db.transaction(municipal(municipality), async (tx) => {
      assert.deepEqual(await counts(tx), [{ a: 0n, d: 0n, r: 0n }]);
      const numbers = [1001 as AllocationNumber];
      assert.equal((await allocationsByNumber(tx, parties.municipality, parties.provider, numbers)).size, 0);
    });
    await assert.rejects(
      db.transaction(municipal(municipality), (tx) => take(tx, message, reference)),
      /row-level security/,
    );
    await assert.rejects(db.transaction(regional, counts), /permission denied/);
  });
});
