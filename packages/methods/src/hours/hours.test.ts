import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { MethodResult } from '../result.ts';
import {
  capSaving,
  competingEnds,
  hoursFor,
  hoursInterval,
  kaplanMeier,
  logRank,
  restrictedMean,
  survivalAt,
  type Spell,
} from './index.ts';

function value<R>(result: MethodResult<R>): R {
  assert.ok(result.ok, 'expected an estimate');
  return result.value;
}

const close = (got: number, want: number, tolerance = 1e-9): void =>
  assert.ok(Math.abs(got - want) <= tolerance, `${got} is not ${want}`);

const spells = fc.array(
  fc.record({
    hours: fc.integer({ min: 1, max: 60 }),
    status: fc.constantFrom<Spell['status']>('completed', 'completed', 'open', 'dropout'),
  }),
  { minLength: 5, maxLength: 60 },
);

const maintained: Spell[] = [9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161].map(signed);
const others: Spell[] = [5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45].map(signed);

/** A negative number is a trajectory that still runs. */
function signed(hours: number): Spell {
  return { hours: Math.abs(hours), status: hours < 0 ? 'open' : 'completed' };
}

describe('Kaplan–Meier over hours', () => {
  it('without open trajectories the curve is the plain share above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 50 }), (list) => {
        const curve = value(kaplanMeier(list.map((hours) => ({ hours, status: 'completed' }))));
        for (const h of [1, 5, 20, 39])
          close(survivalAt(curve, h), list.filter((x) => x > h).length / list.length);
        close(restrictedMean(curve, 40)!.mean, list.reduce((a, b) => a + b, 0) / list.length);
      }),
    );
  });

  it('order does not matter and other hours scale the answer', () => {
    fc.assert(
      fc.property(spells, (list) => {
        fc.pre(list.some((s) => s.status === 'completed'));
        const curve = value(kaplanMeier(list));
        const back = value(kaplanMeier(list.toReversed()));
        const double = value(kaplanMeier(list.map((s) => ({ ...s, hours: 2 * s.hours }))));
        assert.deepEqual(curve.steps, back.steps);
        assert.deepEqual(
          double.steps.map((s) => s.survival),
          curve.steps.map((s) => s.survival),
        );
        const half = hoursFor(curve, 0.5);
        assert.equal(hoursFor(double, 0.5), half === null ? null : 2 * half);
      }),
    );
  });

  it('a trajectory that is still open at the same hours counts as at risk', () => {
    const curve = value(kaplanMeier([signed(10), signed(-10)]));
    close(survivalAt(curve, 10), 0.5);
  });

  it('a share that the curve never reaches has no cap', () => {
    const curve = kaplanMeier([signed(10), signed(-20), signed(-30)]);
    assert.ok(curve.ok);
    assert.equal(hoursFor(curve.value, 0.5), null);
    assert.equal(hoursFor(curve.value, 1 / 3), 10);
    assert.ok(curve.flags.includes('tail-not-identified'));
    assert.equal(restrictedMean(curve.value, 31), null);
    assert.ok(restrictedMean(curve.value, 30) !== null);
  });

  it('29 completed trajectories are flagged as few, 30 are not', () => {
    const list = Array.from({ length: 29 }, (_, i) => signed(i + 1));
    const few = kaplanMeier(list);
    const enough = kaplanMeier([...list, signed(40)]);
    assert.ok(few.ok && few.flags.includes('few-completed'));
    assert.ok(enough.ok && !enough.flags.includes('few-completed'));
    assert.equal(kaplanMeier([signed(-4), signed(-9)]).ok, false);
  });

  it('the interval of a cap holds the cap itself', () => {
    const curve = value(kaplanMeier(others));
    for (const share of [0.25, 0.5, 0.7]) {
      const [low, high] = hoursInterval(curve, share, 0.95);
      const cap = hoursFor(curve, share)!;
      assert.ok(low !== null && low <= cap && (high === null || cap <= high));
    }
  });
});

