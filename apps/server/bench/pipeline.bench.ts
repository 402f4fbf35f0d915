import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyWorkbook } from '@jeugdregie/core/contracts';
import { regionOf } from '@jeugdregie/core/contracts/testing';
import { municipal, regional } from '@jeugdregie/core/db';
import { receive } from '@jeugdregie/core/exchange';
import { generateRegion } from '@jeugdregie/demo';
import { check, compose } from '@jeugdregie/ijw';
import { assert, day, systemInstant, type Day } from '@jeugdregie/kernel';
import { openHouse, type House } from '../src/house.ts';
import { openDesk, type Desk } from '../src/jobs/desk.ts';
import { ingestFolder } from '../src/jobs/ingest-folder.ts';
import { processMessage } from '../src/jobs/process-message.ts';
import { headerOf } from '../src/jobs/route-of.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import { storyRegion } from '../test/open-test-house.ts';
import { allocate, claimMessage, municipality, rawColumns, rawLines } from './claim-message.ts';

/**
 * Claims and small messages all the way in (check, verdicts, bookings, cells, answer, trail), on a database that keeps
 * what it was told, as ratios: beside a raw COPY of the same lines and `xmllint --stream --schema` on the same bytes, per
 * line for claims of very different size in one base, and per file. `node pipeline.bench.ts [lines] [scale]`.
 */
const lines = Number(process.argv[2] ?? 24_000);
const scale = Number(process.argv[3] ?? 0.003);
const today = '2026-11-16' as Day;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-bench-'));
chmodSync(folder, 0o755); // the account that runs PostgreSQL for root must be able to enter
try {
  await inHouse('claims', async (house, desk) => {
    await house.db.transaction(regional, (tx) => regionOf(tx, storyRegion));
    await house.db.transaction(municipal(municipality), (tx) =>
      allocate(tx, (bsn) => house.keys.clientKeyFor(municipality, bsn)),
    );
    await house.db.asOwner((_, pool) => pool.query('analyze care_allocations'));
    await oneClaim(house, desk);
    await perLine(house, desk);
  });
  await inHouse('small', smallFiles);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function inHouse(name: string, work: (house: House, desk: Desk) => Promise<void>): Promise<void> {
  const house = await openHouse({ stateDir: join(folder, name), databaseUrl: '', today });
  try {
    await work(house, openDesk(house.db, house.keys));
  } finally {
    await house.close();
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly millis: number }> {
  const start = performance.now();
  const value = await work();
  return { value, millis: performance.now() - start };
}

/** As many lines as a message of 25 MB holds, in the first minute of a process. */
async function oneClaim(house: House, desk: Desk): Promise<void> {
  const bericht = claimMessage({ lines, month: '2026-01-01' as Day, name: 'GROOT' });
  const bytes = compose(bericht);
  const rows = rawLines(bericht);
  const copied = await timed(() =>
    house.db.transaction(municipal(municipality), (tx) => tx.stage('bench_lines', rawColumns, rows)),
  );
  const arrival = { name: 'groot.xml', bytes, actor: machine, receivedOn: null, today, own: null };
  const { value: taken, millis } = await timed(() => takeIn(desk, arrival));
  assert(taken.outcome === 'processed', taken.summary);
  const linted = lint(bytes);
  const row = (what: string, other: number): string =>
    `${what.padEnd(44)}${other.toFixed(0).padStart(6)} ms    ratio ${(millis / other).toFixed(1)}`;
  say(`A claim of ${(bytes.length / 1e6).toFixed(1)} MB: ${taken.summary}`);
  say(`${'file → verdicts, bookings, cells, answer'.padEnd(44)}${millis.toFixed(0).padStart(6)} ms`);
  say(row('raw COPY of the same lines', copied.millis));
  if (linted !== null) say(row('xmllint --stream --schema', linted));
}

/** Milliseconds; null where there is no xmllint. */
function lint(bytes: Uint8Array): number | null {
  const file = join(folder, 'groot.xml');
  writeFileSync(file, bytes);
  const schema = new URL('../../../packages/ijw/data/xsd/jw323.xsd', import.meta.url).pathname;
  const start = performance.now();
  const { status } = spawnSync('xmllint', ['--stream', '--noout', '--schema', schema, file]);
  return status === 0 ? performance.now() - start : null;
}

/** Claims of three sizes on the same allocations, a month each, after one that warms up. */
async function perLine(house: House, desk: Desk): Promise<void> {
  const sizes = [1000, 1000, 10_000, 100_000];
  const found: { readonly size: number; readonly micros: number }[] = [];
  for (const [i, size] of sizes.entries()) {
    const month = `2026-0${i + 2}-01` as Day;
    const bytes = compose(claimMessage({ lines: size, month, name: `MAAT${i}` }));
    const { millis } = await timed(() => takeAnySize(house, desk, bytes));
    if (i > 0) found.push({ size, micros: (millis * 1000) / size });
  }
  const [first] = found;
  say('\nCost per line, in one base:');
  for (const { size, micros } of found) {
    const ratio = (micros / (first?.micros ?? micros)).toFixed(2);
    say(
      `${size.toLocaleString('en').padStart(9)} lines ${micros.toFixed(0).padStart(6)} µs a line    ratio ${ratio}`,
    );
  }
}

/** What `takeIn` does, without its limit of 25 MB. */
async function takeAnySize(house: House, desk: Desk, bytes: Uint8Array): Promise<void> {
  const checked = await check(bytes, { limits: { bytes: 1e9 } });
  const header = headerOf(checked);
  const arrival = { ...header, municipality, name: 'maat.xml', bytes, receivedOn: today, actor: machine };
  const take = async (tx: Parameters<typeof receive>[0]): Promise<string> => {
    const { file } = await receive(tx, house.keys, arrival);
    const taken = await processMessage(desk, tx, { file, checked, actor: machine, isHistory: true });
    return `${taken.outcome}: ${taken.summary}`;
  };
  const outcome = await house.db.transaction(municipal(municipality), take, { repeats: true });
  assert(outcome.startsWith('processed') && outcome.includes(' 0 afgewezen'), outcome);
}

/** Files of the fictional region, three municipalities at a time, and the same folder once more. */
async function smallFiles(house: House, desk: Desk): Promise<void> {
  const region = join(folder, 'region');
  const until = day(today);
  assert(until !== null, 'today is a day');
  await generateRegion({ folder: region, seed: 'bench', scale, until });
  const workbook = readFileSync(join(region, 'contract.xlsx'));
  await house.db.transaction(regional, (tx) =>
    applyWorkbook(tx, workbook, { name: 'contract.xlsx', actor: 'bench', at: systemInstant() }),
  );
  const ingest = () => {
    let half = 0;
    const onProgress = (done: number, total: number): void => {
      if (done === Math.round(total / 2)) half = performance.now();
    };
    const start = performance.now();
    const options = {
      folder: join(region, 'berichten'),
      actor: machine,
      today,
      receivedOn: null,
      onProgress,
    };
    return timed(async () => {
      const value = await ingestFolder(desk, options);
      return { ...value, growth: (performance.now() - half) / (half - start) };
    });
  };
  const [first, again] = [await ingest(), await ingest()];
  const row = (what: string, { value, millis }: typeof first): string =>
    `${what.padEnd(22)}${(millis / value.total).toFixed(2).padStart(7)} ms a file    ${((value.total * 1000) / millis).toFixed(0)} files a second`;
  say(`\n${first.value.total} small files of the fictional region:`);
  say(`${row('taken in', first)}    second half beside the first ${first.value.growth.toFixed(2)}`);
  say(row('the same folder again', again));
}
