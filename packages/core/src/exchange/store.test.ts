import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { day, municipalityCode, newUuid, type Day } from '@jeugdregie/kernel';
import { auditMigrations, type Actor } from '../audit/index.ts';
import { municipal, regional, sql, system, type Database, type Tx } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { identityMigrations, loadKeys } from '../identity/index.ts';
import {
  addStep,
  alarmList,
  contentOf,
  exchangeMigrations,
  fileOf,
  finish,
  listFiles,
  markSent,
  pending,
  putInOutbox,
  receive,
  retry,
  takeUp,
  trailOf,
  unknownMunicipality,
  type Arrival,
  type FileSort,
  type ReceivedFile,
} from './index.ts';

const here = municipalityCode('0637')!;
const there = municipalityCode('0518')!;
const keys = loadKeys({ key: randomBytes(32).toString('base64') });
const actor: Actor = { kind: 'user', id: newUuid(), name: 'Berta Berichtenbak', role: 'backoffice' };
const on = (text: string): Day => day(text)!;

function arrival(given: Partial<Arrival> = {}): Arrival {
  return {
    municipality: here,
    name: 'map/JW323.xml',
    bytes: Buffer.from(`<Bericht>${newUuid()}</Bericht>`),
    receivedOn: on('2026-09-01'),
    actor,
    message: 'JW323',
    sender: '12345678',
    receiver: '0637',
    identification: 'D1',
    messageDate: on('2026-08-31'),
    ...given,
  };
}

