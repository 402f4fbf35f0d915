import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '@jeugdregie/kernel';
import fc from 'fast-check';
import {
  accuracy,
  coverageTest,
  crpsNormal,
  crpsSample,
  errorsFrom,
  ets,
  fitStart,
  holtWinters,
  intermittent,
  intervalScore,
  pooledRate,
  reconcile,
  selectForecast,
  simulatePaths,
  startSize,
  stateFrom,
  weightedIntervalScore,
} from './index.ts';

/** Six years of months with a season and a little noise. */
function seasonalSeries(seed: string, months = 72): number[] {
  const random = seededRandom(seed);
  return Array.from(
    { length: months },
    (_, t) => 300 + 60 * Math.sin((2 * Math.PI * t) / 12) + 8 * random.normal(),
  );
}

describe('state space', () => {
  it('the start state by regression is the best start state', () => {
    const y = seasonalSeries('start', 30);
    const components = { trend: 'damped', period: 6 } as const;
    const smoothing = { alpha: 0.3, beta: 0.1, phi: 0.9, gamma: 0.2 };
    const fit = fitStart(y, components, smoothing);
    assert.ok(fit);
    assert.equal(fit.free.length, startSize(components));
    const sseOf = (free: readonly number[]): number =>
      errorsFrom(y, stateFrom(free, components), components, smoothing).reduce((s, e) => s + e * e, 0);
    assert.ok(Math.abs(sseOf(fit.free) - fit.sse) <= 1e-6 * fit.sse);
    for (let k = 0; k < fit.free.length; k += 1) {
      for (const by of [-1, 1]) assert.ok(sseOf(fit.free.map((v, q) => (q === k ? v + by : v))) > fit.sse);
    }
  });

  it('the maximum is never below where the published fit stopped', () => {
    const y = seasonalSeries('maximum', 40);
    const options = { trend: 'none', period: 12, horizon: 1 } as const;
    const [full, published] = [
      ets(y, { ...options, fit: 'maximum' }),
      ets(y, { ...options, fit: 'as-published' }),
    ];
    assert.ok(full.ok && published.ok && full.value.logLik >= published.value.logLik - 1e-6);
  });

  it('moves with the level and the unit of the series', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -500, max: 500 }), (scale, shift) => {
        const y = seasonalSeries('unit', 30);
        const options = { trend: 'none', period: 1, horizon: 3 } as const;
        const [one, other] = [
          ets(y, options),
          ets(
            y.map((v) => scale * v + shift),
            options,
          ),
        ];
        assert.ok(one.ok && other.ok);
        assert.ok(
          Math.abs((other.value.forecast[2] ?? 0) - scale * (one.value.forecast[2] ?? 0) - shift) <=
            0.01 * scale,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('too short a series is "not enough", one month more is not', () => {
    const options = { trend: 'none', period: 12, horizon: 1 } as const;
    assert.equal(ets(seasonalSeries('short', 23), options).ok, false);
    assert.equal(ets(seasonalSeries('short', 24), options).ok, true);
    assert.equal(holtWinters(seasonalSeries('short', 24), { period: 12, seasonal: 'additive' }).ok, false);
  });
});

describe('choice by forecasts', () => {
  const y = seasonalSeries('choice', 60);
  const options = { period: 12, horizon: 6, folds: 6, floor: 0 };

  it('a model of the season beats the seasonal naive on a seasonal series, and all are listed', () => {
    const result = selectForecast(y, options);
    assert.ok(result.ok);
    assert.ok(result.value.beatsSeasonalNaive);
    assert.match(result.value.chosen, /ANA|AAdA/);
    assert.ok(result.value.trials.some((t) => t.method === 'seasonal-naive'));
    const [narrow, wide] = [result.value.bands[1], result.value.bands[2]];
    for (const [h, low] of (narrow?.lower ?? []).entries()) assert.ok((wide?.lower[h] ?? 0) <= low);
  });

  it('paths agree with the bands and never go below the floor', () => {
    const result = selectForecast(y, options);
    assert.ok(result.ok);
    const paths = simulatePaths(result.value.prediction, 1500, 1);
    const last = paths.map((p) => p[5] ?? 0).sort((a, b) => a - b);
    const band = result.value.bands.find((b) => b.level === 0.8);
    const width = (band?.upper[5] ?? 0) - (band?.lower[5] ?? 0);
    assert.ok(Math.abs((last[150] ?? 0) - (band?.lower[5] ?? 0)) < 0.12 * width);
    assert.ok(last.every((v) => v >= 0));
  });

  it('a restart after a break leaves the older months out and says so', () => {
    const broken = [...seasonalSeries('before', 30).map((v) => v + 900), ...seasonalSeries('after', 40)];
    const result = selectForecast(broken, { ...options, restartAt: 30 });
    assert.ok(result.ok && result.flags.includes('restarted-at-30') && result.observations === 40);
  });
});

describe('scores', () => {
  it('the ensemble score of many draws nears the normal one', () => {
    const random = seededRandom('crps');
    const draws = Array.from({ length: 4000 }, () => 10 + 2 * random.normal());
    assert.ok(Math.abs(crpsSample(draws, 13, true) - crpsNormal(10, 2, 13)) < 0.05);
  });

  it('a certain forecast scores its error; a perfect one zero', () => {
    assert.equal(crpsNormal(5, 0, 7), 2);
    assert.equal(crpsSample([3, 3, 3], 3), 0);
    assert.equal(accuracy([1, 2, 3], [4], [4], 1).mase, 0);
    assert.equal(accuracy([2, 2, 2], [4], [3], 1).mase, null);
    assert.equal(accuracy([1, 2], [0], [3], 1).mape, null);
  });

  it('the ensemble score does not depend on the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 20 }),
        (values) => {
          assert.ok(Math.abs(crpsSample(values, 1) - crpsSample(values.toReversed(), 1)) < 1e-9);
        },
      ),
    );
  });

  it('the weighted score of one interval is its interval score and the median error, weighed', () => {
    const expected = (0.5 * 3 + 0.1 * intervalScore(5, 15, 13, 0.2)) / 1.5;
    assert.ok(
      Math.abs(weightedIntervalScore(10, [{ lower: 5, upper: 15, alpha: 0.2 }], 13) - expected) < 1e-12,
    );
  });

  it('as many hits as promised is no reason to widen; none at all is', () => {
    assert.ok(coverageTest(20, 16, 0.8).pTwoSidedExact > 0.99);
    assert.ok(coverageTest(20, 8, 0.8).pTooNarrow < 0.001);
    assert.deepEqual(coverageTest(5, 0, 0.8).clopperPearson95[0], 0);
    assert.deepEqual(coverageTest(5, 5, 0.8).clopperPearson95[1], 1);
  });
});

