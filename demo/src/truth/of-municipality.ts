import { addMonths, lastDayOf, monthOf, monthsFrom, type Month } from '@jeugdregie/kernel';
import type { DemoClaim } from '../claims.ts';
import { signedCents } from '../lines.ts';
import type { DemoPayment } from '../payments.ts';
import { caseLists, type CaseLists } from '../planted/case-lists.ts';
import type { PlantedRequest } from '../planted/requests.ts';
import { outlierName, practicesOf } from '../referrers.ts';
import type { Measure } from '../story.ts';
import type { Trajectory } from '../trajectory.ts';
import type { Place } from '../places.ts';
import { deliveredRows } from './delivered.ts';
import { lineSums } from './line-sums.ts';
import { monthCounts, unknownAfterSixMonths, type MadeCare } from './month-counts.ts';
import { plantedClaims, plantedLines, plantedPayments } from './planted-lines.ts';
import type {
  DriftMonth,
  MonthCounts,
  MonthSums,
  PlantedClaim,
  PlantedLine,
  PlantedPayment,
  Practice,
  YearOfProduct,
} from './truth.ts';
import { countYear, type YearCount } from './year-count.ts';

/** What was made in one municipality. */
export interface MadeMunicipality extends MadeCare {
  readonly place: Place;
  /** The claims that were written, with their files. */
  readonly sent: readonly { readonly claim: DemoClaim; readonly path: string }[];
  readonly payments: readonly DemoPayment[];
  readonly requests: readonly PlantedRequest[];
}

/** What the truth of the region needs of one municipality: counts and sums, no longer the care itself. */
export interface MunicipalityTruth {
  readonly municipality: string;
  readonly sizes: { readonly trajectories: number; readonly lines: number };
  readonly totals: readonly MonthSums[];
  readonly months: readonly MonthCounts[];
  readonly firstYear: YearCount;
  readonly lines: readonly PlantedLine[];
  readonly claims: readonly PlantedClaim[];
  readonly payments: readonly PlantedPayment[];
  readonly requests: readonly PlantedRequest[];
  readonly cases: CaseLists;
  readonly delivered: readonly YearOfProduct[];
  readonly unknownAfterSixMonths: { readonly all: number; readonly late: number };
  readonly drift: readonly DriftMonth[];
  /** Per measure of the story: starts in its slice, by month. */
  readonly starts: readonly (readonly { readonly month: Month; readonly count: number }[])[];
  /** Of the municipality of the outlier only. */
  readonly practices: readonly Practice[];
  /** Accepted cents by contract and year of delivery, such as `JH-2024-001 2025`. */
  readonly turnover: ReadonlyMap<string, number>;
  /** Delivered cents of the first year by provider, and the providers of segment 5. */
  readonly firstYearByProvider: ReadonlyMap<string, number>;
  readonly inSegment5: readonly string[];
}

export function truthOfMunicipality(made: MadeMunicipality): MunicipalityTruth {
  const { municipality, trajectories, honest, claims, place } = made;
  const { story, scale, profile } = place;
  const { window, until } = story;
  return {
    municipality,
    sizes: {
      trajectories: trajectories.length,
      lines: claims.reduce((sum, { lines }) => sum + lines.length, 0),
    },
    totals: lineSums(municipality, claims),
    months: monthCounts(made, until),
    firstYear: countYear(profile, trajectories, { first: window.first, scale }),
    lines: plantedLines(municipality, claims),
    claims: plantedClaims(municipality, made.sent),
    payments: plantedPayments(municipality, made.payments),
    requests: made.requests,
    cases: caseLists(trajectories, lastDayOf(window.last)),
    delivered: deliveredRows(honest),
    unknownAfterSixMonths: unknownAfterSixMonths(honest, window.last),
    drift: driftOf(made),
    starts: story.measures.map((measure) => startsOf(made, measure)),
    practices: practiceCounts(place, trajectories),
    turnover: turnoverOf(claims),
    firstYearByProvider: firstYearOf(made),
    inSegment5: [
      ...new Set(trajectories.filter(({ product }) => product.segment === 5).map((one) => one.provider.code)),
    ],
  };
}

function driftOf({ place, trajectories }: MadeMunicipality): DriftMonth[] {
  const { driftingProvider, window } = place.story;
  const own = trajectories.filter(
    ({ provider, product }) => provider === driftingProvider.provider && product.unit === '04',
  );
  return monthsFrom(window.first, window.last).map((month) => {
    const begun = own.filter(({ from }) => monthOf(from) === month);
    return { month, count: begun.length, hours: begun.reduce((sum, { extent }) => sum + extent, 0) };
  });
}

function startsOf(
  { place, trajectories }: MadeMunicipality,
  { target }: Measure,
): { month: Month; count: number }[] {
  const { window } = place.story;
  const slice = trajectories.filter(
    ({ referrer, product }) => referrer === target.referrer && product.segment === target.segment,
  );
  const byMonth = Map.groupBy(slice, ({ from }) => monthOf(from));
  return monthsFrom(window.first, window.last).map((month) => ({
    month,
    count: byMonth.get(month)?.length ?? 0,
  }));
}

/** Referrals per practice where one differs from the others; nothing elsewhere. */
function practiceCounts(
  { profile, scale, story: { outlierReferrer } }: Place,
  trajectories: readonly Trajectory[],
): Practice[] {
  const practices = practicesOf(profile, scale);
  if (outlierName(outlierReferrer, profile, practices) === null) return [];
  return practices.map((name) => {
    const own = trajectories.filter(({ referrerName }) => referrerName === name);
    const ofSegment = own.filter(({ product }) => product.segment === outlierReferrer.segment);
    return { name, referrals: own.length, ofSegment: ofSegment.length };
  });
}

function turnoverOf(claims: readonly DemoClaim[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { provider, lines, rejectedFor } of claims) {
    for (const line of rejectedFor === null ? lines : []) {
      if (line.expected.kind !== 'accepted') continue;
      const key = `${provider.contract} ${line.period.from.slice(0, 4)}`;
      sums.set(key, (sums.get(key) ?? 0) + signedCents(line));
    }
  }
  return sums;
}

function firstYearOf({ honest, place }: MadeMunicipality): Map<string, number> {
  const last = addMonths(place.story.window.first, 11);
  const sums = new Map<string, number>();
  for (const line of honest) {
    if (monthOf(line.period.from) > last) continue;
    const { code } = line.trajectory.provider;
    sums.set(code, (sums.get(code) ?? 0) + line.amountCents);
  }
  return sums;
}
