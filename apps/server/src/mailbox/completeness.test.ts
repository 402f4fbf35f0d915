import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { zipSync } from 'fflate';
import { looksWhole, watchfulness } from './completeness.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const zip = zipSync({ 'a.xml': bytes('<a/>') });

describe('the end of a file', () => {
  const cases: readonly (readonly [string, Uint8Array, boolean])[] = [
    ['a whole message', bytes('<?xml version="1.0"?>\n<j:B xmlns:j="x"><j:C>1</j:C></j:B>\r\n'), true],
    ['a mark before the first byte', bytes('\u{FEFF}<B><C/></B>'), true],
    ['a comment before the root', bytes('<!-- <x> --><B></B>'), true],
    ['a space in the end tag', bytes('<B></B >'), true],
    ['an empty root', bytes('<B/>'), true],
    ['cut off in a tag', bytes('<B><C>1</C'), false],
    ['cut off after an inner tag', bytes('<B><C>1</C>'), false],
    ['cut off in the declaration', bytes('<?xml version="1.0"?>'), false],
    ['nothing yet', bytes(''), false],
    ['no XML: refused, not waited for', bytes('%PDF-1.7'), true],
    ['a whole zip', zip, true],
    ['a zip that is still growing', zip.subarray(0, zip.length - 30), false],
  ];
  for (const [name, content, expected] of cases) {
    it(`${name}: ${expected ? 'whole' : 'not whole'}`, () =>
      assert.equal(looksWhole(content, content), expected));
  }
});

describe('how long a file must lie still', () => {
  const patience = { whole: 5_000, cutOff: 120_000 };
  const start = 1_000_000;
  const look = (mtimeMs: number, looksWhole = true, size = 10) => ({ size, mtimeMs, looksWhole });
  const cases: readonly (readonly [string, ReturnType<typeof look>, boolean])[] = [
    ['changed 5 s ago', look(start - 5_000), true],
    ['changed 4.999 s ago', look(start - 4_999), false],
    ['moved in long after it was written', look(start - 86_400_000), true],
    ['cut off, changed 119.999 s ago', look(start - 119_999, false), false],
    ['cut off, changed 120 s ago', look(start - 120_000, false), true],
    ['changed in the future, by a clock elsewhere', look(start + 3_600_000), false],
  ];
  for (const [name, given, expected] of cases) {
    it(`${name}: ${expected ? 'taken' : 'waits'}`, () =>
      assert.equal(watchfulness(patience).isStill('a', given, start), expected));
  }

  it('our own two looks count where the clocks differ', () => {
    const watched = watchfulness(patience);
    const ahead = look(start + 3_600_000);
    assert.equal(watched.isStill('a', ahead, start), false);
    assert.equal(watched.isStill('a', ahead, start + 4_999), false);
    assert.equal(watched.isStill('a', ahead, start + 5_000), true);
  });

  it('a change begins the wait anew, also of the size alone', () => {
    const watched = watchfulness(patience);
    const ahead = start + 3_600_000;
    assert.equal(watched.isStill('a', look(ahead), start), false);
    assert.equal(watched.isStill('a', look(ahead, true, 11), start + 4_000), false);
    assert.equal(watched.isStill('a', look(ahead, true, 11), start + 8_999), false);
    assert.equal(watched.isStill('a', look(ahead, true, 11), start + 9_000), true);
  });

  it('a file that went away and came back begins anew', () => {
    const watched = watchfulness(patience);
    const ahead = look(start + 3_600_000);
    watched.isStill('a', ahead, start);
    watched.keepOnly(new Set(['b']));
    assert.equal(watched.isStill('a', ahead, start + 5_000), false);
  });
});
