import {
  addMonths,
  firstDayOf,
  lastDayOf,
  newUuid,
  systemMillis,
  type AllocationNumber,
  type ClientKey,
  type Month,
  type Uuid,
} from '@jeugdregie/kernel';
import { careMigrations } from '../../care/index.ts';
import { contractsMigrations } from '../../contracts/index.ts';
import { municipal, type CopyValue, type Database, type Tx } from '../../db/index.ts';
import { testServer } from '../../db/testing.ts';
import { claimBookings, ledgerMigrations, book } from '../../ledger/index.ts';
import {
  adjudicate,
  claimsMigrations,
  decidedLines,
  factsFor,
  linesOf,
  saveClaims,
  type ClaimFile,
} from '../index.ts';
import { claimFile, claimLine, testFileId } from '../testing.ts';

/**
 * One claim of many lines, each of an allocation of its own, and a stream of small claims; beside a raw COPY of the
 * same rows. `node packages/core/src/claims/bench/claims.bench.ts [lines]`. Printed as ratios and milliseconds.
 */
const lineCount = Number(process.argv[2] ?? 100_000);
const file = claimFile([]);
const bench = municipal(file.municipality);

function keyOf(i: number): ClientKey {
  return `00000000-0000-4000-8000-${String(i).padStart(12, '0')}` as ClientKey;
}

function claimOf(month: Month, count: number, from: number): ClaimFile {
  const period = { from: firstDayOf(month), until: lastDayOf(month) };
  const lines = Array.from({ length: count }, (_, i) =>
    claimLine({
      reference: `P${month}${from + i}`,
      allocation: (1 + from + i) as AllocationNumber,
      clientKey: keyOf(from + i),
      period,
      volume: 1 + (i % 30),
    }),
  );
  const name = `${month.replace('-', '')}${from}`;
  const change = {
    fileId: newUuid(),
    claimNumber: `D${name}`,
    identification: `M${name}`,
    period,
    knownOn: lastDayOf(addMonths(month, 1)),
  };
  return claimFile(lines, { ...change, dated: change.knownOn, messageDate: change.knownOn });
}

async function allocate(tx: Tx, count: number): Promise<void> {
  const columns = [
    'municipality',
    'number',
    'version',
    'content',
    'provider',
    'client_key',
    'category',
    'product',
    'valid_from',
    'volume',
    'unit',
    'frequency',
    'dated',
    'known_on',
    'file_id',
  ];
  const { municipality, provider } = file;
  const [dated, first] = ['2025-12-20', '2026-01-01'];
  const rows = Array.from({ length: count }, (_, i): readonly CopyValue[] => {
    const whose = [municipality, i + 1, `${dated}T10:00:00`, 'x', provider, keyOf(i)];
    return [...whose, '45', '45A04', first, 40, '04', '4', dated, dated, testFileId];
  });
  await tx.copyIn('care_allocations', columns, rows);
}

async function timed<T>(label: string, work: () => Promise<T> | T): Promise<{ value: T; millis: number }> {
  const start = systemMillis();
  const value = await work();
  const millis = systemMillis() - start;
  console.log(`${label.padEnd(44)} ${String(Math.round(millis)).padStart(7)} ms`);
  return { value, millis };
}

async function whole(tx: Tx, claim: ClaimFile): Promise<number> {
  const reference = null;
  const facts = await timed('  facts', () => factsFor(tx, claim, reference));
  const withRates = {
    ...facts.value,
    products: facts.value.products.map((fact) => ({
      ...fact,
      rates: [{ ...fact.period, rateCents: 8500, unit: '04', contract: 'C-1' }],
    })),
  };
  const decision = await timed('  adjudicate', () => adjudicate(claim, withRates));
  const accepted = decision.value.verdicts.filter(({ verdict }) => verdict.kind === 'accepted').length;
  if (accepted !== claim.lines.length)
    throw new Error(`only ${accepted} of ${claim.lines.length} lines were accepted`);
  const saved = await timed('  save', () => saveClaims(tx, decision.value, withRates));
  const booked = await timed('  book', () =>
    book(
      tx,
      claimBookings(decidedLines(decision.value, withRates), {
        source: `file:${claim.fileId}`,
        fileId: claim.fileId,
        knownOn: claim.knownOn,
      }),
    ),
  );
  return facts.millis + decision.millis + saved.millis + booked.millis;
}

async function rawCopy(tx: Tx, fileId: Uuid): Promise<number> {
  const rows = await linesOf(tx, { municipality: file.municipality, fileId, limit: lineCount });
  const columns = {
    file_id: 'uuid',
    line_index: 'int',
    reference: 'text',
    client_key: 'uuid',
    allocation: 'bigint',
    category: 'text',
    product: 'text',
    period_from: 'date',
    period_until: 'date',
    volume: 'bigint',
    unit: 'text',
    rate_cents: 'bigint',
    amount_cents: 'bigint',
    is_credit: 'boolean',
  };
  const values = rows.map((r): readonly CopyValue[] => [
    r.fileId,
    r.index,
    r.reference,
    r.clientKey,
    r.allocation,
    r.category,
    r.product,
    r.from,
    r.until,
    r.volume,
    r.unit,
    r.rateCents,
    r.amountCents,
    r.isCredit,
  ]);
  return (await timed('raw COPY of the same lines', () => tx.stage('raw_lines', columns, values))).millis;
}

async function small(database: Database): Promise<void> {
  const claims = Array.from({ length: 200 }, (_, i) => claimOf('2026-03' as Month, 3, i * 3));
  let millis = 0;
  for (const claim of claims) {
    const start = systemMillis();
    await database.transaction(bench, async (tx) => {
      const facts = await factsFor(tx, claim, null);
      const decision = adjudicate(claim, facts);
      await saveClaims(tx, decision, facts);
      await book(
        tx,
        claimBookings(decidedLines(decision, facts), {
          source: `file:${claim.fileId}`,
          fileId: claim.fileId,
          knownOn: claim.knownOn,
        }),
      );
    });
    millis += systemMillis() - start;
  }
  console.log(`small claims of 3 lines: ${(millis / claims.length).toFixed(2)} ms each`);
}

const server = await testServer();
try {
  const database = await server.fresh([
    ...contractsMigrations,
    ...careMigrations,
    ...claimsMigrations,
    ...ledgerMigrations,
  ]);
  await database.transaction(bench, (tx) => allocate(tx, lineCount));
  await database.asOwner((_, pool) => pool.query('analyze'));
  for (const month of ['2026-01', '2026-02'] as Month[]) {
    const claim = claimOf(month, lineCount, 0);
    console.log(`claim of ${lineCount} lines, ${month}`);
    const millis = await database.transaction(bench, (tx) => whole(tx, claim));
    const raw = await database.transaction(bench, (tx) => rawCopy(tx, claim.fileId));
    console.log(`in all ${Math.round(millis)} ms: ${(millis / raw).toFixed(1)} × the raw COPY`);
  }
  await small(database);
} finally {
  await server.stop();
}
