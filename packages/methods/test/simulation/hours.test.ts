import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '@jeugdregie/kernel';
import { twoSidedZ } from '../../src/numeric/distributions.ts';
import {
  capSaving,
  competingEnds,
  hoursInterval,
  kaplanMeier,
  restrictedMean,
  survivalInterval,
  type Spell,
} from '../../src/hours/index.ts';

/** Samples drawn per check; `REPLICATIONS=20000 node --test …` runs longer. */
const replications = Number(process.env['REPLICATIONS'] ?? 1500);
const random = seededRandom('hours');
const mean = 20;
const exponential = (m: number): number => -m * Math.log(1 - random.next());

/** True needs are exponential with mean 20 hours; a third is still open at a random moment. */
function sample(size: number): Spell[] {
  return Array.from({ length: size }, () => {
    const need = exponential(mean);
    const seen = exponential(2 * mean);
    return need <= seen ? { hours: need, status: 'completed' } : { hours: seen, status: 'open' };
  });
}

function coverage(level: number, hits: number, all: number): void {
  const share = hits / all;
  assert.ok(Math.abs(share - level) <= 0.02, `${100 * level} % intervals hold ${(100 * share).toFixed(1)} %`);
}

for (const level of [0.8, 0.95]) {
  it(`${100 * level} % intervals of curve, cap and restricted mean hold the truth as often as they say`, () => {
    const hits = { curve: 0, cap: 0, mean: 0 };
    const trueSurvival = Math.exp(-25 / mean);
    const trueMedian = mean * Math.log(2);
    const trueMean = mean * (1 - Math.exp(-30 / mean));
    for (let r = 0; r < replications; r += 1) {
      const curve = kaplanMeier(sample(200));
      assert.ok(curve.ok);
      const step = curve.value.steps.findLast((s) => s.hours <= 25);
      const limits = step ? survivalInterval(step, level, 'loglog') : null;
      if (limits && limits[0] <= trueSurvival && trueSurvival <= limits[1]) hits.curve += 1;
      const [low, high] = hoursInterval(curve.value, 0.5, level);
      if (low !== null && low <= trueMedian && (high === null || trueMedian <= high)) hits.cap += 1;
      const restricted = restrictedMean(curve.value, 30);
      if (restricted && Math.abs(restricted.mean - trueMean) <= twoSidedZ(level) * restricted.standardError)
        hits.mean += 1;
    }
    coverage(level, hits.curve, replications);
    coverage(level, hits.cap, replications);
    coverage(level, hits.mean, replications);
  });
}

it('completion among competing ends is found without bias, and its 95 % interval holds', () => {
  // Completion at rate 1/20, dropout at rate 1/40: within 20 hours 2/3 × (1 − exp(−1.5)) completes.
  const truth = (2 / 3) * (1 - Math.exp(-1.5));
  const rounds = Math.ceil(replications / 2);
  let hits = 0;
  for (let r = 0; r < rounds; r += 1) {
    const spells = Array.from({ length: 200 }, (): Spell => {
      const [complete, drop, seen] = [exponential(20), exponential(40), exponential(60)];
      const hours = Math.min(complete, drop, seen);
      return { hours, status: hours === complete ? 'completed' : hours === drop ? 'dropout' : 'open' };
    });
    const result = competingEnds(spells);
    assert.ok(result.ok);
    const place = result.value.hours.findLastIndex((h) => h <= 20);
    const { lower95, upper95 } = result.value.completed;
    if (lower95[place]! <= truth && truth <= upper95[place]!) hits += 1;
  }
  coverage(0.95, hits, rounds);
});

it('the bootstrap interval of a saving holds the true saving', () => {
  // With exponential needs the share above a cap of 20 of all hours up to 60 is known exactly.
  const m = (h: number): number => mean * (1 - Math.exp(-h / mean));
  const truth = 1 - m(20) / m(60);
  const rounds = Math.ceil(replications / 10);
  const hits = { 80: 0, 95: 0 };
  for (let r = 0; r < rounds; r += 1) {
    const result = capSaving([...sample(250), { hours: 60.001, status: 'open' }], {
      cap: 20,
      horizon: 60,
      seed: `cap${r}`,
      replications: 120,
    });
    assert.ok(result.ok && result.value.expectedShare80 && result.value.expectedShare95);
    const inside = ([low, high]: readonly [number, number]): boolean => low <= truth && truth <= high;
    if (inside(result.value.expectedShare80)) hits[80] += 1;
    if (inside(result.value.expectedShare95)) hits[95] += 1;
  }
  const slack = 0.02 + 2 * Math.sqrt(0.16 / rounds);
  assert.ok(Math.abs(hits[80] / rounds - 0.8) <= slack, `80 %: ${hits[80] / rounds}`);
  assert.ok(
    Math.abs(hits[95] / rounds - 0.95) <= 0.02 + 2 * Math.sqrt(0.0475 / rounds),
    `95 %: ${hits[95] / rounds}`,
  );
});
