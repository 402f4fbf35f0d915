import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  type Month,
  type MunicipalityCode,
} from '@jeugdregie/kernel';
import { durationClasses } from '../flow.ts';
import { ageOn } from '../persons.ts';
import type { MunicipalityProfile } from '../public-figures.ts';
import type { Trajectory } from '../trajectory.ts';

/** One municipality in twelve months, counted the way CBS counts a year: what ran for at least a day in them. */
export interface YearCount {
  readonly municipality: MunicipalityCode;
  readonly trajectories: number;
  readonly youths: number;
  /** Youths under 18 on the last day, and all residents of that age, scaled like the region. */
  readonly youthsUnder18: number;
  readonly residentsUnder18: number;
  readonly youthsInResidence: number;
  /** Youths in residence who also had other help in the year. */
  readonly youthsInBoth: number;
  readonly byReferrer: Readonly<Record<string, number>>;
  readonly started: number;
  /** Started for a youth who had help before. */
  readonly startedAgain: number;
  /** Ended in the year, by duration class of CBS. */
  readonly endedByDuration: readonly number[];
}

export function countYear(
  profile: MunicipalityProfile,
  trajectories: readonly Trajectory[],
  { first, scale }: { readonly first: Month; readonly scale: number },
): YearCount {
  const from = firstDayOf(first);
  const until = addDays(firstDayOf(addMonths(first, 12)), -1);
  const running = trajectories.filter(
    ({ begun, ended, shortened }) => begun <= until && ended >= from && shortened?.reason !== '13',
  );
  const byClient = [...Map.groupBy(running, ({ client }) => client.bsn).values()];
  const hasResidence = (own: readonly Trajectory[]): boolean =>
    own.some(({ product }) => product.segment === 1);
  const residential = byClient.filter(hasResidence);
  const started = running.filter(({ begun }) => begun >= from);
  const ended = running.filter((one) => one.ended <= until);
  return {
    municipality: profile.code,
    trajectories: running.length,
    youths: byClient.length,
    youthsUnder18: byClient.filter(([one]) => one && ageOn(one.client, until) < 18).length,
    residentsUnder18: Math.round(profile.age0to17 * scale),
    youthsInResidence: residential.length,
    youthsInBoth: residential.filter((own) => own.some(({ product }) => product.segment !== 1)).length,
    byReferrer: countBy(running.map(({ referrer }) => referrer)),
    started: started.length,
    startedAgain: started.filter(({ isReturning }) => isReturning).length,
    endedByDuration: durationClasses.map(
      ([low, high]) =>
        ended.filter((one) => {
          const months = daysBetween(one.begun, one.ended) / 30.44;
          return months >= (low < 1 ? 0 : low) && months < high;
        }).length,
    ),
  };
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
