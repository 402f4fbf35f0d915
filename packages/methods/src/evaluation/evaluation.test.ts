import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom, type Day } from '@jeugdregie/kernel';
import fc from 'fast-check';
import { activeSetWeights } from '../numeric/active-set.ts';
import { crossProduct, crossVector } from '../numeric/linear.ts';
import { simplexWeights } from '../numeric/simplex-weights.ts';
import {
  adjust,
  amend,
  deviations,
  differenceInDifferences,
  fitLinear,
  interruptedSeries,
  isIntact,
  isTimely,
  itsPower,
  judgeEffect,
  localLevelEffect,
  neweyWest,
  noncentralTCdf,
  parseExpression,
  placeboInference,
  register,
  savingsLedger,
  savingsRamp,
  setApart,
  staggeredDid,
  standardErrors,
  syntheticDid,
  syntheticFor,
  tTestPower,
  visibility,
  type EstimatedEffect,
  type ItsMonth,
  type Panel,
  type Plan,
} from './index.ts';
import { tCdf } from '../numeric/distributions.ts';

/** A panel whose first unit drops by `effect` from period `before`. */
function drawPanel(seed: string, effect: number, { units = 12, periods = 40, before = 30 } = {}): Panel {
  const random = seededRandom(seed);
  const trend = Array.from({ length: periods }, (_, t) => 0.4 * t + 3 * Math.sin(t / 5));
  const outcome = Array.from({ length: units }, (_, u) => {
    const level = 100 + 2 * ((u + 6) % units);
    return trend.map((v, t) => level + v + random.normal() - (u === 0 && t >= before ? effect : 0));
  });
  return { units: outcome.map((_, u) => `unit ${u}`), periods: trend.map((_, t) => `${t}`), outcome };
}

const estimate = (value: number, se: number): EstimatedEffect => ({
  estimate: value,
  se,
  lower80: value - 1.28 * se,
  upper80: value + 1.28 * se,
  lower95: value - 1.96 * se,
  upper95: value + 1.96 * se,
});

describe('power before the start', () => {
  it('more months, less noise and less autocorrelation see smaller effects', () => {
    const mde = (n: number, rho: number): number => {
      const result = itsPower({ n, t0: n / 2, rho }, { level: 0.05, power: 0.8 });
      assert.ok(result.ok);
      return result.value.mdeStep;
    };
    assert.ok(mde(60, 0.2) < mde(40, 0.2) && mde(48, 0) < mde(48, 0.4));
    assert.equal(itsPower({ n: 20, t0: 2, rho: 0 }, { level: 0.05, power: 0.8 }).ok, false);
    assert.equal(itsPower({ n: 20, t0: 3, rho: 0 }, { level: 0.05, power: 0.8 }).ok, true);
  });

  it('a promise is visible, visible as bundle, or not visible', () => {
    const design = { n: 48, t0: 24, rho: 0.2 };
    const verdict = (target: number, bundleTarget: number | null): string => {
      const result = visibility({ design, cv: 0.05, target, bundleTarget, level: 0.05, needed: 0.8 });
      assert.ok(result.ok);
      return result.value.verdict;
    };
    assert.equal(verdict(0.15, null), 'visible');
    assert.equal(verdict(0.04, 0.15), 'visible only as bundle');
    assert.equal(verdict(0.04, 0.05), 'not visible');
  });

  it('a non-central t without shift is the t; power at no effect is half the level, as R counts it', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 6, noNaN: true }), fc.integer({ min: 2, max: 200 }), (t, df) => {
        assert.ok(Math.abs(noncentralTCdf(t, df, 0) - tCdf(t, df)) < 1e-9);
      }),
      { numRuns: 60 },
    );
    assert.ok(Math.abs(tTestPower({ n: 12, delta: 0, sd: 1, level: 0.05 }) - 0.025) < 1e-9);
    assert.ok(Math.abs(tTestPower({ n: 12, delta: 0, sd: 1, level: 0.05, strict: true }) - 0.05) < 1e-9);
  });
});

