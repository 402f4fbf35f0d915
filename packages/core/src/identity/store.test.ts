import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { municipalityCode, newUuid } from '@jeugdregie/kernel';
import { auditLog, auditMigrations, processingOf, type Actor } from '../audit/index.ts';
import { municipal, regional, sql, system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import {
  findByBsn,
  identityMigrations,
  keysFit,
  loadKeys,
  resealPersons,
  reveal,
  saveNewPersons,
  savePersons,
  type Person,
} from './index.ts';

const here = municipalityCode('0637')!;
const there = municipalityCode('0518')!;
const oldKey = randomBytes(32).toString('base64');
const keys = loadKeys({ key: oldKey });
const actor: Actor = { kind: 'user', id: newUuid(), name: 'Berta Berichtenbak', role: 'backoffice' };
const asking = { actor, purpose: 'vraag van de aanbieder' };
const zus: Person = {
  bsn: '999900006',
  birthDate: '2014-02-03',
  birthDateUse: null,
  sex: '2',
  name: { surname: 'Voorbeeld', prefix: 'van', initials: 'Z', firstNames: 'Zus' },
  address: { postcode: '2700AA', houseNumber: '1', suffix: null, street: 'Proefweg', town: 'Teststad' },
};
const broer: Person = { ...zus, bsn: '999900018', name: { ...zus.name, firstNames: 'Broer' } };

describe('persons', () => {
  let server: TestServer;
  let database: Database;
  before(async () => {
    server = await testServer();
    database = await server.fresh([...auditMigrations, ...identityMigrations]);
  });
  after(() => server.stop());

  it('are written when new or changed, not when the same', async () => {
    const save = (persons: Person[]): Promise<number> =>
      database.transaction(municipal(here), (tx) => savePersons(tx, keys, here, persons));
    assert.equal(await save([]), 0);
    assert.equal(await save([zus, broer]), 2);
    assert.equal(await save([zus, broer]), 0);
    assert.equal(
      await save([{ ...zus, sex: '1' }, zus, { ...broer, sex: '1' }]),
      1,
      'the last of a client counts',
    );
  });

  it('lie sealed: no name or number can be read in the table', async () => {
    const rows = await database.transaction(municipal(here), (tx) =>
      tx.query(sql<{ sealed: Buffer }>`select sealed from identity_persons`),
    );
    assert.equal(rows.length, 2);
    for (const { sealed } of rows) {
      const text = sealed.toString('latin1');
      for (const secret of [zus.bsn, 'Voorbeeld', '2014-02-03', 'Proefweg'])
        assert.equal(text.includes(secret), false);
    }
  });

  it('stay as they are when the sender knows less: an address is not lost by a message without one', async () => {
    const kept = await database.transaction(municipal(here), (tx) =>
      saveNewPersons(tx, keys, here, [{ ...zus, address: null }]),
    );
    assert.equal(kept, 0);
  });

  it('are revealed for a purpose, which is logged, with a line about the client that names no user', async () => {
    const clientKey = keys.clientKeyFor(here, zus.bsn);
    const person = await database.transaction(municipal(here), (tx) =>
      reveal(tx, keys, { ...asking, clientKey }),
    );
    assert.deepEqual(person, zus);
    const { log, lines } = await database.transaction(municipal(here), async (tx) => ({
      log: await auditLog(tx, { municipality: here, clientKey, limit: 10 }),
      lines: await processingOf(tx, here, clientKey),
    }));
    const [event] = log.events;
    assert.equal(event?.action, 'identity.reveal');
    assert.equal(event?.purpose, asking.purpose);
    assert.equal(event?.actorName, actor.name);
    assert.equal(event?.outcome, 'ok');
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.trace, event?.trace);
    assert.equal(JSON.stringify(lines).includes('Berta'), false);
  });

  it('stay hidden from another municipality and from the region; the attempt is logged', async () => {
    const clientKey = keys.clientKeyFor(here, zus.bsn);
    const seen = await database.transaction(municipal(there), (tx) =>
      reveal(tx, keys, { ...asking, clientKey }),
    );
    assert.equal(seen, null);
    const log = await database.transaction(municipal(there), (tx) =>
      auditLog(tx, { municipality: there, limit: 10 }),
    );
    assert.deepEqual(
      log.events.map(({ action, outcome }) => ({ action, outcome })),
      [{ action: 'identity.reveal', outcome: 'not-found' }],
    );
    await assert.rejects(
      database.transaction(regional, (tx) => reveal(tx, keys, { ...asking, clientKey })),
      /scope of their municipality/,
    );
    await assert.rejects(
      database.transaction(regional, (tx) => tx.query(sql`select client_key from identity_persons`)),
      /permission denied/,
    );
  });

  it('are found by BSN in their own municipality only; the log holds no BSN', async () => {
    const find = (municipality: typeof here, bsn: string): Promise<string | null> =>
      database.transaction(municipal(municipality), (tx) => findByBsn(tx, keys, { ...asking, bsn }));
    assert.equal(await find(here, zus.bsn), keys.clientKeyFor(here, zus.bsn));
    assert.equal(await find(there, zus.bsn), null);
    assert.equal(await find(here, '999900031'), null);
    const log = await database.transaction(municipal(here), (tx) =>
      auditLog(tx, { municipality: here, limit: 100 }),
    );
    assert.equal(JSON.stringify(log).includes('9999000'), false);
  });

  it('fit their own keys, also after a new one came, and no others', async () => {
    const fits = (key: string): Promise<boolean> =>
      database.transaction(system, (tx) => keysFit(tx, loadKeys({ key })));
    const newKey = randomBytes(32).toString('base64');
    assert.equal(await fits(oldKey), true);
    assert.equal(await fits(`${newKey},${oldKey}`), true);
    assert.equal(await fits(newKey), false);
    // Opens everything, but the pseudonyms would come from the new key.
    assert.equal(await fits(`${oldKey},${newKey}`), false);
  });

  it('are sealed again with a newer key, and then need the old one no longer', async () => {
    const newKey = randomBytes(32).toString('base64');
    const ring = loadKeys({ key: `${newKey},${oldKey}` });
    const reseal = (): Promise<number> =>
      database.transaction(municipal(here), (tx) => resealPersons(tx, ring, here));
    assert.equal(await reseal(), 2);
    assert.equal(await reseal(), 0);
    const rows = await database.transaction(municipal(here), (tx) =>
      tx.query(sql<{ sealed: Buffer }>`select sealed from identity_persons`),
    );
    assert.ok(rows.every(({ sealed }) => ring.isCurrent(sealed)));
    const clientKey = ring.clientKeyFor(here, zus.bsn);
    const person = await database.transaction(municipal(here), (tx) =>
      reveal(tx, ring, { ...asking, clientKey }),
    );
    assert.deepEqual(person, zus);
  });

  it('do not open when their row is swapped with that of another client', async () => {
    const [mine, other] = [zus, broer].map(({ bsn }) => keys.clientKeyFor(here, bsn));
    await database.asOwner((_owner, pool) =>
      pool.query(
        `update identity_persons p set sealed = q.sealed from identity_persons q where p.client_key = $1 and q.client_key = $2`,
        [mine, other],
      ),
    );
    await assert.rejects(
      database.transaction(municipal(here), (tx) => reveal(tx, keys, { ...asking, clientKey: mine! })),
    );
  });
});
