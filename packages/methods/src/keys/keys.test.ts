import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { MethodResult } from '../result.ts';
import {
  buildRate,
  correctionShares,
  employerCharge,
  impliedContractRate,
  impliedMargin,
  indexRate,
  indexTable,
  largestRemainder,
  mixedRate,
  personalBudgetRate,
  sainteLague,
  solidarityWeights,
  tornado,
  weightedSalary,
  type CostElements,
} from './index.ts';

function value<R>(result: MethodResult<R>): R {
  assert.ok(result.ok, 'expected an answer');
  return result.value;
}

const close = (got: number, want: number, tolerance = 1e-9): void =>
  assert.ok(Math.abs(got - want) <= tolerance, `${got} is not ${want}`);

const members = fc
  .array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 })
  .filter((list) => list.some((w) => w > 0))
  .map((list) => list.map((weight, i) => ({ name: `m${i}`, weight })));
const amount = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });

describe('largest remainder', () => {
  it('adds up to the cent and stays within one cent of the quota', () => {
    fc.assert(
      fc.property(amount, members, (total, shares) => {
        const { shares: divided } = value(largestRemainder(total, shares));
        assert.equal(
          divided.reduce((sum, s) => sum + s.units, 0n),
          total,
        );
        const weight = shares.reduce((sum, s) => sum + BigInt(s.weight), 0n);
        for (const [i, { units }] of divided.entries()) {
          const miss = units * weight - total * BigInt(shares[i]!.weight);
          assert.ok((miss < 0n ? -miss : miss) < weight);
        }
      }),
    );
  });

  it('weights in another unit, or as decimals, divide the same', () => {
    fc.assert(
      fc.property(amount, members, (total, shares) => {
        const plain = value(largestRemainder(total, shares)).shares;
        const decimal = shares.map((s) => ({ ...s, weight: s.weight / 100 }));
        assert.deepEqual(value(largestRemainder(total, decimal)).shares, plain);
        assert.deepEqual(
          value(largestRemainder(-total, shares)).shares.map((s) => -s.units),
          plain.map((s) => s.units),
        );
      }),
    );
  });

  it('a tie goes to the larger weight, then to the first', () => {
    const even = value(
      largestRemainder(1n, [
        { name: 'a', weight: 1 },
        { name: 'b', weight: 1 },
      ]),
    );
    assert.deepEqual(
      even.shares.map((s) => s.units),
      [1n, 0n],
    );
    const larger = value(
      largestRemainder(2n, [
        { name: 'a', weight: 1 },
        { name: 'b', weight: 3 },
      ]),
    );
    assert.deepEqual(
      larger.shares.map((s) => s.units),
      [0n, 2n],
    );
  });

  it('without any weight there is nothing to divide by', () => {
    assert.equal(largestRemainder(100n, [{ name: 'a', weight: 0 }]).ok, false);
    assert.throws(() => largestRemainder(100n, [{ name: 'a', weight: -1 }]), /zero or more/);
  });

  it('corrections after the fact leave everyone at the key over the new total', () => {
    fc.assert(
      fc.property(amount, amount, members, (first, second, shares) => {
        const before = value(largestRemainder(first, shares)).shares.map((s) => s.units);
        const correction = value(correctionShares(second, shares, before));
        assert.deepEqual(
          correction.map((c, i) => c.units + before[i]!),
          value(largestRemainder(second, shares)).shares.map((s) => s.units),
        );
      }),
    );
  });

  it('one seat more can cost a seat (Alabama paradox); by odd divisors it never does', () => {
    const shares = [6, 6, 2].map((weight, i) => ({ name: String(i), weight }));
    assert.deepEqual(
      value(largestRemainder(10n, shares)).shares.map((s) => Number(s.units)),
      [4, 4, 2],
    );
    assert.deepEqual(
      value(largestRemainder(11n, shares)).shares.map((s) => Number(s.units)),
      [5, 5, 1],
    );
    fc.assert(
      fc.property(members, fc.integer({ min: 0, max: 60 }), (list, seats) => {
        const fewer = value(sainteLague(seats, list)).shares;
        const more = value(sainteLague(seats + 1, list)).shares;
        assert.ok(more.every((s, i) => s.units >= fewer[i]!.units));
        assert.equal(
          fewer.reduce((sum, s) => sum + s.units, 0n),
          BigInt(seats),
        );
      }),
    );
  });

  it('a solidarity key runs from own cost to the fixed key', () => {
    const list = [
      { name: 'a', key: 1, ownCents: [900, 1100] },
      { name: 'b', key: 3, ownCents: [1000, 1000] },
    ];
    const cents = (alpha: number) =>
      value(largestRemainder(1000n, solidarityWeights(list, alpha))).shares.map((s) => Number(s.units));
    assert.deepEqual(cents(0), [500, 500]);
    assert.deepEqual(cents(10_000), [250, 750]);
    assert.deepEqual(cents(5_000), [375, 625]);
  });
});

