import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, type Day } from '@jeugdregie/kernel';
import { bsnBlock, eighteenthBirthday, spareBsn, spareBsns } from './persons.ts';

const d = (text: string): Day => day(text) ?? assert.fail(text);

describe('test BSNs', () => {
  it('of two municipalities never meet, also when 9999 is used up', () => {
    const [one, other] = [bsnBlock(0, 0.4), bsnBlock(0.4, 1)];
    const taken = Array.from({ length: 5_000 }, one);
    const others = Array.from({ length: 7_000 }, other);
    const all = [...taken, ...others, ...Array.from({ length: spareBsns }, (_, i) => spareBsn(i))];
    assert.equal(new Set(all).size, all.length);
    assert.ok(taken.slice(0, 3_600).every((bsn) => bsn.startsWith('9999')));
    assert.ok(taken.at(-1)?.startsWith('9998'));
  });

  it('pass the eleven-test', () => {
    for (const bsn of Array.from({ length: 200 }, bsnBlock(0, 1))) {
      const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
      assert.equal(weights.reduce((sum, weight, i) => sum + weight * Number(bsn[i]), 0) % 11, 0, bsn);
    }
  });

  it('have an end among the spare ones', () => assert.throws(() => spareBsn(spareBsns)));
});

describe('the eighteenth birthday', () => {
  for (const [born, expected] of [
    ['2008-05-04', '2026-05-04'],
    ['2008-02-29', '2026-03-01'],
    ['2010-02-28', '2028-02-28'],
  ] as const) {
    it(`of ${born} is ${expected}`, () => {
      assert.equal(eighteenthBirthday({ birthDate: d(born) }), expected);
    });
  }
});
