import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addMonths,
  day,
  isoWeeksTouched,
  lastDayOf,
  monthOf,
  seededRandom,
  type Day,
} from '@jeugdregie/kernel';
import { claimsOf } from '../claims.ts';
import { linesOf, signedCents, type DemoLine } from '../lines.ts';
import { ageOn } from '../persons.ts';
import { placesOf } from '../places.ts';
import { rateIn } from '../products.ts';
import { demoProviders } from '../providers.ts';
import { municipalityProfiles } from '../public-figures.ts';
import { storyOf } from '../story.ts';
import type { Trajectory } from '../trajectory.ts';
import type { Place } from '../places.ts';
import { trajectoriesOf } from '../trajectories.ts';
import { caseLists, maximumExtent } from './case-lists.ts';
import { plantCases } from './cases.ts';
import { claimMistakeKinds, plantClaimMistakes } from './claim-mistakes.ts';
import { lineMistakeKinds, plantLineMistakes } from './line-mistakes.ts';

const until: Day = day('2026-11-22') ?? assert.fail();
const scale = 0.01;
const random = seededRandom('planted');
const providers = demoProviders(municipalityProfiles(), scale, random.fork('providers'));
const story = storyOf(until, providers);
const places = placesOf(municipalityProfiles(), { scale, story, providers });
const largest: Place = places.find(({ profile }) => profile.youths > 10_000) ?? assert.fail();
const ordinary = trajectoriesOf(largest, random.fork('trajectories'));
const trajectories = plantCases(
  ordinary,
  { ...largest, isLarge: true, isLargest: true },
  random.fork('cases'),
);
const honest = linesOf(trajectories, story, random.fork('lines'));
const lines = plantLineMistakes(honest, 1, random.fork('mistakes'));
const on = lastDayOf(story.window.last);

function planted(kind: string, role = 'mistake'): readonly DemoLine[] {
  const own = lines.filter((line) => line.planted === kind || line.planted === `${kind}/${role}`);
  assert.ok(own.length > 0, kind);
  return role === 'mistake' ? own.filter((line) => line.planted === kind) : own;
}

function rulesOf({ expected }: DemoLine): string {
  return expected.kind === 'accepted' ? '' : expected.rules.map(({ rule }) => rule).join();
}

describe('care before mistakes', () => {
  it('stays within what was allocated, in each period and in all', () => {
    const sums = new Map<number, number>();
    for (const { trajectory, volume, period, expected } of honest) {
      const { extent, product, number } = trajectory;
      const most = product.unit === '83' ? extent : extent * isoWeeksTouched(period);
      if (expected.kind === 'accepted' || trajectory.isClaimedToTheLimit) assert.ok(volume <= most);
      if (expected.kind === 'accepted') sums.set(number, (sums.get(number) ?? 0) + volume);
    }
    for (const { number, extent, product, from, until: end } of trajectories) {
      if (product.unit === '83') continue;
      assert.ok((sums.get(number) ?? 0) <= extent * isoWeeksTouched({ from, until: end }), String(number));
    }
  });

  it('is claimed for the month within the allocation, at the rate of its year', () => {
    for (const { trajectory, period, rateCents, product, volume, amountCents } of honest) {
      const { from, until: end, provider } = trajectory;
      const month = monthOf(period.from);
      assert.equal(period.from, from > `${month}-01` ? from : `${month}-01`);
      assert.equal(period.until, end < lastDayOf(month) ? end : lastDayOf(month));
      if (rateCents === null) assert.equal(amountCents, volume);
      else {
        assert.equal(rateCents, rateIn(product, Number(month.slice(0, 4)), provider.rateFactor));
        assert.equal(amountCents, volume * rateCents);
      }
    }
  });
});

