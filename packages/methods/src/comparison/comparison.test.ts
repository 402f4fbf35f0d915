import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sum } from '../numeric/moments.ts';
import type { MethodResult } from '../result.ts';
import {
  byarInterval,
  cusum,
  cusumRunLength,
  eventRateChart,
  ewma,
  ewmaRunLength,
  exactInterval,
  expectedUse,
  fitGlm,
  fitNegativeBinomial,
  funnel,
  funnelLimits,
  individualsChart,
  jamesStein,
  overdispersion,
  poisson,
  poolEstimates,
  proportionChart,
  rankIntervals,
  riskAdjustedCusum,
  roundedParts,
  shrinkProportions,
  shrinkRatios,
  smallestExpectedFor,
  standardise,
  treatmentContrasts,
} from './index.ts';

function value<R>(result: MethodResult<R>): R {
  assert.ok(result.ok, 'expected an estimate');
  return result.value;
}

const close = (got: number, want: number, tolerance: number): void =>
  assert.ok(Math.abs(got - want) <= tolerance, `${got} is not ${want}`);

const units = fc.array(
  fc.record({
    observed: fc.integer({ min: 0, max: 60 }),
    expected: fc.double({ min: 1, max: 50, noNaN: true }),
  }),
  {
    minLength: 5,
    maxLength: 25,
  },
);
const named = (list: readonly { observed: number; expected: number }[]) =>
  list.map((u, i) => ({ unit: `u${i}`, ...u }));

describe('regression', () => {
  it('an intercept makes the Poisson fit add up to what was observed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 3 })), {
          minLength: 6,
          maxLength: 30,
        }),
        (rows) => {
          fc.pre(rows.some(([y]) => y > 0));
          const design = treatmentContrasts(
            [{ name: 'g', values: rows.map(([, g]) => g) }],
            rows.length,
          ).rows;
          const groupsHaveEvents = [1, 2, 3].every(
            (g) => !rows.some(([, h]) => h === g) || rows.some(([y, h]) => h === g && y > 0),
          );
          fc.pre(groupsHaveEvents);
          const fit = fitGlm({ y: rows.map(([y]) => y), design }, poisson);
          close(sum(fit.fitted), sum(rows.map(([y]) => y)), 1e-6);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('the order of the rows does not matter and a doubled exposure halves the rate', () => {
    const y = [3, 8, 2, 9, 12, 5];
    const exposure = [10, 20, 9, 31, 25, 18];
    const design = treatmentContrasts([{ name: 'g', values: [1, 2, 1, 2, 2, 1] }], 6).rows;
    const fit = fitGlm({ y, design, offset: exposure.map((e) => Math.log(e)) }, poisson);
    const back = fitGlm(
      {
        y: y.toReversed(),
        design: design.toReversed(),
        offset: exposure.toReversed().map((e) => Math.log(e)),
      },
      poisson,
    );
    const doubled = fitGlm({ y, design, offset: exposure.map((e) => Math.log(2 * e)) }, poisson);
    close(fit.coefficients[1]!, back.coefficients[1]!, 1e-9);
    close(doubled.coefficients[0]!, fit.coefficients[0]! - Math.log(2), 1e-9);
    close(doubled.coefficients[1]!, fit.coefficients[1]!, 1e-9);
  });

  it('counts without extra spread give the Poisson, and the bound says so', () => {
    const y = [4, 5, 4, 5, 4, 5, 4, 5];
    const fit = fitNegativeBinomial({ y, design: y.map(() => [1]) });
    assert.equal(fit.isPoisson, true);
    assert.equal(fit.thetaStandardError, null);
    close(fit.deviance, fitGlm({ y, design: y.map(() => [1]) }, poisson).deviance, 1e-4);
  });

  it('a stratum without events gets a ridge and a flag, not an infinite coefficient', () => {
    const design = treatmentContrasts([{ name: 'g', values: [1, 1, 1, 1, 2, 2, 2] }], 7);
    const result = expectedUse({
      units: ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
      outcome: [4, 6, 5, 7, 0, 0, 0],
      exposure: [10, 10, 10, 10, 10, 10, 10],
      design: design.rows,
      names: design.names,
    });
    assert.ok(result.ok);
    assert.deepEqual(result.flags, ['ridge-for-empty-stratum']);
    assert.ok(result.value.coefficients.every((c) => Math.abs(c.value) < 20));
  });

  it('leave-one-out keeps a dominant unit from setting its own norm', () => {
    const input = {
      units: ['large', 'b', 'c', 'd'],
      outcome: [200, 10, 11, 9],
      exposure: [100, 10, 10, 10],
      design: [[1], [1], [1], [1]],
      names: ['intercept'],
    };
    const own = value(expectedUse(input)).units[0]!;
    const other = value(expectedUse(input, { leaveOneOut: true })).units[0]!;
    close(other.expected, 100, 1e-6);
    assert.ok(own.expected > 170);
  });

  it('fewer units than coefficients plus one is not enough', () => {
    const result = expectedUse({
      units: ['a'],
      outcome: [1],
      exposure: [1],
      design: [[1]],
      names: ['intercept'],
    });
    assert.equal(result.ok, false);
  });
});

