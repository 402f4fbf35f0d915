import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, monthOf, monthsFrom, seededRandom, type Day } from '@jeugdregie/kernel';
import { linesOf, type DemoLine } from './lines.ts';
import { placesOf } from './places.ts';
import { demoProviders } from './providers.ts';
import { municipalityProfiles, type MunicipalityProfile } from './public-figures.ts';
import { practicesOf } from './referrers.ts';
import { storyOf, windowUntil } from './story.ts';
import type { Trajectory } from './trajectory.ts';
import { trajectoriesOf } from './trajectories.ts';
import { countYear, type YearCount } from './truth/year-count.ts';

const until: Day = day('2026-11-22') ?? assert.fail();
const scale = 0.15;

interface Made {
  readonly profile: MunicipalityProfile;
  readonly trajectories: readonly Trajectory[];
  readonly lines: readonly DemoLine[];
  readonly year: YearCount;
}

const random = seededRandom('calibration');
const providers = demoProviders(municipalityProfiles(), scale, random.fork('providers'));
const story = storyOf(until, providers);
const made: Made[] = placesOf(municipalityProfiles(), { scale, story, providers }).map((place) => {
  const own = random.fork(place.profile.code);
  const trajectories = trajectoriesOf(place, own.fork('trajectories'));
  return {
    profile: place.profile,
    trajectories,
    lines: linesOf(trajectories, story, own.fork('lines')),
    year: countYear(place.profile, trajectories, { first: story.window.first, scale }),
  };
});
const lines = made.flatMap((one) => one.lines);
const sumOf = <T>(list: readonly T[], of: (one: T) => number): number =>
  list.reduce((sum, one) => sum + of(one), 0);
const near = (found: number, expected: number, tolerance: number, what: string): void =>
  assert.ok(
    Math.abs(found - expected) <= tolerance,
    `${what}: ${found}, expected ${expected} ± ${tolerance}`,
  );

describe('the window', () => {
  it('holds at least thirty months, up to the month before', () => {
    const window = windowUntil(until);
    assert.deepEqual(window, { first: '2024-01', last: '2026-10' });
    assert.ok(monthsFrom(window.first, window.last).length >= 30);
    assert.equal(windowUntil(day('2027-01-01') ?? assert.fail()).last, '2026-12');
  });
});

describe('the first year beside the public figures', () => {
  it('has the youths and trajectories of the region within 3 %', () => {
    const youths = sumOf(made, ({ profile }) => profile.youths) * scale;
    const trajectories = sumOf(made, ({ profile }) => profile.trajectories) * scale;
    near(sumOf(made, ({ year }) => year.youths) / youths, 1, 0.03, 'youths');
    near(sumOf(made, ({ year }) => year.trajectories) / trajectories, 1, 0.03, 'trajectories');
  });

  for (const { profile, year } of made) {
    // Four standard errors of a count, and two percent for how the flow was calibrated.
    const chance = (expected: number): number => 4 / Math.sqrt(expected) + 0.02;
    it(`has the size and the mix of ${profile.name}`, () => {
      near(year.youths / (profile.youths * scale), 1, chance(profile.youths * scale), 'youths');
      const perYouth = profile.trajectories / profile.youths;
      near(year.trajectories / year.youths / perYouth, 1, chance(profile.youths * scale), 'per youth');
      near(
        year.youthsUnder18 / year.residentsUnder18,
        (profile.youths * 0.98) / profile.age0to17,
        0.03,
        'of 0-17',
      );
      const ofShare = (share: number, n: number): number => 4 * Math.sqrt((share * (1 - share)) / n) + 0.015;
      const { residenceShare } = profile;
      near(
        year.youthsInResidence / year.youths,
        residenceShare,
        ofShare(residenceShare, year.youths),
        'residence',
      );
      const all = sumOf(Object.values(profile.referrers), (n) => n);
      for (const [code, published] of Object.entries(profile.referrers)) {
        const share = published / all;
        const found = (year.byReferrer[code] ?? 0) / year.trajectories;
        near(found, share, ofShare(share, year.youths), `referrer ${code}`);
      }
    });
  }

  it('has residence, repeat use and durations as published', () => {
    const inResidence = sumOf(made, ({ year }) => year.youthsInResidence);
    near(sumOf(made, ({ year }) => year.youthsInBoth) / inResidence, 0.5, 0.08, 'also other help');
    near(
      sumOf(made, ({ year }) => year.startedAgain) / sumOf(made, ({ year }) => year.started),
      0.24,
      0.02,
      'again',
    );
    const ended = [0, 1, 2, 3, 4, 5, 6].map((i) => sumOf(made, ({ year }) => year.endedByDuration[i] ?? 0));
    const published = [16, 17, 30, 23, 7, 3, 4];
    for (const [i, n] of ended.entries()) {
      near((n / sumOf(ended, (x) => x)) * 100, published[i] ?? 0, 2.5, `duration class ${i}`);
    }
  });

  it('costs 400 to 550 million a year at full scale, in which the twelve largest providers have the bulk', () => {
    for (const year of ['2024', '2025']) {
      const cents = sumOf(lines, ({ period, amountCents }) =>
        period.from.startsWith(year) ? amountCents : 0,
      );
      near(cents / 1e8 / scale, 475, 75, year);
    }
    const byProvider = Map.groupBy(lines, ({ trajectory }) => trajectory.provider.code);
    const turnover = [...byProvider.values()].map((own) => sumOf(own, ({ amountCents }) => amountCents));
    const twelve = sumOf(turnover.toSorted((a, b) => b - a).slice(0, 12), (cents) => cents);
    near(twelve / sumOf(turnover, (cents) => cents), 0.82, 0.06, 'twelve largest');
  });
});

