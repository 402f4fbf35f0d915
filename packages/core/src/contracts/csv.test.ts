import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvEuros, csvText } from './csv.ts';

/** The text of one cell, without the mark, the heading and the end of the line. */
function cell(value: Parameters<typeof csvText>[1][number][number]): string {
  return csvText(['h'], [[value]]).slice('\uFEFFh\r\n'.length, -'\r\n'.length);
}

describe('a list as text for a spreadsheet', () => {
  it('has a mark, semicolons and CRLF', () => {
    assert.equal(
      csvText(
        ['naam', 'aantal', 'bedrag'],
        [
          ['Proef', 3, csvEuros(150)],
          [null, -1, csvEuros(null)],
        ],
      ),
      '\uFEFFnaam;aantal;bedrag\r\nProef;3;1,50\r\n;-1;\r\n',
    );
  });

  for (const [cents, text] of [
    [0, '0,00'],
    [5, '0,05'],
    [-5, '-0,05'],
    [-1200, '-12,00'],
    [123_456_789, '1234567,89'],
    [-(2n ** 60n), '-11529215046068469,76'],
  ] as const) {
    it(`leaves ${cents} cents a number`, () => assert.equal(cell(csvEuros(cents)), text));
  }

  it('leaves a number below zero a number', () => assert.equal(cell(-12), '-12'));

  it('gives every amount back to the cent', () => {
    fc.assert(
      fc.property(fc.bigInt(), (cents) => {
        const text = cell(csvEuros(cents));
        assert.match(text, /^-?\d+,\d\d$/);
        assert.equal(BigInt(text.replace(',', '')), cents);
      }),
    );
  });

  for (const [text, expected] of [
    ['=1+1', "'=1+1"],
    ['+31612345678', "'+31612345678"],
    ['-12,00', "'-12,00"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['=HYPERLINK("x";"y")', '"\'=HYPERLINK(""x"";""y"")"'],
    ['a=1', 'a=1'],
    ['een;twee', '"een;twee"'],
    ['zij zei "ja"', '"zij zei ""ja"""'],
    ['twee\nregels', '"twee\nregels"'],
  ] as const) {
    it(`writes the text ${JSON.stringify(text)} so that it stays text`, () =>
      assert.equal(cell(text), expected));
  }

  it('never lets a text begin like a formula', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r'), fc.string(), (first, rest) => {
        assert.match(cell(first + rest), /^"?'/);
      }),
    );
  });
});