describe('files', () => {
  let server: TestServer;
  let database: Database;
  const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => database.transaction(municipal(here), work);
  const received = async (given: Partial<Arrival> = {}): Promise<ReceivedFile> =>
    (await inside((tx) => receive(tx, keys, arrival(given)))).file;
  before(async () => {
    server = await testServer();
  });
  beforeEach(async () => {
    database = await server.fresh([...auditMigrations, ...identityMigrations, ...exchangeMigrations]);
  });
  after(() => server.stop());

  it('come back byte for byte, small and large, and lie sealed', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from([0xef, 0xbb, 0xbf, 0, 255]), randomBytes(200_000)]) {
      const file = await received({ bytes });
      assert.deepEqual(Buffer.from((await inside((tx) => contentOf(tx, keys, file.fileId)))!), bytes);
      assert.equal(file.size, bytes.length);
    }
    const file = await received({ bytes: Buffer.from('<Bsn>999900006</Bsn>'.repeat(20)) });
    const [row] = await inside((tx) =>
      tx.query(sql<{ sealed: Buffer }>`select sealed from exchange_contents where file_id = ${file.fileId}`),
    );
    assert.equal(row?.sealed.includes('999900006'), false);
  });

  it('are kept once when the same bytes come twice, also at the same moment', async () => {
    const same = arrival();
    const receipts = await Promise.all([1, 2, 3].map(() => inside((tx) => receive(tx, keys, same))));
    assert.deepEqual(receipts.map(({ kind }) => kind).sort(), ['already', 'already', 'new']);
    assert.equal(new Set(receipts.map(({ file }) => file.fileId)).size, 1);
    const again = await inside((tx) => receive(tx, keys, { ...same, name: 'andere naam.xml' }));
    assert.equal(again.kind, 'already');
    assert.equal(again.file.name, 'JW323.xml');
  });

  it('of another municipality are not seen, not even by their id, and cannot be written', async () => {
    const file = await received();
    const other = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      database.transaction(municipal(there), work);
    assert.equal(await other((tx) => fileOf(tx, file.fileId)), null);
    assert.equal(await other((tx) => trailOf(tx, file.fileId)), null);
    assert.equal(await other((tx) => contentOf(tx, keys, file.fileId)), null);
    assert.equal(await other((tx) => takeUp(tx, file.fileId)), null);
    await assert.rejects(
      other((tx) => receive(tx, keys, arrival())),
      /row-level security/,
    );
    assert.equal(
      (
        await database.transaction(system, (tx) =>
          receive(tx, keys, arrival({ municipality: unknownMunicipality })),
        )
      ).kind,
      'new',
    );
  });

  it('show the region their trail and never their content', async () => {
    const file = await received();
    const trail = await database.transaction(regional, (tx) => trailOf(tx, file.fileId));
    assert.equal(trail?.file.fileId, file.fileId);
    await assert.rejects(
      database.transaction(regional, (tx) => contentOf(tx, keys, file.fileId)),
      /permission denied/,
    );
  });

  it('go from received to answered to sent, each step in the trail', async () => {
    const file = await received();
    assert.equal(file.dueOn, '2026-09-15');
    const problem = { code: 'X', what: 'wat', where: 'waar', why: 'waarom', remedy: 'doe' };
    const finding = { rule: 'TR346', returnCode: '0200', level: 3, at: 'Prestatie', line: 12 };
    const answer = await inside(async (tx) => {
      assert.ok(await takeUp(tx, file.fileId));
      const out = await putInOutbox(tx, keys, {
        municipality: here,
        answersFileId: file.fileId,
        name: 'JW325.xml',
        bytes: Buffer.from('<Antwoord/>'),
        message: 'JW325',
        sender: '0637',
        receiver: '12345678',
        identification: 'A1',
        messageDate: on('2026-09-03'),
        answeredOn: on('2026-09-03'),
        summary: 'Antwoord',
      });
      const step = {
        step: 'Beoordeeld',
        outcome: 'failed',
        actor,
        note: '1 regel afgewezen',
        problem,
      } as const;
      await finish(tx, file, { state: 'rejected', summary: 'Afgewezen', findings: [finding], steps: [step] });
      return out;
    });
    assert.equal(answer.state, 'ready');
    assert.equal(answer.dueOn, '2026-09-15');
    assert.equal(await inside((tx) => markSent(tx, answer.fileId, { actor, on: '2026-01-12' as Day })), true);
    assert.equal(
      await inside((tx) => markSent(tx, answer.fileId, { actor, on: '2026-01-12' as Day })),
      false,
    );
    const trail = await inside((tx) => trailOf(tx, file.fileId));
    assert.deepEqual(
      trail?.steps.map(({ sequence, step, outcome }) => ({ sequence, step, outcome })),
      [
        { sequence: 1, step: 'Ontvangen', outcome: 'ok' },
        { sequence: 2, step: 'Beoordeeld', outcome: 'failed' },
      ],
    );
    assert.deepEqual(trail?.steps[1]?.problem, problem);
    assert.deepEqual(trail?.findings, [finding]);
    assert.equal(trail?.file.state, 'rejected');
    assert.equal(trail?.file.answeredOn, '2026-09-03');
    assert.equal(trail?.file.answerFileId, answer.fileId);
    const sent = await inside((tx) => trailOf(tx, answer.fileId));
    assert.equal(sent?.file.state, 'sent');
    assert.equal(sent?.file.answersFileId, file.fileId);
    assert.deepEqual(
      sent?.steps.map(({ step }) => step),
      ['Klaargezet', 'Verzonden'],
    );
  });

  it('are finished once: a second worker is stopped and undone', async () => {
    const file = await received();
    const end = { state: 'processed', summary: 'Klaar', findings: [] } as const;
    await inside((tx) => finish(tx, file, end));
    await assert.rejects(
      inside(async (tx) => {
        await addStep(tx, file, { step: 'Dubbel', outcome: 'ok', actor, note: '' });
        await finish(tx, file, end);
      }),
      /another worker/,
    );
    assert.equal((await inside((tx) => trailOf(tx, file.fileId)))?.steps.length, 1);
    assert.equal(await inside((tx) => takeUp(tx, file.fileId)), null);
  });

  it('are taken up by one worker at a time', async () => {
    const file = await received();
    await inside(async (tx) => {
      assert.ok(await takeUp(tx, file.fileId));
      assert.equal(await inside((other) => takeUp(other, file.fileId)), null);
    });
  });

  it('can be retried when set aside or refused, not when processed', async () => {
    const file = await received();
    const end = (state: 'set-aside' | 'refused' | 'processed'): Promise<void> =>
      inside((tx) => finish(tx, file, { state, summary: state, findings: [] }));
    for (const state of ['set-aside', 'refused'] as const) {
      await end(state);
      const retried: Awaited<ReturnType<typeof retry>> = await inside((tx) =>
        retry(tx, file.fileId, { actor }),
      );
      assert.equal(retried.ok && retried.value.state, 'received');
    }
    await end('processed');
    const refused = await inside((tx) => retry(tx, file.fileId, { actor }));
    assert.equal(!refused.ok && refused.error.code, 'BERICHT-NIET-HERHAALBAAR');
  });

  it('wait in the order of their municipality, day and kind', async () => {
    const days = [on('2026-08-02'), on('2026-08-01')];
    for (const message of ['JW307', 'JW323', 'JW305', 'JW301', 'JW315'] as const) {
      for (const messageDate of days) await received({ message, messageDate });
    }
    await received({ message: null, messageDate: null });
    const queue = await database.transaction(system, (tx) => pending(tx));
    const kinds = ['JW315', 'JW301', 'JW305', 'JW323', 'JW307'];
    assert.deepEqual(
      queue.map(({ message, messageDate }) => `${messageDate} ${message}`),
      [...kinds.map((k) => `2026-08-01 ${k}`), ...kinds.map((k) => `2026-08-02 ${k}`), 'null null'],
    );
    await assert.rejects(
      inside((tx) => pending(tx)),
      /system scope/,
    );
  });

  it('page by key in every sort, without a gap or a double', async () => {
    for (let n = 0; n < 7; n += 1) await received({ name: `b${n % 3}.xml`, message: n % 2 ? 'JW323' : null });
    const all = await inside((tx) => listFiles(tx, { municipality: here, limit: 500 }));
    const sorts: FileSort[] = ['received', '-received', 'due', '-due', 'name', '-name'];
    for (const sort of sorts) {
      const seen: ReceivedFile[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listFiles>> = await inside((tx) =>
          listFiles(tx, { municipality: here, sort, after, limit: 2 }),
        );
        seen.push(...page.files);
        after = page.next;
      } while (after !== null);
      assert.deepEqual(seen.map((f) => f.fileId).sort(), all.files.map((f) => f.fileId).sort(), sort);
      const key = (f: ReceivedFile): string =>
        sort.endsWith('due') ? (f.dueOn ?? '9999') : sort.endsWith('name') ? f.name : f.receivedAt;
      const order = seen.map(key);
      assert.deepEqual(order, sort.startsWith('-') ? order.toSorted().reverse() : order.toSorted(), sort);
    }
  });

  it('are filtered by what people look for; odd characters are only text', async () => {
    await received({ name: 'maart_100%.xml', identification: 'ABC', sender: '11111111' });
    await received({ name: 'april.xml', identification: 'XYZ', message: 'JW305' });
    const found = async (filter: object): Promise<string[]> =>
      (
        await inside((tx) => listFiles(tx, { municipality: here, limit: 10, sort: 'name', ...filter }))
      ).files.map(({ name }) => name);
    assert.deepEqual(await found({ search: '100%' }), ['maart_100%.xml']);
    assert.deepEqual(await found({ search: 'l_x' }), []);
    assert.deepEqual(await found({ search: 'xyz' }), ['april.xml']);
    assert.deepEqual(await found({ provider: '11111111' }), ['maart_100%.xml']);
    assert.deepEqual(await found({ message: 'JW305' }), ['april.xml']);
    assert.deepEqual(await found({ state: 'received', direction: 'in' }), ['april.xml', 'maart_100%.xml']);
    assert.deepEqual(await found({ direction: 'out' }), []);
    for (const after of ['onzin', Buffer.from('["name",1]').toString('base64url'), '%00', '']) {
      assert.equal((await found({ after })).length, 2, 'a cursor that is none starts at the beginning');
    }
  });

  it('raise an alarm on the working day before the term ends, when late, and when set aside', async () => {
    const claim = await received(); // due on Tuesday 15 September
    const aside = await received({ message: null });
    await inside((tx) => finish(tx, aside, { state: 'set-aside', summary: '?', findings: [] }));
    const alarms = async (today: string): Promise<string[]> =>
      (await inside((tx) => alarmList(tx, on(today)))).map(({ kind, isLate, file }) =>
        [kind, isLate ? 'late' : 'in time', file.fileId === claim.fileId ? 'claim' : 'other'].join(' '),
      );
    assert.deepEqual(await alarms('2026-09-11'), ['set-aside in time other']);
    assert.deepEqual(await alarms('2026-09-14'), ['answer-due in time claim', 'set-aside in time other']);
    assert.deepEqual(await alarms('2026-09-15'), ['answer-due in time claim', 'set-aside in time other']);
    assert.deepEqual(await alarms('2026-09-16'), ['answer-due late claim', 'set-aside in time other']);
  });
});