describe('mistakes in lines', () => {
  const cases: readonly { kind: string; rule: string; isSo: (line: DemoLine) => boolean }[] = [
    {
      kind: 'wrong-rate',
      rule: 'TR418',
      isSo: (l) => l.rateCents !== rateIn(l.product, Number(l.period.from.slice(0, 4)), rateFactor(l)),
    },
    { kind: 'wrong-amount', rule: 'TR346', isSo: (l) => l.amountCents !== l.volume * (l.rateCents ?? 1) },
    {
      kind: 'volume-over-the-period',
      rule: 'TR321',
      isSo: (l) => l.volume > l.trajectory.extent * (l.product.unit === '83' ? 1 : isoWeeksTouched(l.period)),
    },
    { kind: 'period-after-the-allocation', rule: 'TR308', isSo: (l) => l.period.until > l.trajectory.until },
    { kind: 'period-before-the-allocation', rule: 'TR307', isSo: (l) => l.period.from < l.trajectory.from },
    { kind: 'period-ends-with-the-care', rule: 'TR388', isSo: (l) => l.period.until === l.trajectory.ended },
    { kind: 'period-starts-with-the-care', rule: 'TR387', isSo: (l) => l.period.from === l.trajectory.begun },
    { kind: 'wrong-product', rule: 'TR340', isSo: (l) => l.product !== l.trajectory.product },
    { kind: 'unknown-allocation', rule: 'TR338', isSo: (l) => l.allocation !== l.trajectory.number },
    { kind: 'unknown-client', rule: 'TR304', isSo: (l) => l.bsn !== l.trajectory.client.bsn },
    {
      kind: 'claimed-twice',
      rule: 'TR389',
      isSo: (l) => earlier(l).some((e) => e.reference !== l.reference && e.period.from === l.period.from),
    },
    {
      kind: 'reference-used-again',
      rule: 'TR314',
      isSo: (l) => earlier(l).some((e) => e.reference === l.reference),
    },
    {
      kind: 'credited-twice',
      rule: 'TR390',
      isSo: (l) => earlier(l).some((e) => e.isCredit && e.previous === l.previous),
    },
    { kind: 'withdrawn-allocation', rule: 'TR384', isSo: (l) => l.trajectory.shortened?.reason === '13' },
    {
      kind: 'no-rate-in-the-contract',
      rule: 'C-001',
      isSo: (l) => !l.trajectory.provider.products.includes(l.product),
    },
    {
      kind: 'volume-over-the-whole-allocation',
      rule: 'TR322',
      isSo: (l) => {
        const { extent, from, until: end } = l.trajectory;
        const before = earlier(l).reduce((sum, { volume }) => sum + volume, 0);
        return before + l.volume > extent * isoWeeksTouched({ from, until: end });
      },
    },
  ];
  const rateFactor = (l: DemoLine): number => l.trajectory.provider.rateFactor;
  const earlier = (line: DemoLine): readonly DemoLine[] =>
    lines.filter((e) => e.trajectory === line.trajectory && e.claimMonth < line.claimMonth);

  for (const { kind, rule, isSo } of cases) {
    it(`${kind}: ${rule}`, () => {
      for (const line of planted(kind)) {
        assert.equal(rulesOf(line), rule);
        assert.ok(isSo(line), line.reference);
      }
    });
  }

  it('are all there, and no line takes part in two', () => {
    const kinds = new Set(lines.flatMap(({ planted }) => (planted === null ? [] : [planted.split('/')[0]])));
    for (const kind of lineMistakeKinds) assert.ok(kinds.has(kind), kind);
    const byMonth = Map.groupBy(lines, (l) => `${l.trajectory.number} ${monthOf(l.period.from)}`);
    for (const own of byMonth.values()) {
      const here = new Set(own.flatMap(({ planted }) => (planted === null ? [] : [planted.split('/')[0]])));
      assert.ok(here.size <= 1, [...here].join());
    }
  });

  it('credits mirror the line that they take back, and are sent after it', () => {
    const credits = lines.filter(({ isCredit }) => isCredit);
    assert.ok(credits.length > 5);
    for (const credit of credits) {
      const debit = lines.find(({ reference }) => reference === credit.previous) ?? assert.fail();
      assert.deepEqual(
        [credit.volume, credit.amountCents, credit.period, credit.allocation],
        [debit.volume, debit.amountCents, debit.period, debit.allocation],
      );
      assert.ok(credit.claimMonth > debit.claimMonth);
      assert.equal(signedCents(credit), -debit.amountCents);
    }
  });

  it('none are planted when none are asked for in too few lines', () => {
    const few = honest.slice(0, 5);
    assert.deepEqual(plantLineMistakes(few, 0, { ...random, next: () => 0 }), few);
  });
});

