import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Day, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import type { Principal, Role } from '../access/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { Refusal, type Rest } from '../rest/index.ts';
import { contractsApi, contractsMigrations } from './index.ts';
import { regionOf, regionRows, workbookOf, type TestRegion } from './testing.ts';

const agb = '99990001' as ProviderCode;
const given: TestRegion = {
  municipalities: ['0637', { code: '0626', from: '2020-01-01', until: '2025-12-31' }],
  providers: [agb, '99990002', '99990003'],
  products: [
    { code: '45A04', unit: '04', segment: 5 },
    { code: '44A08', unit: '14', segment: 1 },
  ],
  rates: [
    { provider: agb, product: '45A04', euros: 85.1, until: '2026-02-28' },
    { provider: agb, product: '45A04', euros: 90, from: '2026-03-01' },
    { provider: '99990002', product: '44A08', euros: 52.35 },
  ],
  ceilings: [{ provider: agb, year: 2026, euros: 1000 }],
};

describe('routes of contracts', () => {
  let server: TestServer;
  let db: Database;
  let rest: Rest;
  let principal: Principal | null = null;
  let appliedTimes = 0;
  let upload: { bytes: Uint8Array; truncated: boolean } | null = null;

  const signIn = (role: Role, municipalities: readonly string[]): void => {
    principal = {
      userId: '00000000-0000-7000-8000-000000000001' as Uuid,
      name: 'Proef Persoon',
      role,
      municipalities: municipalities as MunicipalityCode[],
      isRegional: municipalities.length === 0,
    };
  };

  before(async () => {
    server = await testServer();
    db = await server.fresh([...auditMigrations, ...contractsMigrations]);
    await db.transaction(system, (tx) => regionOf(tx, given));
    const app = fastify().withTypeProvider<ZodTypeProvider>();
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);
    app.decorateRequest('principal', null);
    app.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
    app.addHook('onRequest', async (request) => {
      request.principal = principal;
      // What the server's multipart plugin gives to a route.
      Object.assign(request, {
        file: () =>
          Promise.resolve(
            upload && {
              filename: 'contract.xlsx',
              file: { truncated: upload.truncated, bytesRead: upload.bytes.length },
              toBuffer: () => Promise.resolve(Buffer.from(upload!.bytes)),
            },
          ),
      });
    });
    app.setErrorHandler((error, _request, reply) =>
      error instanceof Refusal
        ? reply.status(error.status).send({ code: error.problem.code })
        : reply
            .status((error as { statusCode?: number }).statusCode ?? 500)
            .send({ message: (error as Error).message }),
    );
    rest = app;
    contractsApi(rest, {
      db,
      today: () => '2026-02-28' as Day,
      acceptedByProvider: (_tx, year) => Promise.resolve(new Map([[agb, year === 2026 ? 40_000n : 0n]])),
      onContractsApplied: () => {
        appliedTimes += 1;
        return Promise.resolve();
      },
    });
    await rest.ready();
  });
  after(async () => {
    await rest.close();
    await server.stop();
  });

  test('providers by name, in pages, with the room that only the whole region knows', async () => {
    signIn('contract-manager', []);
    const first = (await rest.inject('/v1/aanbieders?aantal=2')).json();
    assert.deepEqual(first.aanbieders[0], {
      agb,
      naam: `Aanbieder ${agb} (fictief)`,
      contract: { nummer: `C-${agb}`, van: '2020-01-01', tot: '2030-12-31' },
      segmenten: [5],
      plafondCenten: 100_000,
      toegekendCenten: 40_000,
      ruimteCenten: 60_000,
    });
    assert.deepEqual(
      (await rest.inject(`/v1/aanbieders?aantal=2&na=${first.volgende}`))
        .json()
        .aanbieders.map((a: { agb: string }) => a.agb),
      ['99990003'],
    );
    assert.equal((await rest.inject('/v1/aanbieders?na=onzin')).json().aanbieders.length, 3);
    signIn('controller', ['0637']);
    const own = (await rest.inject('/v1/aanbieders?zoek=0001')).json().aanbieders;
    assert.deepEqual([own.length, own[0].plafondCenten, own[0].ruimteCenten], [1, 100_000, null]);
    assert.deepEqual(
      (await rest.inject('/v1/aanbieders?segment=1')).json().aanbieders.map((a: { agb: string }) => a.agb),
      ['99990002'],
    );
    assert.deepEqual((await rest.inject('/v1/aanbieders?zoek=%25')).json().aanbieders, []);
    assert.match((await rest.inject('/v1/aanbieders?formaat=csv')).body, /1000,00;400,00;/);
  });

  test('one provider, and its rates on the last day of the old rate and on the day after', async () => {
    signIn('contract-manager', []);
    const detail = (await rest.inject(`/v1/aanbieders/${agb}`)).json();
    assert.deepEqual(detail.contracten, [{ nummer: `C-${agb}`, van: '2020-01-01', tot: '2030-12-31' }]);
    assert.deepEqual(detail.plafonds, [
      { jaar: 2026, plafondCenten: 100_000, toegekendCenten: 40_000, ruimteCenten: 60_000 },
    ]);
    const rateOn = async (query: string): Promise<number> =>
      (await rest.inject(`/v1/aanbieders/${agb}/tarieven${query}`)).json().tarieven[0].tariefCenten;
    assert.equal(await rateOn(''), 8510);
    assert.equal(await rateOn('?dag=2026-02-28'), 8510);
    assert.equal(await rateOn('?dag=2026-03-01'), 9000);
    assert.equal((await rest.inject(`/v1/aanbieders/${agb}/tarieven?dag=2026-02-30`)).statusCode, 400);
    for (const wrong of ['99990009', 'onzin', '1']) {
      assert.equal((await rest.inject(`/v1/aanbieders/${wrong}`)).statusCode, 404);
      assert.equal((await rest.inject(`/v1/aanbieders/${wrong}/tarieven`)).statusCode, 404);
    }
  });

  test('municipalities on a day, segments and products', async () => {
    signIn('policy-adviser', ['0637']);
    const codes = async (day: string): Promise<string[]> =>
      (await rest.inject(`/v1/gemeenten?dag=${day}`)).json().gemeenten.map((g: { code: string }) => g.code);
    assert.deepEqual(await codes('2025-12-31'), ['0626', '0637']);
    assert.deepEqual(await codes('2026-01-01'), ['0637']);
    assert.deepEqual((await rest.inject('/v1/segmenten')).json().segmenten[1], {
      nummer: 5,
      naam: 'Segment 5',
    });
    assert.equal((await rest.inject('/v1/producten')).json().producten[1].eenheidNaam, 'Uur');
  });

  test('handing in a workbook: differences, applying, and what is refused', async () => {
    signIn('contract-manager', []);
    const post = (url: string): Promise<{ statusCode: number; json: () => never }> =>
      rest.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload: '',
      });
    assert.equal((await post('/v1/contractimporten')).statusCode, 400);
    upload = { bytes: Buffer.from('geen werkboek'), truncated: false };
    assert.equal((await post('/v1/contractimporten')).statusCode, 422);
    upload = { bytes: Buffer.from('te groot'), truncated: true };
    assert.equal((await post('/v1/contractimporten')).statusCode, 413);
    upload = { bytes: await workbookOf({ ...regionRows(given), region: [] }), truncated: false };
    const refused = (await post('/v1/contractimporten')).json() as { id: null; fouten: { cel: string }[] };
    assert.deepEqual([refused.id, refused.fouten.map((f) => f.cel)], [null, ['A2']]);
    upload = { bytes: await workbookOf(regionRows({ ...given, ceilings: [] })), truncated: false };
    const read = (await post('/v1/contractimporten')).json() as { id: string; verschillen: object[] };
    assert.deepEqual(read.verschillen, [
      {
        blad: 'Plafonds',
        sleutel: `C-${agb} · 2026`,
        soort: 'vervallen',
        veld: null,
        oud: 'Bedrag 1.000,00',
        nieuw: null,
      },
    ]);
    assert.equal(appliedTimes, 0, 'reading alone tells nobody');
    const applied = await post(`/v1/contractimporten/${read.id}/toepassing`);
    assert.equal(appliedTimes, 1);
    assert.equal((applied.json() as { toegepast: boolean }).toegepast, true);
    assert.equal((await post(`/v1/contractimporten/${read.id}/toepassing`)).statusCode, 200);
    assert.equal((await post('/v1/contractimporten/onzin/toepassing')).statusCode, 404);
    const imports = (await rest.inject('/v1/contractimporten')).json().importen;
    assert.deepEqual([imports[0].versie, imports[0].toegepastDoor], [2, 'Proef Persoon']);
    signIn('controller', ['0637']);
    assert.equal((await post('/v1/contractimporten')).statusCode, 403);
    assert.equal((await post(`/v1/contractimporten/${read.id}/toepassing`)).statusCode, 403);
    assert.equal(appliedTimes, 2, 'applied twice, refused otherwise');
    principal = null;
    assert.equal((await rest.inject('/v1/contractimporten/sjabloon')).statusCode, 401);
  });

  test('the template downloads as a workbook', async () => {
    signIn('contract-manager', []);
    const answer = await rest.inject('/v1/contractimporten/sjabloon');
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.rawPayload.subarray(0, 2).toString(), 'PK');
  });
});
