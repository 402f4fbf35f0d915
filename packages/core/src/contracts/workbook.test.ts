import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { maxWorkbookBytes } from './archive.ts';
import { centsOf } from './cell-readers.ts';
import type { WorkbookFinding } from './model.ts';
import { readContract } from './read-contract.ts';
import { sheets, type SheetKey } from './sheets.ts';
import { templateWorkbook } from './template.ts';
import { regionRows, workbookOf, type WorkbookRows } from './testing.ts';
import { cellName, readCells, writeSheets } from './workbook.ts';

const rows = regionRows({
  municipalities: ['0637', '0626'],
  providers: ['99990001', '99990002'],
  products: [
    { code: '45A04', unit: '04', segment: 5 },
    { code: '43A06', unit: '83', segment: 1 },
  ],
  rates: [
    { provider: '99990001', product: '45A04', euros: 85.1, until: '2025-12-31' },
    { provider: '99990001', product: '45A04', euros: 90, from: '2026-01-01' },
  ],
  ceilings: [{ provider: '99990001', year: 2026, euros: 1000 }],
});

async function findingsIn(bytes: Uint8Array): Promise<readonly WorkbookFinding[]> {
  const read = await readContract(bytes);
  assert.ok(read.ok, read.ok ? '' : read.error.why);
  return [...read.value.errors, ...read.value.warnings];
}

/** `sheet cell` of each finding, warnings marked with ?. */
async function placesIn(given: WorkbookRows): Promise<string[]> {
  const findings = await findingsIn(await workbookOf(given));
  return findings.map((f) => `${f.sheet} ${f.cell}${f.isWarning ? '?' : ''}`);
}

type Row = readonly (string | number | null)[];

/** The right workbook with one row added to a sheet, or with its rows replaced. */
function added(key: SheetKey, ...extra: Row[]): WorkbookRows {
  return { ...rows, [key]: [...(rows[key] ?? []), ...extra] };
}
function replaced(key: SheetKey, ...instead: Row[]): WorkbookRows {
  return { ...rows, [key]: instead };
}