describe('standardisation', () => {
  it('the standard itself has ratio 1', () => {
    const events = [5, 9, 30];
    const exposure = [100, 120, 90];
    const result = value(
      standardise({
        standardEvents: events,
        standardExposure: exposure,
        studyEvents: events,
        studyExposure: exposure,
      }),
    );
    close(result.ratio, 1, 1e-12);
    assert.ok(result.byar95[0] < 1 && result.byar95[1] > 1);
  });

  it('a stratum without standard exposure is left out and flagged', () => {
    const result = standardise({
      standardEvents: [5, 0],
      standardExposure: [100, 0],
      studyEvents: [2, 3],
      studyExposure: [40, 50],
    });
    assert.ok(result.ok);
    assert.equal(result.value.observed, 2);
    assert.ok(result.flags.includes('stratum-without-standard'));
  });

  it("Byar's interval is near the exact one, and zero events have lower limit zero", () => {
    const byar = byarInterval(20, 16, 0.95);
    const exact = exactInterval(20, 16, 0.95);
    close(byar.lower, exact.lower, 0.01);
    close(byar.upper, exact.upper, 0.01);
    assert.equal(byarInterval(0, 4, 0.95).lower, 0);
    assert.equal(exactInterval(0, 4, 0.95).lower, 0);
  });
});

describe('funnel', () => {
  it('narrows as more is expected', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 500, noNaN: true }), (e) => {
        const near = funnelLimits(e * 1.5, 0.025);
        const far = funnelLimits(e, 0.025);
        assert.ok(near.upper < far.upper && near.lower > far.lower && far.lower < 1 && far.upper > 1);
      }),
    );
  });

  it('spread does not depend on the order of the units', () => {
    fc.assert(
      fc.property(units, (list) => {
        const forward = overdispersion(
          list.map((u) => u.observed),
          list.map((u) => u.expected),
        );
        const back = overdispersion(
          list.map((u) => u.observed).reverse(),
          list.map((u) => u.expected).reverse(),
        );
        close(forward.phi, back.phi, 1e-9);
        close(forward.tau2, back.tau2, 1e-9);
      }),
    );
  });

  it('a unit with fewer than five expected is shown and never signalled', () => {
    const list = [
      ...Array.from({ length: 9 }, () => ({ observed: 20, expected: 20 })),
      { observed: 30, expected: 4.9 },
    ];
    const small = value(funnel(named(list), { widen: 'none' })).points[9]!;
    const enough = value(
      funnel(named([...list.slice(0, 9), { observed: 30, expected: 5 }]), { widen: 'none' }),
    ).points[9]!;
    assert.equal(small.status, 'small');
    assert.equal(enough.status, 'signal');
  });

  it('widening only ever widens', () => {
    const list = named(
      [10, 45, 20, 60, 8, 33, 25, 90, 14, 22].map((observed, i) => ({ observed, expected: 20 + i })),
    );
    const plain = value(funnel(list, { widen: 'none' }));
    for (const widen of ['additive', 'multiplicative'] as const) {
      const wide = value(funnel(list, { widen }));
      assert.ok(wide.phi > 1);
      assert.ok(wide.points.every((p, i) => p.limits998.upper > plain.points[i]!.limits998.upper));
    }
  });

  it('says from which size a shift of half can be seen', () => {
    const size = smallestExpectedFor(1.5);
    assert.ok(size !== null && size > 50 && size < 100);
    assert.ok((smallestExpectedFor(1.2) ?? 0) > (size ?? 0));
  });

  it('equal estimates have no variance between them; two far apart have', () => {
    const none = value(poolEstimates([1, 1, 1].map((effect) => ({ effect, variance: 0.5 }))));
    assert.equal(none.tau2, 0);
    assert.ok(value(poolEstimates([0, 9].map((effect) => ({ effect, variance: 0.5 })))).tau2 > 10);
    assert.equal(poolEstimates([{ effect: 1, variance: 1 }]).ok, false);
  });
});

