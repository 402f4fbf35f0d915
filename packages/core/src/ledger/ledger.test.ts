import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import {
  day,
  month,
  municipalityCode,
  newUuid,
  providerCode,
  type Cents,
  type Day,
  type Month,
} from '@jeugdregie/kernel';
import { adjudicate, claimsMigrations, decidedLines, saveClaims, type DecidedLine } from '../claims/index.ts';
import { claimFacts, claimFile, claimLine, february, testFileId } from '../claims/testing.ts';
import type { SegmentId } from '../contracts/index.ts';
import { municipal, regional, sql, type Database, type Tx } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { distribute } from './distribute.ts';
import {
  balances,
  book,
  bookPayments,
  claimBookings,
  ledgerMigrations,
  obligedBookings,
  totalsOf,
} from './index.ts';

const municipality = municipalityCode('0637')!;
const other = municipalityCode('0518')!;
const provider = providerCode('99990001')!;
const knownOn = day('2026-03-06')!;
const origin = { source: `file:${testFileId}`, fileId: testFileId, knownOn };
const sum = (values: readonly (number | bigint)[]): bigint =>
  values.reduce<bigint>((t, v) => t + BigInt(v), 0n);

const anyDecided = fc
  .record({
    month: fc.constantFrom('2026-01', '2026-02'),
    segment: fc.constantFrom(1, 5, null),
    amount: fc.integer({ min: 0, max: 1_000_000 }),
    isRejected: fc.boolean(),
    isCredit: fc.boolean(),
  })
  .map(({ month: text, segment, amount, isRejected, isCredit }): DecidedLine => {
    const cents = isCredit ? -amount : amount;
    const line = claimLine();
    return {
      municipality,
      provider,
      clientKey: line.clientKey,
      allocation: line.allocation,
      product: line.product,
      segment: segment as SegmentId | null,
      referrer: '02',
      district: null,
      month: month(text)!,
      knownMonth: '2026-03' as Month,
      unit: '04',
      volume: 1,
      claimedCents: cents + 0,
      acceptedCents: isRejected ? 0 : ((cents + 0) as Cents),
      isRejected,
      isCredit,
      lineId: `${testFileId}.0`,
    };
  });

describe('bookings', () => {
  it('add up to the lines, to the cent', () => {
    fc.assert(
      fc.property(fc.array(anyDecided), (lines) => {
        const bookings = claimBookings(lines, origin);
        const of = (kind: string): bigint => sum(bookings.filter((b) => b.kind === kind).map((b) => b.cents));
        assert.equal(of('claimed'), sum(lines.map((line) => line.claimedCents)));
        assert.equal(of('accepted'), sum(lines.map((line) => line.acceptedCents)));
        assert.equal(
          of('credited'),
          sum(lines.filter((line) => line.isCredit).map((line) => line.acceptedCents)),
        );
        const keys = bookings.map((b) => `${b.month}${b.segment}${b.kind}`);
        assert.equal(new Set(keys).size, keys.length);
      }),
    );
  });

  it('spread a payment without losing or making a cent', () => {
    const part = fc.record({
      month: fc.constant('2026-01-01' as Day),
      segment: fc.constant(null),
      acceptedCents: fc.bigInt({ min: -1000n, max: 100_000n }),
      paidCents: fc.bigInt({ min: 0n, max: 100_000n }),
    });
    fc.assert(
      fc.property(
        fc.bigInt({ min: -200_000n, max: 200_000n }),
        fc.array(part, { minLength: 1 }),
        (cents, parts) => {
          const shares = distribute(cents, parts);
          assert.equal(sum(shares), cents);
          assert.equal(shares.length, parts.length);
        },
      ),
    );
  });

  it('pay exactly what is open when the payment is what is open', () => {
    const parts = [3n, 100n, 7n].map((acceptedCents) => ({
      month: '2026-01-01' as Day,
      segment: null,
      acceptedCents,
      paidCents: 1n,
    }));
    assert.deepEqual(distribute(107n, parts), [2n, 99n, 6n]);
  });

  it('of commitments leave out what adds up to nothing', () => {
    const change = { municipality, provider, month: '2026-01' as Month, segment: null };
    const booked = obligedBookings(
      [
        { ...change, cents: 500n },
        { ...change, cents: -200n },
      ],
      origin,
    );
    assert.deepEqual(
      booked.map((b) => [b.kind, b.cents]),
      [['obliged', 300n]],
    );
    assert.deepEqual(
      obligedBookings(
        [
          { ...change, cents: 5n },
          { ...change, cents: -5n },
        ],
        origin,
      ),
      [],
    );
  });
});

