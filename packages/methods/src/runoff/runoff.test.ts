import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Day, Month } from '@jeugdregie/kernel';
import fc from 'fast-check';
import {
  backtestRunoff,
  bootstrapReserve,
  bornhuetterFerguson,
  calendarTest,
  capeCod,
  exposureByMonth,
  fromIncrements,
  mack,
  overDispersedPoisson,
  simulateSegment,
  triangle,
  triangleAsOf,
  yearEnd,
  type KnownAmount,
  type OpenAllocation,
} from './index.ts';

const positive = fc.integer({ min: 50, max: 900 });
const triangles = fc
  .integer({ min: 4, max: 8 })
  .chain((n) =>
    fc.tuple(
      ...Array.from({ length: n }, (_, i) => fc.array(positive, { minLength: n - i, maxLength: n - i })),
    ),
  )
  .map((rows) => fromIncrements(rows));

const known = fromIncrements([
  [350, 360, 140, 80, 50, 20],
  [400, 370, 160, 90, 45, 22],
  [310, 330, 150, 78, 40, 18],
  [360, 340, 155, 82, 52, 21],
  [420, 400, 180, 95, 60, 25],
  [290, 280, 120, 66, 38],
  [250, 240, 105, 60],
  [360, 350, 150],
  [450, 460],
  [410],
]);

function near(got: number | null | undefined, want: number, relative = 1e-9): void {
  assert.ok(
    Math.abs((got ?? Number.NaN) - want) <= relative * Math.max(1, Math.abs(want)),
    `got ${got}, expected ${want}`,
  );
}