describe('a contract workbook', () => {
  test('one without mistakes has no errors and no warnings', async () => {
    assert.deepEqual(await placesIn(rows), []);
  });

  const cases: readonly { name: string; given: WorkbookRows; places: string[] }[] = [
    {
      name: 'an amount that is text',
      given: added('rates', ['C-99990001', '43A06', '83', '85,10', '2026-01-01', '2030-12-31']),
      places: ['Tarieven D4'],
    },
    {
      name: 'an amount with three decimals',
      given: added('rates', ['C-99990001', '43A06', '83', 85.105, '2020-01-01', '2030-12-31']),
      places: ['Tarieven D4'],
    },
    {
      name: 'an amount of nothing, and one below',
      given: added('ceilings', ['C-99990001', 2027, 0], ['C-99990001', 2028, -1]),
      places: ['Plafonds C3', 'Plafonds C4'],
    },
    {
      name: 'a provider that is not on the sheet of providers',
      given: added('contracts', ['C-9', '99990009', '2026-01-01', null]),
      places: ['Contracten B4'],
    },
    {
      name: 'a product, a contract and a segment that are unknown',
      given: {
        ...added('rates', ['C-X', '45A99', '04', 10, '2020-01-01', null]),
        productSegments: [...(rows.productSegments ?? []), ['43A06', 9, '2031-01-01', null]],
      },
      places: ['Productsegmenten B4', 'Tarieven A4', 'Tarieven B4', 'Productsegmenten C4'],
    },
    {
      name: 'dates the wrong way round',
      given: added('municipalities', ['0603', 'Proefdorp', '2026-02-01', '2026-01-31']),
      places: ['Gemeenten D4'],
    },
    {
      name: 'a day is its own last day',
      given: added('municipalities', ['0603', 'Proefdorp', '2026-02-01', '2026-02-01']),
      places: [],
    },
    {
      name: 'rates that overlap by one day',
      given: replaced(
        'rates',
        ['C-99990001', '45A04', '04', 85, '2020-01-01', '2026-01-01'],
        ['C-99990001', '45A04', '04', 90, '2026-01-01', '2030-12-31'],
      ),
      places: ['Tarieven E3'],
    },
    {
      name: 'rates that leave one day without rate are a warning',
      given: replaced(
        'rates',
        ['C-99990001', '45A04', '04', 85, '2020-01-01', '2025-12-30'],
        ['C-99990001', '45A04', '04', 90, '2026-01-01', '2030-12-31'],
      ),
      places: ['Tarieven E3?'],
    },
    {
      name: 'a rate that ends before its contract is a warning',
      given: replaced('rates', ['C-99990001', '45A04', '04', 85, '2020-01-01', '2030-12-30']),
      places: ['Tarieven F2?'],
    },
    {
      name: 'a rate outside its contract is a warning',
      given: added('rates', ['C-99990002', '45A04', '04', 85, '2031-01-01', null]),
      places: ['Tarieven E4?'],
    },
    {
      name: 'the same row twice',
      given: added('providers', ['99990001', 'Nog eens (fictief)']),
      places: ['Aanbieders A4'],
    },
    {
      name: 'a unit that does not exist, and one that does not fit the variant',
      given: added(
        'products',
        ['45A05', 'A', '45', '99', 'inspanningsgericht'],
        ['45A06', 'B', '45', '82', 'inspanningsgericht'],
      ),
      places: ['Producten D4', 'Producten D5', 'Producten A5?'],
    },
    { name: 'a cell that is empty', given: added('segments', [7, null]), places: ['Segmenten B4'] },
    { name: 'no region', given: replaced('region'), places: ['Regio A2'] },
    {
      name: 'a product in no segment is a warning',
      given: replaced('productSegments', ['45A04', 5, '2020-01-01', null]),
      places: ['Producten A3?'],
    },
    {
      name: 'a date that does not exist',
      given: added('contracts', ['C-9', '99990001', '2026-02-30', null]),
      places: ['Contracten C4'],
    },
    {
      name: 'a district with two names',
      given: replaced(
        'districts',
        ['0637', 'WK01', 'Noord', '2711', 10],
        ['0637', 'WK01', 'Zuid', '2712', 10],
      ),
      places: ['Wijken C3'],
    },
  ];
  for (const { name, given, places } of cases) {
    test(name, async () => assert.deepEqual(await placesIn(given), places));
  }

  test('every finding says what is wrong and what to do about it', async () => {
    const wrong = added('rates', ['C-99990001', '43A06', '83', '85,10', '2026-01-01', null]);
    const [finding] = await findingsIn(await workbookOf(wrong));
    assert.deepEqual(finding, {
      sheet: 'Tarieven',
      cell: 'D4',
      value: '85,10',
      message: 'Dit bedrag is tekst en geen getal.',
      remedy: 'Geef de cel de opmaak Getal en typ het bedrag opnieuw, bijvoorbeeld 85,10.',
      isWarning: false,
    });
  });

  test('all errors at once, in the order of the sheets; after five hundred they are counted', async () => {
    const many = Array.from({ length: 700 }, (_, i): Row => [`C-${i}`, '99990009', '2026-01-01', null]);
    const findings = await findingsIn(await workbookOf(added('contracts', ...many)));
    assert.equal(findings.length, 501);
    assert.match(findings.at(-1)!.message, /nog 200 meldingen/);
  });

  test('sheets and headings that are missing or strange are named', async () => {
    const bytes = await writeSheets([
      { name: 'Regio', columns: [{ heading: 'Naam', width: 10 }], rows: [['Proefregio']] },
      { name: 'Gemeenten', columns: [{ heading: 'Code', width: 10 }], rows: [['0637']] },
      { name: 'Kladblad', columns: [{ heading: 'x', width: 10 }], rows: [] },
    ]);
    const findings = await findingsIn(bytes);
    assert.ok(findings.some((f) => f.sheet === 'Gemeenten' && f.message.includes('"Lid vanaf" ontbreekt')));
    assert.ok(
      findings.some((f) => f.sheet === 'Tarieven' && f.message.includes('blad "Tarieven" ontbreekt')),
    );
    assert.deepEqual(
      findings.filter((f) => f.isWarning).map((f) => f.sheet),
      ['Kladblad'],
    );
  });

  test('what Excel makes of codes, dates and formulas is read as it was meant', async () => {
    const cells = new Map([
      ['1,3', { type: 'formula' as const, formula: 'E2*2', formulaResult: 3.3, value: 3.3 }],
    ]);
    const given = {
      ...rows,
      municipalities: [[637, 'Proefstad', '2020-01-01', null]],
      districts: [],
      rates: [],
    };
    const bytes = await workbookOf(given);
    assert.deepEqual(await findingsIn(bytes), []);
    const made = await writeXlsx({ sheets: [{ name: 'Tarieven', rows: [['a'], ['b', 'c', 'd']], cells }] });
    const read = await readCells(made);
    assert.ok(read.ok);
    assert.deepEqual(read.value[0]?.rows[1]?.[3], { kind: 'number', number: 3.3 });
  });
});

