import type { Random } from '@jeugdregie/kernel';
import { pickAt } from './even-draws.ts';
import type { MunicipalityProfile } from './public-figures.ts';

/** How trajectories come and go in one municipality, before growth. */
export interface Flow {
  /** Youths who come for help per month, for the first time or again. */
  readonly episodesPerMonth: number;
  /** Share of the episodes without residence that hold more than one trajectory. */
  readonly severalShare: number;
  /** Share of the episodes that hold residence. */
  readonly residenceShare: number;
}

/** Started trajectories of youths who had a trajectory before (CBS 85096NED, 2021). */
export const repeatShare = 0.24;
/** Half of the youths in residence also have help without it (CBS, half year 2023). */
export const residenceWithMore = 0.5;
/** Of the episodes with more than one trajectory, the share with three. */
export const threeShare = 0.3;

/** Months at which the duration classes of CBS begin and end. */
export const durationClasses = [
  [0.5, 3],
  [3, 6],
  [6, 12],
  [12, 24],
  [24, 36],
  [36, 48],
  [48, 66],
] as const;
/** Ended trajectories of 2021 by duration class, percent (CBS 85096NED), by referrer; the first is for all others. */
const durations: Readonly<Record<string, readonly number[]>> = {
  all: [16, 17, 30, 23, 7, 3, 4],
  '01': [13, 16, 31, 27, 6, 3, 3],
  '02': [16, 19, 33, 21, 6, 3, 3],
  '03': [14, 18, 35, 24, 6, 2, 1],
  '04': [21, 15, 25, 20, 7, 4, 9],
  '05': [23, 20, 24, 19, 7, 3, 4],
};

/** What CBS published of durations, in percent per class. */
export function publishedDurations(referrer: string): readonly number[] {
  return durations[referrer] ?? durations['all'] ?? [];
}

const daysPerMonth = 30.44;

/** Days between the first and the last day of delivery; `draw` in [0, 1) chooses the class. */
export function durationAt(draw: number, referrer: string, random: Random): number {
  const [low, high] = durationClasses[pickAt(draw, publishedDurations(referrer))] ?? [1, 2];
  return Math.round((low + random.next() * (high - low)) * daysPerMonth);
}

/** The longest that a trajectory lasts: what began earlier is over. */
export const longestMonths = 66;

/**
 * The flow that gives the public figures of a year. In a steady state a trajectory is counted in a year when it began in
 * the twelve months of the year or in as many months before it as it lasts, so starts per month are the year's count
 * divided by twelve months and the mean duration. How often youths have several at once follows from trajectories per
 * youth: coming back within the year gives some of that already.
 */
export function flowOf(profile: MunicipalityProfile, scale: number): Flow {
  const startsPerMonth = (profile.trajectories * scale) / (12 + meanMonths(profile) * partBeforeEighteen);
  const perYouth = profile.trajectories / profile.youths;
  const severalShare = Math.min(0.95, Math.max(0, (perYouth - aloneRatio) * severalPerRatio));
  const residenceShare = profile.residenceShare * residenceFactor;
  const withMore = 1 + threeShare;
  const perEpisode =
    (1 - residenceShare) * (1 + severalShare * withMore) +
    residenceShare * (1 + residenceWithMore * withMore);
  return { episodesPerMonth: startsPerMonth / perEpisode, severalShare, residenceShare };
}

/** What is left of a duration on average because most help ends at eighteen. Found by simulation. */
const partBeforeEighteen = 0.95;
/** Trajectories per youth in a year when every episode is one trajectory. Found by simulation at full scale. */
const aloneRatio = 1.12;
/** How much larger the share of several must be for one more trajectory per youth. Found by simulation. */
const severalPerRatio = 1.03;
/** Residence is a share of youths in a year; this makes it one of episodes. Found by simulation. */
const residenceFactor = 1.08;

function meanMonths({ referrers }: MunicipalityProfile): number {
  const total = Object.values(referrers).reduce((sum, n) => sum + n, 0);
  return Object.entries(referrers).reduce((sum, [referrer, n]) => sum + (n / total) * meanOf(referrer), 0);
}

function meanOf(referrer: string): number {
  const shares = publishedDurations(referrer);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return durationClasses.reduce(
    (sum, [low, high], i) => sum + (((low + high) / 2) * (shares[i] ?? 0)) / total,
    0,
  );
}
