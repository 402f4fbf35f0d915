import { publishedDurations, repeatShare, residenceWithMore } from './flow.ts';
import { municipalityProfiles, type MunicipalityProfile } from './public-figures.ts';
import type { CalibrationReport, Comparison } from './calibration.ts';
import { markdownOf } from './report-table.ts';
import { readTruth } from './truth/read-truth.ts';
import type { Truth } from './truth/truth.ts';
import type { YearCount } from './truth/year-count.ts';

/**
 * Puts the region in a folder beside the public figures of 2022: the first twelve months of its window, before growth
 * and measures. Reads `truth.json`; the counts in it are made from the care that the messages tell of.
 */
export async function compareWithPublicFigures(
  folder: string,
): Promise<{ readonly markdown: string; readonly json: CalibrationReport }> {
  const json = calibrationOf(await readTruth(folder));
  return { markdown: markdownOf(json), json };
}

export function calibrationOf(truth: Truth): CalibrationReport {
  const profiles = municipalityProfiles();
  const pairs = truth.firstYear.flatMap((count) => {
    const profile = profiles.find(({ code }) => code === count.municipality);
    return profile ? [{ profile, count }] : [];
  });
  const all = pairs.map(({ count }) => count);
  return {
    seed: truth.seed,
    scale: truth.scale,
    from: truth.window.first,
    municipalities: pairs.map(({ profile, count }) => ({
      code: profile.code,
      name: profile.name,
      figures: figuresOf(publishedFor(profile, truth.scale), countsOf([count])),
    })),
    region: {
      code: '',
      name: 'Regio',
      figures: figuresOf(
        summed(profiles.map((profile) => publishedFor(profile, truth.scale))),
        countsOf(all),
      ),
    },
    others: otherFigures(truth, all),
  };
}

/** The counts that every compared figure is made of. */
interface Counts {
  readonly trajectories: number;
  readonly youths: number;
  readonly under18: number;
  readonly residents: number;
  readonly inResidence: number;
  readonly byReferrer: Readonly<Record<string, number>>;
}

/** CBS publishes shares; counts at the region's scale follow from them. */
function publishedFor(profile: MunicipalityProfile, scale: number): Counts {
  return {
    trajectories: profile.trajectories * scale,
    youths: profile.youths * scale,
    // About two in a hundred youths in care have protection only, and do not count as youth help.
    under18: profile.youths * scale * 0.98,
    residents: profile.age0to17 * scale,
    inResidence: profile.youths * scale * profile.residenceShare,
    byReferrer: Object.fromEntries(Object.entries(profile.referrers).map(([code, n]) => [code, n * scale])),
  };
}

function countsOf(years: readonly YearCount[]): Counts {
  return summed(
    years.map((year) => ({
      trajectories: year.trajectories,
      youths: year.youths,
      under18: year.youthsUnder18,
      residents: year.residentsUnder18,
      inResidence: year.youthsInResidence,
      byReferrer: year.byReferrer,
    })),
  );
}

function summed(parts: readonly Counts[]): Counts {
  const sum = (of: (part: Counts) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const codes = [...new Set(parts.flatMap(({ byReferrer }) => Object.keys(byReferrer)))].sort();
  return {
    trajectories: sum((part) => part.trajectories),
    youths: sum((part) => part.youths),
    under18: sum((part) => part.under18),
    residents: sum((part) => part.residents),
    inResidence: sum((part) => part.inResidence),
    byReferrer: Object.fromEntries(codes.map((code) => [code, sum((part) => part.byReferrer[code] ?? 0)])),
  };
}

const referrerNames: readonly (readonly [code: string, name: string])[] = [
  ['01', 'gemeentelijke toegang'],
  ['02', 'huisarts'],
  ['03', 'jeugdarts'],
  ['04', 'gecertificeerde instelling'],
  ['05', 'medisch specialist'],
  ['06', 'geen verwijzer of onbekend'],
  ['08', 'rechter, OvJ'],
];

function figuresOf(published: Counts, generated: Counts): Comparison[] {
  const pair = (what: string, unit: Comparison['unit'], of: (counts: Counts) => number): Comparison => ({
    what,
    unit,
    published: of(published),
    generated: of(generated),
  });
  const sumOf = ({ byReferrer }: Counts): number => Object.values(byReferrer).reduce((sum, n) => sum + n, 0);
  return [
    pair('jeugdigen', 'count', ({ youths }) => youths),
    pair('trajecten', 'count', ({ trajectories }) => trajectories),
    pair('trajecten per jeugdige', 'ratio', (counts) => counts.trajectories / counts.youths),
    pair('aandeel van 0-17 jaar', 'share', (counts) => counts.under18 / counts.residents),
    pair('aandeel met verblijf', 'share', (counts) => counts.inResidence / counts.youths),
    ...referrerNames.map(([code, name]) =>
      pair(`verwijzer ${name}`, 'share', (counts) => (counts.byReferrer[code] ?? 0) / sumOf(counts)),
    ),
  ];
}

function otherFigures(
  { scale, claimDelays, firstYearCents, providers }: Truth,
  all: readonly YearCount[],
): Comparison[] {
  const sum = (of: (year: YearCount) => number): number => all.reduce((total, year) => total + of(year), 0);
  const share = (what: string, published: number | null, generated: number): Comparison => ({
    what,
    unit: 'share',
    published,
    generated,
  });
  const ended = durationNames.map((_, i) => sum(({ endedByDuration }) => endedByDuration[i] ?? 0));
  const allEnded = ended.reduce((total, n) => total + n, 0);
  const published = publishedDurations('all');
  return [
    share(
      'gestarte trajecten van wie eerder hulp had',
      repeatShare,
      sum((y) => y.startedAgain) / sum((y) => y.started),
    ),
    share(
      'jeugdigen met verblijf die ook andere hulp hadden',
      residenceWithMore,
      sum((y) => y.youthsInBoth) / sum((y) => y.youthsInResidence),
    ),
    ...durationNames.map((name, i) =>
      share(`beëindigde trajecten van ${name}`, (published[i] ?? 0) / 100, (ended[i] ?? 0) / allEnded),
    ),
    share('na een half jaar nog niet gedeclareerd', 0.04, claimDelays.unknownAfterSixMonths),
    share('omzet van de twaalf grootste aanbieders', 0.85, providers.twelveLargest),
    { what: 'aanbieders', unit: 'count', published: 200, generated: providers.count },
    { what: 'aanbieders in segment 5', unit: 'count', published: 150, generated: providers.inSegment5 },
    {
      what: 'kosten per jaar, naar schaal 1',
      unit: 'million',
      published: null,
      generated: firstYearCents / 1e8 / scale,
    },
  ];
}

const durationNames = [
  '0 tot 3 maanden',
  '3 tot 6 maanden',
  '6 tot 12 maanden',
  '1 tot 2 jaar',
  '2 tot 3 jaar',
  '3 tot 4 jaar',
  '4 jaar en langer',
];
