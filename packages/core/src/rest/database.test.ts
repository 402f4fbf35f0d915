import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { day, municipalityCode, type Problem } from '@jeugdregie/kernel';
import fastify, { type LightMyRequestResponse } from 'fastify';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import { accessMigrations, addAccount, demoPeople, ensureDemoPeople, type Role } from '../access/index.ts';
import { auditMigrations } from '../audit/index.ts';
import { municipal, system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { exchangeApi, exchangeMigrations, receive, type ReceivedFile } from '../exchange/index.ts';
import { identityApi, identityMigrations, loadKeys, savePersons } from '../identity/index.ts';
import { accessApi, auditApi, readSession, Refusal, requireCsrf, usersApi } from './index.ts';

const here = municipalityCode('0637')!;
const there = municipalityCode('0518')!;
const region = [
  { code: here, name: 'Een' },
  { code: there, name: 'Twee' },
];
const keys = loadKeys({ key: randomBytes(32).toString('base64') });
const bsn = '999900006';

interface Browser {
  get(url: string): Promise<LightMyRequestResponse>;
  send(method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object): Promise<LightMyRequestResponse>;
}

describe('routes of sign-in, persons, files and accounts', () => {
  let server: TestServer;
  let database: Database;
  let file: ReceivedFile;
  const app = fastify().withTypeProvider<ZodTypeProvider>();

  before(async () => {
    server = await testServer();
    database = await server.fresh([
      ...auditMigrations,
      ...accessMigrations,
      ...identityMigrations,
      ...exchangeMigrations,
    ]);
    await database.transaction(system, (tx) => ensureDemoPeople(tx, region));
    const deps = {
      db: database,
      keys,
      today: () => day('2026-09-20')!,
      now: () => 1_789_891_200_000, // 2026-09-20T08:00Z in milliseconds
      isDemo: true,
      isSecure: false,
      region: () => Promise.resolve({ name: 'Proef', municipalities: region }),
      cutOffs: () => Promise.resolve([day('2026-08-31')!]),
    };
    app.setValidatorCompiler(validatorCompiler);
    app.setSerializerCompiler(serializerCompiler);
    app.setErrorHandler((error: unknown, _request, reply) => {
      if (error instanceof Refusal) return reply.code(error.status).send(error.problem);
      return reply.code((error as { statusCode?: number }).statusCode ?? 500).send({ code: String(error) });
    });
    app.decorateRequest('principal', null);
    app.decorateRequest('session', null);
    app.addHook('onRequest', async (request) => {
      await readSession(deps, request);
      requireCsrf(request);
    });
    for (const routes of [accessApi, usersApi, auditApi, identityApi, exchangeApi]) routes(app, deps);
    file = await database.transaction(municipal(here), async (tx) => {
      const name = { surname: 'Voorbeeld', prefix: null, initials: null, firstNames: null };
      await savePersons(tx, keys, here, [
        { bsn, birthDate: null, birthDateUse: null, sex: '2', name, address: null },
      ]);
      const receipt = await receive(tx, keys, {
        municipality: here,
        name: 'JW305.xml',
        bytes: Buffer.from('<Bericht/>'),
        receivedOn: day('2026-09-01')!,
        actor: { kind: 'system', name: 'proef' },
        message: 'JW305',
        sender: '12345678',
        receiver: '0637',
        identification: 'X',
        messageDate: null,
      });
      return receipt.file;
    });
  });
  after(async () => {
    await app.close();
    await server.stop();
  });

  async function signedInAs(role: Role): Promise<Browser> {
    const person = (await database.transaction(system, demoPeople)).find((p) => p.role === role)!;
    const response = await app.inject({
      method: 'POST',
      url: '/v1/sessie',
      payload: { demoGebruiker: person.id },
    });
    assert.equal(response.statusCode, 200);
    const cookie = String(response.headers['set-cookie']);
    assert.match(cookie, /^jeugdregie=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const headers = { cookie: cookie.split(';')[0] ?? '', 'x-csrf': response.json<{ csrf: string }>().csrf };
    return {
      get: (url) => app.inject({ method: 'GET', url, headers }),
      send: (method, url, body) => app.inject({ method, url, headers, ...(body ? { payload: body } : {}) }),
    };
  }

  it('tell who is signed in, what they may, and forget it after signing out', async () => {
    assert.equal((await app.inject('/v1/sessie')).json<{ gebruiker: unknown }>().gebruiker, null);
    const people = (await app.inject('/v1/demo-gebruikers')).json<{
      gebruikers: { rolnaam: string; gemeente: string }[];
    }>();
    assert.equal(people.gebruikers.length, 7);
    assert.deepEqual(people.gebruikers.map((p) => p.gemeente).slice(2, 5), [
      'Een',
      '2 gemeenten',
      'Servicebureau',
    ]);
    const browser = await signedInAs('policy-adviser');
    const session = (await browser.get('/v1/sessie')).json<Record<string, unknown>>();
    assert.deepEqual(session['gebruiker'], {
      naam: 'Bram Beleidsblad',
      rol: 'policy-adviser',
      rolnaam: 'Beleidsadviseur',
      gemeenten: [
        { code: '0637', naam: 'Een' },
        { code: '0518', naam: 'Twee' },
      ],
      regionaal: false,
    });
    assert.equal(session['vandaag'], '2026-09-20');
    assert.deepEqual(session['peildata'], ['2026-08-31']);
    assert.equal((await browser.send('DELETE', '/v1/sessie')).statusCode, 204);
    assert.equal((await browser.get('/v1/sessie')).json<{ gebruiker: unknown }>().gebruiker, null);
  });

  it('refuse a change without the token of the session', async () => {
    const person = (await database.transaction(system, demoPeople))[0]!;
    const signIn = await app.inject({
      method: 'POST',
      url: '/v1/sessie',
      payload: { demoGebruiker: person.id },
    });
    const headers = { cookie: String(signIn.headers['set-cookie']).split(';')[0]! };
    const response = await app.inject({ method: 'DELETE', url: '/v1/sessie', headers });
    assert.equal(response.statusCode, 403);
    assert.equal(response.json<Problem>().code, 'CSRF');
    assert.equal((await app.inject({ method: 'GET', url: '/v1/sessie', headers })).statusCode, 200);
  });

  it('refuse wrong credentials in four parts', async () => {
    const payload = { email: 'niemand@voorbeeld.invalid', wachtwoord: 'x' };
    const response = await app.inject({ method: 'POST', url: '/v1/sessie', payload });
    assert.equal(response.statusCode, 401);
    assert.match(response.json<Problem>().remedy, /kwartier/);
    assert.equal(response.headers['set-cookie'], undefined);
  });

  it('show a person to their own municipality, for a purpose, and to nobody else', async () => {
    const worker = await signedInAs('backoffice');
    const found = await worker.send('POST', '/v1/clienten/_zoek', { bsn, doel: 'vraag van moeder' });
    const { sleutel } = found.json<{ sleutel: string }>();
    assert.equal(sleutel, keys.clientKeyFor(here, bsn));
    const path = `/v1/clienten/${sleutel}/onthullingen`;
    const shown = await worker.send('POST', path, { doel: 'vraag van moeder' });
    assert.equal(shown.json<{ naam: { achternaam: string } }>().naam.achternaam, 'Voorbeeld');
    assert.equal((await worker.send('POST', path, { doel: ' ' })).statusCode, 400, 'without a purpose');
    assert.equal(
      (await worker.send('POST', '/v1/clienten/x/onthullingen', { doel: 'proef' })).statusCode,
      404,
    );
    assert.equal((await worker.send('POST', `${path}?gemeente=0518`, { doel: 'proef' })).statusCode, 403);
    for (const role of ['controller', 'analyst', 'administrator'] as const) {
      const other = await signedInAs(role);
      assert.equal((await other.send('POST', path, { doel: 'proef' })).statusCode, 403, role);
    }
    const keeper = await signedInAs('administrator');
    const log = (await keeper.get('/v1/auditregels?actie=identity.reveal')).json<{ auditregels: object[] }>();
    assert.equal(log.auditregels.length, 1);
    assert.equal(JSON.stringify(log).includes(sleutel), false, 'the region sees no pseudonym');
    assert.match(JSON.stringify(log), /vraag van moeder/);
  });

  it('show files to who works with them, content to the backoffice only', async () => {
    const worker = await signedInAs('backoffice');
    const { berichten } = (await worker.get('/v1/berichten?richting=in&status=ontvangen')).json<{
      berichten: { id: string; teLaat: boolean; uiterlijk: string }[];
    }>();
    assert.deepEqual(
      berichten.map(({ id, teLaat, uiterlijk }) => ({ id, teLaat, uiterlijk })),
      [{ id: file.fileId, teLaat: true, uiterlijk: '2026-09-04' }],
    );
    const alarms = (await worker.get('/v1/alarmen')).json<{ alarmen: { reden: string }[] }>();
    assert.deepEqual(
      alarms.alarmen.map(({ reden }) => reden),
      ['antwoord-nodig'],
    );
    const trail = (await worker.get(`/v1/berichten/${file.fileId}`)).json<{ spoor: { stap: string }[] }>();
    assert.deepEqual(
      trail.spoor.map(({ stap }) => stap),
      ['Ontvangen'],
    );
    const content = await worker.get(`/v1/berichten/${file.fileId}/inhoud`);
    assert.equal(content.body, '<Bericht/>');
    assert.match(String(content.headers['content-disposition']), /^attachment; filename="JW305\.xml"/);
    const analyst = await signedInAs('analyst');
    assert.equal(
      (await analyst.get('/v1/berichten?gemeente=0637')).json<{ berichten: object[] }>().berichten.length,
      1,
    );
    assert.equal(
      (await analyst.get('/v1/berichten?gemeente=0518')).json<{ berichten: object[] }>().berichten.length,
      0,
    );
    assert.equal((await analyst.get(`/v1/berichten/${file.fileId}/inhoud`)).statusCode, 403);
    assert.equal((await worker.get('/v1/berichten/onzin')).statusCode, 404);
    assert.equal((await worker.get('/v1/berichten?sorteer=omvang')).statusCode, 400);
    assert.equal((await (await signedInAs('policy-adviser')).get('/v1/berichten')).statusCode, 403);
  });

  it('let the administrator manage accounts, and nobody else', async () => {
    const keeper = await signedInAs('administrator');
    const wish = {
      email: 'vera@voorbeeld.invalid',
      naam: 'Vera Voorbeeld',
      rol: 'backoffice',
      gemeenten: ['0518'],
      wachtwoord: 'een lange zin die niemand raadt',
    };
    const made = await keeper.send('POST', '/v1/gebruikers', wish);
    assert.equal(made.statusCode, 201);
    assert.equal((await keeper.send('POST', '/v1/gebruikers', wish)).statusCode, 409);
    const { id } = made.json<{ id: string }>();
    const off = await keeper.send('PUT', `/v1/gebruikers/${id}/toegang`, { actief: false });
    assert.equal(off.json<{ actief: boolean }>().actief, false);
    assert.equal(
      (await keeper.send('PUT', `/v1/gebruikers/${id}/wachtwoord`, { wachtwoord: 'kort' })).statusCode,
      400,
    );
    const put = `/v1/gebruikers/${id}/wachtwoord`;
    const fresh = await keeper.send('PUT', put, { wachtwoord: 'een andere lange zin van niemand' });
    assert.equal(fresh.statusCode, 200);
    const bystander = await signedInAs('controller');
    const { gebruikers } = (await keeper.get('/v1/gebruikers')).json<{
      gebruikers: { id: string; rol: string }[];
    }>();
    const controller = gebruikers.find(({ rol }) => rol === 'controller')?.id;
    const ended = await keeper.send('DELETE', `/v1/gebruikers/${controller}/sessies`);
    assert.ok(ended.json<{ beeindigd: number }>().beeindigd >= 1);
    assert.equal((await bystander.get('/v1/sessie')).json<{ gebruiker: unknown }>().gebruiker, null);
    const path = '/v1/auditregels?actie=access.end-sessions';
    const found = async (more: string): Promise<number> =>
      (await keeper.get(path + more)).json<{ auditregels: object[] }>().auditregels.length;
    assert.equal(await found('&uitkomst=gelukt&wie=sleutel'), 1);
    assert.equal(await found('&uitkomst=geweigerd'), 0);
    assert.equal(await found('&wie=berta'), 0);
    assert.equal(await found('&tot=2020-01-01'), 0);
    assert.equal((await keeper.get(`${path}&van=gisteren`)).statusCode, 400);
    const list = (await keeper.get('/v1/gebruikers')).json<{ gebruikers: object[] }>().gebruikers;
    assert.equal(list.length, 8);
    assert.equal(JSON.stringify(list).includes('scrypt'), false);
    const worker = await signedInAs('backoffice');
    assert.equal((await worker.get('/v1/gebruikers')).statusCode, 403);
    assert.equal((await worker.send('POST', '/v1/gebruikers', wish)).statusCode, 403);
    const none = await addAccount(
      database,
      { commandLine: true },
      {
        email: 'p@voorbeeld.invalid',
        name: 'Pieter Proef',
        role: 'backoffice',
        municipalities: [there],
        password: 'nog een lange zin die niemand raadt',
      },
    );
    assert.ok(none.ok);
  });
});
