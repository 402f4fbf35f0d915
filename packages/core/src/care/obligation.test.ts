import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { addDays, isoWeeksTouched, type Day, type ProductCode, type Uuid } from '@jeugdregie/kernel';
import { termsFromFacts, type Terms } from '../contracts/index.ts';
import { obligationOf, type Costed } from './obligation.ts';
import { parties } from './testing.ts';

const help = '45A04' as ProductCode;
const day = (text: string): Day => text as Day;

/** 45A04 per hour: 85.00 in 2026, 90.00 in 2027; the contract ends with 2027. */
const terms: Terms = termsFromFacts({
  version: 'v' as Uuid,
  provider: parties.provider,
  providerName: 'Proef (fictief)',
  contracts: [{ number: 'C-1', from: day('2026-01-01'), until: day('2027-12-31') }],
  rates: [
    {
      product: help,
      contract: 'C-1',
      unit: '04',
      rateCents: 8500,
      from: day('2026-01-01'),
      until: day('2026-12-31'),
    },
    {
      product: help,
      contract: 'C-1',
      unit: '04',
      rateCents: 9000,
      from: day('2027-01-01'),
      until: day('2027-12-31'),
    },
  ],
  segments: [],
  ceilings: [],
});

const allocation = (change: Partial<Costed> & { from?: string; until?: string | null }): Costed => ({
  product: help,
  period: {
    from: day(change.from ?? '2026-01-01'),
    until: change.until === null ? null : day(change.until ?? '2026-01-31'),
  },
  volume: 2,
  unit: '04',
  frequency: '2',
  budgetCents: null,
  isDeleted: false,
  ...change,
});

describe('what an allocation costs when it is delivered in full', () => {
  const cases: readonly {
    name: string;
    given: Costed;
    total: bigint | null;
    months?: Record<string, bigint>;
  }[] = [
    { name: 'two hours a week: January 2026 touches five ISO weeks', given: allocation({}), total: 85_000n },
    {
      name: 'a week belongs to the month of its last day',
      given: allocation({ until: '2026-02-01' }),
      total: 85_000n,
      months: { '2026-01': 68_000n, '2026-02': 17_000n },
    },
    { name: 'two hours a day', given: allocation({ frequency: '1', until: '2026-01-03' }), total: 51_000n },
    {
      name: 'two hours a month: a month that is touched counts whole',
      given: allocation({ frequency: '4', from: '2026-01-31', until: '2026-02-01' }),
      total: 34_000n,
      months: { '2026-01': 17_000n, '2026-02': 17_000n },
    },
    {
      name: 'in total: once, spread over the days',
      given: allocation({ frequency: '6', volume: 30, from: '2026-01-22', until: '2026-02-10' }),
      total: 255_000n,
      months: { '2026-01': 127_500n, '2026-02': 127_500n },
    },
    {
      name: 'the rate of each moment',
      given: allocation({ frequency: '4', from: '2026-12-01', until: '2027-01-31' }),
      total: 35_000n,
      months: { '2026-12': 17_000n, '2027-01': 18_000n },
    },
    {
      name: 'minutes at an hourly rate, rounded once: 100 × 8500 ÷ 60',
      given: allocation({ unit: '01', volume: 100, frequency: '4' }),
      total: 14_167n,
    },
    {
      name: 'minutes that began before there was an hourly rate',
      given: allocation({ unit: '01', volume: 100, frequency: '4', from: '2025-12-01' }),
      total: 14_167n,
    },
    {
      name: 'a volume in eurocents needs no rate',
      given: allocation({ unit: '83', volume: 250_000, frequency: '4', product: '43A06' as ProductCode }),
      total: 250_000n,
    },
    {
      name: 'a budget is spread over the days and lost to the last cent',
      given: allocation({
        budgetCents: 100_001,
        volume: null,
        unit: null,
        frequency: null,
        product: null,
        until: '2026-03-31',
      }),
      total: 100_001n,
    },
    {
      name: 'without an end: up to the end of the contract',
      given: allocation({ frequency: '4', until: null }),
      total: 420_000n,
    },
    { name: 'deleted: nothing', given: allocation({ isDeleted: true }), total: 0n },
    {
      name: 'category only, without budget: unknown',
      given: allocation({ volume: null, unit: null, frequency: null }),
      total: null,
    },
    {
      name: 'no rate for the product: unknown',
      given: allocation({ product: '45A05' as ProductCode }),
      total: null,
    },
    { name: 'a rate in another unit: unknown', given: allocation({ unit: '16' }), total: null },
    {
      name: 'a month after the last rate is left out, the months before it are not',
      given: allocation({ frequency: '4', from: '2027-11-01', until: '2028-01-01' }),
      total: 36_000n,
      months: { '2027-11': 18_000n, '2027-12': 18_000n },
    },
    {
      name: 'a week that ends after the last rate is left out',
      given: allocation({ from: '2027-12-20', until: '2028-01-02' }),
      total: 18_000n,
      months: { '2027-12': 18_000n },
    },
    {
      name: 'in total: the share of the days that have a rate',
      given: allocation({ frequency: '6', volume: 62, from: '2027-12-01', until: '2028-01-31' }),
      total: 279_000n,
      months: { '2027-12': 279_000n },
    },
    {
      name: 'a budget needs no rate, also beyond the contract',
      given: allocation({ budgetCents: 6_200, volume: null, from: '2027-12-01', until: '2028-01-31' }),
      total: 6_200n,
    },
    {
      name: 'wholly after the last rate: unknown',
      given: allocation({ frequency: '4', from: '2028-01-01', until: '2028-03-31' }),
      total: null,
    },
    {
      name: 'no end and no contract: unknown',
      given: allocation({ from: '2025-12-01', until: null }),
      total: null,
    },
  ];
  for (const { name, given, total, months } of cases) {
    test(name, () => {
      const obligation = obligationOf(given, terms);
      assert.equal(obligation?.totalCents ?? null, total);
      if (months) assert.deepEqual(Object.fromEntries(obligation?.months ?? []), months);
    });
  }

  test('months always add up to the total, and a weekly volume is used once per ISO week', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1', '2', '4', '6'),
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 1, max: 9_999 }),
        (frequency, offset, length, volume) => {
          const from = addDays(day('2026-01-01'), offset);
          const until = addDays(from, length);
          const obligation = obligationOf(allocation({ frequency, volume, from, until, unit: '01' }), terms);
          const sum = [...(obligation?.months.values() ?? [])].reduce((a, b) => a + b, 0n);
          assert.equal(sum, obligation?.totalCents);
          if (frequency !== '2') return;
          const euros = allocation({ frequency, volume, from, until, unit: '83' });
          assert.equal(
            obligationOf(euros, terms)?.totalCents,
            BigInt(isoWeeksTouched({ from, until }) * volume),
          );
        },
      ),
    );
  });
});
