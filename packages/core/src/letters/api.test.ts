import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fastify from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { readXlsx } from 'hucre/xlsx';
import type { Day, MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import type { Principal, Role } from '../access/index.ts';
import { contractsMigrations } from '../contracts/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { figuresApi, figuresMigrations } from '../figures/index.ts';
import { Refusal, type Rest } from '../rest/index.ts';
import { lettersApi, lettersMigrations } from './index.ts';
import { fillRegion } from './testing.ts';

const period = 'van=2026-01&tot=2026-09&peildatum=2026-09-30';

/** The routes of figures and letters on the same region, because a letter's numbers open in figures. */
describe('routes of figures and letters', () => {
  let server: TestServer;
  let rest: Rest;
  let principal: Principal | null = null;

  const signIn = (role: Role, ...municipalities: string[]): void => {
    principal = {
      userId: '00000000-0000-7000-8000-000000000001' as Uuid,
      name: 'Proef Persoon',
      role,
      municipalities: municipalities as MunicipalityCode[],
      isRegional: municipalities.length === 0,
    };
  };
  const get = async (url: string) => {
    const answer = await rest.inject({ method: 'GET', url });
    const isJson = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: isJson ? answer.json() : null, answer };
  };
  const post = async (url: string, payload?: object) => {
    const answer = await rest.inject({ method: 'POST', url, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json() };
  };

  before(async () => {
    server = await testServer();
    const db = await server.fresh([...contractsMigrations, ...figuresMigrations, ...lettersMigrations]);
    await fillRegion(db);
    const app = fastify().withTypeProvider<ZodTypeProvider>();
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);
    app.decorateRequest('principal', null);
    app.addHook('onRequest', async (request) => {
      request.principal = principal;
    });
    app.setErrorHandler((error, _request, reply) =>
      error instanceof Refusal
        ? reply.code(error.status).send({ code: error.problem.code, handeling: error.problem.remedy })
        : reply.code((error as { statusCode?: number }).statusCode ?? 500).send({ code: String(error) }),
    );
    const deps = { db, today: () => '2026-11-14' as Day };
    figuresApi(app, deps);
    lettersApi(app, { ...deps, now: () => '2026-11-14T09:00:00Z', isDemo: true });
    rest = app;
  });
  after(async () => {
    await rest.close();
    await server.stop();
  });

  it('asks to sign in, and for the right to write', async () => {
    principal = null;
    assert.equal((await get('/v1/cijfers/indicatoren')).status, 401);
    assert.equal((await get(`/v1/cijfers/kosten?${period}`)).status, 401);
    signIn('controller', '0637');
    assert.equal((await post('/v1/raadsbrieven', { gemeente: '0637', peildatum: '2026-09-30' })).status, 403);
    signIn('policy-adviser', '0518');
    assert.equal((await post('/v1/raadsbrieven', { gemeente: '0637', peildatum: '2026-09-30' })).status, 403);
    assert.equal((await get(`/v1/cijfers/kosten?gemeente=0637&${period}`)).status, 403);
  });

  it('gives a figure with its origin, and its address gives the same figure again', async () => {
    signIn('controller', '0637');
    const { status, body } = await get(`/v1/cijfers/kosten?${period}&segment=5`);
    assert.equal(status, 200);
    assert.equal(Number.isInteger(body.waarde), true);
    assert.equal(body.eenheid, 'centen');
    assert.equal(body.definitie.id, 'kosten');
    assert.ok(body.formuleIngevuld.endsWith(body.weergave));
    assert.deepEqual((await get(body.adres)).body, body);
  });

  it('takes the year up to the last full month when nothing is asked', async () => {
    signIn('analyst');
    const { body } = await get('/v1/cijfers/jeugdigen');
    assert.deepEqual(
      [body.filter.van, body.filter.tot, body.peildatum],
      ['2026-01', '2026-10', '2026-10-31'],
    );
    assert.equal(body.filter.gemeente, 'regio');
  });

  it('gives months and parts that add up', async () => {
    signIn('analyst');
    const total = (await get(`/v1/cijfers/kosten?${period}`)).body.waarde;
    const sum = (list: readonly { waarde: number }[]): number =>
      list.reduce((s, { waarde }) => s + waarde, 0);
    assert.equal(sum((await get(`/v1/cijfers/kosten/reeks?${period}`)).body.maanden), total);
    for (const naar of ['gemeente', 'segment', 'aanbieder', 'product', 'verwijzer', 'wijk']) {
      assert.equal(
        sum((await get(`/v1/cijfers/kosten/verdeling?${period}&naar=${naar}`)).body.delen),
        total,
        naar,
      );
    }
  });

  it('exports what the table shows, as CSV and Excel', async () => {
    signIn('analyst');
    const parts = (await get(`/v1/cijfers/kosten/verdeling?${period}&naar=gemeente`)).body.delen;
    const csv = (await get(`/v1/cijfers/kosten/verdeling?${period}&naar=gemeente&formaat=csv`)).answer;
    assert.match(String(csv.headers['content-disposition']), /kosten-naar-gemeente\.csv/);
    const lines = csv.body.trim().split('\r\n');
    assert.equal(lines.length, parts.length + 1);
    assert.equal(lines[1]?.split(';')[2], (parts[0].waarde / 100).toFixed(2).replace('.', ','));
    const xlsx = (await get(`/v1/cijfers/kosten/reeks?${period}&formaat=xlsx`)).answer;
    const book = await readXlsx(new Uint8Array(xlsx.rawPayload));
    assert.deepEqual(
      book.sheets.map((sheet) => sheet.name),
      ['Cijfers', 'Herkomst'],
    );
    assert.equal(book.sheets[0]?.rows.length, 10);
    assert.equal(typeof book.sheets[0]?.rows[1]?.[1], 'number');
  });

  it('puts districts beside CBS and SCP, with the warning', async () => {
    signIn('analyst');
    const { status, body } = await get(`/v1/wijken?gemeente=0637&${period}`);
    assert.equal(status, 200);
    assert.match(body.waarschuwing, /geen oordeel/);
    const seghwaert = body.wijken.find((w: { wijk: { code: string } }) => w.wijk.code === 'WK063703');
    assert.deepEqual([seghwaert.scpGeregistreerd, seghwaert.scpVerwacht], [0.15306, 0.14266]);
    const [zoetermeer] = body.gemeenten;
    assert.deepEqual([zoetermeer.cbsAantal, zoetermeer.cbsAandeel], [4630, 0.175]);
  });

  it('refuses with what to do', async () => {
    signIn('analyst');
    const cases = [
      ['/v1/cijfers/bestaat-niet', 404],
      [`/v1/cijfers/kosten?van=2026-13`, 400],
      [`/v1/cijfers/kosten?peildatum=2026-09-29`, 400],
      [`/v1/cijfers/kosten?${period}&aanbieder=65650001&product=45A04`, 400],
      [`/v1/cijfers/aandeel-verwijzer?${period}`, 400],
      [`/v1/cijfers/kosten/verdeling?${period}&naar=niets`, 400],
      ['/v1/raadsbrieven/bestaat-niet', 404],
    ] as const;
    for (const [url, status] of cases) assert.equal((await get(url)).status, status, url);
  });

  it('writes a letter, opens its numbers, gives its documents and calculates it again', async () => {
    signIn('policy-adviser', '0637');
    assert.equal(
      (await post('/v1/raadsbrieven', { gemeente: '0637', peildatum: '2026-09-15' })).body.code,
      'BRIEF-PEILDATUM',
    );
    const made = await post('/v1/raadsbrieven', {
      gemeente: '0637',
      peildatum: '2026-09-30',
      toelichting: 'Wij spreken met de huisartsen.',
    });
    assert.equal(made.status, 201);
    assert.equal(made.body.kenmerk, 'RIB-2026-0637-001');
    const address = `/v1/raadsbrieven/${made.body.id}`;
    assert.deepEqual((await get(address)).body, made.body);
    assert.equal((await get('/v1/raadsbrieven')).body.raadsbrieven.length, 1);
    const first = (await get(`${address}/cijfers/1`)).body;
    assert.deepEqual([first.inBrief, first.definitie.id], [made.body.cijfers[0].weergave, 'jeugdigen']);
    const change = (await get(`${address}/cijfers/3`)).body;
    assert.equal(change.vergelekenMet.peildatum, '2025-09-30');
    assert.equal((await get(`${address}/cijfers/999`)).status, 404);
    const pdf = (await get(`${address}/document?formaat=pdf`)).answer;
    assert.equal(pdf.rawPayload.subarray(0, 5).toString(), '%PDF-');
    const docx = (await get(`${address}/document?formaat=docx`)).answer;
    assert.equal(docx.rawPayload.subarray(0, 2).toString(), 'PK');
    const again = (await post(`${address}/herberekeningen`)).body;
    assert.equal(again.gelijk, true);
    assert.equal(again.peildatum, '2026-10-31');
    signIn('policy-adviser', '0518');
    assert.equal((await get(address)).status, 404);
  });
});
