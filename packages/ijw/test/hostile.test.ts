import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, checkSync, explainRule } from '../src/index.ts';
import { bytesOf } from './fixtures.ts';

const good = bytesOf('05-JW301-toewijzing-na-vot.xml');
const text = good.toString('utf8');
const rootStart = text.slice(0, text.indexOf('\r\n  <jw301:Header>'));
const bytes = (value: string): Buffer => Buffer.from(value, 'utf8');
const repeat = (piece: string, times: number): Buffer => Buffer.alloc(piece.length * times, piece);

async function* chunks(total: number, piece: Buffer, head: Buffer): AsyncGenerator<Uint8Array> {
  yield head;
  for (let sent = 0; sent < total; sent += piece.length) yield piece;
}

const cases: readonly (readonly [name: string, file: Buffer, rule: string])[] = [
  ['an empty file', bytes(''), 'WELLFORMED'],
  ['a file cut off in a value', good.subarray(0, 1500), 'WELLFORMED'],
  [
    'a file cut off after the last element but one',
    bytes(text.slice(0, text.lastIndexOf('</'))),
    'WELLFORMED',
  ],
  ['text after the end', bytes(`${text}x`), 'WELLFORMED'],
  ['two roots', bytes(`${text}<a/>`), 'WELLFORMED'],
  ['not XML at all', bytes('%PDF-1.7 not XML'), 'WELLFORMED'],
  ['another XML', bytes('<html><body/></html>'), 'STRUCTURE'],
  ['a wrong namespace', bytes(text.replaceAll('ijw/3_2', 'iwmo/3_2')), 'STRUCTURE'],
  ['a release that is not 3.2', bytes(text.replaceAll('ijw/3_2', 'ijw/3_1')), 'STRUCTURE'],
  ['an ill-formed byte', Buffer.from(text.replace('Smit', 'Sm\xffit'), 'latin1'), 'ENCODING'],
  ['a surrogate in UTF-8', Buffer.from(text.replace('Smit', 'S\xed\xa0\x80t'), 'latin1'), 'ENCODING'],
  ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), 'ENCODING'],
  ['UTF-16 without mark', Buffer.from(text, 'utf16le'), 'ENCODING'],
  ['a byte order mark', bytes(`\ufeff${text}`), 'ENCODING'],
  ['another declared encoding', bytes(text.replace('UTF-8', 'ISO-8859-1')), 'ENCODING'],
  ['lone CR', bytes(text.replace('\r\n', '\r')), 'ENCODING'],
  ['NUL', bytes(text.replace('Smit', 'Sm\u0000it')), 'WELLFORMED'],
  ['a control character by number', bytes(text.replace('Smit', 'Sm&#1;it')), 'WELLFORMED'],
  [
    'a DOCTYPE',
    bytes(text.replace('<jw301:Bericht', '<!DOCTYPE a [<!ENTITY x "y">]>\r\n<jw301:Bericht')),
    'DOCTYPE',
  ],
  [
    'an external entity',
    bytes(text.replace('<jw301:Bericht', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><jw301:Bericht')),
    'DOCTYPE',
  ],
  ['an unknown entity', bytes(text.replace('Smit', '&smit;')), 'WELLFORMED'],
  ['an attribute twice', bytes(text.replace('<jw301:Header>', '<jw301:Header a="1" a="2">')), 'WELLFORMED'],
  [
    'an attribute twice by namespace',
    bytes(text.replace('<jw301:Header>', '<jw301:Header xmlns:p="u" xmlns:q="u" p:a="1" q:a="2">')),
    'WELLFORMED',
  ],
  [
    'an unknown prefix',
    bytes(text.replace('<jw301:Header>', '<zzz:Header>').replace('</jw301:Header>', '</zzz:Header>')),
    'WELLFORMED',
  ],
  ['tags that do not match', bytes(text.replace('</jw301:Header>', '</jw301:Heder>')), 'WELLFORMED'],
  ['200,000 levels', Buffer.concat([repeat('<a>', 200_000), repeat('</a>', 200_000)]), 'LIMIT'],
  [
    '5,000 different names',
    bytes(`<r>${Array.from({ length: 5000 }, (_, i) => `<n${i}/>`).join('')}</r>`),
    'LIMIT',
  ],
  ['a text of two million characters', bytes(text.replace('Smit', 'S'.repeat(2_000_000))), 'LIMIT'],
  ['a tag of two million attributes', bytes(`<a ${'x="" '.repeat(500_000)}>`), 'LIMIT'],
];

describe('hostile files', () => {
  for (const [name, file, rule] of cases) {
    it(`${name}: ${rule}, with a line and a Dutch explanation`, () => {
      const { level, findings, bericht } = checkSync(file);
      assert.equal(level, 1);
      assert.equal(bericht, null);
      assert.ok(
        findings.some((finding) => finding.rule === rule),
        JSON.stringify(findings),
      );
      assert.ok(findings.every((finding) => finding.line >= 1 && explainRule(finding.rule) !== null));
    });
  }

  it('a gigabyte of one text stops at the limit, in bounded memory', async () => {
    let sent = 0;
    const piece = repeat('x', 1 << 20);
    const source = (async function* () {
      for await (const chunk of chunks(1 << 30, piece, bytes(`${rootStart}<jw301:Header>`))) {
        sent += chunk.length;
        yield chunk;
      }
    })();
    const before = process.memoryUsage().rss;
    const { findings } = await check(source);
    assert.equal(findings.at(-1)?.rule, 'LIMIT');
    assert.ok(sent < 8 << 20, `${sent} bytes were read`);
    assert.ok(process.memoryUsage().rss - before < 200 << 20);
  });

  it('a gigabyte of white space or elements stops at the limit for the file', async () => {
    const limits = { bytes: 4_000_000 };
    for (const piece of [repeat('<a/>', 10_000), repeat('\r\n', 10_000)]) {
      const { findings } = await check(chunks(1 << 30, piece, bytes(rootStart)), { limits });
      assert.equal(findings.at(-1)?.rule, 'LIMIT');
    }
  });

  it('reports at most the number of findings that was asked for, and says that there are more', () => {
    const wrong = bytes(text.replaceAll(/<jw301:(Geslacht|Soort)>[^<]*/g, '<jw301:$1>zz'));
    assert.ok(checkSync(wrong).findings.length > 3);
    const few = checkSync(wrong, { limits: { findings: 2 } }).findings;
    assert.equal(few.length, 3);
    assert.equal(few[2]?.rule, 'LIMIT');
  });

  it('reads the same however the bytes are cut', async () => {
    const one = checkSync(good);
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      const cut = async function* (): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < good.length; at += size) yield good.subarray(at, at + size);
      };
      assert.deepEqual((await check(cut())).bericht, one.bericht);
    }
  });

  it('accepts LF as line end, other prefixes, comments and schema locations', () => {
    const other = text
      .replaceAll('\r\n', '\n')
      .replaceAll('jw301:', '')
      .replace('xmlns:jw301', 'xmlns')
      .replace(
        '<Header>',
        '<!-- é --><Header xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">',
      );
    assert.deepEqual(checkSync(bytes(other)).bericht, checkSync(good).bericht);
  });

  it('names no person in a finding', () => {
    const wrong = bytes(text.replace('999990019', '99999001x').replace('>Bram<', '> <'));
    const { findings } = checkSync(wrong);
    assert.equal(findings.length, 2);
    assert.ok(findings.every(({ found }) => found === undefined));
  });
});