describe('hierarchy and thin series', () => {
  const summing = [
    [1, 1, 1],
    [1, 1, 0],
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ];

  it('reconciled forecasts add up; forecasts that already do stay as they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 5, maxLength: 5 }),
        (forecasts) => {
          const result = reconcile({ summing }, forecasts);
          assert.ok(result.ok);
          const [total = 0, part = 0, a = 0, b = 0, c = 0] = result.value;
          assert.ok(Math.abs(total - a - b - c) < 1e-6 && Math.abs(part - a - b) < 1e-6);
        },
      ),
    );
    const adding = [60, 30, 10, 20, 30];
    const same = reconcile({ summing }, adding);
    assert.ok(same.ok);
    for (const [i, v] of same.value.entries()) assert.ok(Math.abs(v - (adding[i] ?? 0)) < 1e-9);
  });

  it('a product that has ended fades out of an intermittent forecast', () => {
    const options = { alpha: 0.2, beta: 0.2 };
    const [alive, ended] = [
      intermittent([0, 2, 0, 0, 3, 0, 1, 2], options),
      intermittent([0, 2, 0, 3, 0, 0, 0, 0], options),
    ];
    assert.ok(alive.ok && ended.ok && ended.value.rate < alive.value.rate);
    assert.equal(intermittent([0, 0, 0, 0, 0, 0], options).ok, false);
  });

  it('a pooled rate weighs by exposure; without exposure there is none', () => {
    const rate = pooledRate([2, 6], [100, 300]);
    assert.ok(rate.ok && rate.value === 0.02);
    assert.equal(pooledRate([1], [0]).ok, false);
  });
});
