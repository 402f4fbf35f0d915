import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from '../../format/formats.ts';
import { filtered, sorted, totalOf, type Column } from './columns.ts';
import { asCsv, asText, sheetOf } from './exports.ts';
import { crc32, workbook } from './workbook.ts';

interface Row {
  readonly name: string;
  readonly cents: number | null;
  readonly on: string;
}

const nl = formats('nl');
const rows: readonly Row[] = [
  { name: 'Regel 10', cents: 8500, on: '2026-02-01' },
  { name: 'Regel 9', cents: null, on: '2026-03-01' },
  { name: 'Éénmalig; "zo"', cents: -123, on: '2026-01-31' },
];
const columns: readonly Column<Row>[] = [
  { key: 'name', head: 'Naam', kind: 'text', value: (row) => row.name },
  { key: 'cents', head: 'Bedrag', kind: 'money', value: (row) => row.cents, total: true },
  { key: 'on', head: 'Dag', kind: 'day', value: (row) => row.on },
];
const [name, amount] = columns;

test('text sorts as a reader counts: 9 before 10, accents beside their letter', () => {
  const order = sorted(rows, name, { key: 'name', descending: false }, 'nl').map((row) => row.name);
  assert.deepEqual(order, ['Éénmalig; "zo"', 'Regel 9', 'Regel 10']);
});

for (const descending of [false, true]) {
  test(`what is empty comes last, ${descending ? 'largest' : 'smallest'} first`, () => {
    const order = sorted(rows, amount, { key: 'cents', descending }, 'nl').map((row) => row.cents);
    assert.deepEqual(order, descending ? [8500, -123, null] : [-123, 8500, null]);
  });
}

test('a filter looks at the words on the screen', () => {
  assert.deepEqual(filtered(rows, columns, { on: '31-1' }, nl), [rows[2]]);
  assert.deepEqual(filtered(rows, columns, { name: 'REGEL', cents: '85' }, nl), [rows[0]]);
  assert.deepEqual(filtered(rows, columns, { name: '  ' }, nl), rows);
});

test('the total skips what is empty and stays in whole cents', () => {
  assert.equal(totalOf(columns[1]!, rows), 8377);
  assert.equal(totalOf(columns[0]!, rows), null);
});

test('CSV opens in Dutch Excel and never runs as a formula', () => {
  const csv = asCsv([...sheetOf(columns, rows), ['=1+1', '+31', '-x', -5]]);
  assert.equal(
    csv,
    '\ufeffNaam;Bedrag;Dag\r\nRegel 10;85;2026-02-01\r\nRegel 9;;2026-03-01\r\n"Éénmalig; ""zo""";-1,23;2026-01-31\r\n' +
      "'=1+1;'+31;'-x;-5\r\n",
  );
});

test('copied text has what is on the screen', () => {
  assert.equal(asText(columns, rows.slice(0, 1), nl), 'Naam\tBedrag\tDag\nRegel 10\t€\u00a085,00\t1-2-2026');
});

test('CRC-32 gives the check value of the specification', () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
});

test('a workbook is a zip whose directory finds every part, with the values in it', () => {
  const bytes = workbook('Regels: januari', sheetOf(columns, rows));
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  assert.equal(view.getUint32(end, true), 0x06054b50);
  assert.equal(view.getUint16(end + 10, true), 6);
  let at = view.getUint32(end + 16, true);
  const parts = new Map<string, string>();
  for (let i = 0; i < 6; i += 1) {
    assert.equal(view.getUint32(at, true), 0x02014b50);
    const length = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const start = view.getUint32(at + 42, true) + 30 + nameLength;
    const content = bytes.subarray(start, start + length);
    assert.equal(view.getUint32(at + 16, true), crc32(content));
    parts.set(
      new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      new TextDecoder().decode(content),
    );
    at += 46 + nameLength;
  }
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  assert.match(sheet, /<v>-1.23<\/v>/);
  assert.match(sheet, /Éénmalig; &quot;zo&quot;/);
  assert.match(parts.get('xl/workbook.xml') ?? '', /name="Regels  januari"/);
});
