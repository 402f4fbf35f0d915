import { addMonths, firstDayOf, monthsFrom, type ClosedPeriod, type Random } from '@jeugdregie/kernel';
import { episodeMaker } from './episodes.ts';
import { flowOf, longestMonths } from './flow.ts';
import { driversIn } from './story.ts';
import type { Place } from './places.ts';
import type { Draft, Trajectory } from './trajectory.ts';

/** Everything that happens in one municipality, in order of start; the numbers of allocations are its own. */
export function trajectoriesOf(place: Place, random: Random): Trajectory[] {
  const { profile, scale, story } = place;
  const flow = flowOf(profile, scale);
  const makeEpisode = episodeMaker(place, flow, random);
  const found: Trajectory[] = [];
  const start = random.next();
  let expected = start;
  for (const month of monthsFrom(addMonths(story.window.first, -longestMonths), story.window.last)) {
    const before = Math.floor(expected);
    expected += flow.episodesPerMonth * driversIn(story, month).inflow;
    for (let left = Math.floor(expected) - before; left > 0; left -= 1) {
      const from = firstDayOf(month);
      for (const draft of makeEpisode(from)) found.push(numbered(draft, place.index, found.length));
    }
  }
  return found;
}

export function numbered(draft: Draft, municipality: number, position: number): Trajectory {
  const number = municipality * 10_000_000 + 100_001 + position;
  return { ...draft, number, reference: draft.referrer === '01' ? null : `VOT${number}` };
}

/** Days of delivery of a trajectory within a period, such as a month; null when there are none. */
export function deliveredIn(
  { begun, ended }: Pick<Trajectory, 'begun' | 'ended'>,
  period: ClosedPeriod,
): ClosedPeriod | null {
  const from = begun > period.from ? begun : period.from;
  const until = ended < period.until ? ended : period.until;
  return from <= until ? { from, until } : null;
}
