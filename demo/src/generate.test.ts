import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkSync } from '@jeugdregie/ijw';
import { day, sha256, type Day } from '@jeugdregie/kernel';
import { generateRegion } from './generate.ts';
import { compareWithPublicFigures } from './report.ts';
import { readTruth } from './truth/read-truth.ts';
import type { MonthSums, Truth } from './truth/truth.ts';

const until: Day = day('2026-11-22') ?? assert.fail();
const scale = 0.003;
let work = '';
let folder = '';
let truth: Truth;

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function fingerprint(root: string): string {
  return sha256(
    filesOf(root)
      .map((file) => `${file} ${sha256(readFileSync(join(root, file)))}`)
      .join('\n'),
  );
}

before(async () => {
  work = mkdtempSync(join(tmpdir(), 'demo-'));
  folder = join(work, 'a');
  await generateRegion({ folder, seed: 'test', scale, until });
  truth = await readTruth(folder);
});

after(() => rmSync(work, { recursive: true, force: true }));

describe('the same options', () => {
  it('give the same bytes, also in a folder that held another region', async () => {
    const other = join(work, 'b');
    await generateRegion({ folder: other, seed: 'another', scale: 0.001, until });
    const first = fingerprint(other);
    await generateRegion({ folder: other, seed: 'test', scale, until });
    assert.notEqual(first, fingerprint(other));
    assert.equal(fingerprint(other), fingerprint(folder));
    rmSync(other, { recursive: true });
  });
});

describe('the files', () => {
  it('are all there', () => {
    for (const name of ['contract.xlsx', 'truth.json', 'LEESMIJ.md', 'betalingen/0637.csv']) {
      assert.ok(existsSync(join(folder, name)), name);
    }
    assert.equal(filesOf(join(folder, 'berichten')).length, truth.files.total);
    const messages = ['JW301', 'JW305', 'JW307', 'JW315', 'JW317', 'JW319', 'JW323'];
    assert.deepEqual(Object.keys(truth.files.byMessage), messages);
  });

  it('are valid, but for the planted ones, which break just their rule', () => {
    const planted = new Map(truth.mistakes.files.map((file) => [file.path, file]));
    const all = filesOf(join(folder, 'berichten'));
    for (const path of new Set([...all.filter((_, i) => i % 9 === 0), ...planted.keys()])) {
      const checked = checkSync(readFileSync(join(folder, 'berichten', path)));
      const expected = planted.get(path);
      const level = expected?.level === 1 || expected?.level === 2 ? expected.level : null;
      const rules = [...new Set(checked.findings.map(({ rule }) => rule))];
      assert.deepEqual([path, checked.level, rules], [path, level, level === null ? [] : [expected?.rule]]);
    }
  });

  it('hold requests in every state, in the large municipalities of every kind', () => {
    const states = new Set(truth.requests.map(({ state, term }) => `${state} ${term ?? '-'}`));
    for (const one of ['new ahead', 'new near', 'new over', 'investigating ahead', 'rejected -']) {
      assert.ok(states.has(one), one);
    }
    assert.equal(
      new Set(truth.requests.map(({ provider, reference }) => provider + reference)).size,
      truth.requests.length,
    );
    const counts = [...Map.groupBy(truth.requests, ({ municipality }) => municipality).values()];
    assert.equal(Math.max(...counts.map(({ length }) => length)), 8);
  });

  it('hold test BSNs only, which pass the eleven-test, and share none between municipalities but movers', () => {
    const homes = new Map<string, Set<string>>();
    for (const path of filesOf(join(folder, 'berichten'))) {
      if (!/JW301|JW315/.test(path)) continue;
      for (const [, bsn = ''] of text(path).matchAll(/Bsn>(\d{9})</g)) {
        assert.match(bsn, /^9999/);
        const sum = [0, 1, 2, 3, 4, 5, 6, 7].reduce((total, i) => total + Number(bsn[i]) * (9 - i), 0);
        assert.equal((sum - Number(bsn[8])) % 11, 0);
        homes.set(bsn, (homes.get(bsn) ?? new Set()).add(path.slice(0, 4)));
      }
    }
    const shared = [...homes].filter(([, places]) => places.size > 1).map(([bsn]) => bsn);
    assert.deepEqual(shared.sort(), truth.moves.map(({ bsn }) => bsn).sort());
  });

  it('say that everything in them is invented', () => {
    assert.match(readFileSync(join(folder, 'LEESMIJ.md'), 'utf8'), /verzonnen/);
    const names = new Set(
      filesOf(join(folder, 'berichten'))
        .filter((path) => path.includes('JW315'))
        .flatMap((path) =>
          [...text(path).matchAll(/Verwijzer>[\s\S]*?Naam>([^<]+)</g)].map(([, name]) => name),
        ),
    );
    assert.ok(names.size > 3);
    for (const name of names) assert.match(name ?? '', /\(fictief\)$/);
  });
});

function text(path: string): string {
  return readFileSync(join(folder, 'berichten', path), 'utf8');
}

/** The first text of an element, read without any reader of ours. */
function value(xml: string, tag: string): string {
  return new RegExp(`:${tag}>([^<]+)<`).exec(xml)?.[1] ?? '';
}