describe('shrinkage', () => {
  it('every shrunk ratio lies between its own ratio and the mean of the distribution', () => {
    fc.assert(
      fc.property(units, (list) => {
        fc.pre(list.some((u) => u.observed > 0));
        const { nu, alpha, units: shrunk } = value(shrinkRatios(named(list)));
        for (const [i, { estimate }] of shrunk.entries()) {
          const own = list[i]!.observed / list[i]!.expected;
          assert.ok(
            estimate >= Math.min(own, nu / alpha) - 1e-9 && estimate <= Math.max(own, nu / alpha) + 1e-9,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('units that are all alike are drawn to one value and flagged', () => {
    const result = shrinkRatios(
      named(Array.from({ length: 12 }, (_, i) => ({ observed: 10 + (i % 2), expected: 10.5 }))),
    );
    assert.ok(result.ok);
    assert.deepEqual(result.flags, ['no-difference-between-units']);
    close(result.value.units[0]!.estimate, 1, 1e-3);
  });

  it('four units are not enough', () => {
    const four = named(Array.from({ length: 4 }, () => ({ observed: 5, expected: 5 })));
    assert.equal(shrinkRatios(four).ok, false);
    assert.equal(jamesStein([1, 2, 3, 4], 1).ok, false);
    assert.equal(shrinkProportions(four.map(() => ({ trials: 10, events: 2 }))).ok, false);
  });

  it('a larger hospital is shrunk less at the same rate', () => {
    const trials = [20, 2000, 50, 80, 120, 300, 90];
    const events = [6, 600, 5, 9, 10, 40, 12];
    const { rates } = value(shrinkProportions(trials.map((n, i) => ({ trials: n, events: events[i]! }))));
    assert.ok(Math.abs(rates[1]! - 0.3) < Math.abs(rates[0]! - 0.3));
  });

  it('ranks of small units are wide, and the same seed gives the same ranks', () => {
    const list = named(
      [2, 30, 4, 120, 6, 9, 3, 60].map((observed, i) => ({
        observed,
        expected: [2, 20, 5, 150, 5, 8, 4, 55][i]!,
      })),
    );
    const first = rankIntervals(list, 'seed', 500);
    assert.deepEqual(first, rankIntervals(list, 'seed', 500));
    assert.ok(value(first).every((r) => r.lower95 <= r.median && r.median <= r.upper95));
    assert.ok(value(first)[0]!.upper95 - value(first)[0]!.lower95 >= 4);
  });
});

describe('charts', () => {
  it('run lengths agree with published tables (Montgomery 2009, tables 9.3 and 9.11)', () => {
    close(cusumRunLength(0.5, 5), 465, 1);
    close(cusumRunLength(0.5, 4), 168, 1);
    close(cusumRunLength(0.5, 5, 1), 10.4, 0.05);
    close(ewmaRunLength(0.1, 2.814), 500, 5);
    close(ewmaRunLength(0.4, 3.054), 500, 5);
  });

  it('a shifted series signals, the unshifted one does not', () => {
    const steady = [0.1, -0.2, 0.3, 0, -0.1, 0.2, -0.3, 0.1, 0, 0.2];
    const options = { target: 0, k: 0.5, h: 4 };
    assert.equal(value(cusum(steady, options)).firstSignal, null);
    const moved = value(cusum([...steady, ...steady.map((x) => x + 2)], options));
    assert.equal(moved.direction, 'up');
    assert.equal(moved.changeEstimatedAfter, 10);
    const down = value(
      cusum(
        steady.map((x) => x - 2),
        options,
      ),
    );
    assert.equal(down.direction, 'down');
  });

  it('an EWMA with weight one is the series itself', () => {
    const points = [4, 6, 5, 7];
    assert.deepEqual(value(ewma(points, { target: 5, sd: 1, lambda: 1, width: 3 })).z, points);
  });

  it('seven points are too few for limits, eight are enough', () => {
    const seven = [5, 6, 5, 7, 6, 5, 6];
    assert.equal(individualsChart(seven).ok, false);
    assert.equal(individualsChart([...seven, 5]).ok, true);
    assert.equal(
      proportionChart(
        seven,
        seven.map(() => 20),
      ).ok,
      false,
    );
  });

  it('limits of rates follow the exposure, and the false-alarm rate is small', () => {
    const chart = value(eventRateChart([5, 6, 4, 8, 40, 6, 5, 7], [10, 12, 9, 15, 12, 11, 10, 13]));
    assert.deepEqual(chart.outside, [5]);
    assert.ok(chart.upper[2]! > chart.upper[3]!);
    assert.ok(chart.falseAlarmPerPoint < 0.02);
  });

  it('the risk-adjusted chart finds a doubled rate and states its false alarms', () => {
    const expected = Array.from({ length: 24 }, (_, i) => 5 + (i % 3));
    const observed = expected.map((e, i) => (i < 12 ? e : 2 * e));
    const found = value(riskAdjustedCusum({ observed, expected }, { ratio: 1.5, h: 4, seed: 's' }));
    assert.ok(found.firstSignal !== null && found.firstSignal > 12 && found.firstSignal < 18);
    assert.equal(found.changeEstimatedAfter, 12);
    assert.ok(found.averageRunLength > 100);
    assert.equal(
      value(riskAdjustedCusum({ observed: expected, expected }, { ratio: 1.5, h: 4, seed: 's' })).firstSignal,
      null,
    );
  });
});

it('rounded parts within half a base per term are rounding, beyond it an error', () => {
  const within = roundedParts([{ parts: [5, 10, 15], total: 40 }], 5);
  const beyond = roundedParts([{ parts: [5, 10, 15], total: 45 }], 5);
  assert.ok(within.ok && beyond.ok);
  assert.deepEqual(within.flags, []);
  assert.deepEqual(beyond.flags, ['more-than-rounding']);
});
