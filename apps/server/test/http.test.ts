import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { demoPeople, ensureDemoPeople, type Role } from '@jeugdregie/core/access';
import { system } from '@jeugdregie/core/db';
import type { Rest } from '@jeugdregie/core/rest';
import { municipalityCode } from '@jeugdregie/kernel';
import { buildServer } from '../src/http/server.ts';
import { openQueue, type Queue } from '../src/jobs/queue.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

const examples = new URL('../../../packages/ijw/test/examples/', import.meta.url);
const description = new URL('../../../docs/openapi.json', import.meta.url);

interface Browser {
  readonly headers: { readonly cookie: string; readonly 'x-csrf': string };
}

describe('the HTTP side', () => {
  let test: TestHouse;
  let queue: Queue;
  let server: Rest;
  before(async () => {
    test = await openTestHouse({ ...storyRegion, municipalities: ['0855', '0637'] });
    queue = await openQueue(test.house, test.desk);
    const parts = { house: test.house, desk: test.desk, queue, isDemo: true };
    server = await buildServer({ ...parts, webFolder: '/nowhere' });
    const own = { code: municipalityCode('0855')!, name: 'Gemeente 0855' };
    await test.house.db.transaction(system, (tx) => ensureDemoPeople(tx, [own]));
  });
  after(async () => {
    await server.close();
    await queue.stop();
    await test.close();
  });

  async function signedInAs(role: Role): Promise<Browser> {
    const people = await test.house.db.transaction(system, demoPeople);
    const demoGebruiker = people.find((person) => person.role === role)?.id;
    const answer = await server.inject({ method: 'POST', url: '/v1/sessie', payload: { demoGebruiker } });
    assert.equal(answer.statusCode, 200, answer.body);
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    return { headers: { cookie, 'x-csrf': answer.json<{ csrf: string }>().csrf } };
  }

  function formOf(files: readonly { name: string; bytes: Buffer }[]) {
    const boundary = 'grens-van-het-formulier';
    const parts = files.flatMap(({ name, bytes }) => [
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="bestanden"; filename="${name}"\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]);
    const payload = Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]);
    return { payload, type: `multipart/form-data; boundary=${boundary}` };
  }

  it('has an OpenAPI 3.1 description that is the committed one (UPDATE=1 writes it), public and with CORS', async () => {
    const answer = await server.inject('/v1/openapi.json');
    const text = `${JSON.stringify(answer.json(), null, 2)}\n`;
    if (process.env['UPDATE'] || !existsSync(description)) writeFileSync(description, text);
    assert.equal(answer.json<{ openapi: string }>().openapi, '3.1.0');
    assert.equal(answer.headers['access-control-allow-origin'], '*');
    assert.equal(
      text,
      readFileSync(description, 'utf8'),
      'docs/openapi.json is stale: run this test with UPDATE=1',
    );
  });

  it('names resources as the NL API Design Rules ask', async () => {
    const { paths } = (await server.inject('/v1/openapi.json')).json<{ paths: Record<string, object> }>();
    for (const path of Object.keys(paths)) {
      assert.match(
        path,
        /^\/v1(\/(\{[a-zA-Z]+\}|_?[a-z0-9]+(-[a-z0-9]+)*))+$/,
        `${path} is kebab-case without slash`,
      );
    }
  });

  it('refuses every route but the public ones to who is not signed in, with a problem', async () => {
    const { paths } = (await server.inject('/v1/openapi.json')).json<{
      paths: Record<string, Record<string, { security?: unknown[]; tags?: string[] }>>;
    }>();
    let looked = 0;
    for (const [path, methods] of Object.entries(paths)) {
      const get = methods['get'];
      if (!get || get.security?.length === 0 || path.startsWith('/v1/regels')) continue;
      const url = path.replaceAll(/\{[^}]+\}/g, '00000000-0000-7000-8000-000000000000');
      const answer = await server.inject(url);
      looked += 1;
      assert.ok([401, 400].includes(answer.statusCode), `${url} answers ${answer.statusCode}`);
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
      assert.equal(answer.headers['api-version'], '1.0.0');
      for (const part of ['title', 'detail', 'waar', 'handeling'])
        assert.ok(answer.json<Record<string, string>>()[part], `${url} ${part}`);
    }
    assert.ok(looked > 20, `looked at ${looked} routes`);
  });

  it('answers an unknown address and a trailing slash with 404, also with headers', async () => {
    for (const url of ['/v1/nergens', '/v1/berichten/', '/v1/regels/CS002/']) {
      const answer = await server.inject(url);
      assert.equal(answer.statusCode, 404, url);
      assert.equal(answer.json<{ code: string }>().code, 'ADRES-ONBEKEND');
      assert.ok(answer.headers['api-version'] && answer.headers['content-security-policy']);
    }
  });

  it('explains a rule in Dutch, and in English to who would rather have that', async () => {
    const asked = [
      [undefined, 'nl'],
      ['nl-NL,nl;q=0.9,en;q=0.8', 'nl'],
      ['en', 'en'],
      ['en-GB,en;q=0.9,nl;q=0.5', 'en'],
      ['fr,de;q=0.5', 'nl'],
      ['onzin;;=', 'nl'],
    ] as const;
    for (const [language, told] of asked) {
      const headers = language === undefined ? {} : { 'accept-language': language };
      for (const url of ['/v1/regels', '/v1/regels/TR322']) {
        const answer = await server.inject({ url, headers });
        assert.equal(answer.statusCode, 200);
        assert.deepEqual(
          [answer.headers['content-language'], answer.headers.vary],
          [told, 'Accept-Language'],
          `${language} ${url}`,
        );
        assert.equal(answer.body.includes('ask for a wider allocation'), told === 'en');
      }
    }
  });

  it('answers a method that an address does not know with 405 and the ones it does', async () => {
    const { headers } = await signedInAs('backoffice');
    for (const [method, url, allow] of [
      ['DELETE', '/v1/berichten?aantal=5', 'GET, HEAD'],
      ['PUT', '/v1/regels/CS002', 'GET, HEAD'],
      ['GET', '/v1/betalingen', 'POST'],
    ] as const) {
      const answer = await server.inject({ method, url, headers });
      assert.equal(answer.statusCode, 405, `${method} ${url}: ${answer.body}`);
      assert.equal(answer.headers['allow'], allow);
      assert.equal(answer.json<{ code: string }>().code, 'METHODE-ONBEKEND');
    }
    assert.equal((await server.inject({ method: 'DELETE', url: '/v1/nergens', headers })).statusCode, 404);
  });

  it('answers what no route gets to see with a problem too, in Dutch', async () => {
    const { headers } = await signedInAs('backoffice');
    const json = { ...headers, 'content-type': 'application/json' };
    for (const [request, status, code] of [
      [{ url: '/v1/berichten/%zz' }, 400, 'ADRES-ONLEESBAAR'],
      [{ url: `/v1/berichten/${'a'.repeat(2_000)}` }, 414, 'ADRES-ONLEESBAAR'],
      [{ url: '/v1/sessie', method: 'POST', headers: json, payload: '' }, 400, 'JSON-LEEG'],
      [{ url: '/v1/aanleveringen', method: 'POST', headers: json, payload: '{}' }, 415, 'MEDIATYPE-ONBEKEND'],
    ] as const) {
      const answer = await server.inject(request);
      assert.equal(answer.statusCode, status, answer.body);
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/);
      assert.equal(answer.headers['api-version'], '1.0.0');
      const problem = answer.json<{ code: string; handeling: string; waar: string }>();
      assert.equal(problem.code, code);
      assert.ok(problem.handeling.length > 10 && problem.waar.length <= 80);
    }
  });

  it('lets no browser or proxy keep an answer', async () => {
    const { headers } = await signedInAs('backoffice');
    for (const url of ['/v1/berichten', '/v1/vandaag', '/v1/nergens'])
      assert.equal((await server.inject({ url, headers })).headers['cache-control'], 'no-store', url);
  });

  it('tells all that is wrong with a request at once', async () => {
    const { headers } = await signedInAs('backoffice');
    const answer = await server.inject({ url: '/v1/berichten?aantal=0&bericht=X', headers });
    assert.equal(answer.statusCode, 400);
    const { fouten } = answer.json<{ fouten: { veld: string; melding: string }[] }>();
    assert.ok(
      fouten.some(({ melding }) => melding === 'Dit moet minstens 1 zijn.'),
      answer.body,
    );
    assert.deepEqual(fouten.map(({ veld }) => veld).sort(), ['aantal', 'bericht']);
  });

  it('lets nobody look at another municipality, nor do what the role may not', async () => {
    const { headers } = await signedInAs('backoffice');
    const other = await server.inject({ url: '/v1/berichten?gemeente=0637', headers });
    assert.equal(other.statusCode, 403);
    assert.equal(other.json<{ code: string }>().code, 'ANDERE-GEMEENTE');
    const users = await server.inject({ url: '/v1/gebruikers', headers });
    assert.equal(users.statusCode, 403);
  });

  it('changes nothing without the token of the session', async () => {
    const { headers } = await signedInAs('backoffice');
    const { payload, type } = formOf([{ name: 'x.xml', bytes: Buffer.from('<x/>') }]);
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/aanleveringen',
      payload,
      headers: { cookie: headers.cookie, 'content-type': type },
    });
    assert.equal(answer.statusCode, 403);
    assert.equal(answer.json<{ code: string }>().code, 'CSRF');
  });

  async function deliver(files: readonly { name: string; bytes: Buffer }[]) {
    const { headers } = await signedInAs('backoffice');
    const { payload, type } = formOf(files);
    const answer = await server.inject({
      method: 'POST',
      url: '/v1/aanleveringen',
      payload,
      headers: { ...headers, 'content-type': type },
    });
    assert.equal(answer.statusCode, 202, answer.body);
    const { id } = answer.json<{ id: string }>();
    for (let attempt = 0; attempt < 200; attempt += 1) {
      const state = (await server.inject({ url: `/v1/aanleveringen/${id}`, headers })).json<{
        status: string;
        resultaten: { naam: string; uitkomst: string; samenvatting: string }[];
      }>();
      if (state.status === 'klaar') return state.resultaten;
      await sleep(50);
    }
    return assert.fail('the delivery never ended');
  }

  it('takes files in, tells what became of each, and knows them again', async () => {
    const names = ['05-JW301-toewijzing-na-vot.xml', '07-JW305-start.xml'];
    const files = names.map((name) => ({ name, bytes: readFileSync(new URL(name, examples)) }));
    const bad = { name: 'stuk.xml', bytes: Buffer.from('<stuk') };
    const first = await deliver([...files, bad]);
    assert.deepEqual(
      first.map(({ uitkomst }) => uitkomst),
      ['verwerkt', 'verwerkt', 'geweigerd'],
    );
    const again = await deliver(files);
    assert.deepEqual(
      again.map(({ uitkomst }) => uitkomst),
      ['al-ontvangen', 'al-ontvangen'],
    );
  });

  it('refuses a file over 25 MB and takes the others', async () => {
    const good = '09-JW301-outputgericht-tweede-client.xml';
    const results = await deliver([
      { name: 'groot.xml', bytes: Buffer.alloc(25_000_001, 'x') },
      { name: good, bytes: readFileSync(new URL(good, examples)) },
    ]);
    assert.deepEqual(
      results.map(({ uitkomst }) => uitkomst),
      ['geweigerd', 'verwerkt'],
    );
  });

  it('says that it lives and that it can work', async () => {
    assert.equal((await server.inject('/gezondheid')).statusCode, 200);
    assert.equal((await server.inject('/gereed')).statusCode, 200);
  });

  it('counts attempts to sign in by the address that our proxy saw, whatever the caller writes before it', async () => {
    process.env['TRUST_PROXY'] = '1';
    const parts = { house: test.house, desk: test.desk, queue, isDemo: true };
    const behindProxy = await buildServer({ ...parts, webFolder: '/nowhere' });
    try {
      const attempt = async (said: string) => {
        const payload = { demoGebruiker: 'niemand' };
        const headers = { 'x-forwarded-for': said };
        return (await behindProxy.inject({ method: 'POST', url: '/v1/sessie', payload, headers })).statusCode;
      };
      for (let turn = 0; turn < 30; turn += 1)
        assert.equal(await attempt(`10.0.0.${turn}, 203.0.113.9`), 401, `attempt ${turn + 1}`);
      assert.equal(await attempt('10.0.0.99, 203.0.113.9'), 429, 'attempt 31 of the same caller');
      assert.equal(await attempt('203.0.113.10'), 401, 'somebody else');
    } finally {
      delete process.env['TRUST_PROXY'];
      await behindProxy.close();
    }
  });
});