describe('interrupted series', () => {
  const noiseless = Array.from({ length: 40 }, (_, t): ItsMonth => ({
    y: Math.exp(5 + 0.01 * t) * (t >= 24 ? 0.9 : 1),
    exposure: 1,
    season: (t % 12) + 1,
  }));

  it('finds a planted step exactly when there is no noise', () => {
    const result = interruptedSeries(noiseless, {
      before: 24,
      model: 'quasi-poisson',
      harmonics: 0,
      slopeChange: false,
    });
    assert.ok(result.ok);
    assert.ok(Math.abs(result.value.step.estimate - 0.9) < 1e-8);
    const planted = noiseless.slice(24).reduce((s, m) => s + m.y - m.y / 0.9, 0);
    assert.ok(Math.abs(result.value.cumulative.estimate - planted) < 1e-4);
  });

  it('the cumulative effect is the sum of the months, in both models', () => {
    for (const model of ['quasi-poisson', 'linear'] as const) {
      const result = interruptedSeries(noiseless, { before: 24, model, harmonics: 1, slopeChange: true });
      assert.ok(result.ok);
      const sum = result.value.effect.reduce((s, e) => s + e.estimate, 0);
      assert.ok(Math.abs(sum - result.value.cumulative.estimate) < 1e-6);
    }
  });

  it('eleven months before the start are not enough, twelve are', () => {
    const options = { model: 'linear', harmonics: 0, slopeChange: false } as const;
    assert.equal(interruptedSeries(noiseless, { before: 11, ...options }).ok, false);
    assert.equal(interruptedSeries(noiseless, { before: 12, ...options }).ok, true);
  });

  it('Newey-West at lag zero is White, and is symmetric', () => {
    const random = seededRandom('nw');
    const x = Array.from({ length: 30 }, (_, t) => [1, t, Number(t > 15)]);
    const fit = fitLinear(
      x,
      x.map(([, t = 0]) => 2 + 0.1 * t + random.normal()),
    );
    assert.ok(fit);
    const white = neweyWest(x, fit, 0);
    for (const [i, row] of white.entries())
      for (const [j, v] of row.entries()) assert.ok(Math.abs(v - (white[j]?.[i] ?? 0)) < 1e-12);
    assert.equal(standardErrors(white).length, 3);
  });

  it('formulas follow the rules of arithmetic and refuse nonsense', () => {
    const value = (text: string): number =>
      parseExpression(text)((name) => ({ a: 3, b: 4 })[name] ?? Number.NaN);
    assert.equal(value('a + b * 2 ^ 2 - (a - 1) / 2'), 18);
    assert.equal(value('-a ^ 2'), -9);
    assert.ok(Math.abs(value('sin(2*pi*a/12)') - 1) < 1e-12);
    for (const wrong of ['a +', '(a', 'a b', 'a ; b']) assert.throws(() => parseExpression(wrong), /formula/);
  });
});

describe('synthetic control', () => {
  const panel = drawPanel('sc', 8);

  it('finds a planted effect, first of all units', () => {
    const result = placeboInference(panel, {
      treated: 'unit 0',
      before: 30,
      specification: { kind: 'outcomes' },
      floor: 1,
    });
    assert.ok(result.ok);
    assert.ok(Math.abs(result.value.own.effect + 8) < 1.5);
    assert.equal(result.value.rank['unit 0'], 1);
    assert.equal(result.value.p, 1 / 12);
    assert.ok(result.flags.includes('p-cannot-reach-5-percent'));
  });

  it('weights are not negative, sum to one, and do not depend on the order of the donors', () => {
    const comparison = setApart(panel, 'unit 0', 30);
    assert.ok(comparison);
    const twin = syntheticFor(comparison, { kind: 'outcomes' });
    const turned = setApart(
      { ...panel, units: panel.units.toReversed(), outcome: panel.outcome.toReversed() },
      'unit 0',
      30,
    );
    const other = turned && syntheticFor(turned, { kind: 'outcomes' });
    assert.ok(twin && other);
    const weights = Object.values(twin.weights);
    assert.ok(weights.every((w) => w >= 0) && Math.abs(weights.reduce((a, b) => a + b, 0) - 1) < 1e-9);
    assert.ok(Math.abs(twin.effect - other.effect) < 1e-3);
  });

  it('a floor under the past error takes the edge off a placebo that fits by chance', () => {
    const options = { treated: 'unit 0', before: 30, specification: { kind: 'outcomes' } } as const;
    const [free, floored] = [
      placeboInference(panel, { ...options, floor: 0 }),
      placeboInference(panel, { ...options, floor: 1 }),
    ];
    assert.ok(free.ok && floored.ok);
    for (const [unit, ratio] of Object.entries(floored.value.ratio))
      assert.ok(ratio <= (free.value.ratio[unit] ?? 0) + 1e-9);
  });

  it('two solvers of the same programme agree', () => {
    for (let k = 0; k < 40; k += 1) {
      const random = seededRandom(`qp/${k}`);
      const x = Array.from({ length: 25 }, () => Array.from({ length: 8 }, () => random.normal()));
      const y = x.map((row) => 0.5 * (row[0] ?? 0) + 0.5 * (row[3] ?? 0) + 0.3 * random.normal());
      const one = simplexWeights(x, y) ?? [];
      const other = activeSetWeights(
        Float64Array.from(crossProduct(x).flat()),
        Float64Array.from(crossVector(x, y)),
        8,
      );
      for (const [i, w] of one.entries())
        assert.ok(Math.abs(w - (other[i] ?? 0)) < 1e-5, `weight ${i}: ${w} and ${other[i]}`);
    }
  });

  it('synthetic and plain difference-in-differences find the same planted effect under parallel trends', () => {
    const comparison = setApart(panel, 'unit 0', 30);
    assert.ok(comparison);
    const sdid = syntheticDid(comparison);
    assert.ok(sdid.ok);
    assert.ok(Math.abs(sdid.value.tau + 8) < 1.2 && Math.abs(differenceInDifferences(comparison) + 8) < 1.2);
    assert.ok(sdid.value.estimate.lower95 < -8 && sdid.value.estimate.upper95 > -8);
  });

  it('a unit that is not there, or a start outside the panel, gives nothing to compare', () => {
    assert.equal(setApart(panel, 'unit 99', 30), null);
    assert.equal(setApart(panel, 'unit 0', 40), null);
    assert.equal(setApart(panel, 'unit 0', 0), null);
  });
});

