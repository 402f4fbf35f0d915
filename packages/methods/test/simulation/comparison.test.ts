import assert from 'node:assert/strict';
import { it } from 'node:test';
import { seededRandom } from '@jeugdregie/kernel';
import { funnel, jamesStein, shrinkProportions, shrinkRatios } from '../../src/comparison/index.ts';
import { binomialDeviate, gammaDeviate, poissonDeviate } from '../../src/numeric/sampling.ts';

/** Regions drawn per check; `REPLICATIONS=1000 node --test …` runs longer. */
const replications = Number(process.env['REPLICATIONS'] ?? 40);
const random = seededRandom('comparison');

interface Tally {
  inside80: number;
  inside95: number;
  all: number;
}

function within({ inside80, inside95, all }: Tally): void {
  const [c80, c95] = [inside80 / all, inside95 / all];
  assert.ok(Math.abs(c80 - 0.8) <= 0.02, `80 % intervals hold ${(100 * c80).toFixed(1)} %`);
  assert.ok(Math.abs(c95 - 0.95) <= 0.02, `95 % intervals hold ${(100 * c95).toFixed(1)} %`);
}

const holds = ([low, high]: readonly [number, number], truth: number): number =>
  low <= truth && truth <= high ? 1 : 0;

it('intervals of shrunk ratios hold the true ratio as often as they say (150 units)', () => {
  const tally = { inside80: 0, inside95: 0, all: 0 };
  for (let r = 0; r < replications; r += 1) {
    const truth = Array.from({ length: 150 }, () => gammaDeviate(random, 6, 1 / 6));
    const units = truth.map((ratio, i) => {
      const expected = 2 + 40 * random.next() ** 2;
      return { unit: String(i), observed: poissonDeviate(random, ratio * expected), expected };
    });
    const result = shrinkRatios(units);
    assert.ok(result.ok);
    for (const [i, unit] of result.value.units.entries()) {
      tally.inside80 += holds(unit.interval80, truth[i]!);
      tally.inside95 += holds(unit.interval95, truth[i]!);
      tally.all += 1;
    }
  }
  within(tally);
});

it('intervals of shrunk proportions hold the true proportion as often as they say (100 units)', () => {
  const tally = { inside80: 0, inside95: 0, all: 0 };
  for (let r = 0; r < Math.ceil(replications / 4); r += 1) {
    const truth = Array.from({ length: 100 }, () => 1 / (1 + Math.exp(-(-1.5 + 0.6 * random.normal()))));
    const units = truth.map((p) => {
      const trials = random.integer(20, 200);
      return { trials, events: binomialDeviate(random, trials, p) };
    });
    const result = shrinkProportions(units);
    assert.ok(result.ok);
    for (const [i, p] of truth.entries()) {
      tally.inside80 += holds(result.value.interval80[i]!, p);
      tally.inside95 += holds(result.value.interval95[i]!, p);
      tally.all += 1;
    }
  }
  within(tally);
});

it('James–Stein loses less than the plain means, and its intervals hold', () => {
  let [plain, shrunk, inside, all] = [0, 0, 0, 0];
  for (let r = 0; r < replications * 10; r += 1) {
    const truth = Array.from({ length: 15 }, () => random.normal());
    const seen = truth.map((t) => t + random.normal());
    const result = jamesStein(seen, 1);
    assert.ok(result.ok);
    for (const [i, t] of truth.entries()) {
      plain += (seen[i]! - t) ** 2;
      shrunk += (result.value.estimates[i]! - t) ** 2;
      inside += holds(result.value.interval95[i]!, t);
      all += 1;
    }
  }
  assert.ok(shrunk < 0.7 * plain);
  assert.ok(
    Math.abs(inside / all - 0.95) <= 0.02,
    `95 % intervals hold ${((100 * inside) / all).toFixed(1)} %`,
  );
});

// The winsorised spread is a little too small by design (the outer units are pulled in, not corrected for), so more
// than 0.2 % of ordinary units fall outside; without widening it would be several times as many.
it('the funnel finds an outlier among units that all differ a little, and widening keeps false signals rare', () => {
  const outside = { additive: 0, none: 0 };
  let found = 0;
  for (let r = 0; r < replications; r += 1) {
    const list = Array.from({ length: 150 }, (_, i) => {
      const expected = 20 + 60 * random.next();
      const ratio = i === 0 ? 2.5 : gammaDeviate(random, 25, 1 / 25);
      return { unit: String(i), observed: poissonDeviate(random, ratio * expected), expected };
    });
    for (const widen of ['additive', 'none'] as const) {
      const result = funnel(list, { widen });
      assert.ok(result.ok);
      const signals = result.value.points.filter((p) => p.status === 'signal').map((p) => p.unit);
      outside[widen] += signals.filter((unit) => unit !== '0').length;
      if (widen === 'additive' && signals.includes('0')) found += 1;
    }
  }
  assert.ok(found / replications > 0.8, `found ${found} of ${replications}`);
  assert.ok(outside.additive / (149 * replications) < 0.015, `${outside.additive} false signals`);
  assert.ok(outside.none > 2 * outside.additive);
});
