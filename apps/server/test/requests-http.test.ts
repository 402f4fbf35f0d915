import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { demoPeople, ensureDemoPeople, type Role } from '@jeugdregie/core/access';
import { auditLog } from '@jeugdregie/core/audit';
import { system } from '@jeugdregie/core/db';
import type { Rest } from '@jeugdregie/core/rest';
import { municipalityCode, type Day } from '@jeugdregie/kernel';
import { buildServer } from '../src/http/server.ts';
import { openQueue, type Queue } from '../src/jobs/queue.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

const examples = new URL('../../../packages/ijw/test/examples/', import.meta.url);

describe('requests over HTTP', () => {
  let test: TestHouse;
  let queue: Queue;
  let server: Rest;
  let id: string;
  before(async () => {
    test = await openTestHouse({ ...storyRegion, municipalities: ['0855', '0637'] }, '2025-01-10');
    queue = await openQueue(test.house, test.desk);
    server = await buildServer({
      house: test.house,
      desk: test.desk,
      queue,
      isDemo: true,
      webFolder: '/nowhere',
    });
    const people = ['0855', '0637'].map((code) => ({
      code: municipalityCode(code)!,
      name: `Gemeente ${code}`,
    }));
    await test.house.db.transaction(system, (tx) => ensureDemoPeople(tx, people));
    const taken = await takeIn(test.desk, {
      name: '01-JW315-vot.xml',
      bytes: readFileSync(new URL('01-JW315-vot.xml', examples)),
      actor: machine,
      receivedOn: '2025-01-06' as Day,
      today: '2025-01-06' as Day,
      own: null,
    });
    id = taken.fileId ?? assert.fail(taken.summary);
  });
  after(async () => {
    await server.close();
    await queue.stop();
    await test.close();
  });

  async function as(role: Role) {
    const people = await test.house.db.transaction(system, demoPeople);
    const demoGebruiker = people.find((person) => person.role === role)?.id;
    const answer = await server.inject({ method: 'POST', url: '/v1/sessie', payload: { demoGebruiker } });
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const headers = { cookie, 'x-csrf': answer.json<{ csrf: string }>().csrf };
    return {
      get: (url: string) => server.inject({ url, headers }),
      post: (url: string, payload: object) => server.inject({ method: 'POST', url, headers, payload }),
    };
  }

  const home = 'gemeente=0855';
  const grant = { besluiten: [{ referentie: 'VOT-2025-0001', keuze: 'toewijzen' }] };
  const address = { adres: { postcode: '5038AB', huisnummer: '12' } };

  it('lists by state and term; a page of nothing is an empty list', async () => {
    const team = await as('access-team');
    const all = (await team.get(`/v1/verzoeken?${home}`)).json<{
      verzoeken: { id: string; termijn: object }[];
    }>();
    assert.deepEqual(
      all.verzoeken.map((one) => [one.id, one.termijn]),
      [[id, { soort: 'besluit', uiterlijk: '2025-01-13', stand: 'bijna' }]],
    );
    for (const query of ['status=toegewezen', 'soort=VOW', 'termijn=over', 'zoek=niets', 'na=2025-01-13.x']) {
      const { statusCode, body } = await team.get(`/v1/verzoeken?${home}&${query}`);
      assert.equal(statusCode, 200, body);
    }
    assert.equal((await team.get(`/v1/verzoeken?${home}&status=onzin`)).statusCode, 400);
    assert.deepEqual((await team.get(`/v1/verzoeken?${home}&soort=VOW`)).json(), {
      verzoeken: [],
      volgende: null,
    });
  });

  it('reads one, never of another municipality, never for the region', async () => {
    const team = await as('access-team');
    const found = (await team.get(`/v1/verzoeken/${id}?${home}`)).json<{
      status: string;
      adresNodig: boolean;
      berichten: object[];
    }>();
    assert.deepEqual([found.status, found.adresNodig, found.berichten.length], ['nieuw', true, 2]);
    assert.equal((await team.get(`/v1/verzoeken/${id.replace(/^./, 'f')}?${home}`)).statusCode, 404);
    assert.equal((await team.get(`/v1/verzoeken/onzin?${home}`)).statusCode, 404);
    assert.equal((await team.get(`/v1/verzoeken/${id}?gemeente=0637`)).statusCode, 403);
    assert.equal((await (await as('analyst')).get(`/v1/verzoeken/${id}`)).statusCode, 403);
  });

  /** The same request with words of the provider in it, under another number. */
  async function commented(): Promise<string> {
    const text = readFileSync(new URL('01-JW315-vot.xml', examples), 'utf8')
      .replace('A2501060001', 'A2501060009')
      .replace('VOT-2025-0001', 'VOT-2025-0009')
      .replace('999990019', '999990020') // a youth with one request waits for its answer
      .replace(
        '<jw315:AangevraagdeProducten>',
        '<jw315:Commentaar>Ouders vragen om een gesprek vooraf.</jw315:Commentaar>$&',
      )
      .replace(
        '</jw315:AangevraagdProduct>',
        '<jw315:Commentaar>Wachttijd is zes weken.</jw315:Commentaar>$&',
      );
    const bytes = Buffer.from(text);
    const moment = { receivedOn: '2025-01-06' as Day, today: '2025-01-06' as Day };
    const taken = await takeIn(test.desk, { name: 'vot-9.xml', bytes, actor: machine, own: null, ...moment });
    return taken.fileId ?? assert.fail(taken.summary);
  }

  it('shows what the provider wrote to who decides, and logs it; others never see it', async () => {
    const spoken = await commented();
    const read = (await as('access-team')).get(`/v1/verzoeken/${spoken}/toelichtingen?${home}`);
    assert.deepEqual((await read).json(), {
      toelichtingen: [
        { referentie: null, tekst: 'Ouders vragen om een gesprek vooraf.' },
        { referentie: 'VOT-2025-0009', tekst: 'Wachttijd is zes weken.' },
      ],
    });
    const looks = (): Promise<readonly string[]> =>
      test.house.db.transaction(system, async (tx) =>
        (await auditLog(tx, { municipality: null, action: 'care.comments', limit: 10 })).events.map(
          ({ object }) => object?.id ?? '',
        ),
      );
    assert.deepEqual(await looks(), [spoken]);
    const silent = await (await as('access-team')).get(`/v1/verzoeken/${id}/toelichtingen?${home}`);
    assert.deepEqual(silent.json(), { toelichtingen: [] });
    assert.deepEqual(await looks(), [spoken], 'nothing was there to read, so nothing was read');
    for (const role of ['controller', 'backoffice', 'analyst'] as const) {
      const refused = await (await as(role)).get(`/v1/verzoeken/${spoken}/toelichtingen?${home}`);
      assert.equal(refused.statusCode, 403, role);
    }
    const unknown = await (
      await as('access-team')
    ).get(`/v1/verzoeken/${id.replace(/^./, 'f')}/toelichtingen?${home}`);
    assert.equal(unknown.statusCode, 404);
  });

  it('refuses who may not decide, and says what is wrong in words', async () => {
    const controller = await as('controller');
    assert.equal((await controller.post(`/v1/verzoeken/${id}/besluiten?${home}`, grant)).statusCode, 403);
    const team = await as('access-team');
    const cases = [
      [{ besluiten: [] }, 422, 'BESLUIT-LEEG'],
      [{ besluiten: [{ referentie: 'X', keuze: 'toewijzen' }] }, 422, 'REFERENTIE-ONBEKEND'],
      [{ besluiten: [{ referentie: 'VOT-2025-0001', keuze: 'afwijzen' }] }, 422, 'REDEN-ONBEKEND'],
      [{ besluiten: [{ referentie: 'VOT-2025-0001', keuze: 'weggooien' }] }, 400, 'INVOER-ONGELDIG'],
      [{ ...grant, adres: { postcode: 'fout', huisnummer: '1' } }, 400, 'INVOER-ONGELDIG'],
      [grant, 422, 'ADRES-ONTBREEKT'],
      [{ ...terms({ tot: '2024-12-31' }), ...address }, 422, 'IJW-CS003'],
      [{ ...terms({ van: '2025-02-30' }), ...address }, 400, 'INVOER-ONGELDIG'],
    ] as const;
    for (const [payload, status, code] of cases) {
      const answer = await team.post(`/v1/verzoeken/${id}/besluiten?${home}`, payload);
      const body = answer.json<{ code: string; handeling: string }>();
      assert.deepEqual([answer.statusCode, body.code], [status, code], answer.body);
      assert.match(String(answer.headers['content-type']), /problem\+json/);
      assert.ok(body.handeling.length > 10);
    }
  });

  function terms(change: object) {
    const base = { categorie: '45', product: '45A04', van: '2025-01-13', tot: '2025-06-30', volume: 2 };
    const voorwaarden = { ...base, eenheid: '04', frequentie: '2', budgetCenten: null, ...change };
    return { besluiten: [{ referentie: 'VOT-2025-0001', keuze: 'toewijzen', voorwaarden }] };
  }

  it('shows what would go out without keeping it; then keeps it once', async () => {
    const team = await as('access-team');
    const preview = await team.post(`/v1/verzoeken/${id}/_voorbeeld?${home}`, terms({ volume: 1 }));
    const { berichten } = preview.json<{
      berichten: { bericht: string; producten: { omvang: string; isNieuw: boolean }[] }[];
    }>();
    assert.deepEqual(
      berichten.map(({ bericht, producten }) => [bericht, producten[0]?.omvang, producten[0]?.isNieuw]),
      [['JW301', '1 uur per week', true]],
    );
    assert.equal((await team.get(`/v1/verzoeken/${id}?${home}`)).json<{ status: string }>().status, 'nieuw');
    const [one, two] = await Promise.all([
      team.post(`/v1/verzoeken/${id}/besluiten?${home}`, { ...grant, ...address }),
      team.post(`/v1/verzoeken/${id}/besluiten?${home}`, { ...grant, ...address }),
    ]);
    assert.deepEqual(
      new Set([one.statusCode, two.statusCode]),
      new Set([201, 409]),
      'two people at once: one decision',
    );
    const done = (await team.get(`/v1/verzoeken/${id}?${home}`)).json<{
      status: string;
      termijn: object;
      producten: { toewijzingen: number[] }[];
    }>();
    assert.deepEqual(
      [done.status, done.termijn],
      ['toegewezen', { soort: null, uiterlijk: null, stand: 'gehaald' }],
    );
    const number = done.producten[0]?.toewijzingen[0];
    const allocation = (await team.get(`/v1/toewijzingen/${String(number)}?${home}`)).json<{
      versies: { isGeldig: boolean }[];
      verzoeken: { id: string }[];
      declaraties: object[];
    }>();
    assert.deepEqual(
      allocation.versies.map(({ isGeldig }) => isGeldig),
      [true],
    );
    assert.deepEqual([allocation.verzoeken[0]?.id, allocation.declaraties], [id, []]);
    assert.equal((await team.get(`/v1/toewijzingen/999999999?${home}`)).statusCode, 404);
    assert.equal((await team.get(`/v1/toewijzingen/onzin?${home}`)).statusCode, 404);
    assert.equal((await team.get(`/v1/toewijzingen/${String(number)}?gemeente=0637`)).statusCode, 403);
  });
});
