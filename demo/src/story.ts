import {
  addDays,
  addMonths,
  firstDayOf,
  monthOf,
  municipalityCode,
  type Day,
  type Month,
  type MunicipalityCode,
} from '@jeugdregie/kernel';
import { priceIndex } from './products.ts';
import type { DemoProvider } from './providers.ts';

/** The months of delivery that the region shows. */
export interface Window {
  readonly first: Month;
  readonly last: Month;
}

/** How much a calendar year lies above the first year of the window. Price is the price list's business. */
export interface YearDrivers {
  readonly year: number;
  /** New trajectories per month. */
  readonly inflow: number;
  /** Volume per trajectory and month. */
  readonly intensity: number;
}

/** A savings measure: its slice of new trajectories is thinned from its first month on, or not at all. */
export interface Measure {
  readonly name: string;
  readonly municipality: MunicipalityCode;
  readonly from: Month;
  readonly target: { readonly referrer: string; readonly segment: number };
  /** Change of the inflow of the slice: -0.25, or 0 for the measure that does nothing. */
  readonly effect: number;
}

/** What is planted in the region as a whole. Everything in it is also in `truth.json`. */
export interface Story {
  readonly window: Window;
  /** The last day on which anything is sent, and the day on which the lists of cases are taken. */
  readonly until: Day;
  readonly drivers: readonly YearDrivers[];
  /** Share of the lines by months that they come later than a provider's usual claim. */
  readonly claimDelays: readonly number[];
  readonly lateProvider: { readonly provider: DemoProvider; readonly monthsLate: number };
  /** New allocations of this provider become larger month by month, up to the largest usual extent. */
  readonly driftingProvider: {
    readonly provider: DemoProvider;
    readonly from: Month;
    readonly growthPerMonth: number;
  };
  readonly measures: readonly Measure[];
  readonly outlierReferrer: OutlierReferrer;
  /** Left the region the day before the window begins; its claims for the last months came after that. */
  readonly formerMember: { readonly code: MunicipalityCode; readonly name: string; readonly until: Day };
  /** Was never in the region. */
  readonly stranger: MunicipalityCode;
}

/** A practice that sends to highly specialised help (segment 2) far more often than its colleagues. */
export interface OutlierReferrer {
  readonly municipality: MunicipalityCode;
  readonly referrer: '02';
  /** Its place in the list of practices of the municipality. */
  readonly practice: number;
  readonly segment: 2;
  /** How many times the usual weight the segment has in its referrals. */
  readonly times: number;
}

const monthsOfDelivery = 34;

/** The last month of delivery is the month before `until`, whose claims are just arriving. */
export function windowUntil(until: Day): Window {
  const last = addMonths(monthOf(until), -1);
  return { first: addMonths(last, 1 - monthsOfDelivery), last };
}

/**
 * 80 % comes in time, 96 % within half a year; so figures that are half a year old are still 4 % low, in the middle of
 * the 3 to 5 % by which CBS sees provisional figures of youth help rise (half years 2021 and 2023).
 */
const claimDelays = [
  0.8, 0.075, 0.04, 0.022, 0.013, 0.01, 0.01, 0.008, 0.006, 0.005, 0.004, 0.003, 0.002, 0.001, 0.001,
] as const;

/** The story of a region of these providers: the largest is first, and roles go to fixed places in that order. */
export function storyOf(until: Day, providers: readonly DemoProvider[]): Story {
  const window = windowUntil(until);
  const at = (i: number): DemoProvider => providers[i] ?? missing(`provider ${i}`);
  return {
    window,
    until,
    drivers: driversFrom(Number(window.first.slice(0, 4)), Number(until.slice(0, 4))),
    claimDelays,
    lateProvider: { provider: at(6), monthsLate: 2 },
    driftingProvider: { provider: at(7), from: addMonths(window.first, 10), growthPerMonth: 0.03 },
    measures: [
      {
        name: 'Praktijkondersteuner jeugd bij elke huisarts (fictief)',
        municipality: code('0637'),
        from: addMonths(window.first, 18),
        target: { referrer: '02', segment: 5 },
        effect: -0.25,
      },
      {
        name: 'Trajectbegeleiding door jongerenwerk (fictief)',
        municipality: code('1783'),
        from: addMonths(window.first, 18),
        target: { referrer: '02', segment: 5 },
        effect: 0,
      },
    ],
    outlierReferrer: { municipality: code('0518'), referrer: '02', practice: 2, segment: 2, times: 5 },
    formerMember: {
      code: code('0626'),
      name: 'Voorschoten',
      until: addDays(firstDayOf(window.first), -1),
    },
    stranger: code('0599'),
  };
}

/** Of the growth of cost per trajectory from the first year to the second; the rest is the index. */
export const intensityShare = 0.69;

/**
 * Cost drivers with a known answer. First year to second: inflow is flat, and of the growth of cost per trajectory the
 * index has 31 % and intensity 69 %, measured in logarithms, as the regional bureau found in 2018. Third year: 3 % more
 * inflow, 2 % more intensity. After that nothing changes.
 */
function driversFrom(first: number, last: number): YearDrivers[] {
  const drivers: YearDrivers[] = [{ year: first, inflow: 1, intensity: 1 }];
  for (let year = first + 1; year <= last; year += 1) {
    const before = drivers.at(-1) ?? missing('first year');
    const growth = [
      { inflow: 1, intensity: priceIndex(year) ** (intensityShare / (1 - intensityShare)) },
      { inflow: 1.03, intensity: 1.02 },
    ][year - first - 1] ?? { inflow: 1, intensity: 1 };
    drivers.push({
      year,
      inflow: before.inflow * growth.inflow,
      intensity: before.intensity * growth.intensity,
    });
  }
  return drivers;
}

/** The drivers of a month; months before the window are like its first year. */
export function driversIn({ drivers }: Story, month: Month): YearDrivers {
  const year = Number(month.slice(0, 4));
  const [first] = drivers;
  return drivers.find((one) => one.year === year) ?? first ?? missing('drivers');
}

function code(text: string): MunicipalityCode {
  return municipalityCode(text) ?? missing(text);
}

function missing(what: string): never {
  throw new Error(`the story has no ${what}`);
}
