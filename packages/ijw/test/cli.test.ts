import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { ijw } from '../src/cli.ts';
import { contextFiles, invalidCases, pathOf, validFiles } from './fixtures.ts';

async function run(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io = {
    write: (text: string) => (out += text),
    warn: (text: string) => (err += text),
    today: () => '2026-01-01',
  };
  return { code: await ijw(words, io), out, err };
}

const folder = mkdtempSync(join(tmpdir(), 'ijw-cli-'));
after(() => rmSync(folder, { recursive: true }));

function tariffs(content: unknown): string {
  return fileOf(JSON.stringify(content));
}

function fileOf(text: string): string {
  const file = join(mkdtempSync(join(folder, 'case-')), 'tarieven.json');
  writeFileSync(file, text);
  return file;
}

describe('ijw check', () => {
  it('prints a line of JSON per file, level null when nothing is wrong', async () => {
    const { code, out } = await run('check', ...validFiles.map(pathOf), '--json');
    assert.equal(code, 0);
    const lines = out.trim().split('\n');
    assert.equal(lines.length, validFiles.length);
    for (const line of lines) {
      const { level, findings } = JSON.parse(line) as { level: unknown; findings: unknown };
      assert.deepEqual({ level, findings }, { level: null, findings: [] });
    }
  });

  it('gives every invalid example its level, rule, code and place, with its context', async () => {
    const rates = tariffs({ tarieven: [{ productCode: '45A04', tarief: 8500, eenheid: '04' }] });
    for (const one of invalidCases) {
      const context = one.context.length > 0 ? ['--context', ...contextFiles(one).map(pathOf)] : [];
      const words = [
        pathOf(`invalid/${one.file}`),
        ...context,
        '--tariffs',
        rates,
        '--today',
        '2026-01-01',
        '--json',
      ];
      const { code, out } = await run('check', ...words);
      assert.equal(code, 1, one.file);
      const { level, findings } = JSON.parse(out) as {
        level: number;
        findings: { rule: string; returnCode: string; at: string }[];
      };
      assert.equal(level, one.level, one.file);
      assert.deepEqual(
        findings.map(({ rule, returnCode, at }) => [rule, returnCode, at]),
        [one.rule, ...(one.alsoBreaks ?? [])].map((rule) => [rule, one.retourcode, one.at]),
        one.file,
      );
    }
  });

  it('says what was found and what belongs there', async () => {
    const known = ['05-JW301-toewijzing-na-vot.xml', '09-JW301-outputgericht-tweede-client.xml'].map(pathOf);
    const { out } = await run('check', pathOf('invalid/b12-volume-te-hoog.xml'), '--context', ...known);
    assert.match(out, /Gevonden: 7\. Hier hoort: ≤ 6\./);
  });

  it('says in Dutch what is wrong and what to do', async () => {
    const { out } = await run('check', pathOf('invalid/c07-stapeling.xml'));
    assert.match(out, /TR302, retourcode 0001/);
    assert.match(out, /trek een toewijzing in/);
  });

  for (const [name, words] of [
    ['no file', ['check']],
    ['an unknown option', ['check', 'a.xml', '--nee']],
    ['a file that is not there', ['check', '/bestaat/niet.xml']],
    ['no day', ['check', pathOf('01-JW315-vot.xml'), '--today', 'morgen']],
    ['no tariffs', ['check', pathOf('01-JW315-vot.xml'), '--tariffs', tariffs({ '45A04': 'veel' })]],
    ['an unknown command', ['kijk']],
    ['a format that is not there', ['convert', pathOf('01-JW315-vot.xml'), '--to', 'pdf']],
  ] as const) {
    it(`ends with 2 on ${name}`, async () => {
      const { code, err } = await run(...words);
      assert.equal(code, 2);
      assert.ok(err.length > 10);
    });
  }
});

describe('the other commands', () => {
  it('answers a message with the codes that its context gives', async () => {
    const context = [pathOf('01-JW315-vot.xml'), pathOf('03-JW319-in-onderzoek.xml')];
    const { code, out } = await run(
      'answer',
      pathOf('invalid/b21-tweede-keer-in-onderzoek.xml'),
      '--context',
      ...context,
    );
    assert.equal(code, 0);
    assert.match(out, /<jw320:RetourCode>9360</);
  });

  it('says that level 1 has no answer', async () => {
    const { code, err } = await run('answer', pathOf('invalid/x01-bsn-acht-cijfers.xml'));
    assert.equal(code, 1);
    assert.match(err, /transportfout/);
  });

  it('explains a rule and refuses an unknown one', async () => {
    assert.match(
      (await run('explain', 'tr418')).out,
      /TR418 — Tarief volgens contract \(niveau 3, retourcode 0611\)/,
    );
    assert.match(
      (await run('explain', 'tr418', '--en')).out,
      /level 3, return code 0611[^]*Use the contract rate/,
    );
    assert.equal((await run('explain', 'TR999')).code, 1);
  });

  it('converts to JSON and to CSV with a row per line', async () => {
    const file = pathOf('10-JW323-declaratie-januari.xml');
    const json = JSON.parse((await run('convert', file, '--to', 'json')).out) as { message: string };
    assert.equal(json.message, 'JW323');
    const csv = (await run('convert', file, '--to', 'csv')).out.trim().split('\r\n');
    assert.equal(csv.length, 3);
    assert.match(csv[1] ?? '', /;P25010001;300201;45;45A04;/);
  });
});

