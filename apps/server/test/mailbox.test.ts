import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { auditLog } from '@jeugdregie/core/audit';
import { municipal, regional, sql, system } from '@jeugdregie/core/db';
import { listFiles, trailOf, type ReceivedFile } from '@jeugdregie/core/exchange';
import { check } from '@jeugdregie/ijw';
import { municipalityCode, systemMillis, type MunicipalityCode } from '@jeugdregie/kernel';
import { zipSync } from 'fflate';
import { openDesk, type Desk } from '../src/jobs/desk.ts';
import { mailboxState, quarantineList } from '../src/mailbox/store.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';
import { example, testMailbox, type TestMailbox } from './test-mailbox.ts';
import type { House } from '../src/house.ts';
import { regionOf } from '@jeugdregie/core/contracts/testing';

const here = municipalityCode('0855')!;
const request = example('01-JW315-vot.xml');

describe('a mailbox', () => {
  let test: TestHouse;
  let house: House;
  let desk: Desk;
  let box: TestMailbox;
  before(async () => {
    test = await openTestHouse(null);
  });
  after(() => test.close());
  beforeEach(async () => {
    house = await test.another();
    await house.db.transaction(regional, (tx) =>
      regionOf(tx, { ...storyRegion, municipalities: ['0855', '0637'] }),
    );
    desk = openDesk(house.db, house.keys);
    box = testMailbox();
  });
  afterEach(async () => {
    box.remove();
    await house.close();
  });

  async function files(direction: 'in' | 'out'): Promise<readonly ReceivedFile[]> {
    const filter = { municipality: null, direction, sort: 'received', limit: 500 } as const;
    return (await house.db.transaction(system, (tx) => listFiles(tx, filter))).files;
  }

  it('takes a message in, keeps the file by month, and puts the answer in uit', async () => {
    box.put('in/vot.xml', request);
    const report = await box.run(desk);
    assert.deepEqual(report.problem, null);
    assert.equal(report.counts.processed, 1);
    assert.equal(report.counts.sent, 1);
    assert.deepEqual(box.list('in'), []);
    assert.deepEqual(box.list('bezig'), []);
    assert.deepEqual(box.list('verwerkt'), ['2026-11/vot.xml']);
    const [name = ''] = box.list('uit');
    assert.match(name, /^0855\/JW316_0855_65650001_[A-Z0-9]+_[0-9a-f]{12}\.xml$/);
    const answer = await check(box.read(`uit/${name}`));
    assert.equal(answer.bericht?.message, 'JW316');
    const [sent] = await files('out');
    assert.equal(sent?.state, 'sent');
    await house.db.transaction(municipal(here), async (tx) => {
      const last = (await trailOf(tx, sent!.fileId))?.steps.at(-1);
      assert.equal(last?.step, 'Verzonden');
      assert.match(last?.note ?? '', new RegExp(`^In het postvak gezet als uit/${name}`));
      assert.equal(last?.actor, 'postvak');
    });
    const { events } = await house.db.transaction(system, (tx) =>
      auditLog(tx, { municipality: here, action: 'exchange.send', limit: 10 }),
    );
    assert.deepEqual(
      events.map(({ object, actorName }) => [object?.id, actorName]),
      [[sent?.fileId, 'postvak']],
    );
  });

  it('says that the same bytes came before, books nothing and sends nothing twice', async () => {
    box.put('in/vot.xml', request);
    await box.run(desk);
    box.put('in/vot.xml', request);
    const report = await box.run(desk);
    assert.equal(report.counts.already, 1);
    assert.equal(report.counts.sent, 0);
    assert.deepEqual(box.list('verwerkt'), ['2026-11/vot.xml', '2026-11/vot~2.xml']);
    assert.equal(box.list('uit').length, 1);
    assert.equal((await files('in')).length, 1);
  });

  it('takes care before the claim that rests on it, whatever the names say', async () => {
    box.put('in/1-declaratie.xml', example('10-JW323-declaratie-januari.xml'));
    box.put('in/2-start.xml', example('07-JW305-start.xml'));
    const care = { 'x/toewijzing.xml': example('05-JW301-toewijzing-na-vot.xml'), 'vot.xml': request };
    box.put('in/3-tweede.xml', example('09-JW301-outputgericht-tweede-client.xml'));
    box.put('in/4-zorg.zip', zipSync(care));
    const report = await box.run(desk);
    assert.equal(report.counts.processed, 5, JSON.stringify(report.notable));
    const claim = (await files('in')).find(({ message }) => message === 'JW323');
    assert.equal(claim?.summary, '2 regels goedgekeurd, 0 afgewezen.');
    assert.deepEqual(box.list('verwerkt').length, 4);
  });

  it('sets what cannot be read in quarantine with the reason, under the municipality of its folder', async () => {
    box.put('in/0855/stuk.xml', request.subarray(0, 900));
    box.put('in/zomaar.xml', '%PDF-1.7 hallo');
    const report = await box.run(desk);
    assert.equal(report.counts.refused, 2);
    assert.equal(report.quarantined, 2);
    assert.deepEqual(box.list('quarantaine'), [
      '0855/stuk.xml',
      '0855/stuk.xml.reden.txt',
      'zomaar.xml',
      'zomaar.xml.reden.txt',
    ]);
    assert.deepEqual(box.read('quarantaine/0855/stuk.xml'), request.subarray(0, 900));
    const text = box.read('quarantaine/0855/stuk.xml.reden.txt').toString();
    for (const part of ['Wat:', 'Waar:', 'Waarom:', 'Doe nu:'])
      assert.match(text, new RegExp(`^${part} +\\S`, 'm'));
    const states = (await files('in')).map(({ municipality, state }) => `${municipality} ${state}`).sort();
    assert.deepEqual(states, ['0000 refused', '0855 refused'], 'on screen as other refused files are');
    const seen = async (own: MunicipalityCode): Promise<string[]> =>
      (await house.db.transaction(municipal(own), (tx) => quarantineList(tx, own, 10))).map(
        ({ path }) => path,
      );
    assert.deepEqual(await seen(here), ['0855/stuk.xml']);
    assert.deepEqual(await seen(municipalityCode('0637')!), []);
    assert.equal((await house.db.transaction(regional, mailboxState))?.quarantined, 2);
  });

  it('forgets a file in quarantine when a person takes it out, and refuses it again when it is put back as it was', async () => {
    box.put('in/stuk.xml', request.subarray(0, 900));
    await box.run(desk);
    const reason = box.read('quarantaine/stuk.xml.reden.txt').toString();
    rmSync(join(box.root, 'quarantaine'), { recursive: true });
    box.put('in/stuk.xml', request.subarray(0, 900));
    box.put('in/stuk.xml.reden.txt', reason);
    const report = await box.run(desk);
    assert.equal(report.counts.refused, 1, 'known bytes, still refused');
    assert.equal(box.read('quarantaine/stuk.xml.reden.txt').toString(), reason);
    rmSync(join(box.root, 'quarantaine'), { recursive: true });
    assert.equal((await box.run(desk)).quarantined, 0);
    assert.deepEqual(await house.db.transaction(regional, (tx) => quarantineList(tx, null, 10)), []);
  });

  it('refuses a message of another municipality than its folder', async () => {
    box.put('in/0637/vot.xml', request);
    const report = await box.run(desk);
    assert.equal(report.notable[0]?.problem?.code, 'ANDERE-GEMEENTE');
    assert.deepEqual(box.list('quarantaine'), ['0637/vot.xml', '0637/vot.xml.reden.txt']);
  });

  it('does not follow links, and does not open pipes', async () => {
    const secret = join(box.root, 'geheim.xml');
    writeFileSync(secret, request);
    mkdirSync(join(box.root, 'in'));
    mkdirSync(join(box.root, 'elders'));
    writeFileSync(join(box.root, 'elders', 'a.xml'), request);
    symlinkSync(secret, join(box.root, 'in', 'link.xml'));
    symlinkSync(join(box.root, 'elders'), join(box.root, 'in', 'map'));
    execFileSync('/usr/bin/mkfifo', [join(box.root, 'in', 'pijp')]);
    const later = { now: () => Number.MAX_SAFE_INTEGER };
    const report = await box.run(desk, later);
    assert.deepEqual(
      report.notable.map(({ problem }) => problem?.code),
      Array.from({ length: 3 }, () => 'BESTAND-GEEN-BESTAND'),
    );
    assert.equal(report.counts.processed, 0);
    assert.deepEqual(readFileSync(secret), request);
    assert.equal(existsSync(join(box.root, 'elders', 'a.xml')), true);
    assert.deepEqual(await files('in'), []);
  });

  it('leaves alone what is not whole yet, and takes it when it is', async () => {
    box.put('in/a.xml.part', request);
    box.put('in/.b.xml', request);
    mkdirSync(join(box.root, 'in'), { recursive: true });
    writeFileSync(join(box.root, 'in', 'nieuw.xml'), request);
    const report = await box.run(desk);
    assert.equal(report.waiting, 1);
    assert.equal(report.counts.processed, 0);
    assert.deepEqual(box.list('in'), ['.b.xml', 'a.xml.part', 'nieuw.xml']);
    box.put('in/a.xml', request);
    rmSync(join(box.root, 'in', 'a.xml.part'));
    assert.equal((await box.run(desk)).counts.processed, 1);
    assert.deepEqual(box.list('in'), ['.b.xml', 'nieuw.xml']);
  });

  it('sets one bad message of an archive apart, and takes in the others', async () => {
    const bad = Buffer.from('geen bericht');
    box.put('in/post.zip', zipSync({ 'map/vot.xml': request, 'map/fout.xml': bad, '.DS_Store': bad }));
    const report = await box.run(desk);
    assert.equal(report.counts.processed, 1);
    assert.equal(report.counts.refused, 1);
    assert.deepEqual(box.list('verwerkt'), ['2026-11/post.zip']);
    assert.deepEqual(box.list('quarantaine'), [
      'post.zip--map--fout.xml',
      'post.zip--map--fout.xml.reden.txt',
    ]);
    assert.deepEqual(box.read('quarantaine/post.zip--map--fout.xml'), bad);
  });

  const unfit: readonly (readonly [string, string, Uint8Array, string])[] = [
    ['a zip that is none', 'a.zip', Buffer.from('PK\u0003\u0004onzin PK\u0005\u0006'), 'ZIP-ONLEESBAAR'],
    ['a zip with nothing in it', 'a.zip', zipSync({ 'leeg/': new Uint8Array() }), 'ZIP-LEEG'],
    [
      'a message over 25 MB',
      'a.xml',
      Buffer.concat([request, Buffer.alloc(25_000_000, ' ')]),
      'BESTAND-TE-GROOT',
    ],
    ['an empty file', 'a.xml', new Uint8Array(), 'IJW-WELLFORMED'],
  ];
  for (const [what, name, bytes, code] of unfit) {
    it(`sets ${what} in quarantine`, async () => {
      box.put(`in/${name}`, bytes);
      const report = await box.run(desk);
      assert.deepEqual(
        report.notable.map(({ problem }) => problem?.code),
        [code],
      );
      assert.deepEqual(box.list('quarantaine'), [name, `${name}.reden.txt`]);
    });
  }

  it('removes processed files after the days that were asked, and not a day before', async () => {
    box.put('in/vot.xml', request);
    await box.run(desk);
    const day = 86_400_000;
    const at = systemMillis();
    await box.run(desk, { keepDays: 30, now: () => at + 30 * day - 60_000 });
    assert.equal(box.list('verwerkt').length, 1);
    await box.run(desk, { keepDays: 30, now: () => at + 30 * day + 60_000 });
    assert.deepEqual(box.list('verwerkt'), []);
  });

  it('says what to do when its folder is a file', async () => {
    const root = join(box.root, 'bestand');
    writeFileSync(root, '');
    const report = await box.run(desk, { root });
    assert.equal(report.problem?.code, 'POSTVAK-GEEN-MAP');
    assert.equal((await house.db.transaction(regional, mailboxState))?.problem?.code, 'POSTVAK-GEEN-MAP');
  });

  it(
    'says what to do about rights',
    { skip: process.getuid?.() === 0 && 'root may do everything' },
    async () => {
      box.put('in/vot.xml', request);
      chmodSync(join(box.root, 'in'), 0o500);
      const barred = await box.run(desk);
      chmodSync(join(box.root, 'in'), 0o700);
      assert.equal(barred.problem?.code, 'POSTVAK-RECHTEN');
      chmodSync(join(box.root, 'in', 'vot.xml'), 0o000);
      const report = await box.run(desk);
      assert.equal(report.notable[0]?.problem?.code, 'BESTAND-RECHTEN');
    },
  );

  it('stops after the file in hand when asked, and goes on the next time', async () => {
    box.put('in/vot.xml', request);
    box.put('in/wijziging.xml', example('14-JW317-vow.xml'));
    const stopping = new AbortController();
    stopping.abort();
    const report = await box.run(desk, { signal: stopping.signal });
    assert.equal(report.counts.processed, 0);
    const next = await box.run(desk);
    const { processed, 'set-aside': apart, rejected } = next.counts;
    assert.equal(processed + apart + rejected, 2);
    assert.equal(next.waiting, 0);
  });

  it('keeps how the last run ended, in one row that every municipality may read', async () => {
    await box.run(desk);
    const rows = await house.db.transaction(system, (tx) =>
      tx.query(sql<{ n: number }>`select count(*)::int as n from jobs_mailbox`),
    );
    await box.run(desk);
    assert.equal(rows[0]?.n, 1);
    const state = await house.db.transaction(municipal(here), mailboxState);
    assert.equal(state?.problem, null);
    assert.equal(state?.lastRunAt, state?.lastSuccessAt);
  });
});
