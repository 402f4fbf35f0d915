import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { downloadAs, shownName } from './file-name.ts';

describe('a file name from outside', () => {
  for (const { name, given, shown } of [
    { name: 'stays as it is', given: 'JW323 maart.xml', shown: 'JW323 maart.xml' },
    { name: 'loses its folders', given: '../../etc/passwd', shown: 'passwd' },
    { name: 'loses folders of another system', given: 'C:\\map\\a.xml', shown: 'a.xml' },
    { name: 'loses characters that turn the text', given: 'a\u202elmx.exe', shown: 'almx.exe' },
    { name: 'loses line ends', given: 'a\r\nSet-Cookie: x', shown: 'aSet-Cookie: x' },
    { name: 'loses half a character', given: 'a\ud800.xml', shown: 'a\ufffd.xml' },
    { name: 'is never empty', given: '\u0000', shown: 'naamloos' },
    { name: 'is never a folder', given: 'map/..', shown: 'naamloos' },
  ]) {
    it(name, () => assert.equal(shownName(given), shown));
  }

  it('is short, and harmless in a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = shownName(given);
        assert.ok(Array.from(name).length <= 200 && name.length > 0);
        assert.match(downloadAs(name), /^attachment; filename="[\w .()-]*"; filename\*=UTF-8''[\w.!~%-]+$/);
      }),
      { numRuns: 40 },
    );
  });
});
