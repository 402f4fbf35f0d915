import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReceivedFile } from '@jeugdregie/core/exchange';
import { municipalityCode, newUuid } from '@jeugdregie/kernel';
import fc from 'fast-check';
import { fitted, flatName, isIgnored, nthName, outgoingName } from './names.ts';

describe('names that are not taken', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['bericht.xml', false],
    ['bericht.xml.part', true],
    ['bericht.part', true],
    ['part.xml', false],
    ['bericht.tmp', true],
    ['bericht.TMP', true],
    ['bericht.xml.filepart', true],
    ['bericht.xml.crdownload', true],
    ['.bericht.xml.Xy12', true],
    ['~$werkboek.xlsx', true],
    ['bericht.xml~', true],
    ['bericht~2.xml', false],
    ['Thumbs.db', true],
    ['berichten.zip', false],
    ['zonder-ending', false],
    ['brief.pdf', false],
    ['bericht.xml.reden.txt', true],
    ['reden.txt', false],
  ];
  for (const [name, expected] of cases) {
    it(`${name} ${expected ? 'is left alone' : 'is taken'}`, () => assert.equal(isIgnored(name), expected));
  }
});

describe('a name that is taken', () => {
  const cases: readonly (readonly [string, number, string])[] = [
    ['a.xml', 1, 'a.xml'],
    ['a.xml', 2, 'a~2.xml'],
    ['0637/a.b.xml', 12, '0637/a.b~12.xml'],
    ['zonder', 3, 'zonder~3'],
    [`${'é'.repeat(120)}.xml`, 2, `${'é'.repeat(98)}~2.xml`],
  ];
  for (const [name, n, expected] of cases) {
    it(`${name} becomes ${expected}`, () => assert.equal(nthName(name, n), expected));
  }
});

describe('a name that must leave room for more', () => {
  it('stays as it is up to 200 bytes', () => {
    const whole = `0637/${'a'.repeat(196)}.xml`;
    assert.equal(fitted(whole), whole);
    assert.equal(fitted(`0637/${'a'.repeat(197)}.xml`), whole);
  });
});

describe('a name out of an archive', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['post.zip/map/a.xml', 'post.zip--map--a.xml'],
    ['post.zip/../../etc/passwd', 'post.zip--etc--passwd'],
    ['post.zip//./a.xml', 'post.zip--a.xml'],
    ['..\\..\\a.xml', '_.._a.xml'],
    ['/', 'naamloos'],
    ['.verborgen', 'verborgen'],
    ['a\u0000b\u202Ec.xml', 'a_b_c.xml'],
  ];
  for (const [name, expected] of cases) {
    it(`${JSON.stringify(name)} becomes ${expected}`, () => assert.equal(flatName(name), expected));
  }

  it('never leads out of its folder, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const flat = flatName(name);
        assert.ok(flat.length > 0 && Buffer.byteLength(flat) <= 200);
        assert.doesNotMatch(flat, /[/\\\0]|^\./);
      }),
    );
  });
});

const answer: ReceivedFile = {
  fileId: newUuid(1_700_000_000_000, new Uint8Array(10).fill(0xab)),
  municipality: municipalityCode('0855')!,
  direction: 'out',
  name: 'JW316-R1.xml',
  sha256: '',
  size: 1,
  message: 'JW316',
  sender: '0855',
  receiver: '65650001',
  identification: 'R1',
  messageDate: null,
  receivedOn: '2026-11-16' as ReceivedFile['receivedOn'],
  receivedAt: '2026-11-16T10:00:00Z',
  state: 'ready',
  dueOn: null,
  answeredOn: null,
  answerFileId: null,
  answersFileId: null,
  summary: '',
  findings: 0,
};

describe('the name of an outgoing message', () => {
  it('says what, who, whose and which, and ends with a mark of the file itself', () => {
    assert.equal(outgoingName(answer), 'JW316_0855_65650001_R1_abababababab.xml');
    assert.equal(outgoingName(answer), outgoingName({ ...answer }));
    assert.notEqual(outgoingName(answer), outgoingName({ ...answer, fileId: newUuid() }));
  });

  it('holds nothing that came from outside unwashed', () => {
    const odd = { ...answer, identification: '../../a b&c', receiver: null };
    assert.equal(outgoingName(odd), 'JW316_0855_onbekend_abc_abababababab.xml');
    assert.match(outgoingName({ ...answer, identification: null }), /_zonder_/);
  });
});
