import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { regionOf } from '@jeugdregie/core/contracts/testing';
import { connect, municipal, regional, sql, system, type Database } from '@jeugdregie/core/db';
import { contentOf, listFiles, type ReceivedFile } from '@jeugdregie/core/exchange';
import { check, composeEnvelope, readEnvelope, type Envelope } from '@jeugdregie/ijw';
import { municipalityCode } from '@jeugdregie/kernel';
import type { House } from '../src/house.ts';
import { openDesk, type Desk } from '../src/jobs/desk.ts';
import { outgoingName } from '../src/mailbox/names.ts';
import { watchMailbox } from '../src/mailbox/watch-mailbox.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';
import { example, requestOf, testMailbox, type TestMailbox } from './test-mailbox.ts';

const here = municipalityCode('0855')!;
const request = example('01-JW315-vot.xml');
const identification = 'A2501060001';

/** The database goes away: its connections break, and for a while it lets nobody in. */
async function away(url: string): Promise<{ back(): Promise<void> }> {
  const name = new URL(url).pathname.slice(1);
  const other = new URL(url);
  other.pathname = '/postgres';
  const server = connect(other.href, { connections: 1 });
  const run = (text: string): Promise<unknown> => server.asOwner((owner) => sql.raw(text).execute(owner));
  await run(`alter database ${name} allow_connections false`);
  await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  return {
    async back() {
      await run(`alter database ${name} allow_connections true`);
      await server.close();
    },
  };
}