describe('competing ends', () => {
  it('open, completed and dropped out always add up to everybody', () => {
    fc.assert(
      fc.property(spells, (list) => {
        fc.pre(list.some((s) => s.status !== 'open'));
        const { stillOpen, completed, dropout } = value(competingEnds(list));
        for (const [i, open] of stillOpen.entries()) close(open + completed.share[i]! + dropout.share[i]!, 1);
      }),
    );
  });

  it('treating dropout as still running never lowers the share that seems to complete', () => {
    fc.assert(
      fc.property(spells, (list) => {
        fc.pre(list.some((s) => s.status === 'completed'));
        const { hours, completed } = value(competingEnds(list));
        const naive = value(kaplanMeier(list));
        for (const [i, h] of hours.entries())
          assert.ok(1 - survivalAt(naive, h) >= completed.share[i]! - 1e-12);
      }),
    );
  });

  it('without dropout it is Kaplan–Meier, and so is its standard error', () => {
    const { completed } = value(competingEnds(maintained));
    for (const [i, step] of value(kaplanMeier(maintained)).steps.entries()) {
      close(completed.share[i]!, 1 - step.survival);
      close(completed.standardError[i]!, step.standardError!, 1e-9);
    }
  });
});

describe('log-rank', () => {
  it('gives the published test of the leukaemia groups (chi-square 3.4, p 0.0653)', () => {
    const test = value(logRank([maintained, others]));
    close(test.chiSquare, 3.4, 0.05);
    close(test.p, 0.0653, 0.0001);
  });

  it('a group against itself gives nothing', () => {
    close(value(logRank([others, others])).chiSquare, 0, 1e-12);
    assert.equal(logRank([others]).ok, false);
  });
});

describe('what a cap saves', () => {
  const options = { cap: 24, seed: 's', replications: 100 };

  it('a higher cap saves less, and no cap saves nothing', () => {
    const shares = [12, 24, 36, 45].map((cap) => value(capSaving(others, { ...options, cap })).maximumShare);
    assert.ok(shares.every((s, i) => i === 0 || s <= shares[i - 1]!));
    close(shares[3]!, 0);
  });

  it('with everybody an exception the expected saving is nothing, with nobody it is the maximum', () => {
    close(value(capSaving(others, { ...options, exceptions: 1 })).expectedShare, 0);
    const none = value(capSaving(others, { ...options, exceptions: 0 }));
    assert.equal(none.expectedShare, none.maximumShare);
    close(value(capSaving(others, { ...options, exceptions: 0.4 })).expectedShare, 0.6 * none.maximumShare);
  });

  it('drifting by the break-even hours eats the saving', () => {
    const saving = value(capSaving(others, options));
    close(saving.breakEvenDrift! * saving.finishedWithin, saving.expectedHours);
  });

  it('clients who come back elsewhere lower it', () => {
    const plain = value(capSaving(others, options));
    const back = value(capSaving(others, { ...options, displacement: { share: 0.5, hours: 6 } }));
    close(plain.expectedHours - back.expectedHours, plain.affected * 0.5 * 6);
  });

  it('money is whole cents, with an interval; the same seed gives the same', () => {
    const priced = { ...options, rateCents: 9480, trajectories: 250 };
    const saving = value(capSaving(others, priced));
    close(saving.savingCents!, saving.expectedHours * 9480 * 250, 0.5);
    assert.ok(Number.isSafeInteger(saving.savingCents) && saving.savingCents95![0] <= saving.savingCents!);
    assert.deepEqual(capSaving(others, priced), capSaving(others, priced));
  });

  it('beyond the data the mean is restricted to a stated horizon, and says so', () => {
    const result = capSaving(maintained, options);
    assert.ok(result.ok && result.flags.includes('tail-not-identified'));
    assert.equal(result.value.horizon, 161);
    assert.equal(capSaving(maintained, { ...options, horizon: 200 }).ok, false);
  });
});
