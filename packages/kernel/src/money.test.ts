import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  allocationNumber,
  amountFor,
  canonicalJson,
  cents,
  municipalityCode,
  newUuid,
  productCode,
  providerCode,
  roundHalfUp,
  seededRandom,
  sumCents,
  uuid,
} from './index.ts';

describe('money', () => {
  const amounts = [
    { name: 'one hour claimed as minutes', rate: 9480, volume: 60, per: 60, expected: 9480 },
    { name: 'half a cent rounds up, once', rate: 9510, volume: 1, per: 60, expected: 159 },
    { name: 'just under half a cent rounds down', rate: 9509, volume: 1, per: 60, expected: 158 },
    { name: 'nothing delivered costs nothing', rate: 9480, volume: 0, per: 60, expected: 0 },
    { name: 'a credit is the mirror image', rate: -9510, volume: 1, per: 60, expected: -159 },
  ];
  for (const { name, rate, volume, per, expected } of amounts) {
    it(name, () => assert.equal(amountFor(rate, volume, per), expected));
  }

  it('rounds to the nearest and never by more than half', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 6n), (a, b) => {
        const error = roundHalfUp(a, b) * b - a;
        assert.ok(2n * (error < 0n ? -error : error) <= b);
        assert.equal(roundHalfUp(-a, b), -roundHalfUp(a, b));
      }),
    );
  });

  it('refuses what is not whole, and has no minus zero', () => {
    assert.throws(() => cents(0.5), /safe integer/);
    assert.throws(() => cents(2 ** 53), /safe integer/);
    assert.throws(() => roundHalfUp(1n, 0n), /zero/);
    assert.ok(Object.is(cents(-0), 0));
  });

  it('sums beyond what a number can hold', () => {
    assert.equal(sumCents([Number.MAX_SAFE_INTEGER, 2n, Number.MAX_SAFE_INTEGER]), 18014398509481984n);
  });
});

describe('ids', () => {
  it('take their own shape only', () => {
    assert.deepEqual(
      [municipalityCode('0637'), municipalityCode('637'), municipalityCode('0637 ')],
      ['0637', null, null],
    );
    assert.deepEqual([providerCode('65650001'), providerCode('6565001')], ['65650001', null]);
    assert.deepEqual(
      [productCode('45A04'), productCode('45a04'), productCode('45A4')],
      ['45A04', null, null],
    );
    assert.deepEqual(
      [allocationNumber('+002'), allocationNumber('1234567890'), allocationNumber(-1)],
      [2, null, null],
    );
  });

  it('UUIDs are of version 7, in order of time and different from each other', () => {
    const first = newUuid(1_700_000_000_000);
    const later = newUuid(1_700_000_000_001);
    assert.match(first, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.ok(first < later);
    assert.notEqual(newUuid(1), newUuid(1));
    assert.equal(uuid(first), first);
  });
});

describe('canonical JSON', () => {
  it('does not depend on the order of keys', () => {
    assert.equal(canonicalJson({ b: 1n, a: [{ d: 1, c: null }] }), '{"a":[{"c":null,"d":1}],"b":"1"}');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        assert.equal(canonicalJson(turned), canonicalJson(value));
      }),
    );
  });
});

describe('seeded random', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const draw = (seed: string): number[] => Array.from({ length: 5 }, seededRandom(seed).next);
    assert.deepEqual(draw('a'), draw('a'));
    assert.notDeepEqual(draw('a'), draw('b'));
  });

  it('a fork does not depend on how much was drawn before', () => {
    const one = seededRandom(1);
    one.next();
    assert.equal(one.fork('x').next(), seededRandom(1).fork('x').next());
  });

  it('is uniform, normal and weighted as it says (5 standard errors)', () => {
    const random = seededRandom('moments');
    const n = 20_000;
    const mean = (values: number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    const uniform = Array.from({ length: n }, random.next);
    assert.ok(Math.abs(mean(uniform) - 0.5) < 5 * Math.sqrt(1 / 12 / n));
    const normal = Array.from({ length: n }, random.normal);
    assert.ok(Math.abs(mean(normal)) < 5 / Math.sqrt(n));
    assert.ok(Math.abs(mean(normal.map((x) => x * x)) - 1) < 5 * Math.sqrt(2 / n));
    const drawn = Array.from({ length: n }, () => random.weighted([1, 0, 3]));
    assert.ok(!drawn.includes(1));
    assert.ok(Math.abs(mean(drawn) / 2 - 0.75) < 5 * Math.sqrt(0.1875 / n));
  });
});