describe('money in cells', () => {
  test('whole cents come out as they went in, whatever the binary fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (cents) => {
        assert.equal(centsOf(cents / 100), BigInt(cents));
      }),
    );
  });
  for (const [euros, expected] of [
    [85.1, 8510n],
    [1.1 + 2.2, 330n],
    [0.07 * 100, 700n],
    [85.105, null],
    [1e21, null],
    [0.001, null],
    [-3.5, -350n],
  ] as const) {
    test(`${euros}`, () => assert.equal(centsOf(euros), expected));
  }
});

describe('hostile files', () => {
  async function problemOf(bytes: Uint8Array): Promise<string> {
    const read = await readContract(bytes);
    assert.ok(!read.ok);
    assert.ok(read.error.what && read.error.why && read.error.remedy);
    return read.error.code;
  }

  test('no zip, an empty file, a zip without workbook, text', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('AGB;Naam\r\n'),
      Buffer.from('%PDF-1.7'),
      zipOf('a.txt', Buffer.from('x')),
    ]) {
      assert.equal(await problemOf(bytes), 'CONTRACT-GEEN-WERKBOEK');
    }
  });

  test('300 MB is refused before it is looked into', async () => {
    assert.equal(await problemOf(Buffer.alloc(maxWorkbookBytes + 1)), 'CONTRACT-TE-GROOT');
  });

  test('a zip bomb is refused, also when it lies about its sizes', async () => {
    const bomb = zipOf('xl/workbook.xml', Buffer.alloc(200_000_000), 10);
    assert.ok(bomb.length < 1_000_000);
    assert.equal(await problemOf(bomb), 'CONTRACT-TE-VEEL');
  });

  test('a workbook that was cut off or damaged anywhere gives a problem or findings, never a crash', async () => {
    const whole = Buffer.from(await templateWorkbook());
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      assert.equal(
        await problemOf(whole.subarray(0, Math.floor(whole.length * share))),
        'CONTRACT-GEEN-WERKBOEK',
      );
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, value) => {
        const damaged = Buffer.from(whole);
        damaged[at] = value;
        await readContract(damaged);
      }),
      { numRuns: 60 },
    );
  });
});

test('cells are named as Excel names them', () => {
  for (const [column, name] of [
    [0, 'A1'],
    [25, 'Z1'],
    [26, 'AA1'],
    [701, 'ZZ1'],
    [702, 'AAA1'],
  ] as const) {
    assert.equal(cellName(0, column), name);
  }
});

test('the template has every sheet with its headings, and explains each column', async () => {
  const read = await readCells(await templateWorkbook());
  assert.ok(read.ok);
  assert.deepEqual(
    read.value.map((sheet) => sheet.name),
    ['Toelichting', ...Object.values(sheets).map((sheet) => sheet.name)],
  );
});

/** A zip of one entry; `statedSize` is what it says that it unpacks to. */
function zipOf(name: string, content: Buffer, statedSize = content.length): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(statedSize, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(statedSize, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}
