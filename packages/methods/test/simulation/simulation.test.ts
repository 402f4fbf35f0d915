import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CoverageCount } from './coverage.ts';
import { driversCoverage } from './drivers.ts';
import { itsCoverage, staggeredCoverage, verdictRates } from './evaluation.ts';
import { forecastCoverage } from './forecast.ts';
import { runoffCoverage } from './runoff.ts';
import { yearEndCoverage } from './year-end.ts';

/** Within two points of nominal, as the long run (`node test/simulation/long-run.ts`) shows too. */
function nominal({ coverage80, coverage95 }: CoverageCount): void {
  assert.ok(Math.abs(coverage80 - 0.8) <= 0.02, `80 % interval held ${coverage80}`);
  assert.ok(Math.abs(coverage95 - 0.95) <= 0.02, `95 % interval held ${coverage95}`);
}

describe('intervals hold the truth as often as they say', () => {
  it('run-off: the reserve that is still to come', () => nominal(runoffCoverage(1200, 400)));
  it('year end: the cost of the whole year', () => nominal(yearEndCoverage(1000, 300)));
  it('forecast: the outcome six months ahead', () => nominal(forecastCoverage(1000)));
  it('evaluation: the ratio of an interrupted series', () => nominal(itsCoverage(1000)));
  it('evaluation: the effect of a staggered start', () => nominal(staggeredCoverage(1000)));
  it('drivers: the bar of a volume that is still arriving', () => {
    const held = driversCoverage(600, 300);
    assert.ok(Math.abs(held - 0.8) <= 0.02, `80 % band held ${held}`);
  });
});

describe('verdicts', () => {
  it('an effect that is not there is shown in at most 5 % of the worlds', () => {
    assert.ok(verdictRates(400, 0).shown <= 0.05);
  });
  it('an effect of 10 % is nearly always shown, and a larger effect never less often', () => {
    const [small, large] = [verdictRates(100, 0.04), verdictRates(100, 0.1)];
    assert.ok(large.shown >= 0.95);
    assert.ok(large.shown >= small.shown);
    assert.ok(large.contradicted === 0);
  });
});