describe('what is planted in the region', () => {
  /** Cost per month of delivery, taken per product so that the mix does not matter. */
  const perMonth = (year: string, of: (line: DemoLine) => number): Map<string, number> => {
    const own = lines.filter(({ period, product }) => period.from.startsWith(year) && product.unit !== '83');
    return new Map(
      [...Map.groupBy(own, ({ product }) => product.code)].map(([code, all]) => [
        code,
        sumOf(all, of) / all.length,
      ]),
    );
  };
  const growth = (of: (line: DemoLine) => number): number => {
    const [before, later] = [perMonth('2024', of), perMonth('2025', of)];
    const logs = [...before].map(([code, value]) => Math.log((later.get(code) ?? 0) / value));
    return sumOf(logs, (x) => x) / logs.length;
  };

  it('intensity has 69 % and the index 31 % of the growth of cost per trajectory from 2024 to 2025', () => {
    const price = growth(({ rateCents }) => rateCents ?? 1);
    const intensity = growth(({ volume }) => volume);
    near(price, Math.log(1.0496), 0.002, 'price');
    near(intensity / (intensity + price), 0.69, 0.05, 'share of intensity');
  });

  it('inflow is flat from 2024 to 2025 and 3 % higher in 2026', () => {
    const starts = (from: string, to: string): number =>
      sumOf(made, ({ trajectories, profile }) =>
        story.measures.some(({ municipality }) => municipality === profile.code)
          ? 0
          : trajectories.filter((one) => one.from >= from && one.from <= to).length,
      );
    const [first, second, third] = ['2024', '2025', '2026'].map((y) => starts(`${y}-01-01`, `${y}-10-31`));
    near((second ?? 0) / (first ?? 1), 1, 0.03, '2025');
    near((third ?? 0) / (second ?? 1), 1.03, 0.03, '2026');
  });

  it('3 to 5 % of what was delivered is not known after half a year', () => {
    const long = lines.filter(({ period }) => monthOf(period.from) <= '2025-06');
    const late = long.filter(({ period, claimMonth }) => sixMonthsAfter(period.from) < claimMonth);
    near(sumOf(late, (l) => l.amountCents) / sumOf(long, (l) => l.amountCents), 0.04, 0.01, 'late');
    near(
      sumOf(story.claimDelays, (share) => share),
      1,
      1e-9,
      'shares',
    );
  });

  it('one practice refers to highly specialised help far more than the others', () => {
    const { municipality, practice } = story.outlierReferrer;
    const here = made.find(({ profile }) => profile.code === municipality) ?? assert.fail();
    const share = (name: string): number => {
      const own = here.trajectories.filter(({ referrerName }) => referrerName === name);
      return own.filter(({ product }) => product.segment === 2).length / own.length;
    };
    const shares = practicesOf(here.profile, scale).map(share);
    for (const [i, found] of shares.entries()) {
      if (i === practice) near(found, 0.37, 0.1, 'outlier');
      else near(found, 0.105, 0.06, `practice ${i}`);
    }
  });

  it('one measure keeps a quarter of its slice away, the other nothing', () => {
    const [works, doesNot] = story.measures;
    assert.ok(works && doesNot);
    const ratio = ({ municipality, from, target }: typeof works): number => {
      const starts = (here: boolean, isAfter: boolean): number =>
        sumOf(made, ({ profile, trajectories }) =>
          (profile.code === municipality) !== here
            ? 0
            : trajectories.filter(
                (one) =>
                  one.referrer === target.referrer &&
                  one.product.segment === target.segment &&
                  monthOf(one.from) >= '2024-01' &&
                  monthOf(one.from) >= from === isAfter,
              ).length,
        );
      return starts(true, true) / starts(true, false) / (starts(false, true) / starts(false, false));
    };
    near(ratio(works), 0.75, 0.15, 'works');
    near(ratio(doesNot), 1, 0.25, 'does not');
  });

  it('one provider asks more and more hours, within what is usual', () => {
    const { provider, from } = story.driftingProvider;
    const own = made
      .flatMap(({ trajectories }) => trajectories)
      .filter((one) => one.provider === provider && one.product.unit === '04');
    const mean = (list: readonly Trajectory[]): number => sumOf(list, ({ extent }) => extent) / list.length;
    const before = own.filter((one) => monthOf(one.from) < from);
    const late = own.filter((one) => monthOf(one.from) >= '2026-01');
    assert.ok(mean(late) / mean(before) > 1.2, `${mean(before)} to ${mean(late)}`);
    for (const { extent, product } of own) assert.ok(extent <= product.extent[1]);
  });
});

function sixMonthsAfter(on: Day): string {
  const n = Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7)) - 1 + 5;
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`;
}
