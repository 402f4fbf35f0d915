import type { Ceiling } from '../ceilings.ts';
import type { PlantedFile } from '../planted/files.ts';
import { movesOf } from '../planted/moves.ts';
import { priceIndex } from '../products.ts';
import { intensityShare, type Story } from '../story.ts';
import { addDelivered } from './delivered.ts';
import type { MunicipalityTruth } from './of-municipality.ts';
import type { Truth } from './truth.ts';

/** What is known when everything was written. */
export interface WholeRegion {
  readonly seed: string;
  readonly scale: number;
  readonly story: Story;
  readonly providers: number;
  readonly parts: readonly MunicipalityTruth[];
  readonly files: { readonly total: number; readonly byMessage: Readonly<Record<string, number>> };
  readonly plantedFiles: readonly PlantedFile[];
  readonly ceilings: readonly Ceiling[];
}

export function truthOfRegion(whole: WholeRegion): Truth {
  const { seed, scale, story, parts, files } = whole;
  const { window, until, formerMember } = story;
  return {
    seed,
    scale,
    until,
    window,
    files,
    totals: parts.flatMap(({ totals }) => totals),
    months: parts.flatMap(({ months }) => months),
    ceilings: ceilingsOf(whole),
    mistakes: {
      lines: parts.flatMap(({ lines }) => lines),
      claims: parts.flatMap(({ claims }) => claims),
      payments: parts.flatMap(({ payments }) => payments),
      files: whole.plantedFiles,
    },
    requests: parts.flatMap(({ requests }) => requests),
    drivers: {
      planted: story.drivers.map((one) => ({ ...one, priceIndex: priceIndex(one.year) })),
      shares: { intensity: intensityShare, price: 1 - intensityShare },
      delivered: addDelivered(parts.flatMap(({ delivered }) => delivered)),
    },
    claimDelays: claimDelaysOf(whole),
    drift: driftOf(whole),
    outlierReferrer: outlierOf(whole),
    measures: measuresOf(whole),
    cases: Object.fromEntries(parts.map(({ municipality, cases }) => [municipality, cases])),
    moves: movesOf(story),
    formerMember,
    firstYear: parts.map(({ firstYear }) => firstYear),
    ...providersOf(whole),
  };
}

function sumOf<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((sum, one) => sum + of(one), 0);
}

/** Accepted cents by contract and year over all municipalities. */
export function acceptedPerYear(
  parts: readonly MunicipalityTruth[],
): (this: void, contract: string, year: number) => number {
  return (contract, year) => sumOf(parts, ({ turnover }) => turnover.get(`${contract} ${year}`) ?? 0);
}

function ceilingsOf({ ceilings, parts }: WholeRegion): Truth['ceilings'] {
  const accepted = acceptedPerYear(parts);
  return ceilings.map(({ contract, year, cents }) => ({
    contract,
    year,
    ceilingCents: cents,
    acceptedCents: accepted(contract, year),
  }));
}

function claimDelaysOf({ story: { claimDelays, lateProvider }, parts }: WholeRegion): Truth['claimDelays'] {
  const all = sumOf(parts, (part) => part.unknownAfterSixMonths.all);
  const late = sumOf(parts, (part) => part.unknownAfterSixMonths.late);
  return {
    shares: claimDelays,
    unknownAfterSixMonths: all === 0 ? 0 : late / all,
    lateProvider: { provider: lateProvider.provider.code, monthsLate: lateProvider.monthsLate },
  };
}

function driftOf({ story: { driftingProvider }, parts }: WholeRegion): Truth['drift'] {
  const { provider, from, growthPerMonth } = driftingProvider;
  const [first] = parts;
  const allocations = (first?.drift ?? []).map(({ month }, i) => ({
    month,
    count: sumOf(parts, ({ drift }) => drift[i]?.count ?? 0),
    hours: sumOf(parts, ({ drift }) => drift[i]?.hours ?? 0),
  }));
  return { provider: provider.code, from, growthPerMonth, allocations };
}

function outlierOf({ story: { outlierReferrer }, parts }: WholeRegion): Truth['outlierReferrer'] {
  const { municipality, practice, segment, times } = outlierReferrer;
  const practices = parts.flatMap((part) => part.practices);
  return { municipality, name: practices[practice]?.name ?? '', segment, times, practices };
}

function measuresOf({ story, parts }: WholeRegion): Truth['measures'] {
  return story.measures.map((measure, m) => {
    const count = (part: MunicipalityTruth, month: number): number => part.starts[m]?.[month]?.count ?? 0;
    const isHere = ({ municipality }: MunicipalityTruth): boolean => municipality === measure.municipality;
    const months = parts[0]?.starts[m] ?? [];
    const starts = months.map(({ month }, i) => ({
      month,
      here: sumOf(parts, (part) => (isHere(part) ? count(part, i) : 0)),
      elsewhere: sumOf(parts, (part) => (isHere(part) ? 0 : count(part, i))),
    }));
    return { ...measure, starts };
  });
}

function providersOf({ parts, providers }: WholeRegion): Pick<Truth, 'firstYearCents' | 'providers'> {
  const turnover = new Map<string, number>();
  for (const { firstYearByProvider } of parts) {
    for (const [code, cents] of firstYearByProvider) turnover.set(code, (turnover.get(code) ?? 0) + cents);
  }
  const all = [...turnover.values()].sort((a, b) => b - a);
  const firstYearCents = sumOf(all, (cents) => cents);
  const twelve = sumOf(all.slice(0, 12), (cents) => cents);
  return {
    firstYearCents,
    providers: {
      count: providers,
      inSegment5: new Set(parts.flatMap(({ inSegment5 }) => inSegment5)).size,
      twelveLargest: firstYearCents === 0 ? 0 : twelve / firstYearCents,
    },
  };
}
