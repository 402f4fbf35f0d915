import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { regionOf } from '@jeugdregie/core/contracts/testing';
import { municipal, regional } from '@jeugdregie/core/db';
import { balances } from '@jeugdregie/core/ledger';
import { municipalityCode, type Day } from '@jeugdregie/kernel';
import { recommitAll } from '../src/jobs/recommit.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import { commitmentsAgain } from '../src/verify/ledger.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

const folder = new URL('../../../packages/ijw/test/examples/', import.meta.url);
const municipality = municipalityCode('0855')!;
const today = '2026-11-16' as Day;

/** 45A04 at these euros per hour on these days; the story's allocation of it runs from 13 January up to 30 June 2025. */
const rate = (euros: number, from: string, until: string) => ({
  provider: '65650001',
  product: '45A04',
  euros,
  from,
  until,
});

describe('commitments when another contract workbook counts', () => {
  let test: TestHouse;
  before(async () => {
    test = await openTestHouse({ ...storyRegion, rates: [rate(85, '2025-01-01', '2025-03-31')] });
    for (const file of ['01-JW315-vot.xml', '05-JW301-toewijzing-na-vot.xml']) {
      const bytes = readFileSync(new URL(file, folder));
      const incoming = { name: file, bytes, actor: machine, receivedOn: null, today, own: null };
      assert.equal((await takeIn(test.desk, incoming)).outcome, 'processed');
    }
  });
  after(() => test.close());

  const obliged = async (cutOff?: string): Promise<Record<string, bigint>> => {
    const rows = await test.house.db.transaction(municipal(municipality), (tx) =>
      balances(tx, cutOff === undefined ? {} : { cutOff: cutOff as Day }),
    );
    return Object.fromEntries(rows.map(({ month, obligedCents }) => [month, obligedCents]));
  };
  const apply = (rates: NonNullable<typeof storyRegion.rates>): Promise<unknown> =>
    test.house.db.transaction(regional, (tx) => regionOf(tx, { ...storyRegion, rates }));
  const differences = async (): Promise<readonly string[]> => {
    const { looked, differences: found } = await commitmentsAgain(test.house, [municipality]);
    assert.ok(looked > 0);
    return found;
  };

  it('books the months that have a rate, though the allocation runs on', async () => {
    const first = await obliged();
    assert.deepEqual(Object.keys(first), ['2025-01', '2025-02', '2025-03']);
    assert.equal(first['2025-02'], 4n * 2n * 8500n);
    assert.deepEqual(await differences(), []);
  });

  it('books the difference when rates change and are added, and keeps what was known before', async () => {
    const before = await obliged();
    await apply([rate(90, '2025-01-01', '2025-12-31')]);
    assert.deepEqual(await obliged(), before, 'nothing changes before the work is done');
    assert.equal(await recommitAll(test.desk, municipality, today), 1);
    const now = await obliged();
    assert.equal(now['2025-02'], 4n * 2n * 9000n);
    assert.equal(Object.keys(now).at(-1), '2025-06');
    assert.deepEqual(await obliged('2026-11-15'), before, 'at the cut-off of the day before: as it was');
    assert.deepEqual(await differences(), []);
  });

  it('done again changes nothing', async () => {
    const before = await obliged();
    assert.equal(await recommitAll(test.desk, municipality, today), 0);
    assert.deepEqual(await obliged(), before);
  });

  it('a workbook without the rate takes the commitment back', async () => {
    await apply([]);
    assert.equal(await recommitAll(test.desk, municipality, today), 1);
    assert.ok(Object.values(await obliged()).every((cents) => cents === 0n));
    assert.deepEqual(await differences(), []);
  });
});