describe('a mailbox in trouble', () => {
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
    await house.db.transaction(regional, (tx) => regionOf(tx, storyRegion));
    desk = openDesk(house.db, house.keys);
    box = testMailbox();
  });
  afterEach(async () => {
    box.remove();
    await house.close();
  });

  async function files(
    direction: 'in' | 'out',
    database: Database = house.db,
  ): Promise<readonly ReceivedFile[]> {
    const filter = { municipality: null, direction, sort: 'received', limit: 500 } as const;
    return (await database.transaction(system, (tx) => listFiles(tx, filter))).files;
  }

  it('waits while the database is away, and goes on when it is back', async () => {
    for (let n = 0; n < 3; n += 1) box.put(`in/${n}.xml`, requestOf(n));
    const gone = await away(house.db.url);
    const during = await box.run(desk);
    await gone.back();
    assert.equal(during.problem?.code, 'POSTVAK-STORING');
    assert.equal(box.list('in').length, 3);
    assert.deepEqual(box.list('quarantaine'), []);
    assert.equal((await box.run(desk)).counts.processed, 3);
  });

  it('quarantines nothing when the database goes away in the middle, loses nothing and doubles nothing', async () => {
    for (let n = 0; n < 9; n += 1) box.put(`in/${n}.xml`, requestOf(n));
    let asked = 0;
    let gone: Awaited<ReturnType<typeof away>> | null = null;
    const shaky: Desk = {
      ...desk,
      async reference(tx) {
        asked += 1;
        if (asked === 5) gone = await away(house.db.url);
        return desk.reference(tx);
      },
    };
    const during = await box.run(shaky);
    assert.ok(gone, 'the database went away');
    await (gone as Awaited<ReturnType<typeof away>>).back();
    assert.equal(during.problem?.code, 'POSTVAK-STORING');
    assert.deepEqual(box.list('quarantaine'), []);
    const left = box.list('bezig').length;
    assert.ok(left >= 5 && left < 9, `${left} of 9 in the working folder`);
    const next = await box.run(desk);
    assert.equal(next.problem, null);
    assert.deepEqual(box.list('bezig'), []);
    assert.equal(box.list('verwerkt').length, 9);
    const states = (await files('in')).map(({ state }) => state);
    assert.deepEqual(
      states,
      Array.from({ length: 9 }, () => 'processed'),
      'none was set aside',
    );
    assert.equal(box.list('uit').length, 9);
  });

  it('is run by one process at a time; the other says so and does nothing', async () => {
    for (let n = 0; n < 6; n += 1) box.put(`in/${n}.xml`, requestOf(n));
    const other = openDesk(house.db, house.keys);
    const reports = await Promise.all([box.run(desk), box.run(other)]);
    assert.deepEqual(
      reports.map(({ isBusy }) => isBusy).sort((a, b) => Number(a) - Number(b)),
      [false, true],
    );
    assert.deepEqual(
      reports.map(({ counts }) => counts.processed).sort((a, b) => a - b),
      [0, 6],
    );
  });

  it('moves a message that was marked sent before a kill, once, and under its own name', async () => {
    box.put('in/vot.xml', request);
    mkdirSync(join(box.root, 'uit'));
    writeFileSync(join(box.root, 'uit', '0855'), 'in the way: the last move fails, as after a kill');
    const struck = await box.run(desk);
    assert.ok(struck.problem, 'the move failed');
    const [file] = await files('out');
    assert.equal(file?.state, 'sent');
    assert.equal(box.list('bezig/uit').length, 1);
    rmSync(join(box.root, 'uit', '0855'));
    const report = await box.run(desk);
    assert.equal(report.counts.sent, 1);
    assert.deepEqual(box.list('uit'), [`0855/${outgoingName(file!)}`]);
    rmSync(join(box.root, 'uit', '0855'), { recursive: true }); // the gateway took it
    assert.equal((await box.run(desk)).counts.sent, 0);
    assert.deepEqual(box.list('uit'), []);
  });

  it('writes a message again that was written but not marked, and never shows half of it', async () => {
    const first = testMailbox();
    first.put('in/vot.xml', request);
    const stopping = new AbortController();
    const slow: Desk = {
      ...desk,
      reference(tx) {
        stopping.abort(); // stops before anything goes out
        return desk.reference(tx);
      },
    };
    await first.run(slow, { signal: stopping.signal });
    first.remove();
    const [file] = await files('out');
    assert.equal(file?.state, 'ready');
    const name = outgoingName(file!);
    box.put(`bezig/uit/0855/${file!.fileId}.${name}`, 'half');
    box.put('bezig/uit/0855/.0123456789abcdef.tmp', 'half');
    assert.equal((await box.run(desk)).counts.sent, 1);
    assert.deepEqual(box.list('uit'), [`0855/${name}`]);
    assert.deepEqual(box.list('bezig'), []);
    assert.equal((await check(box.read(`uit/0855/${name}`))).level, null);
  });

  it('leaves files of another installation in the working folder alone', async () => {
    const foreign = 'bezig/uit/0855/019ab000-0000-7000-8000-000000000000.JW316.xml';
    box.put(foreign, 'not ours');
    await box.run(desk);
    assert.equal(box.read(foreign).toString(), 'not ours');
  });

  it('takes up what a killed run left in the working folder, with its owner', async () => {
    box.put('bezig/in/vot.xml', request);
    box.put('bezig/in/0855/stuk.xml', 'geen bericht');
    const report = await box.run(desk);
    assert.equal(report.counts.processed, 1);
    assert.deepEqual(box.list('quarantaine'), ['0855/stuk.xml', '0855/stuk.xml.reden.txt']);
  });

  it('goes from the folder of a provider to the folder of the municipality and back, in envelopes', async () => {
    const heen: Envelope = {
      berichtcode: 'Di01',
      zender: { organisatie: '65650001' },
      ontvanger: { organisatie: '0855' },
      referentienummer: '0b7f4d3e-0000-4000-8000-000000000001',
      tijdstipBericht: '20261116093000',
      functie: 'JW315',
      referentienummerBericht: identification,
      bestandsnaam: 'vot.xml',
      bericht: request,
    };
    box.put('in/vot.xml', composeEnvelope(heen));
    const report = await box.run(desk, { wraps: true });
    assert.equal(report.counts.sent, 1, JSON.stringify(report));
    const [name = ''] = box.list('uit');
    const retour = readEnvelope(box.read(`uit/${name}`));
    assert.ok('bericht' in retour);
    assert.equal(retour.berichtcode, 'Du01');
    assert.equal(retour.crossRefnummer, heen.referentienummer);
    assert.equal(retour.crossRefnummerBericht, identification);
    assert.equal(retour.functie, 'JW316');
    assert.deepEqual([retour.zender.organisatie, retour.ontvanger.organisatie], ['0855', '65650001']);
    assert.match(retour.tijdstipBericht, /^20\d{12}$/);
    const [sent] = await files('out');
    const kept = await house.db.transaction(municipal(here), (tx) => contentOf(tx, house.keys, sent!.fileId));
    assert.deepEqual(Buffer.from(retour.bericht), Buffer.from(kept ?? []));

    const provider = await test.another();
    await provider.db.transaction(regional, (tx) => regionOf(tx, storyRegion));
    const theirs = testMailbox();
    theirs.put('in/antwoord.xml', box.read(`uit/${name}`));
    const read = await theirs.run(openDesk(provider.db, provider.keys));
    theirs.remove();
    assert.equal(read.counts.processed, 1, JSON.stringify(read.notable));
    assert.equal((await files('in', provider.db))[0]?.message, 'JW316');
    await provider.close();
  });

  it('is looked after: a file that appears is taken, and the stop is clean', async () => {
    const told: number[] = [];
    const watch = watchMailbox(desk, {
      settings: { root: box.root, wraps: false, keepDays: null },
      today: house.today,
      tell: ({ counts }) => told.push(counts.processed),
      everyMs: 100,
      patience: { whole: 50, cutOff: 50 },
    });
    const deadline = performance.now() + 20_000;
    const until = async (isSo: () => boolean): Promise<void> => {
      while (!isSo() && performance.now() < deadline) await new Promise((done) => setTimeout(done, 50));
    };
    await until(() => told.length > 0);
    writeFileSync(join(box.root, 'in', 'vot.xml'), request);
    await until(() => told.includes(1));
    await watch.stop();
    assert.ok(told.includes(1), 'the file was taken');
    assert.equal(watch.last()?.problem, null);
    const runs = told.length;
    await new Promise((done) => setTimeout(done, 300));
    assert.equal(told.length, runs, 'no run after the stop');
  });
});
