import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AllocationNumber, Day, ProductCode, Uuid } from '@jeugdregie/kernel';
import { capabilitiesOf, type Principal, type Role } from '../access/index.ts';
import { contractsMigrations, loadReference } from '../contracts/index.ts';
import { regionOf } from '../contracts/testing.ts';
import { municipal, system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { Refusal, type Rest } from '../rest/index.ts';
import { extentText } from './extent-text.ts';
import {
  careApi,
  careFactsFor,
  careMigrations,
  decideCare,
  listAllocations,
  saveCare,
  type CareMessage,
} from './index.ts';
import { allocationRecord, originOf, parties, requestRecord, startRecord, stopRecord } from './testing.ts';

const { municipality, provider } = parties;
const numbered = (n: number): { number: AllocationNumber } => ({ number: n as AllocationNumber });
const on = (n: number): { allocation: AllocationNumber } => ({ allocation: n as AllocationNumber });

/** Allocation 1 not started, 2 running, 3 paused, 4 ended, 5 deleted, 6 with a start that was taken back. */
const messages: readonly CareMessage[] = [
  { kind: 'requests', origin: originOf(1), records: [requestRecord('VOT-1', '02')] },
  {
    kind: 'allocations',
    origin: originOf(2),
    postcode: null,
    records: [
      allocationRecord({ ...numbered(1), reference: 'VOT-1' }),
      allocationRecord({
        ...numbered(2),
        reference: 'VOT-9',
        product: '44A08' as ProductCode,
        category: '44',
        unit: '14',
      }),
      ...[3, 4, 5, 6].map((n) => allocationRecord(numbered(n))),
    ],
  },
  {
    kind: 'allocations',
    origin: originOf(3),
    postcode: null,
    records: [
      allocationRecord({
        ...numbered(5),
        version: '2026-02-01T09:00:00',
        changeReason: '13',
        period: { from: '2026-01-01' as Day, until: '2026-01-01' as Day },
      }),
    ],
  },
  {
    kind: 'starts',
    origin: originOf(4),
    records: [
      startRecord('2026-01-05', { ...on(2), product: '44A08' as ProductCode, category: '44' }),
      startRecord('2026-01-06', on(3)),
      startRecord('2026-01-07', on(4)),
      startRecord('2026-01-08', on(6)),
    ],
  },
  {
    kind: 'starts',
    origin: originOf(5),
    records: [startRecord('2026-01-08', { ...on(6), isWithdrawn: true })],
  },
  {
    kind: 'stops',
    origin: originOf(6),
    records: [
      stopRecord('2026-01-06', '2026-01-31', '20', on(3)),
      stopRecord('2026-01-07', '2026-01-31', '20', on(4)),
    ],
  },
  { kind: 'stops', origin: originOf(7), records: [stopRecord('2026-01-07', '2026-02-15', '31', on(4))] },
];

describe('the list of allocations', () => {
  let server: TestServer;
  let db: Database;
  let rest: Rest;
  let principal: Principal | null = null;

  before(async () => {
    server = await testServer();
    db = await server.fresh([...contractsMigrations, ...careMigrations]);
    await db.transaction(system, (tx) =>
      regionOf(tx, {
        municipalities: [municipality],
        providers: [provider],
        products: [
          { code: '45A04', unit: '04', segment: 5 },
          { code: '44A08', unit: '14', segment: 1 },
        ],
      }),
    );
    await db.transaction(municipal(municipality), async (tx) => {
      const reference = (await loadReference(tx))!;
      for (const message of messages) {
        const decision = decideCare(message, await careFactsFor(tx, message, reference));
        assert.deepEqual(decision.findings, []);
        saveCare(tx, decision);
      }
    });
    const app = fastify().withTypeProvider<ZodTypeProvider>();
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);
    app.decorateRequest('principal', null);
    app.addHook('onRequest', async (request) => {
      request.principal = principal;
    });
    app.setErrorHandler((error, _request, reply) =>
      reply.status(error instanceof Refusal ? error.status : 400).send({ message: (error as Error).message }),
    );
    rest = app;
    careApi(
      rest,
      { db, today: () => '2026-03-01' as Day },
      {
        draft: () => Promise.resolve(null),
        decide: () => Promise.resolve(null),
        comments: () => Promise.resolve(null),
        claimedByMonth: () => Promise.resolve([]),
      },
    );
    await rest.ready();
  });
  after(async () => {
    await rest.close();
    await server.stop();
  });

  const states = async (filter: Partial<Parameters<typeof listAllocations>[1]>): Promise<string[]> =>
    db.transaction(municipal(municipality), async (tx) =>
      (await listAllocations(tx, { municipality, limit: 50, ...filter })).allocations.map(
        (line) => `${line.number} ${line.state} ${line.startedOn} ${line.stoppedOn} ${line.referrer}`,
      ),
    );

  test('states follow from starts and stops that stand; referrers from requests', async () => {
    assert.deepEqual(await states({}), [
      '6 allocated null null 01',
      '5 deleted null null 01',
      '4 stopped 2026-01-07 2026-02-15 01',
      '3 paused 2026-01-06 2026-01-31 01',
      '2 started 2026-01-05 null 00',
      '1 allocated null null 02',
    ]);
  });

  test('filters, each beside what it leaves out', async () => {
    const numbers = async (filter: Parameters<typeof states>[0]): Promise<string[]> =>
      (await states(filter)).map((text) => text.split(' ')[0]!);
    assert.deepEqual(await numbers({ state: 'allocated' }), ['6', '1']);
    assert.deepEqual(await numbers({ product: '44A08' as ProductCode }), ['2']);
    assert.deepEqual(await numbers({ segment: 1 as never }), ['2']);
    assert.deepEqual(await numbers({ number: 3 as AllocationNumber }), ['3']);
    assert.deepEqual(await numbers({ provider: parties.otherProvider }), []);
    assert.deepEqual(await numbers({ provider, below: 3 as AllocationNumber }), ['2', '1']);
  });

  test('pages by key give every allocation once', async () => {
    const seen: number[] = [];
    let below: AllocationNumber | null = null;
    do {
      const page = await db.transaction(municipal(municipality), (tx) =>
        listAllocations(tx, { municipality, limit: 2, below }),
      );
      seen.push(...page.allocations.map((line) => line.number));
      below = page.next;
    } while (below !== null);
    assert.deepEqual(seen, [6, 5, 4, 3, 2, 1]);
  });

  function signIn(role: Role, municipalities: readonly string[], isRegional = false): void {
    principal = {
      userId: '00000000-0000-7000-8000-000000000001' as Uuid,
      name: 'Proef Persoon',
      role,
      municipalities: municipalities as Principal['municipalities'],
      isRegional,
    };
  }

  test('the route answers in Dutch, and as CSV', async () => {
    signIn('backoffice', [municipality]);
    const answer = await rest.inject('/v1/toewijzingen?aantal=2&status=gestart');
    assert.equal(answer.statusCode, 200, answer.body);
    assert.deepEqual(answer.json(), {
      toewijzingen: [
        {
          toewijzingnummer: 2,
          gemeente: municipality,
          aanbieder: { agb: provider, naam: `Aanbieder ${provider} (fictief)` },
          clientSleutel: parties.client,
          product: { code: '44A08', naam: 'Product 44A08' },
          categorie: '44',
          segment: 1,
          verwijzer: { code: '00', naam: 'Onbekend' },
          van: '2026-01-01',
          tot: '2026-03-31',
          omvang: '2 etmaal per week',
          budgetCenten: null,
          gestartOp: '2026-01-05',
          gestoptOp: null,
          status: 'gestart',
          versie: '2026-01-02T09:00:00',
        },
      ],
      volgende: null,
    });
    const csv = await rest.inject('/v1/toewijzingen?formaat=csv');
    assert.match(csv.headers['content-type'] as string, /text\/csv/);
    assert.equal(csv.body.split('\r\n').length, 8);
    assert.match(csv.body, /^\uFEFFToewijzingnummer;AGB/);
  });

  test('who may not see it: nobody, a role without the right, the region, another municipality, a wrong question', async () => {
    principal = null;
    assert.equal((await rest.inject('/v1/toewijzingen')).statusCode, 401);
    signIn('policy-adviser', [municipality]);
    assert.ok(!capabilitiesOf('policy-adviser').includes('care.read'));
    assert.equal((await rest.inject('/v1/toewijzingen')).statusCode, 403);
    signIn('backoffice', [], true);
    assert.equal((await rest.inject('/v1/toewijzingen')).statusCode, 403);
    signIn('backoffice', ['0855']);
    assert.equal((await rest.inject(`/v1/toewijzingen?gemeente=${municipality}`)).statusCode, 403);
    assert.deepEqual((await rest.inject('/v1/toewijzingen')).json(), { toewijzingen: [], volgende: null });
    assert.equal((await rest.inject('/v1/toewijzingen?aantal=0')).statusCode, 400);
  });
});

test('extents in words', () => {
  const none = { volume: null, unit: null, frequency: null, budgetCents: null };
  assert.equal(extentText(none), '');
  assert.equal(extentText({ ...none, budgetCents: 900_005 }), 'budget € 9.000,05');
  assert.equal(extentText({ ...none, volume: 250_000, unit: '83', frequency: '4' }), '€ 2.500,00 per maand');
  assert.equal(extentText({ ...none, volume: 2, unit: '04', frequency: '2' }), '2 uur per week');
  assert.equal(extentText({ ...none, volume: 10, unit: '16', frequency: '6' }), '10 dagdeel in totaal');
});
