import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoPeople, ensureDemoPeople, type Role } from '@jeugdregie/core/access';
import { system } from '@jeugdregie/core/db';
import { listFiles, type ReceivedFile } from '@jeugdregie/core/exchange';
import type { Rest } from '@jeugdregie/core/rest';
import { municipalityCode } from '@jeugdregie/kernel';
import { buildServer } from '../src/http/server.ts';
import { openQueue, type Queue } from '../src/jobs/queue.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import type { MailReport } from '../src/mailbox/model.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';
import { requestOf, testMailbox } from './test-mailbox.ts';

interface Postvak {
  readonly ingesteld: boolean;
  readonly inQuarantaine: number;
  readonly quarantaine: readonly { pad: string; gemeente: string; probleem: { handeling: string } }[];
}

describe('a mailbox over HTTP', () => {
  let test: TestHouse;
  let queue: Queue;
  let server: Rest;
  let report: MailReport | null = null;
  const box = testMailbox();
  before(async () => {
    test = await openTestHouse({ ...storyRegion, municipalities: ['0855', '0637'] });
    queue = await openQueue(test.house, test.desk);
    const mailbox = { last: () => report, stop: () => Promise.resolve() };
    const parts = { house: test.house, desk: test.desk, queue, isDemo: true, mailbox };
    server = await buildServer({ ...parts, webFolder: '/nowhere' });
    const own = { code: municipalityCode('0855')!, name: 'Gemeente 0855' };
    await test.house.db.transaction(system, (tx) => ensureDemoPeople(tx, [own]));
  });
  after(async () => {
    await server.close();
    await queue.stop();
    await test.close();
    box.remove();
  });

  async function as(role: Role, url: string) {
    const people = await test.house.db.transaction(system, demoPeople);
    const demoGebruiker = people.find((person) => person.role === role)?.id;
    const session = await server.inject({ method: 'POST', url: '/v1/sessie', payload: { demoGebruiker } });
    const cookie = String(session.headers['set-cookie']).split(';')[0] ?? '';
    return server.inject({ url, headers: { cookie } });
  }

  async function answerTo(n: number): Promise<ReceivedFile> {
    const given = { bytes: requestOf(n), actor: machine, receivedOn: test.house.today(), own: null };
    const taken = await takeIn(test.desk, { ...given, name: `${n}.xml`, today: test.house.today() });
    assert.equal(taken.outcome, 'processed', taken.summary);
    return (await outgoing()).find(({ answersFileId }) => answersFileId === taken.fileId) ?? assert.fail();
  }

  async function outgoing(): Promise<readonly ReceivedFile[]> {
    const filter = { municipality: null, direction: 'out', limit: 100 } as const;
    return (await test.house.db.transaction(system, (tx) => listFiles(tx, filter))).files;
  }

  async function stateOf(file: ReceivedFile): Promise<string | undefined> {
    return (await outgoing()).find(({ fileId }) => fileId === file.fileId)?.state;
  }

  it('is not there before it ever ran, and then a download sends', async () => {
    const answer = await as('backoffice', '/v1/postvak');
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.json<Postvak>().ingesteld, false);
    const file = await answerTo(1);
    assert.equal((await as('backoffice', `/v1/berichten/${file.fileId}/inhoud`)).statusCode, 200);
    assert.equal(await stateOf(file), 'sent');
  });

  it('tells each municipality of its own quarantine, the region of all', async () => {
    box.put('in/0855/stuk.xml', 'geen bericht');
    box.put('in/0637/stuk.xml', 'ook geen bericht');
    report = await box.run(test.desk);
    const own = (await as('backoffice', '/v1/postvak?gemeente=0855')).json<Postvak>();
    assert.equal(own.ingesteld, true);
    assert.equal(own.inQuarantaine, 1);
    assert.deepEqual(
      own.quarantaine.map(({ pad, gemeente }) => `${gemeente} ${pad}`),
      ['0855 0855/stuk.xml'],
    );
    assert.ok(own.quarantaine[0]?.probleem.handeling);
    const all = (await as('analyst', '/v1/postvak')).json<Postvak>();
    assert.equal(all.inQuarantaine, 2);
    assert.equal((await as('backoffice', '/v1/postvak?gemeente=0637')).statusCode, 403);
    assert.equal((await as('administrator', '/v1/postvak')).statusCode, 403);
    assert.equal((await server.inject('/v1/postvak')).statusCode, 401);
  });

  it('puts the quarantine before who must look at it today, and before nobody else', async () => {
    const titles = async (role: Role): Promise<readonly string[]> => {
      const { taken } = (await as(role, '/v1/vandaag')).json<{ taken: { soort: string; titel: string }[] }>();
      return taken.filter(({ soort }) => soort === 'quarantaine').map(({ titel }) => titel);
    };
    assert.deepEqual(await titles('backoffice'), ['Eén bestand ligt in quarantaine']);
    assert.deepEqual(await titles('contract-manager'), ['2 bestanden liggen in quarantaine']);
    for (const role of ['controller', 'access-team', 'administrator'] as const)
      assert.deepEqual(await titles(role), [], role);
  });

  it('sends by itself: from then on a download is only a look', async () => {
    const file = await answerTo(2);
    assert.equal((await as('backoffice', `/v1/berichten/${file.fileId}/inhoud`)).statusCode, 200);
    assert.equal(await stateOf(file), 'ready');
    report = await box.run(test.desk);
    assert.equal(await stateOf(file), 'sent');
    assert.equal(box.list('uit').length, 1);
  });

  it('tells monitoring how it fares, in numbers and without names', async () => {
    const { postvak } = (await server.inject('/gereed')).json<{ postvak: Record<string, unknown> }>();
    const { laatsteKeer, ...rest } = postvak;
    assert.equal(laatsteKeer, report?.at);
    assert.deepEqual(rest, { status: 'ok', wachtend: 0, inQuarantaine: 2 });
  });
});