describe('a file of contract rates', () => {
  const good = pathOf('01-JW315-vot.xml');
  const table: readonly (readonly [name: string, content: unknown, said: RegExp])[] = [
    ['cents with a fraction', { '45A04': 85.5 }, /45A04: tarief 85\.5 is geen heel aantal eurocenten/],
    ['a rate as text', { '45A04': { tarief: '8500' } }, /45A04: tarief "8500" is geen heel aantal/],
    ['a negative rate', { '45A04': -1 }, /45A04: tarief -1 is geen/],
    ['another name for it', { '45A04': 8500, '45A05': { tarif: 1 } }, /45A05: noem het tarief/],
    ['no code', [{ tarief: 8500 }], /nummer 1: noem de productCode/],
    [
      'a unit in words',
      [{ productCode: '45A04', tarief: 1, eenheid: 'uur' }],
      /eenheid uur bestaat niet; kies uit 01, 04/,
    ],
    [
      'a day as the Dutch write it',
      [{ productCode: '45A04', tarief: 1, vanaf: '1-1-2025' }],
      /vanaf 1-1-2025 is geen datum/,
    ],
    ['a single number', 8500, /geen lijst van tarieven/],
  ];
  for (const [name, content, said] of table) {
    it(`with ${name} is refused`, async () => {
      const { code, err } = await run('check', good, '--tariffs', tariffs(content));
      assert.equal(code, 2);
      assert.match(err, said);
    });
  }

  it('may begin with a byte order mark', async () => {
    const file = fileOf('\uFEFF{"45A04": 8500}');
    assert.equal((await run('check', good, '--tariffs', file)).code, 0);
  });

  it('is asked by day, provider and municipality', async () => {
    const claim = pathOf('10-JW323-declaratie-januari.xml');
    const context = ['05-JW301-toewijzing-na-vot.xml', '09-JW301-outputgericht-tweede-client.xml'];
    const rate = { productCode: '45A04', tarief: 9000, eenheid: '04' };
    const outcomes = [
      [rate, 1],
      [{ ...rate, vanaf: '2025-01-13' }, 1],
      [{ ...rate, vanaf: '2025-01-14' }, 0],
      [{ ...rate, totEnMet: '2025-01-12' }, 0],
      [{ ...rate, aanbieder: '65650002' }, 0],
      [{ ...rate, gemeente: '0344' }, 0],
      [{ ...rate, categorie: '44' }, 0],
    ] as const;
    for (const [row, expected] of outcomes) {
      const words = ['check', claim, '--context', ...context.map(pathOf), '--tariffs', tariffs([row])];
      assert.equal((await run(...words)).code, expected, JSON.stringify(row));
    }
  });
});

describe('what a user may type', () => {
  const good = pathOf('01-JW315-vot.xml');
  const claim = pathOf('10-JW323-declaratie-januari.xml');
  const table: readonly (readonly [words: readonly string[], code: number, said: RegExp])[] = [
    [[], 2, /ijw check BESTAND/],
    [['--help'], 0, /ijw check BESTAND/],
    [['chek'], 2, /Onbekende opdracht chek/],
    [['check', '--help'], 0, /Gebruik: ijw check/],
    [['answer', '-h'], 0, /Gebruik: ijw answer/],
    [['explain', '--help'], 0, /Gebruik: ijw explain/],
    [['convert', '--help'], 0, /Gebruik: ijw convert/],
    [['check', '/nowhere.xml'], 2, /nowhere.xml: bestaat niet/],
    [['check', '/', good], 2, /\/: is een map.*JW315, in orde/s],
    [['check', good, '--context', pathOf('index.json')], 2, /kan geen context zijn/],
    [['check', good, '--context', '/'], 2, /^\/: is een map/],
    [['check', good, '--tariffs', '/'], 2, /^\/: is een map/],
    [['check', good, '--tariffs', pathOf('index.json')], 2, /meta: noem het tarief.*Zo ziet het eruit/s],
    [['check', good, '--tariffs', good], 2, /geen JSON/],
    [['check', good, '-j'], 2, /Onbekende optie -j/],
    [['check', good], 0, /in orde voor zover dat zonder eerdere berichten/],
    [['check', good, '--today', '2026-01-01'], 0, /in orde\.\n$/],
    [['explain'], 2, /Noem een regel/],
    [['explain', '-x'], 2, /Onbekende optie -x/],
    [['explain', '9321'], 0, /Retourcode 9321.*TR321 — Volume past/s],
    [['explain', '0001'], 0, /Retourcode 0001.*Regels: .*TR302/s],
    [['explain', '0200'], 0, /Retourcode 0200/],
    [['explain', '9999'], 1, /9999: deze regel of retourcode/],
    [
      ['convert', pathOf('invalid/x01-bsn-acht-cijfers.xml'), '--to', 'json'],
      1,
      /Regel 19, .*RS037.*ijw check/s,
    ],
    [['convert', claim], 2, /Noem met --to de vorm/],
    [['convert', claim, '--to', 'xml'], 2, /niet xml/],
    [['convert', claim, good, '--to', 'csv'], 2, /precies één bestand/],
    [['answer', good, '--dagtekening', 'morgen'], 2, /morgen is geen datum/],
    [['answer', good, '--identificatie', '1234567890123'], 2, /1 tot 12 tekens/],
    [['answer', good, '--out', '/nowhere/x.xml'], 2, /bestaat niet/],
  ];
  for (const [words, code, said] of table) {
    it(`ijw ${words.map((word) => word.replace(/.*\/(?=.)/, '')).join(' ')}`, async () => {
      const { code: given, out, err } = await run(...words);
      assert.equal(given, code);
      assert.match(err + out, said);
    });
  }
});