describe('staggered start', () => {
  const panel = drawPanel('staggered', 0, { units: 20, periods: 20 });
  const starts = panel.units.map((_, u) => (u < 5 ? 8 : u < 10 ? 12 : null));
  const grown: Panel = {
    ...panel,
    outcome: panel.outcome.map((y, u) =>
      y.map((v, t) => v - ((starts[u] ?? 99) <= t ? 5 + t - (starts[u] ?? 0) : 0)),
    ),
  };

  it('finds an effect that grows with time since the start, for early and late starters alike', () => {
    for (const controls of ['never', 'not-yet'] as const) {
      const result = staggeredDid(grown, { starts, controls, permutations: 20, seed: 1 });
      assert.ok(result.ok);
      const at = (since: number): number =>
        result.value.bySince.find((b) => b.since === since)?.estimate.estimate ?? Number.NaN;
      assert.ok(Math.abs(at(0) + 5) < 1.5 && Math.abs(at(5) + 10) < 1.5);
      assert.ok(result.value.permutationP < 0.1);
      assert.equal(result.assumptions[0]?.met, true);
    }
  });

  it('nobody starts, or nobody is left to compare with: "not enough"', () => {
    assert.equal(
      staggeredDid(panel, {
        starts: panel.units.map(() => null),
        controls: 'never',
        permutations: 0,
        seed: 1,
      }).ok,
      false,
    );
    assert.equal(
      staggeredDid(panel, { starts: panel.units.map(() => 5), controls: 'not-yet', permutations: 0, seed: 1 })
        .ok,
      false,
    );
  });
});

describe('local level as sensitivity', () => {
  it('takes out what a comparison series explains', () => {
    const random = seededRandom('local');
    const control = Array.from({ length: 48 }, (_, t) => 50 + 5 * Math.sin(t / 3) + random.normal());
    const y = control.map((c, t) => 20 + 2 * c + random.normal() - (t >= 36 ? 10 : 0));
    const [plain, adjusted] = [localLevelEffect(y, null, 36), localLevelEffect(y, control, 36)];
    assert.ok(plain.ok && adjusted.ok);
    assert.ok((adjusted.value.effect[0]?.se ?? 9) < (plain.value.effect[0]?.se ?? 0));
    assert.ok(adjusted.value.effect[0] && adjusted.value.effect[0].upper95 < 0);
  });
});

