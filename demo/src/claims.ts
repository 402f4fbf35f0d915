import {
  addDays,
  addMonths,
  firstDayOf,
  intersection,
  isoWeeksTouched,
  lengthInDays,
  monthPeriod,
  monthsFrom,
  type ClosedPeriod,
  type Day,
  type Month,
  type Random,
} from '@jeugdregie/kernel';
import { rateIn } from './products.ts';
import type { DemoProvider } from './providers.ts';
import { deliveredIn, type Trajectory, type Window } from './trajectories.ts';

/** One claim line as it is sent. Amounts in cents, never negative: `isCredit` carries the sign. */
export interface DemoLine {
  readonly reference: string;
  readonly previous: string | null;
  readonly trajectory: Trajectory;
  readonly month: Month;
  readonly period: ClosedPeriod;
  readonly volume: number;
  readonly rateCents: number | null;
  readonly amountCents: number;
  readonly isCredit: boolean;
}

/** One claim: provider × municipality × claim month. */
export interface DemoClaim {
  readonly number: string;
  readonly provider: DemoProvider;
  /** DeclaratiePeriode. */
  readonly month: Month;
  readonly dated: Day;
  readonly lines: readonly DemoLine[];
}

/** In how many months more than usual a line is claimed: most at once, a few much later. */
const lateness = [0.915, 0.045, 0.02, 0.012, 0.006, 0.002] as const;

/** All claims of one municipality within the window, by provider and claim month. `until`: nothing is sent later. */
export function claimsOf(
  trajectories: readonly Trajectory[],
  place: { readonly window: Window; readonly until: Day; readonly prefix: string },
  random: Random,
): DemoClaim[] {
  const byClaim = new Map<string, { provider: DemoProvider; month: Month; lines: DemoLine[] }>();
  for (const trajectory of trajectories) {
    const own = random.fork(`lines ${trajectory.number}`);
    for (const line of linesOf(trajectory, place.window, own)) {
      const late = random.weighted(lateness) + trajectory.provider.claimLag - 1;
      const month = addMonths(line.month, late);
      const key = `${trajectory.provider.code} ${month}`;
      const claim = byClaim.get(key) ?? { provider: trajectory.provider, month, lines: [] };
      claim.lines.push(line);
      byClaim.set(key, claim);
    }
  }
  return [...byClaim.values()]
    .map(({ provider, month, lines }) => ({
      number: `${place.prefix}${month.replace('-', '')}`,
      provider,
      month,
      dated: datedIn(addMonths(month, 1), provider),
      lines,
    }))
    .filter(({ dated }) => dated <= place.until)
    .sort((a, b) =>
      a.dated < b.dated ? -1 : a.dated > b.dated ? 1 : a.provider.code < b.provider.code ? -1 : 1,
    );
}

/** Each provider has its own day of the month, from the fourth to the fifteenth. */
function datedIn(month: Month, provider: DemoProvider): Day {
  return addDays(firstDayOf(month), 3 + (Number(provider.code) % 12));
}

function* linesOf(trajectory: Trajectory, window: Window, random: Random): Generator<DemoLine> {
  for (const month of monthsFrom(window.first, window.last)) {
    const given = deliveredIn(trajectory, month);
    if (!given) continue;
    // The product period is the month within the allocation; start and stop of the care do not matter.
    const period = intersection(monthPeriod(month), { from: trajectory.from, until: trajectory.until });
    const volume = period ? volumeOf(trajectory, given, random) : 0;
    if (!period || volume === 0) continue;
    const { product, provider, number } = trajectory;
    const rate = rateIn(product, Number(month.slice(0, 4)), provider.rateFactor);
    yield {
      reference: `P${number}${month.replace('-', '')}`,
      previous: null,
      trajectory,
      month,
      period: { from: period.from, until: period.until ?? period.from },
      volume,
      rateCents: product.unit === '83' ? null : rate,
      amountCents: volume * rate,
      isCredit: false,
    };
  }
}

/** What was delivered: never more than the extent allows over the same weeks (IV076). */
function volumeOf({ product, extent }: Trajectory, given: ClosedPeriod, random: Random): number {
  const days = lengthInDays(given);
  if (product.unit === '14') return days;
  if (product.unit === '83') return Math.round((extent * days) / 31);
  const use = 0.55 + random.next() * 0.45;
  return Math.min(Math.round((extent * days * use) / 7), extent * isoWeeksTouched(given));
}