describe('the ledger in the database', () => {
  let server: TestServer;
  let database: Database;
  const here = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction(municipal(municipality), work);
  const pay = (text: string, today = '2026-04-01') =>
    here((tx) => bookPayments(tx, municipality, { bytes: Buffer.from(text), today: day(today)! }));
  const head = 'AGB;gemeente;declaratienummer;betaald op;bedrag';

  before(async () => {
    server = await testServer();
    database = await server.fresh([...claimsMigrations, ...ledgerMigrations]);
    const file = claimFile([claimLine(), claimLine({ reference: 'P2', period: february, volume: 5 })]);
    const facts = claimFacts();
    const decision = adjudicate(file, facts);
    await here(async (tx) => {
      await saveClaims(tx, decision, facts);
      const bookings = claimBookings(decidedLines(decision, facts), origin);
      assert.equal(await book(tx, bookings), 4);
      assert.equal(await book(tx, bookings), 0, 'the same file books once');
    });
  });
  after(() => server.stop());

  it('balances per month of delivery', async () => {
    const rows = await here((tx) => balances(tx));
    assert.deepEqual(
      rows.map((row) => [row.month, row.claimedCents, row.acceptedCents, row.openCents]),
      [
        ['2026-01', 85_000n, 85_000n, 85_000n],
        ['2026-02', 42_500n, 42_500n, 42_500n],
      ],
    );
    assert.deepEqual(await here((tx) => balances(tx, { from: '2026-02' as Month, limit: 5 })), [rows[1]]);
    assert.deepEqual(await here((tx) => balances(tx, { after: rows[0]! })), [rows[1]]);
    assert.deepEqual(await here((tx) => balances(tx, { cutOff: day('2026-03-05')! })), []);
  });

  it('is seen by the region as totals, and by no other municipality', async () => {
    assert.equal((await database.transaction(regional, (tx) => balances(tx))).length, 2);
    assert.equal((await database.transaction(municipal(other), (tx) => balances(tx))).length, 0);
  });

  it('refuses every change, also of its owner', async () => {
    for (const statement of [
      'update ledger_bookings set cents = 0',
      'delete from ledger_bookings',
      'truncate ledger_bookings',
    ]) {
      await assert.rejects(
        database.asOwner((_, pool) => pool.query(statement)),
        /append-only/,
        statement,
      );
      await assert.rejects(
        here((tx) => tx.query(sql.raw(statement))),
        /permission denied|append-only/,
        statement,
      );
    }
  });

  it('reads a payment file whole or not at all, and says per line and column what is wrong', async () => {
    const outcome = await pay(
      `${head}\r\n99990001;0637;D1;31-03-2026;10,00\r\n1;0518;D!;31-02-2026;1.2,3\r\n99990001;0637;D1;02-04-2026;1\r\nkort\r\n`,
    );
    assert.ok(!outcome.ok);
    assert.deepEqual(
      outcome.error.map((error) => [error.line, error.column]),
      [
        [3, 'AGB'],
        [3, 'gemeente'],
        [3, 'declaratienummer'],
        [3, 'betaald op'],
        [3, 'bedrag'],
        [4, 'betaald op'],
        [5, 'regel'],
      ],
    );
    assert.ok(!(await pay(`${head}\n99990001;0637;D9;31-03-2026;10,00`)).ok, 'an unknown claim');
    assert.ok(!(await pay('iets anders')).ok);
    assert.ok(
      !(
        await here((tx) =>
          bookPayments(tx, municipality, { bytes: Uint8Array.of(0xff, 0xfe), today: knownOn }),
        )
      ).ok,
    );
    assert.equal(
      (await here((tx) => totalsOf(tx, municipality))).find((row) => row.kind === 'paid'),
      undefined,
    );
  });

  it('spreads a payment over the months of its claim, and books the same row once', async () => {
    const file = `${head}\r\n99990001;0637;D1;31-03-2026;"1.275,00"\r\n`;
    const first = await pay(file);
    assert.deepEqual(first, {
      ok: true,
      value: { booked: 1, already: 0, totalCents: 127_500n, overpaid: [] },
    });
    const again = await pay(file);
    assert.ok(again.ok);
    assert.deepEqual([again.value.booked, again.value.already], [0, 1]);
    assert.deepEqual(
      (await here((tx) => balances(tx))).map((row) => row.openCents),
      [0n, 0n],
    );
    const more = await pay(`${head}\n99990001;0637;D1;2026-04-01;0,01\n99990001;0637;D1;2026-04-01;0,01`);
    assert.ok(more.ok);
    assert.deepEqual([more.value.booked, more.value.overpaid.map((one) => one.overCents)], [2, [1n, 2n]]);
    assert.equal(sum((await here((tx) => balances(tx))).map((row) => row.openCents)), -2n);
  });

  it('keeps two files apart', async () => {
    const fileId = newUuid();
    const line = decidedLines(adjudicate(claimFile([claimLine()]), claimFacts()), claimFacts());
    assert.equal(
      await here((tx) => book(tx, claimBookings(line, { source: `file:${fileId}`, fileId, knownOn }))),
      2,
    );
  });
});
