import {
  addMonths,
  firstDayOf,
  monthsFrom,
  type ClosedPeriod,
  type Day,
  type Random,
} from '@jeugdregie/kernel';
import { episodeMaker } from './episodes.ts';
import { flowOf, longestMonths } from './flow.ts';
import type { DemoClient } from './persons.ts';
import type { DemoProduct } from './products.ts';
import type { DemoProvider } from './providers.ts';
import type { MunicipalityProfile } from './public-figures.ts';
import { driversIn, type Story } from './story.ts';

/** One allocated product with the care that was really given. Days are included at both ends. */
export interface Trajectory {
  readonly number: number;
  readonly client: DemoClient;
  readonly provider: DemoProvider;
  readonly product: DemoProduct;
  /** Code list COD327. */
  readonly referrer: string;
  /** Who it was, on the request. */
  readonly referrerName: string | null;
  /** The youth had help before, perhaps so long ago that nothing else tells of it. */
  readonly isReturning: boolean;
  /** Set when a request stands behind it, which is so for every referrer but the municipality itself. */
  readonly reference: string | null;
  readonly from: Day;
  /** Planned end, on the allocation as it stands in the end. */
  readonly until: Day;
  /** Actual start and end of delivery. */
  readonly begun: Day;
  readonly ended: Day;
  /** Extent: per week, or eurocents per month for unit 83. */
  readonly extent: number;
  /** The day on which the messages about the allocation were sent. */
  readonly sentOn: Day;
  /** Set when the allocation was cut short later: its first planned end, when the new version was sent, and why. */
  readonly shortened: { readonly firstUntil: Day; readonly on: Day; readonly reason: string } | null;
  /** True for planted care that is claimed to the last hour of every week. */
  readonly isClaimedToTheLimit: boolean;
}

/** Where in the region a municipality stands. */
export interface Place {
  readonly profile: MunicipalityProfile;
  readonly index: number;
  readonly scale: number;
  readonly story: Story;
  readonly providers: readonly DemoProvider[];
  readonly nextBsn: () => string;
}

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

/** A trajectory before it has a number. */
export type Draft = Omit<Trajectory, 'number' | 'reference'>;

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
