import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { municipal, regional, sql } from '@jeugdregie/core/db';
import { importWorkbook } from '@jeugdregie/core/contracts';
import { regionRows, workbookOf } from '@jeugdregie/core/contracts/testing';
import { municipalityCode, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import { tooLarge } from '../src/jobs/too-large.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine, type Taken } from '../src/jobs/task.ts';
import { unpack } from '../src/jobs/unpack.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

const example = readFileSync(
  new URL('../../../packages/ijw/test/examples/10-JW323-declaratie-januari.xml', import.meta.url),
);
const tilburg = municipalityCode('0855')!;

describe('bad input', () => {
  let test: TestHouse;
  before(async () => {
    test = await openTestHouse(storyRegion);
  });
  after(() => test.close());

  function hand(name: string, bytes: Uint8Array, own: MunicipalityCode | null = tilburg): Promise<Taken> {
    return takeIn(test.desk, {
      name,
      bytes,
      actor: machine,
      receivedOn: null,
      today: '2026-11-16' as Day,
      own,
    });
  }

  /** Rows that a claim leaves behind; bad input must leave none. */
  async function leftBehind(): Promise<number> {
    const [row] = await test.house.db.transaction(municipal(tilburg), (tx) =>
      tx.query(sql<{
        n: number;
      }>`select ((select count(*) from claims_lines) + (select count(*) from ledger_bookings)
        + (select count(*) from figures_cells) + (select count(*) from identity_persons))::int as n`),
    );
    return row?.n ?? -1;
  }

  const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><b>&b;</b>`;
  const cases: readonly { name: string; bytes: Uint8Array; code: RegExp; says: RegExp }[] = [
    {
      name: 'a file that was cut off',
      bytes: example.subarray(0, 2000),
      code: /^IJW-WELLFORMED$/,
      says: /geen geldig JW323-bericht|geen iJw-bericht/,
    },
    {
      name: 'a wrong encoding',
      bytes: Buffer.from(example.toString('utf8').replace('D202501', 'Dé02501'), 'latin1'),
      code: /^IJW-ENCODING$/,
      says: /geen geldig JW323-bericht|geen iJw-bericht/,
    },
    { name: 'a DOCTYPE bomb', bytes: Buffer.from(bomb), code: /^IJW-DOCTYPE$/, says: /geen iJw-bericht/ },
    { name: 'no XML at all', bytes: Buffer.from('%PDF-1.7 hallo'), code: /^IJW-/, says: /geen iJw-bericht/ },
    { name: 'an empty file', bytes: new Uint8Array(), code: /^IJW-/, says: /geen iJw-bericht/ },
    {
      name: 'a file over the limit',
      bytes: Buffer.concat([example, Buffer.alloc(25_000_001, ' ')]),
      code: /^IJW-LIMIT$/,
      says: /geen geldig JW323-bericht|geen iJw-bericht/,
    },
  ];
  for (const { name, bytes, code, says } of cases) {
    it(`${name} is refused with what, where, why and what to do`, async () => {
      const before = await leftBehind();
      const taken = await hand(`${name}.xml`, bytes);
      assert.equal(taken.outcome, 'refused');
      assert.match(taken.problem?.code ?? '', code);
      assert.match(taken.problem?.what ?? '', says);
      for (const part of ['what', 'where', 'why', 'remedy'] as const) assert.ok(taken.problem?.[part], part);
      assert.equal(await leftBehind(), before, 'nothing is half saved');
    });
  }

  it('300 MB is refused without being read', () => {
    const { problem } = tooLarge('groot.xml', 300_000_000);
    assert.match(problem?.why ?? '', /300 MB.*hoogstens 25 MB/);
    assert.match(problem?.remedy ?? '', /splitsen/);
  });

  it('a message for another municipality is refused, and stays with whoever handed it in', async () => {
    const taken = await hand('andere.xml', example, municipalityCode('0637'));
    assert.equal(taken.problem?.code, 'ANDERE-GEMEENTE');
    assert.match(taken.problem?.what ?? '', /0855.*0637/);
    assert.equal(await leftBehind(), 0);
  });

  it('a message of a municipality outside the region is set aside', async () => {
    const text = example.toString('utf8').replace('<jw323:Ontvanger>0855', '<jw323:Ontvanger>0363');
    const taken = await hand('buiten.xml', Buffer.from(text), null);
    assert.equal(taken.outcome, 'set-aside');
    assert.equal(taken.problem?.code, 'GEMEENTE-BUITEN-REGIO');
  });

  it('a message without contracts is set aside until there are contracts', async () => {
    const empty = await openTestHouse(null);
    try {
      const incoming = {
        name: 'x.xml',
        bytes: example,
        actor: machine,
        receivedOn: null,
        today: '2026-11-16' as Day,
        own: null,
      };
      assert.equal((await takeIn(empty.desk, incoming)).problem?.code, 'CONTRACT-ONTBREEKT');
    } finally {
      await empty.close();
    }
  });

  it('an Excel workbook with wrong cells is refused whole, each cell named with what to do', async () => {
    const rows = regionRows({ ...storyRegion, providers: ['65650001', '6565'] });
    const bytes = await workbookOf(rows);
    const outcome = await test.house.db.transaction(regional, (tx) =>
      importWorkbook(tx, bytes, { name: 'fout.xlsx', actor: 'test', at: '2026-11-16T00:00:00Z' }),
    );
    assert.equal(outcome.kind, 'refused');
    const errors = outcome.kind === 'refused' ? outcome.errors : [];
    const wrong = errors.find(({ sheet }) => sheet === 'Aanbieders');
    assert.equal(wrong?.cell, 'A3');
    assert.equal(wrong?.value, '6565');
    assert.ok(wrong?.message && wrong.remedy);
  });

  it('a zip that is no zip, or promises too much, is refused before it is unpacked', () => {
    const broken = unpack('stuk.zip', Buffer.from('PK\u0003\u0004onzin'));
    assert.equal(broken.ok, false);
    assert.match(broken.ok ? '' : broken.error.code, /^ZIP-/);
  });
});
