import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { backup, municipal, restore, sql } from '@jeugdregie/core/db';
import { contentOf, listFiles } from '@jeugdregie/core/exchange';
import { municipalityCode, type Day } from '@jeugdregie/kernel';
import type { House } from '../src/house.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import type { Check } from '../src/verify/check.ts';
import { verify } from '../src/verify/verify.ts';
import { booksOf } from './books.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

const folder = new URL('../../../packages/ijw/test/examples/', import.meta.url);
const { story } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
  story: readonly { file: string; message: string }[];
};
const answers = new Set(['JW302', 'JW306', 'JW308', 'JW316', 'JW318', 'JW320', 'JW325']);
const municipality = municipalityCode('0855')!;

const checkNames = {
  cells: 'Cijfers gelijk aan de feiten',
  region: 'Regio is de som van de gemeenten',
  ledger: 'Grootboek gelijk aan de declaratieregels',
  commitments: 'Verplichtingen gelijk aan de toewijzingen',
  verdicts: 'Elk oordeel opnieuw uit zijn feiten',
};

describe('a house that was put back from a backup', () => {
  let test: TestHouse;
  let restored: House;
  let place: string;
  let path: string;

  before(async () => {
    test = await openTestHouse(storyRegion);
    for (const { file } of story.filter(({ message }) => !answers.has(message))) {
      await takeIn(test.desk, {
        name: file,
        bytes: readFileSync(new URL(file, folder)),
        actor: machine,
        receivedOn: null,
        today: '2026-11-16' as Day,
        own: null,
      });
    }
    place = mkdtempSync(join(tmpdir(), 'jeugdregie-restore-'));
    path = join(place, 'story.backup');
    const made = await backup(test.house.db, path);
    assert.ok(made.ok);
    restored = await putBack();
  });
  after(async () => {
    await test.close();
    rmSync(place, { recursive: true, force: true });
  });

  async function putBack(): Promise<House> {
    const house = await test.another();
    const result = await restore(house.db, path);
    assert.ok(result.ok, JSON.stringify(result));
    return house;
  }

  /** The checks of a house, and which of them found differences. */
  async function checked(house: House): Promise<{ checks: readonly Check[]; failed: readonly string[] }> {
    const told: string[] = [];
    const checks = await verify(house, ({ name }) => told.push(name));
    assert.deepEqual(
      told,
      checks.map(({ name }) => name),
      'tells of every check when it is done',
    );
    const failed = checks.filter(({ differences }) => differences.length > 0).map(({ name }) => name);
    return { checks, failed };
  }

  it('holds something to compare, and the same books', async () => {
    const books = await booksOf(test.house.db);
    for (const [name, rows] of Object.entries(books)) assert.ok(rows.length > 0, `no ${name}`);
    assert.deepEqual(await booksOf(restored.db), books);
  });

  it('adds up, before and after', async () => {
    for (const house of [test.house, restored]) {
      const { checks } = await checked(house);
      assert.deepEqual(
        checks.map(({ name, differences }) => [name, differences]),
        Object.values(checkNames).map((name) => [name, []]),
      );
      for (const { name, looked } of checks) assert.ok(looked > 0, `${name} looked at nothing`);
    }
  });

  it('opens every content again, to the byte', async () => {
    const contents = (house: House): Promise<readonly (readonly [string, string])[]> =>
      house.db.transaction(municipal(municipality), async (tx) => {
        const { files } = await listFiles(tx, { municipality, limit: 500 });
        const found: (readonly [string, string])[] = [];
        for (const { fileId } of files) {
          const bytes = (await contentOf(tx, house.keys, fileId)) ?? assert.fail('no content');
          found.push([fileId, Buffer.from(bytes).toString('base64')]);
        }
        return found.sort(([a], [b]) => (a < b ? -1 : 1));
      });
    const there = await contents(restored);
    assert.ok(there.length > story.length / 2);
    assert.deepEqual(there, await contents(test.house));
  });

  it('knows the files it had: handing them in again changes nothing', async () => {
    const [first] = story;
    assert.ok(first);
    const house = await putBack();
    const taken = await takeIn(
      { ...test.desk, db: house.db, keys: house.keys },
      {
        name: first.file,
        bytes: readFileSync(new URL(first.file, folder)),
        actor: machine,
        receivedOn: null,
        today: '2026-11-17' as Day,
        own: null,
      },
    );
    assert.equal(taken.outcome, 'already');
  });

  /** What somebody with the rights of the owner of the database could change, and who finds out. */
  const planted: readonly { what: string; change: string; finds: readonly string[] }[] = [
    {
      what: 'a cell with one cent more',
      change: `update figures_cells set accepted_cents = accepted_cents + 1
        where (grain, segment, member, month) in (select grain, segment, member, month from figures_cells
          where grain = 'all' and segment = '' order by month limit 1)`,
      finds: [checkNames.cells],
    },
    {
      what: 'a cell that is gone',
      change: `delete from figures_cells where (grain, segment, member, month) in (select grain, segment, member, month
        from figures_cells where grain = 'provider' order by month limit 1)`,
      finds: [checkNames.cells],
    },
    {
      what: 'a started trajectory too many',
      change: `update figures_care set started = started + 1 where grain = 'all' and segment = ''`,
      finds: [checkNames.cells],
    },
    {
      what: 'a booking that no claim line stands behind',
      change: `insert into ledger_bookings (municipality, provider, month, segment, kind, source, cents, known_on)
        select municipality, provider, month, segment, kind, 'planted', 1, known_on from ledger_bookings
        where kind = 'accepted' limit 1`,
      finds: [checkNames.ledger],
    },
    {
      what: 'a commitment that no allocation stands behind',
      change: `insert into ledger_bookings (municipality, provider, month, segment, kind, source, cents, known_on)
        select municipality, provider, month, segment, kind, 'planted', 1, known_on from ledger_bookings
        where kind = 'obliged' limit 1`,
      finds: [checkNames.commitments],
    },
    {
      what: 'an allocation of one hour more',
      change: `update care_allocations set volume = volume + 1 where number in (select number from care_allocations
        where volume is not null and unit = '04' order by number limit 1)`,
      finds: [checkNames.commitments],
    },
    {
      what: 'a rejected line made accepted',
      change: `update claims_lines set state = 'accepted', findings = null where state = 'rejected'`,
      finds: [checkNames.cells, checkNames.ledger, checkNames.verdicts],
    },
    {
      what: 'facts of another claim',
      change: `update claims_facts set facts = (select facts from claims_facts order by file_id desc limit 1)
        where file_id = (select file_id from claims_facts order by file_id limit 1)`,
      finds: [checkNames.verdicts],
    },
    {
      what: 'a fingerprint of the verdicts that is another one',
      change: `update claims_files set verdicts_hash = repeat('0', 64)`,
      finds: [checkNames.verdicts],
    },
  ];
  for (const { what, change, finds } of planted) {
    it(`does not let pass: ${what}`, async () => {
      const house = await putBack();
      const changed = await house.db.asOwner((owner) => sql.raw(change).execute(owner));
      assert.ok((changed.numAffectedRows ?? 0n) > 0n, 'the change was made');
      assert.deepEqual((await checked(house)).failed, finds);
    });
  }

  for (const change of [
    'update ledger_bookings set cents = cents + 1',
    'delete from ledger_bookings',
    'truncate ledger_bookings',
  ]) {
    it(`does not let anybody change a booking: ${change}`, async () => {
      await assert.rejects(
        restored.db.asOwner((owner) => sql.raw(change).execute(owner)),
        /append-only/,
      );
      await assert.rejects(
        restored.db.transaction(municipal(municipality), (tx) => tx.query(sql.raw(change))),
        /permission denied/,
      );
    });
  }
});
