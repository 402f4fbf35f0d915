import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, day, daysBetween, type Day } from '@jeugdregie/kernel';
import type { MethodResult } from '../result.ts';
import {
  checkFlow,
  flowTable,
  lengthBias,
  meanStayFromPresent,
  shareElapsedBeyond,
  shrinkTransitions,
  stacking,
  stays,
  steadyStock,
  transitionCounts,
  type CareInterval,
} from './index.ts';

function value<R>(result: MethodResult<R>): R {
  assert.ok(result.ok, 'expected an estimate');
  return result.value;
}

const close = (got: number, want: number, tolerance = 1e-9): void =>
  assert.ok(Math.abs(got - want) <= tolerance, `${got} is not ${want}`);

function on(text: string): Day {
  const parsed = day(text);
  assert.ok(parsed);
  return parsed;
}

const first = on('2025-01-01');
const year = { from: first, until: on('2026-01-01') };

const intervals = fc.array(
  fc
    .record({
      client: fc.constantFrom('a', 'b', 'c', 'd'),
      product: fc.constantFrom('P', 'Q', 'R'),
      provider: fc.constantFrom('x', 'y'),
      offset: fc.integer({ min: -200, max: 400 }),
      length: fc.integer({ min: 1, max: 300 }),
      cents: fc.integer({ min: 0, max: 100_000 }),
    })
    .map(({ client, product, provider, offset, length, cents }): CareInterval => ({
      client,
      product,
      provider,
      cents,
      start: addDays(first, offset),
      end: addDays(first, offset + length),
    })),
  { minLength: 1, maxLength: 25 },
);

const one = (
  start: string,
  end: string | null,
  product = 'P',
  { client = 'a', provider = 'x' } = {},
): CareInterval => ({
  client,
  product,
  provider,
  start: on(start),
  end: end === null ? null : on(end),
});

describe('stock and flow', () => {
  it('opening plus inflow minus outflow is closing, in every segment, for every set of intervals', () => {
    fc.assert(
      fc.property(intervals, fc.constantFrom(1, 30, 90), (list, gapDays) => {
        const table = value(flowTable(list, year, { gapDays }));
        for (const s of table.segments) assert.equal(s.opening + s.inflow - s.outflow, s.closing, s.segment);
        assert.equal(table.uniqueClients, table.openingClients + table.newClients);
        assert.ok(table.clientsSummedOverSegments >= table.uniqueClients);
      }),
    );
  });

  it('the closing of one period is the opening of the next', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const middle = on('2025-07-01');
        const early = value(flowTable(list, { from: first, until: middle }, { gapDays: 30 }));
        const late = value(flowTable(list, { from: middle, until: year.until }, { gapDays: 30 }));
        assert.deepEqual(
          early.segments.map((s) => s.closing),
          late.segments.map((s) => s.opening),
        );
      }),
    );
  });

  it('a gap of 29 days goes on, a gap of 30 days is outflow and inflow', () => {
    const flow = (start: string) =>
      value(flowTable([one('2025-02-01', '2025-03-01'), one(start, null)], year, { gapDays: 30 }))
        .segments[0]!;
    assert.deepEqual([flow('2025-03-30').inflow, flow('2025-03-30').outflow], [1, 0]);
    assert.deepEqual([flow('2025-03-31').inflow, flow('2025-03-31').outflow], [2, 1]);
  });

  it('renewal under a new number on the day itself is no flow', () => {
    const table = value(
      flowTable([one('2024-06-01', '2025-01-01'), one('2025-01-01', null)], year, { gapDays: 30 }),
    );
    assert.deepEqual(
      [table.segments[0]!.opening, table.segments[0]!.inflow, table.segments[0]!.outflow],
      [1, 0, 0],
    );
  });

  it('a move to another segment within the gap is through-flow at both ends', () => {
    const table = value(
      flowTable([one('2025-01-05', '2025-03-01', 'P'), one('2025-03-20', null, 'Q')], year, { gapDays: 30 }),
    );
    assert.equal(table.segments[0]!.toOthers, 1);
    assert.equal(table.segments[1]!.fromOthers, 1);
  });

  it('an end before the start is named, not counted; a day of no length too', () => {
    const result = flowTable(
      [one('2025-05-01', '2025-04-30'), one('2025-05-01', '2025-05-01'), one('2025-05-01', '2025-05-02')],
      year,
      { gapDays: 30 },
    );
    assert.ok(result.ok);
    assert.deepEqual(
      result.value.refused.map((r) => r.reason),
      ['end-before-start', 'no-days'],
    );
    assert.equal(result.value.segments[0]!.inflow, 1);
  });

  it('a published table may miss by half a unit per term, and no more', () => {
    const row = (closing: number) => ({ rest: { opening: 100, inflow: 20, outflow: 10, closing } });
    assert.equal(value(checkFlow(row(100), 5, null)).withinRounding, true);
    assert.equal(value(checkFlow(row(95), 5, null)).withinRounding, false);
    assert.equal(value(checkFlow(row(111), 1, null)).withinRounding, false);
  });
});