describe('claims', () => {
  const claims = claimsOf(lines, 'D0518', story);

  it('are one per provider and month, in order, none after the last day', () => {
    const keys = claims.map(({ provider, month }) => `${provider.code} ${month}`);
    assert.equal(new Set(keys).size, keys.length);
    assert.ok(claims.every(({ dated }, i) => dated <= until && dated >= (claims[i - 1]?.dated ?? '')));
    assert.ok(claims.every((claim) => claim.number.length <= 11));
  });

  it('come two months later from one provider only', () => {
    for (const { provider, month, dated } of claims) {
      const late = provider === story.lateProvider.provider ? 2 : 0;
      assert.equal(monthOf(dated), addMonths(month, 1 + late));
    }
    assert.ok(claims.some(({ provider }) => provider === story.lateProvider.provider));
  });

  it('get three whole ones that are wrong beside the right ones', () => {
    const all = plantClaimMistakes(claims, story);
    const wrong = all.filter(({ rejectedFor }) => rejectedFor !== null);
    assert.deepEqual(new Set(wrong.map((claim) => claim.planted)), new Set(claimMistakeKinds));
    assert.equal(all.length, claims.length + wrong.length);
    for (const { number, identification } of wrong)
      assert.ok(Math.max(number.length, identification.length) <= 12);
  });
});

describe('lists of cases', () => {
  const lists = caseLists(trajectories, on);
  const byNumber = new Map(trajectories.map((one) => [one.number, one]));
  const find = (number: number): Trajectory => byNumber.get(number) ?? assert.fail();

  it('each hold somebody', () => {
    for (const list of [
      lists.stackedHelp,
      lists.hoursOverTheMaximum,
      lists.seventeenInResidence,
      lists.wlzBorder,
    ]) {
      assert.ok(list.length > 0);
    }
  });

  it('hold who belongs there, and nobody else', () => {
    const over = new Set(lists.hoursOverTheMaximum.flatMap(({ allocations }) => allocations));
    const young = new Set(lists.seventeenInResidence.flatMap(({ allocations }) => allocations));
    for (const one of trajectories) {
      const runs = one.begun <= on && one.ended >= on && one.shortened?.reason !== '13';
      assert.equal(
        over.has(one.number),
        runs && one.product.unit === '04' && one.extent > maximumExtent(one),
      );
      const isYoung = ageOn(one.client, on) === 17 && one.product.segment === 1;
      assert.equal(young.has(one.number), runs && isYoung);
    }
    for (const { allocations, bsn } of lists.stackedHelp) {
      assert.ok(allocations.length >= 3);
      assert.ok(new Set(allocations.map((n) => find(n).provider)).size >= 2);
      assert.ok(allocations.every((n) => find(n).client.bsn === bsn));
    }
  });

  it('are empty where nothing of the kind is delivered', () => {
    const lists = caseLists(trajectories, day('2001-01-01') ?? assert.fail());
    const { on: _, ...rest } = lists;
    assert.deepEqual(Object.values(rest), [[], [], [], []]);
  });

  it('know that somebody is 17 until the day before the eighteenth birthday', () => {
    const client = { birthDate: day('2008-02-29') ?? assert.fail() };
    assert.equal(ageOn(client, day('2026-02-28') ?? assert.fail()), 17);
    assert.equal(ageOn(client, day('2026-03-01') ?? assert.fail()), 18);
  });
});