describe('multiplicity', () => {
  it('adjusted values are never smaller, keep the order, and do not depend on it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }),
        (p) => {
          const [one, turned] = [adjust(p), adjust(p.toReversed())];
          assert.ok(one.ok && turned.ok);
          for (const key of ['bonferroni', 'holm', 'bh', 'by'] as const) {
            assert.deepEqual(turned.value[key].toReversed(), one.value[key]);
            for (const [i, v] of one.value[key].entries()) {
              assert.ok(v >= (p[i] ?? 0) - 1e-12 && v <= 1);
              for (const [j, w] of one.value[key].entries())
                assert.ok((p[i] ?? 0) > (p[j] ?? 0) || v <= w + 1e-12);
            }
          }
          for (const [i, v] of one.value.holm.entries())
            assert.ok(v <= (one.value.bonferroni[i] ?? 0) + 1e-12);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('verdicts', () => {
  const base = { direction: 'down', adjustedP: 0.01, isRegistered: true, hasComparison: true } as const;
  const table: readonly { name: string; input: Parameters<typeof judgeEffect>[0]; verdict: string }[] = [
    { name: 'down as promised, clearly', input: { ...base, estimate: estimate(-10, 3) }, verdict: 'shown' },
    {
      name: 'the same, but not registered',
      input: { ...base, isRegistered: false, estimate: estimate(-10, 3) },
      verdict: 'plausible',
    },
    {
      name: 'the same, without comparison',
      input: { ...base, hasComparison: false, estimate: estimate(-10, 3) },
      verdict: 'plausible',
    },
    {
      name: 'the same, after fifteen tests',
      input: { ...base, adjustedP: 0.06, estimate: estimate(-10, 3) },
      verdict: 'plausible',
    },
    {
      name: 'down, but within the noise',
      input: { ...base, adjustedP: 0.4, estimate: estimate(-3, 3) },
      verdict: 'not distinguishable',
    },
    {
      name: 'up, within the noise',
      input: { ...base, estimate: estimate(4, 3) },
      verdict: 'not distinguishable',
    },
    { name: 'up, clearly', input: { ...base, estimate: estimate(10, 3) }, verdict: 'contradicted' },
    {
      name: 'up, when up was promised',
      input: { ...base, direction: 'up', estimate: estimate(10, 3) },
      verdict: 'shown',
    },
  ];
  for (const { name, input, verdict } of table)
    it(`${name}: ${verdict}`, () => assert.equal(judgeEffect(input), verdict));
});

describe('savings ledger', () => {
  const claim = fc.record({
    measure: fc.string(),
    indicator: fc.constantFrom('a', 'b', 'c', 'd'),
    saving: fc.double({ min: -500, max: 500, noNaN: true }),
    lower: fc.constant(0),
    upper: fc.constant(0),
  });

  it('never attributes more than the upper bound of the total gap', () => {
    fc.assert(
      fc.property(
        fc.array(claim, { minLength: 1, maxLength: 12 }),
        fc.double({ min: -300, max: 800, noNaN: true }),
        (claims, saving) => {
          const gap = { saving, lower: saving - 100, upper: saving + 100 };
          const result = savingsLedger(claims, gap);
          assert.ok(result.ok);
          assert.ok(result.value.attributed <= Math.max(gap.upper, Math.min(0, result.value.claimed)) + 1e-9);
          assert.ok(result.value.supported || result.flags.includes('claims-together-not-supported'));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('two measures on one indicator claim its change once', () => {
    const claims = ['x', 'y'].map((measure) => ({
      measure,
      indicator: 'starters by the GP',
      saving: 100,
      lower: 50,
      upper: 150,
    }));
    const result = savingsLedger(claims, { saving: 300, lower: 200, upper: 400 });
    assert.ok(result.ok);
    assert.deepEqual(
      [result.value.claimed, result.value.attributed, result.value.unexplained],
      [100, 100, 200],
    );
    assert.ok(result.flags.includes('bundled-indicators'));
  });
});

describe('plan and ramp', () => {
  const plan: Plan = {
    measure: 'POH at every practice',
    indicator: 'starters through the GP',
    unit: 'starters per month',
    direction: 'down',
    start: '2026-07-01' as Day,
    rampMonths: 12,
    comparison: ['others'],
    model: 'staggered',
    horizonMonths: 24,
    mdeRelative: 0.08,
    visibility: 'visible',
  };

  it('a later change is added, shows what it changed, and cannot be slipped in', () => {
    const first = register(plan, '2026-06-30' as Day);
    const changed = amend(
      first,
      { ...plan, model: 'its' },
      { on: '2026-09-01' as Day, reason: 'all started at once' },
    );
    assert.ok(isIntact(first) && isIntact(changed));
    assert.deepEqual(deviations(changed), ['model']);
    assert.equal(changed.plan.model, 'staggered');
    assert.equal(isIntact({ ...changed, plan: { ...plan, direction: 'up' } }), false);
  });

  it('registered on the day before the start is in time, on the day itself is not', () => {
    assert.equal(isTimely(register(plan, '2026-06-30' as Day)), true);
    assert.equal(isTimely(register(plan, '2026-07-01' as Day)), false);
  });

  it('a ramp reaches the full amount and never passes it', () => {
    const months = savingsRamp({
      structuralPerYear: 1200,
      startMonth: 4,
      shape: { kind: 'linear', months: 6 },
      horizonMonths: 18,
    });
    assert.deepEqual(months.slice(0, 3), [0, 0, 0]);
    assert.ok(months.every((m, i) => m <= 100 && m >= (months[i - 1] ?? 0)));
    assert.equal(months.at(-1), 100);
  });
});