describe('chain ladder', () => {
  it('scales with the unit of money', () => {
    fc.assert(
      fc.property(triangles, fc.integer({ min: 2, max: 100 }), (data, k) => {
        const one = mack(data);
        const many = mack(triangle(data.cumulative.map((row) => row.map((v) => k * v))));
        assert.ok(one.ok && many.ok);
        near(many.value.total.reserve, k * (one.value.total.reserve ?? 0));
        near(many.value.total.se, k * (one.value.total.se ?? 0), 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('has the same reserves as the over-dispersed Poisson, whatever the triangle', () => {
    fc.assert(
      fc.property(triangles, (data) => {
        const [ladder, poisson] = [mack(data), overDispersedPoisson(data)];
        assert.ok(ladder.ok && poisson.ok);
        for (const [i, r] of poisson.value.reserve.entries()) near(ladder.value.reserve[i], r, 1e-8);
      }),
      { numRuns: 60 },
    );
  });

  it('says "not enough" for one origin, and a number for two', () => {
    assert.equal(mack(triangle([[1, 2, 3]])).ok, false);
    assert.equal(mack(triangle([[100, 150], [80]])).ok, true);
  });

  it('cannot project an origin without any claim yet: not estimable, and never zero', () => {
    const result = mack(fromIncrements([[10, 5, 2], [8, 4], [0]]));
    assert.ok(result.ok);
    assert.equal(result.value.ultimate.at(-1), null);
    assert.equal(result.value.total.reserve, null);
  });

  it('carries its provenance and the valuation date of the caller', () => {
    const result = mack(known, { valuationDate: '2026-10-31' as Day });
    assert.ok(result.ok);
    assert.equal(result.method, '01-runoff/mack');
    assert.equal(result.valuationDate, '2026-10-31');
    assert.equal(result.observations, 45);
    assert.match(result.inputHash, /^[0-9a-f]{64}$/);
  });

  it('sees a diagonal on which claims stopped', () => {
    const rows = Array.from({ length: 10 }, (_, i) =>
      Array.from({ length: 10 - i }, (__, j) =>
        i + j === 7 ? 1 : 1000 * 0.7 ** j * (1 + 0.01 * ((i * 7 + j * 3) % 5)),
      ),
    );
    const calm = Array.from({ length: 10 }, (_, i) =>
      Array.from({ length: 10 - i }, (__, j) => 1000 * 0.7 ** j * (1 + 0.05 * Math.sin(i * 12.9 + j * 78.2))),
    );
    assert.equal(calendarTest(fromIncrements(rows))?.withinRange, false);
    assert.equal(calendarTest(fromIncrements(calm))?.withinRange, true);
  });
});

describe('exposure methods', () => {
  it('Cape Cod is Bornhuetter-Ferguson with its own rate as prior', () => {
    const exposure = known.cumulative.map((_, i) => 1200 + 30 * i);
    const cape = capeCod(known, exposure);
    assert.ok(cape.ok);
    const prior = exposure.map((e) => e * (cape.value.kappa ?? 0));
    const bf = bornhuetterFerguson(known, prior);
    assert.ok(bf.ok);
    near(bf.value.reserveTotal, cape.value.reserveTotal);
  });

  it('the future increments of an origin add up to its reserve', () => {
    const cape = capeCod(
      known,
      known.cumulative.map(() => 1300),
      { tailFactor: 1.02 },
    );
    assert.ok(cape.ok);
    for (const [i, row] of cape.value.future.entries())
      near(
        row.reduce((a, b) => a + b, 0),
        cape.value.reserve[i] ?? 0,
      );
  });

  it('no exposure at all is "not enough"; an origin without claims gets its reserve from exposure', () => {
    assert.equal(
      capeCod(
        known,
        known.cumulative.map(() => 0),
      ).ok,
      false,
    );
    const young = capeCod(fromIncrements([[10, 5, 2], [8, 4], [0]]), [20, 15, 12]);
    assert.ok(young.ok && (young.value.reserve.at(-1) ?? 0) > 0);
  });
});

describe('bootstrap', () => {
  it('same seed, same futures; another seed, others', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => bootstrapReserve(known, { replications: 50, seed }));
    assert.ok(a?.ok && b?.ok && c?.ok);
    assert.deepEqual(a.value.samples.total, b.value.samples.total);
    assert.notDeepEqual(a.value.samples.total, c.value.samples.total);
  });

  it('origins and calendar periods add up to the same total in every replication', () => {
    const result = bootstrapReserve(known, { replications: 40, seed: 3 });
    assert.ok(result.ok);
    const { reserve, calendar, total, origins, periods } = result.value.samples;
    for (const [r, t] of total.entries()) {
      near(
        reserve.subarray(r * origins, (r + 1) * origins).reduce((a, v) => a + v, 0),
        t,
        1e-9,
      );
      near(
        calendar.subarray(r * periods, (r + 1) * periods).reduce((a, v) => a + v, 0),
        t,
        1e-9,
      );
    }
  });

  it('a column that is credited away is "not enough", with the way out as flag', () => {
    const result = bootstrapReserve(fromIncrements([[100, 50, -60], [90, 40], [80]]), {
      replications: 10,
      seed: 1,
    });
    assert.equal(result.ok, false);
    assert.ok(result.flags.includes('odp-invalid:use-mack-or-exposure'));
  });

  it('segments under the group pattern add up to about the group', () => {
    const group = bootstrapReserve(known, { replications: 2000, seed: 5 });
    assert.ok(group.ok);
    const half = triangle(known.cumulative.map((row) => row.map((v) => v / 2)));
    const [a, b] = ['a', 'b'].map((seed) => simulateSegment(half, group.value.samples, { seed }));
    const sum = group.value.samples.total.map((_, r) => (a?.[r] ?? 0) + (b?.[r] ?? 0));
    near(sum.reduce((x, y) => x + y, 0) / sum.length, group.value.meanTotal, 0.02);
  });
});

describe('as of', () => {
  const facts: readonly KnownAmount[] = [
    { delivered: '2026-01' as Month, known: '2026-01' as Month, amount: 100 },
    { delivered: '2026-01' as Month, known: '2026-03' as Month, amount: -20 },
    { delivered: '2026-02' as Month, known: '2026-02' as Month, amount: 50 },
    { delivered: '2026-02' as Month, known: '2026-04' as Month, amount: 30 },
    { delivered: '2026-03' as Month, known: '2026-03' as Month, amount: 70 },
  ];

  it('a fact of the valuation month counts, one of the month after does not', () => {
    const span = { first: '2026-01' as Month, columns: 3 };
    const march = triangleAsOf(facts, { ...span, valuation: '2026-03' as Month });
    assert.deepEqual(march.cumulative, [[100, 100, 80], [50, 50], [70]]);
    const april = triangleAsOf(facts, { ...span, valuation: '2026-04' as Month });
    assert.deepEqual(april.cumulative, [[100, 100, 80], [50, 50, 80], [70, 70], [0]]);
  });

  it('order of arrival does not matter', () => {
    const span = { first: '2026-01' as Month, valuation: '2026-04' as Month, columns: 3 };
    assert.deepEqual(triangleAsOf(facts.toReversed(), span), triangleAsOf(facts, span));
  });
});

describe('exposure from open allocations', () => {
  const months = ['2026-01', '2026-02'] as Month[];
  const table: readonly { name: string; allocation: OpenAllocation; expected: readonly number[] }[] = [
    {
      name: 'a total is spread over its days',
      allocation: {
        period: { from: '2026-01-22' as Day, until: '2026-02-10' as Day },
        volume: 20,
        frequency: 'total',
        rateCents: 100,
      },
      expected: [1000, 1000],
    },
    {
      name: 'per week counts by sevenths, the last day included',
      allocation: {
        period: { from: '2026-01-25' as Day, until: '2026-02-01' as Day },
        volume: 7,
        frequency: 'week',
        rateCents: 100,
      },
      expected: [700, 100],
    },
    {
      name: 'per month counts by the share of its days',
      allocation: {
        period: { from: '2026-02-15' as Day, until: null },
        volume: 2,
        frequency: 'month',
        rateCents: 100,
      },
      expected: [0, 100],
    },
    {
      name: 'an ended allocation brings nothing',
      allocation: {
        period: { from: '2025-01-01' as Day, until: '2025-12-31' as Day },
        volume: 9,
        frequency: 'day',
        rateCents: 100,
      },
      expected: [0, 0],
    },
  ];
  for (const { name, allocation, expected } of table) {
    it(name, () => {
      for (const [m, v] of exposureByMonth([allocation], months, 180).entries()) near(v, expected[m] ?? 0);
    });
  }
});

describe('year end', () => {
  const base = {
    triangle: known,
    monthsElapsed: 10,
    exposure: known.cumulative.map(() => 1250),
    youngest: 2,
    running: { exposure: [1000, 800], survival: [0.95, 0.9], count: 400 },
    inflow: { paths: [[10, 12]], exposurePerStarter: [5, 20] },
    replications: 1500,
    seed: 1,
  };

  it('is the sum of its three blocks, and received plus accrual is the whole', () => {
    const result = yearEnd(base);
    assert.ok(result.ok);
    const { parts, mean, receivedByYearEnd, accrual, intervals } = result.value;
    near(parts.elapsed + parts.running + parts.starters, mean);
    near(receivedByYearEnd + accrual, mean);
    assert.ok(intervals.level95.lower < intervals.level80.lower && intervals.level80.lower < mean);
  });

  it('nothing running and nobody new leaves the elapsed months only', () => {
    const result = yearEnd({
      ...base,
      running: { exposure: [0, 0], survival: [1, 1], count: 0 },
      inflow: null,
    });
    assert.ok(result.ok);
    near(result.value.mean, result.value.parts.elapsed);
    assert.ok(result.flags.includes('no-new-starters'));
  });

  it('fewer allocations give a wider band', () => {
    const width = (count: number): number => {
      const result = yearEnd({
        ...base,
        running: { exposure: [90_000, 90_000], survival: [0.8, 0.6], count },
      });
      assert.ok(result.ok);
      return result.value.intervals.level80.upper - result.value.intervals.level80.lower;
    };
    assert.ok(width(5) > 1.2 * width(5000));
  });
});

describe('back-test', () => {
  it('scores past forecasts on what arrived since, and says when it cannot', () => {
    const rows = Array.from({ length: 24 }, (_, i) =>
      [0.4, 0.3, 0.2, 0.1]
        .slice(0, 24 - i)
        .map((share, j) => 1000 * share * (1 + 0.1 * Math.sin(i * 12.9 + j * 78.2))),
    );
    const result = backtestRunoff(fromIncrements(rows), { valuations: 8, replications: 200, seed: 1 });
    assert.ok(result.ok);
    assert.equal(result.value.rows.length, 8);
    assert.ok(result.value.coverage95 >= result.value.coverage80);
    assert.equal(backtestRunoff(known, { valuations: 2, replications: 50, seed: 1 }).ok, false);
  });
});
