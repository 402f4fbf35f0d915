import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { clientKey, municipalityCode, newUuid, type Uuid } from '@jeugdregie/kernel';
import { municipal, regional, sql, system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { auditLog, auditMigrations, processingOf, record, recordProcessing, type Actor } from './index.ts';

const here = municipalityCode('0637')!;
const there = municipalityCode('0518')!;
const client = clientKey('00000000-0000-8000-8000-000000000001')!;
const actor: Actor = { kind: 'user', id: newUuid(), name: 'Sjaan Sleutelbos', role: 'administrator' };

describe('the audit log', () => {
  let server: TestServer;
  let database: Database;
  before(async () => {
    server = await testServer();
    database = await server.fresh(auditMigrations);
    for (const municipality of [here, there]) {
      for (let n = 0; n < 5; n += 1) {
        await database.transaction(municipal(municipality), (tx) =>
          record(tx, {
            actor,
            action: `trial.${n}`,
            object: { kind: 'file', id: `${n}` },
            clientKey: client,
            outcome: 'ok',
          }),
        );
      }
    }
  });
  after(() => server.stop());

  it('pages from the newest back, without a gap or a double', async () => {
    const seen: string[] = [];
    let next: Uuid | null = null;
    do {
      const page = await database.transaction(municipal(here), (tx) =>
        auditLog(tx, { municipality: here, after: next, limit: 2 }),
      );
      seen.push(...page.events.map(({ id }) => id));
      next = page.next;
    } while (next !== null);
    assert.equal(new Set(seen).size, 5);
    assert.deepEqual(seen, [...seen].sort().reverse());
  });

  it('shows a municipality its own events, the region all without pseudonyms', async () => {
    const own = await database.transaction(municipal(here), (tx) =>
      auditLog(tx, { municipality: null, limit: 100 }),
    );
    assert.equal(own.events.length, 5);
    assert.ok(own.events.every((event) => event.municipality === here && event.clientKey === client));
    const all = await database.transaction(regional, (tx) =>
      auditLog(tx, { municipality: null, limit: 100 }),
    );
    assert.equal(all.events.length, 10);
    assert.ok(all.events.every((event) => event.clientKey === null));
    await assert.rejects(
      database.transaction(regional, (tx) => tx.query(sql`select client_key from audit_events`)),
      /permission denied/,
    );
  });

  it('refuses every change, also by the owner of the tables', async () => {
    for (const statement of ['update audit_events set action = $$x$$', 'delete from audit_events']) {
      for (const scope of [municipal(here), regional, system]) {
        await assert.rejects(
          database.transaction(scope, (tx) => tx.query(sql.raw(statement))),
          /permission denied/,
        );
      }
      await assert.rejects(
        database.asOwner((_owner, pool) => pool.query(statement)),
        /never changed or removed/,
      );
    }
    await assert.rejects(
      database.asOwner((_owner, pool) => pool.query('truncate audit_events')),
      /never changed or removed/,
    );
  });

  it('cannot be written for another municipality, nor name a client as an object', async () => {
    const event = { actor, action: 'trial', object: null, outcome: 'ok', municipality: there } as const;
    await assert.rejects(
      database.transaction(municipal(here), (tx) => record(tx, event)),
      /row-level security/,
    );
    await assert.rejects(
      database.transaction(municipal(here), (tx) =>
        record(tx, { ...event, object: { kind: 'client', id: client } }),
      ),
      /by clientKey/,
    );
  });

  it('keeps one processing line per client, once', async () => {
    const other = clientKey('00000000-0000-8000-8000-000000000002')!;
    const processing = {
      municipality: here,
      activity: 'declaratie-beoordelen',
      name: 'JW323 verwerken',
      trace: newUuid(),
      startedAt: '2026-03-02T10:00:00Z',
      endedAt: '2026-03-02T10:00:01Z',
      status: 'ok',
      subjects: [client, other],
    } as const;
    const lines = await database.transaction(municipal(here), async (tx) => {
      await recordProcessing(tx, processing);
      await recordProcessing(tx, processing);
      await recordProcessing(tx, { ...processing, subjects: [] });
      return [...(await processingOf(tx, here, client)), ...(await processingOf(tx, here, other))];
    });
    assert.equal(lines.length, 2);
    assert.equal(lines[0]?.startedAt, processing.startedAt);
  });
});
