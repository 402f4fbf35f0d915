import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { demoPeople, ensureDemoPeople, signIn, type Role } from '@jeugdregie/core/access';
import { municipal, system } from '@jeugdregie/core/db';
import { fileOf } from '@jeugdregie/core/exchange';
import type { Rest } from '@jeugdregie/core/rest';
import { municipalityCode, systemMillis, type Day } from '@jeugdregie/kernel';
import { buildServer } from '../src/http/server.ts';
import { openQueue, type Queue } from '../src/jobs/queue.ts';
import { lastQuarterEnd } from '../src/http/today/letter-tasks.ts';
import { lastClaimableMonth } from '../src/http/today/silent-providers.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

const examples = new URL('../../../packages/ijw/test/examples/', import.meta.url);
const here = municipalityCode('0855')!;

interface Task {
  readonly soort: string;
  readonly titel: string;
  readonly teLaat: boolean;
  readonly uiterlijk: string | null;
  readonly link: string;
}

/** The standard's story as the region of one municipality sees it on 5 April 2025, without a rate for the hours. */
describe('the list of today, by role', () => {
  let test: TestHouse;
  let queue: Queue;
  let server: Rest;
  before(async () => {
    test = await openTestHouse({ ...storyRegion, rates: [] }, '2025-04-05');
    queue = await openQueue(test.house, test.desk);
    server = await buildServer({
      house: test.house,
      desk: test.desk,
      queue,
      isDemo: true,
      webFolder: '/nowhere',
    });
    await test.house.db.transaction(system, (tx) =>
      ensureDemoPeople(tx, [{ code: here, name: 'Gemeente 0855' }]),
    );
    for (const name of [
      '05-JW301-toewijzing-na-vot.xml',
      '07-JW305-start.xml',
      '09-JW301-outputgericht-tweede-client.xml',
      '10-JW323-declaratie-januari.xml',
    ]) {
      await hand(name, readFileSync(new URL(name, examples)));
    }
  });
  after(async () => {
    await server.close();
    await queue.stop();
    await test.close();
  });

  function hand(name: string, bytes: Uint8Array) {
    const shared = { actor: machine, receivedOn: null, today: '2025-04-05' as Day, own: null };
    return takeIn(test.desk, { name, bytes, ...shared });
  }

  async function tasksOf(role: Role): Promise<readonly Task[]> {
    const people = await test.house.db.transaction(system, demoPeople);
    const demoGebruiker = people.find((person) => person.role === role)?.id;
    const session = await server.inject({ method: 'POST', url: '/v1/sessie', payload: { demoGebruiker } });
    const headers = { cookie: String(session.headers['set-cookie']).split(';')[0] ?? '' };
    const answer = await server.inject({ url: '/v1/vandaag', headers });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<{ taken: readonly Task[] }>().taken;
  }
  const kinds = (tasks: readonly Task[]): readonly string[] => tasks.map(({ soort }) => soort);

  it('shows the back office a claim that waits for it once, with the day on which the answer is due', async () => {
    const tasks = await tasksOf('backoffice');
    assert.deepEqual(kinds(tasks), ['regels-voor-medewerker']);
    assert.match(tasks[0]!.titel, /1 regel wacht op uw besluit/);
    assert.deepEqual([tasks[0]!.uiterlijk, tasks[0]!.teLaat], ['2025-02-19', true]);
    assert.match(tasks[0]!.link, /^\/declaraties\/.*oordeel=voor-persoon$/);
  });

  it('shows the access team allocations without a start after thirty days, and not before', async () => {
    const tasks = await tasksOf('access-team');
    assert.deepEqual(kinds(tasks), ['start-ontbreekt']);
    assert.match(tasks[0]!.titel, /^Eén toewijzing is na 30 dagen nog niet gestart$/);
  });

  it('shows controller and Servicebureau who claimed nothing over a month of which the term is over', async () => {
    for (const role of ['controller', 'contract-manager', 'analyst'] as const) {
      const tasks = (await tasksOf(role)).filter(({ soort }) => soort === 'niet-gedeclareerd');
      assert.equal(tasks.length, 1, role);
      assert.match(
        tasks[0]!.titel,
        / declareerde niets over februari$/,
        'January was claimed, March has time',
      );
      assert.deepEqual([tasks[0]!.teLaat, tasks[0]!.uiterlijk], [true, '2025-03-30']);
    }
  });

  it('waits for the term: the last day and the day after', () => {
    assert.equal(lastClaimableMonth('2025-03-30' as Day), '2025-01');
    assert.equal(lastClaimableMonth('2025-03-31' as Day), '2025-02');
    assert.equal(lastQuarterEnd('2025-04-30' as Day), '2024-12-31');
    assert.equal(lastQuarterEnd('2025-05-01' as Day), '2025-03-31');
  });

  it('keeps back office and policy adviser free of what is not theirs', async () => {
    assert.ok(!kinds(await tasksOf('backoffice')).includes('niet-gedeclareerd'));
    assert.ok(!kinds(await tasksOf('policy-adviser')).includes('start-ontbreekt'));
  });

  it('shows the administrator repeated wrong passwords, and needs no right to figures', async () => {
    assert.deepEqual(kinds(await tasksOf('administrator')), []);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const credentials = { kind: 'password', email: 'nobody@voorbeeld.invalid', password: 'x' } as const;
      await signIn(test.house.db, credentials, { now: systemMillis(), isDemoOn: true });
    }
    const [task] = await tasksOf('administrator');
    assert.equal(task?.soort, 'aanmelden-mislukt');
    assert.match(task.titel, /^3 keer geprobeerd aan te melden met een adres dat niet bestaat$/);
  });

  it('shows a file that cannot be read to the municipality in its folder, and one without to the Servicebureau', async () => {
    const told = await hand('0855/2025-03/stuk.xml', Buffer.from('<stuk'));
    const kept = await test.house.db.transaction(municipal(here), (tx) => fileOf(tx, told.fileId!));
    assert.equal(kept?.state, 'refused');
    await hand('stuk.xml', Buffer.from('<ook stuk'));
    const tasks = (await tasksOf('contract-manager')).filter(({ soort }) => soort === 'zonder-gemeente');
    assert.deepEqual(
      tasks.map(({ titel }) => titel),
      ['Van stuk.xml is niet te zeggen voor welke gemeente het is'],
    );
    assert.ok(!kinds(await tasksOf('backoffice')).includes('zonder-gemeente'));
  });
});