describe('stays', () => {
  it('those present stay longer than starters, and the harmonic mean leads back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }), (list) => {
        const n = list.length;
        const mean = list.reduce((a, b) => a + b, 0) / n;
        const bias = lengthBias(mean, list.reduce((a, b) => a + b * b, 0) / n);
        assert.ok(bias.meanTotalOfPresent >= mean - 1e-9);
        close(bias.meanElapsedOfPresent, bias.meanTotalOfPresent / 2);
        close(meanStayFromPresent(list.map((stay) => ({ stay, weight: stay }))), mean, 1e-9);
        close(shareElapsedBeyond(list, 0), 1);
      }),
    );
  });

  it('with equal stays there is no bias', () => {
    const bias = lengthBias(7, 49);
    assert.equal(bias.meanTotalOfPresent, 7);
    assert.equal(steadyStock(3, 7), 21);
    close(shareElapsedBeyond([7, 7], 3.5), 0.5);
  });

  it('names three averages that differ', () => {
    const list = [
      one('2024-01-01', '2025-02-01', 'P', { client: 'a' }),
      one('2025-03-01', '2025-03-11', 'P', { client: 'b' }),
      one('2025-05-01', null, 'P', { client: 'c' }),
    ];
    const result = value(stays(list, year, 30));
    assert.deepEqual([result.leavers, result.starters, result.present], [2, 2, 1]);
    close(result.ofLeavers!, (397 + 10) / 2);
    close(result.elapsedOfPresent!, 245);
    close(result.ofStarters!.mean, (10 + 245) / 2);
    assert.deepEqual(result.presentByElapsed, [0, 0, 1, 0, 0]);
  });
});

describe('stacking', () => {
  it('days by concurrency add up to the days between first start and last end', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const result = value(stacking(list));
        const days = Object.values(result.daysByConcurrency).reduce((a, b) => a + b, 0);
        const span = [...Map.groupBy(list, (i) => i.client).values()].reduce((total, own) => {
          const starts = own.map((i) => i.start).sort();
          const ends = own.map((i) => i.end!).sort();
          return total + daysBetween(starts[0]!, ends.at(-1)!);
        }, 0);
        assert.equal(days, span);
        assert.ok(result.overlappingCents <= result.totalCents);
        assert.ok(result.shareWithThree <= result.shareWithTwo);
      }),
    );
  });

  it('the order of the intervals does not matter', () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const { inputHash: _a, ...forward } = stacking(list);
        const { inputHash: _b, ...back } = stacking(list.toReversed());
        assert.deepEqual({ ...forward, value: null }, { ...back, value: null });
        const [a, b] = [value(stacking(list)), value(stacking(list.toReversed()))];
        assert.deepEqual(
          [a.daysByConcurrency, a.pairs, a.episodes],
          [b.daysByConcurrency, b.pairs, b.episodes],
        );
      }),
    );
  });

  it('one product at two providers counts as two, twice the same allocation as one', () => {
    const twice = [one('2025-01-01', '2025-02-01'), one('2025-01-10', '2025-02-01')];
    assert.equal(value(stacking(twice)).maxConcurrent, 1);
    const two = [one('2025-01-01', '2025-02-01'), one('2025-01-10', '2025-02-01', 'P', { provider: 'y' })];
    assert.equal(value(stacking(two)).maxConcurrent, 2);
    assert.equal(
      value(stacking([...two, one('2025-01-10', '2025-02-01', 'taxi')], { ignoredProducts: ['taxi'] }))
        .maxConcurrent,
      2,
    );
  });

  it('money on overlapping days is the share of days that overlap', () => {
    const list = [
      { ...one('2025-01-01', '2025-01-11'), cents: 1000 },
      { ...one('2025-01-06', '2025-01-16', 'Q'), cents: 500 },
    ];
    assert.equal(value(stacking(list)).overlappingCents, 500n + 250n);
  });
});

describe('transitions', () => {
  it('every row of a shrunk matrix adds up to one and lies between own and regional', () => {
    const result = value(
      shrinkTransitions(
        [
          [0, 3, 1],
          [1, 0, 1],
        ],
        [
          [0, 60, 40],
          [20, 0, 80],
        ],
        10,
      ),
    );
    for (const row of result.probabilities)
      close(
        row.reduce((a, b) => a + b, 0),
        1,
      );
    const p = result.probabilities[0]![1]!;
    assert.ok(p > 0.6 && p < 0.75);
    const [low, high] = result.interval95[0]![1]!;
    assert.ok(low < p && p < high);
    assert.equal(shrinkTransitions([[0, 0]], [[0, 0]], 10).ok, false);
  });

  it('counts the next segment, or outside when none follows in time', () => {
    const list = [
      one('2025-01-01', '2025-02-01', 'P'),
      one('2025-02-10', '2025-03-01', 'Q'),
      one('2025-06-01', null, 'P'),
    ];
    assert.deepEqual(transitionCounts(list, 30), {
      segments: ['P', 'Q'],
      counts: [
        [0, 1, 0],
        [0, 0, 1],
      ],
    });
  });
});
