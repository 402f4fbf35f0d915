import {
  addDays,
  addMonths,
  firstDayOf,
  lastDayOf,
  monthsFrom,
  type Day,
  type Month,
  type Random,
} from '@jeugdregie/kernel';
import { inventClient, testBsns, type DemoClient } from './persons.ts';
import { demoProducts, type DemoProduct } from './products.ts';
import type { DemoProvider } from './providers.ts';
import type { MunicipalityProfile } from './public-figures.ts';

/** One allocated product with the care that was really given. Days are included at both ends. */
export interface Trajectory {
  readonly number: number;
  readonly client: DemoClient;
  readonly provider: DemoProvider;
  readonly product: DemoProduct;
  /** Code list COD327. */
  readonly referrer: string;
  /** Set when a request stands behind it, which is so for every referrer but the municipality itself. */
  readonly reference: string | null;
  readonly from: Day;
  /** Planned end, on the allocation. */
  readonly until: Day;
  /** Actual start and end of delivery. */
  readonly begun: Day;
  readonly ended: Day;
  /** Extent: per week, or eurocents per month for unit 83. */
  readonly extent: number;
  /** The day on which the messages about the allocation were sent. */
  readonly sentOn: Day;
}

export interface Window {
  readonly first: Month;
  readonly last: Month;
}

/** Months at which the duration classes of CBS begin and end. */
const durationClasses = [
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
const meanMonths = 13.6;
const warmUpMonths = 66;
const yearlyGrowth = 1.02;

/** Everything that happens in one municipality, in order of start; the numbers of allocations are its own. */
export function trajectoriesOf(
  profile: MunicipalityProfile,
  place: { readonly index: number; readonly scale: number; readonly window: Window },
  providers: readonly DemoProvider[],
  random: Random,
): Trajectory[] {
  const { index, scale, window } = place;
  const perMonth = (profile.trajectories * scale) / (12 + meanMonths);
  const bsn = testBsns();
  const clients: DemoClient[] = [];
  const found: Trajectory[] = [];
  const repeatShare = 1 - profile.youths / profile.trajectories;
  for (const [i, month] of monthsFrom(addMonths(window.first, -warmUpMonths), window.last).entries()) {
    const expected = perMonth * yearlyGrowth ** ((i - warmUpMonths) / 12);
    for (let left = poisson(expected, random); left > 0; left -= 1) {
      const from = addDays(firstDayOf(month), random.integer(0, 27));
      const isRepeat = clients.length > 0 && random.next() < repeatShare;
      const draft = draw(profile, { from, month, window }, providers, random);
      if (!draft) continue;
      const known =
        clients[
          clients.length - 1 - Math.min(clients.length - 1, random.integer(0, Math.ceil(perMonth * 8)))
        ];
      // The standard allows one allocation of a product at a time for a client and a provider (TR302).
      const isFree =
        known !== undefined && !found.some((other) => isSameCare(other, { ...draft, client: known }));
      const client =
        isRepeat && isFree
          ? known
          : inventClient(profile, { municipality: index, bsn: bsn(), on: from }, random);
      if (client !== known) clients.push(client);
      const number = index * 1_000_000 + 100_001 + found.length;
      const reference = draft.referrer === '01' ? null : `VOT${number}`;
      found.push({ ...draft, client, number, reference });
    }
  }
  return found;
}

function isSameCare(
  a: Pick<Trajectory, 'client' | 'provider' | 'product' | 'from' | 'until'>,
  b: Pick<Trajectory, 'client' | 'provider' | 'product' | 'from' | 'until'>,
): boolean {
  const same = a.client === b.client && a.provider === b.provider && a.product === b.product;
  return same && a.from <= b.until && b.from <= a.until;
}

/** Null when it was over before the window: nobody will ever hear of it. */
function draw(
  profile: MunicipalityProfile,
  { from, window }: { readonly from: Day; readonly month: Month; readonly window: Window },
  providers: readonly DemoProvider[],
  random: Random,
): Omit<Trajectory, 'client' | 'number' | 'reference'> | null {
  const codes = Object.keys(profile.referrers);
  const referrer = codes[random.weighted(Object.values(profile.referrers))] ?? '01';
  const classes = durations[referrer] ?? durations['all'] ?? [];
  const [low, high] = durationClasses[random.weighted(classes)] ?? durationClasses[0];
  const days = Math.max(10, Math.round((low + random.next() * (high - low)) * 30.4));
  const begun = addDays(from, random.integer(0, 9));
  const ended = addDays(begun, days);
  if (ended < firstDayOf(window.first)) return null;
  const residence = demoProducts.map(
    (product) => product.share * (product.segment === 1 ? profile.residenceShare / 0.075 : 1),
  );
  const product = demoProducts[random.weighted(residence)];
  const sellers = providers.filter(({ products }) => product && products.includes(product));
  const provider = sellers[random.weighted(sellers.map(({ weight }) => weight))];
  if (!product || !provider) return null;
  const [least, most] = product.extent;
  const start = firstDayOf(window.first);
  return {
    referrer,
    provider,
    product,
    from,
    begun,
    ended,
    until: addDays(ended, random.integer(0, 21)),
    extent: random.integer(least, most),
    sentOn: from < start ? start : addDays(from, random.integer(0, 3)),
  };
}

/** Days of delivery of a trajectory in a month, both ends included; null when there are none. */
export function deliveredIn(
  trajectory: Trajectory,
  month: Month,
): { readonly from: Day; readonly until: Day } | null {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const from = trajectory.begun > first ? trajectory.begun : first;
  const until = trajectory.ended < last ? trajectory.ended : last;
  return from <= until ? { from, until } : null;
}

/** Knuth's method; the mean is at most a few hundred. */
function poisson(mean: number, random: Random): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.normal()));
  const limit = Math.exp(-mean);
  let product = random.next();
  let count = 0;
  while (product > limit) {
    product *= random.next();
    count += 1;
  }
  return count;
}