describe('indexation', () => {
  const years = [
    { year: 2023, provisional: [4.74, 4.87], final: [6.36, 7.02] },
    { year: 2024, provisional: [4.94, 2.51], final: null },
  ];

  it('adds or compounds the correction as the contract says', () => {
    const added = value(indexTable([0.9, 0.1], years))[1]!;
    const compounded = value(indexTable([0.9, 0.1], years, 'compounded'))[1]!;
    assert.equal(added.applied, 6.3);
    assert.equal(compounded.applied, 6.37);
    assert.equal(added.appliedOtherRule, compounded.applied);
  });

  it('without final figures of the year before there is no applied index', () => {
    const [first, second] = value(indexTable([0.9, 0.1], [years[1]!, { ...years[1]!, year: 2025 }]));
    assert.equal(first!.applied, null);
    assert.equal(first!.final, null);
    assert.equal(second!.applied, null);
  });

  it('no difference between provisional and final is no correction', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 1500 }), fc.integer({ min: -500, max: 1500 }), (a, b) => {
        const same = [a / 100, b / 100];
        const [only] = value(indexTable([0.9, 0.1], [{ year: 2024, provisional: same, final: same }]));
        assert.equal(only!.correction, 0);
        close(only!.provisional, (0.9 * a + 0.1 * b) / 100, 0.0051);
      }),
    );
  });

  it('rounding per minute gives other cents than rounding the hour', () => {
    assert.equal(indexRate(9480, 4.91), 9945n);
    assert.equal(indexRate(9480, 4.91, { roundPer: 'minute' }), 9960n);
    assert.equal(indexRate(9480, 0), 9480n);
  });

  it('half a cent goes up, and just under half does not', () => {
    assert.equal(indexRate(50, 1), 51n);
    assert.equal(indexRate(49, 1), 49n);
  });
});

describe('rate build-up', () => {
  const elements: CostElements = {
    monthlySalary: 3800,
    holiday: 0.08,
    yearEnd: 0.083,
    employer: 0.27,
    grossHours: 1878,
    nonWorkable: 340,
    productivity: 0.75,
    clientBound: 0.03,
    overhead: 0.2,
    riskMargin: 0.02,
  };

  it('20 % overhead as a share of the price is 25 % on cost', () => {
    const markUp = value(buildRate({ ...elements, overhead: 0.25 }));
    const turnover = value(buildRate({ ...elements, overheadAs: 'turnover' }));
    close(markUp.rate, turnover.rate);
  });

  it('the margin that a built rate implies is the margin that went in', () => {
    const built = value(buildRate(elements));
    close(impliedMargin(built.rate, built.withOverhead), 0.02);
    assert.ok(impliedMargin(70, built.withOverhead) < 0);
  });

  it('more productive hours lower the rate; every other percentage raises it', () => {
    for (const { element, lower, higher } of tornado(elements)) {
      assert.equal(higher > 0, element !== 'productivity');
      assert.equal(lower < 0, element !== 'productivity');
    }
    assert.equal(tornado(elements)[0]!.element, 'productivity');
  });

  it('a group shares the rate; no billable hours is refused', () => {
    close(value(buildRate({ ...elements, groupSize: 4 })).rate * 4, value(buildRate(elements)).rate);
    assert.throws(() => buildRate({ ...elements, nonWorkable: 1878 }), /billable/);
    assert.throws(() => buildRate({ ...elements, overheadAs: 'turnover', overhead: 1 }), /below 1/);
  });

  it('mixes functions, salary steps and bracketed charges', () => {
    close(
      mixedRate([
        { name: 'hbo', share: 0.75, rate: 80 },
        { name: 'wo', share: 0.25, rate: 120 },
      ]),
      90,
    );
    assert.throws(() => mixedRate([{ name: 'hbo', share: 0.75, rate: 80 }]), /not 1/);
    close(
      weightedSalary([
        { monthly: 3000, weight: 6 },
        { monthly: 3300, weight: 6 },
      ]),
      3150,
    );
    close(
      employerCharge(80_000, [
        { rate: 0.1, ceiling: 40_000 },
        { rate: 0.05, ceiling: null },
      ]),
      0.1,
    );
  });
});

describe('personal budget', () => {
  it('75 % of the contract rate, never below the floor', () => {
    assert.equal(personalBudgetRate(5280, 75), 3960n);
    assert.equal(personalBudgetRate(1000, 75, 1406), 1406n);
    assert.equal(personalBudgetRate(1875, 75, 1406), 1406n);
    assert.equal(personalBudgetRate(1876, 75, 1406), 1407n);
  });

  it('leads back to the contract rate', () => {
    assert.equal(impliedContractRate(3960, 75), 5280n);
    assert.throws(() => impliedContractRate(3960, 0), /above zero/);
  });
});