/** What the files themselves say, but for verdicts: every line of every claim that counts. */
function sumsInFiles(): Map<string, { claimed: number; accepted: number }> {
  const skipped = new Set([...truth.mistakes.files, ...truth.mistakes.claims].map(({ path }) => path));
  const verdicts = new Map(
    truth.mistakes.lines.map((line) => [
      `${line.provider} ${line.claimNumber} ${line.reference}`,
      line.verdict,
    ]),
  );
  const sums = new Map<string, { claimed: number; accepted: number }>();
  for (const path of filesOf(join(folder, 'berichten'))) {
    if (!path.includes('JW323') || skipped.has(path)) continue;
    const xml = text(path);
    const sender = `${value(xml, 'Afzender')} ${value(xml, 'DeclaratieNummer')}`;
    const known = value(xml, 'Dagtekening').slice(0, 7);
    for (const [line] of xml.matchAll(/:Prestatie>[\s\S]*?:Prestatie>/g)) {
      const verdict = verdicts.get(`${sender} ${value(line, 'ReferentieNummer')}`);
      if (verdict === 'needs-person') continue;
      const sign = value(line, 'DebetCredit') === 'C' ? -1 : 1;
      const cents = sign * Number(value(line, 'Bedrag'));
      const key = `${value(xml, 'Ontvanger')} ${value(line, 'Begindatum').slice(0, 7)} ${known}`;
      const sum = sums.get(key) ?? { claimed: 0, accepted: 0 };
      sum.claimed += cents;
      sum.accepted += verdict === 'rejected' ? 0 : cents;
      sums.set(key, sum);
    }
  }
  return sums;
}

describe('the truth', () => {
  it('adds up to what the files say, per municipality, month and month of knowing, to the cent', () => {
    const key = ({ municipality, month, knownMonth }: MonthSums): string =>
      `${municipality} ${month} ${knownMonth}`;
    const expected = truth.totals.map((sum) => [
      key(sum),
      { claimed: sum.claimedCents, accepted: sum.acceptedCents },
    ]);
    assert.deepEqual(Object.fromEntries(sumsInFiles()), Object.fromEntries(expected));
  });

  it('counts in its first year what the messages tell', () => {
    for (const { municipality, trajectories, youths } of truth.firstYear) {
      const ran = runsIn(municipality, '2024-01-01', '2024-12-31');
      assert.deepEqual([ran.length, new Set(ran).size], [trajectories, youths], municipality);
    }
  });

  it('pays what was accepted, but for one payment that went wrong', () => {
    const paid = readdirSync(join(folder, 'betalingen')).flatMap((name) =>
      readFileSync(join(folder, 'betalingen', name), 'utf8')
        .trim()
        .split('\r\n')
        .slice(1),
    );
    assert.ok(paid.length > 100);
    const [wrong] = truth.mistakes.payments;
    assert.ok(wrong && wrong.shouldBeCents !== null && wrong.cents > wrong.shouldBeCents);
    const [whole, part] = [Math.floor(wrong.cents / 100), String(wrong.cents % 100).padStart(2, '0')];
    const row = `${wrong.provider};${wrong.municipality};${wrong.claimNumber};${wrong.paidOn};${whole},${part}`;
    assert.ok(paid.includes(row), row);
    assert.equal(truth.mistakes.payments.length, 1);
  });

  it('names every planted file and claim where it lies', () => {
    for (const { path } of [...truth.mistakes.files, ...truth.mistakes.claims]) {
      assert.ok(existsSync(join(folder, 'berichten', path)), path);
    }
    const kinds = new Set(truth.mistakes.files.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), fileKinds);
    const rules = truth.mistakes.claims.map(({ rule }) => rule);
    assert.deepEqual(rules.sort(), ['TR056', 'TR056', 'TR318', 'TR318', 'TR333', 'TR333']);
  });
});

const fileKinds = [
  'claim-after-leaving-the-region',
  'cut-off',
  'impossible-date',
  'in-the-folder-of-another-municipality',
  'outside-the-region',
  'referrer-without-a-name',
  'request-sent-twice',
  'same-file-twice',
  'start-after-leaving-the-region',
  'start-in-the-future',
  'start-of-an-unknown-allocation',
  'start-sent-twice',
  'stop-after-leaving-the-region',
  'stop-before-the-start',
  'stop-of-another-start',
  'total-is-not-the-sum',
];

/** The client of every start in the municipality's folder that was not over before the period, or after it. */
function runsIn(municipality: string, from: string, to: string): string[] {
  const wrong = new Set(truth.mistakes.files.map(({ path }) => path));
  const ended = new Map<string, string>();
  const begun = new Map<string, readonly [bsn: string, begun: string]>();
  for (const path of filesOf(join(folder, 'berichten'))) {
    if (!path.startsWith(municipality) || !/JW30[57]/.test(path) || wrong.has(path)) continue;
    const xml = text(path);
    const number = value(xml, 'ToewijzingNummer');
    if (path.includes('JW307')) ended.set(number, value(xml, 'Einddatum'));
    else begun.set(number, [value(xml, 'Bsn'), value(xml, 'Begindatum')]);
  }
  return [...begun]
    .filter(([number, [, on]]) => on <= to && (ended.get(number) ?? '9999') >= from)
    .map(([, [bsn]]) => bsn);
}

describe('the report', () => {
  it('puts every municipality and the region beside the public figures', async () => {
    const { markdown, json } = await compareWithPublicFigures(folder);
    assert.equal(json.municipalities.length, 9);
    assert.match(markdown, /\| Zoetermeer \| 17,5 % \|/);
    assert.match(markdown, /## Verwijzer huisarts/);
    const [youths] = json.region.figures;
    assert.equal(Math.round(youths?.published ?? 0), Math.round(32_340 * scale));
    assert.doesNotMatch(markdown, /NaN|undefined|Infinity/);
  });
});
