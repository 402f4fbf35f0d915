import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { municipal, sql, type CopyValue, type Tx } from '@jeugdregie/core/db';
import { compose, type JW323Bericht } from '@jeugdregie/ijw';
import { municipalityCode, systemMillis, type Day } from '@jeugdregie/kernel';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import { openTestHouse, storyRegion } from '../test/open-test-house.ts';

/**
 * One claim file all the way in (check, verdicts, bookings, cells, answer, trail), beside a raw COPY of its lines and
 * beside `xmllint --stream --schema` on the same bytes. As many lines as a message of 25 MB holds.
 */
const lines = Number(process.argv[2] ?? 22_000);
const municipality = municipalityCode('0855');
if (municipality === null) throw new Error('0855 is a municipality');
const bsns = testBsns(4000);

function* testBsnSeries(): Generator<string> {
  for (let n = 0; n <= 9999; n += 1) {
    const digits = `9999${String(n).padStart(4, '0')}`;
    const sum = Array.from(digits, Number).reduce((total, digit, i) => total + digit * (9 - i), 0);
    if (sum % 11 < 10) yield `${digits}${sum % 11}`;
  }
}

function testBsns(count: number): string[] {
  return [...testBsnSeries().take(count)];
}

function claim(): JW323Bericht {
  const perClient = Math.ceil(lines / bsns.length);
  const versions = { basisschemaXsdVersie: '1.0.0', berichtXsdVersie: '1.0.0' };
  return {
    message: 'JW323',
    header: {
      berichtCode: '490',
      berichtVersie: '3',
      berichtSubversie: '2',
      afzender: '65650001',
      ontvanger: '0855',
      berichtIdentificatie: { identificatie: 'BENCH1', dagtekening: '2026-02-05' },
      xsdVersie: versions,
    },
    declaratie: {
      declaratieNummer: 'D202601',
      declaratiePeriode: { begindatum: '2026-01-01', einddatum: '2026-01-31' },
      declaratieDagtekening: '2026-02-05',
      totaalIngediendBedrag: { totaalBedrag: String(perClient * bsns.length * 17_000), debetCredit: 'D' },
      clienten: {
        client: bsns.map((bsn, c) => ({
          bsn,
          prestaties: {
            prestatie: Array.from({ length: perClient }, (_, i) => ({
              productReferentie: { referentieNummer: `P${c * perClient + i}` },
              toewijzingNummer: String(1 + c * perClient + i),
              productCategorie: '45',
              productCode: '45A04',
              productPeriode: { begindatum: '2026-01-01', einddatum: '2026-01-31' },
              geleverdVolume: '2',
              eenheid: '04',
              productTarief: '8500',
              ingediendBedrag: { bedrag: '17000', debetCredit: 'D' },
            })),
          },
        })),
      },
    },
  };
}

/** The allocations behind the lines, put in at once: the subject here is the claim. */
async function allocate(tx: Tx, bericht: JW323Bericht, keyOf: (bsn: string) => string): Promise<void> {
  function* rows(): Generator<readonly CopyValue[]> {
    for (const { bsn, prestaties } of bericht.declaratie.clienten.client) {
      const key = keyOf(bsn);
      for (const { toewijzingNummer } of prestaties.prestatie) {
        yield [
          '0855',
          Number(toewijzingNummer),
          '2025-12-01T09:00:00',
          'bench',
          '65650001',
          key,
          '45',
          '45A04',
          '2026-01-01',
          '2026-12-31',
          2,
          '04',
          '2',
          5,
          '2025-12-01',
          '2025-12-01',
          '00000000-0000-7000-8000-000000000000',
        ];
      }
    }
  }
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
    'valid_until',
    'volume',
    'unit',
    'frequency',
    'segment',
    'dated',
    'known_on',
    'file_id',
  ];
  await tx.copyIn('care_allocations', columns, rows());
}

async function rawCopy(tx: Tx, bericht: JW323Bericht): Promise<number> {
  const start = systemMillis();
  await tx.stage(
    'bench_lines',
    {
      bsn: 'text',
      reference: 'text',
      allocation: 'bigint',
      product: 'text',
      begins: 'date',
      ends: 'date',
      volume: 'bigint',
      unit: 'text',
      rate: 'bigint',
      amount: 'bigint',
    },
    bericht.declaratie.clienten.client.flatMap(({ bsn, prestaties }) =>
      prestaties.prestatie.map((p) => [
        bsn,
        p.productReferentie.referentieNummer,
        p.toewijzingNummer,
        p.productCode,
        p.productPeriode.begindatum,
        p.productPeriode.einddatum,
        p.geleverdVolume,
        p.eenheid,
        p.productTarief ?? null,
        p.ingediendBedrag.bedrag,
      ]),
    ),
  );
  return systemMillis() - start;
}

const test = await openTestHouse(storyRegion);
const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-bench-'));
chmodSync(folder, 0o755);
try {
  const bericht = claim();
  const bytes = compose(bericht);
  await test.house.db.transaction(municipal(municipality), (tx) =>
    allocate(tx, bericht, (bsn) => test.house.keys.clientKeyFor(municipality, bsn)),
  );
  await test.house.db.asOwner((_, pool) => pool.query('analyze care_allocations'));
  const copied = await test.house.db.transaction(municipal(municipality), (tx) => rawCopy(tx, bericht));
  const start = systemMillis();
  const incoming = {
    name: 'bench.xml',
    bytes,
    actor: machine,
    receivedOn: null,
    today: '2026-02-05' as Day,
    own: null,
  };
  const taken = await takeIn(test.desk, incoming);
  const whole = systemMillis() - start;
  const file = join(folder, 'bench.xml');
  writeFileSync(file, bytes);
  const schema = new URL('../../../packages/ijw/data/xsd/jw323.xsd', import.meta.url).pathname;
  const lintStart = systemMillis();
  const lint = spawnSync('xmllint', ['--stream', '--noout', '--schema', schema, file]);
  const linted = systemMillis() - lintStart;
  const [row] = await test.house.db.transaction(municipal(municipality), (tx) =>
    tx.query(sql<{ n: number }>`select count(*)::int as n from claims_lines where state = 'accepted'`),
  );
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  say(`${row?.n} lines accepted, ${(bytes.length / 1e6).toFixed(1)} MB; ${taken.summary}`);
  say(`file → verdicts, bookings, cells, answer  ${whole} ms`);
  say(`raw COPY of the same lines                ${copied} ms    ratio ${(whole / copied).toFixed(1)}`);
  if (lint.status === 0)
    say(`xmllint --stream --schema                 ${linted} ms    ratio ${(whole / linted).toFixed(1)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
  await test.close();
}
