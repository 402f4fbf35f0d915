import {
  addMonths,
  intersection,
  isoWeeksTouched,
  lengthInDays,
  monthOf,
  monthPeriod,
  monthsFrom,
  type ClosedPeriod,
  type Month,
  type Random,
} from '@jeugdregie/kernel';
import { pickAt } from './even-draws.ts';
import { rateIn, type DemoProduct } from './products.ts';
import { driversIn, type Story } from './story.ts';
import type { Trajectory } from './trajectory.ts';
import { deliveredIn } from './trajectories.ts';

/** A rule that objects, with the return code that goes back to the provider; null for rules that ask a person. */
export interface ExpectedRule {
  readonly rule: string;
  readonly returnCode: string | null;
}

/** What must become of a line, known because it was made so. */
export type ExpectedVerdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly rules: readonly ExpectedRule[] }
  | { readonly kind: 'needs-person'; readonly rules: readonly ExpectedRule[] };

/** One claim line as it is sent. Amounts in cents, never negative: `isCredit` carries the sign. */
export interface DemoLine {
  readonly reference: string;
  readonly previous: string | null;
  /** The care behind the line; the line itself may say something else. */
  readonly trajectory: Trajectory;
  readonly bsn: string;
  readonly allocation: number;
  readonly product: DemoProduct;
  readonly period: ClosedPeriod;
  readonly volume: number;
  readonly rateCents: number | null;
  readonly amountCents: number;
  readonly isCredit: boolean;
  /** DeclaratiePeriode of the claim in which it is sent. */
  readonly claimMonth: Month;
  readonly expected: ExpectedVerdict;
  /** What was planted here; null for an ordinary line. */
  readonly planted: string | null;
}

const accepted: ExpectedVerdict = { kind: 'accepted' };

/** The signed amount of a line. */
export function signedCents({ isCredit, amountCents }: Pick<DemoLine, 'isCredit' | 'amountCents'>): number {
  return isCredit ? -amountCents : amountCents;
}

/** The lines of all care of a municipality in the window, as an honest and careful provider sends them. */
export function linesOf(trajectories: readonly Trajectory[], story: Story, random: Random): DemoLine[] {
  const months = monthsFrom(story.window.first, story.window.last).map((month) => ({
    month,
    days: monthPeriod(month),
    intensity: driversIn(story, month).intensity,
  }));
  return trajectories.flatMap((trajectory) => [
    ...linesOfTrajectory(trajectory, { story, months }, random.fork(String(trajectory.number))),
  ]);
}

interface Calendar {
  readonly story: Story;
  readonly months: readonly {
    readonly month: Month;
    readonly days: ClosedPeriod;
    readonly intensity: number;
  }[];
}

function* linesOfTrajectory(
  trajectory: Trajectory,
  { story, months }: Calendar,
  random: Random,
): Generator<DemoLine> {
  const { product, provider, number, client } = trajectory;
  let left = maximumInTotal(trajectory);
  for (const { month, days, intensity } of months) {
    const given = deliveredIn(trajectory, days);
    // The product period is the month within the allocation; start and stop of the care do not matter.
    const period = intersection(days, { from: trajectory.from, until: trajectory.until });
    if (!given || !period) continue;
    const drawn = volumeOf(trajectory, { given, period, intensity }, random);
    const volume = trajectory.isClaimedToTheLimit ? drawn : Math.min(drawn, left);
    if (volume === 0) continue;
    const isOver = volume > left;
    left -= isOver ? 0 : volume;
    const { expected, planted } = expectedOf(trajectory, isOver);
    const late = planted === null ? pickAt(random.next(), story.claimDelays) : 0;
    const rate = rateIn(product, Number(month.slice(0, 4)), provider.rateFactor);
    yield {
      reference: `P${number}${month.replace('-', '')}`,
      previous: null,
      trajectory,
      bsn: client.bsn,
      allocation: number,
      product,
      period,
      volume,
      rateCents: product.unit === '83' ? null : rate,
      amountCents: volume * rate,
      isCredit: false,
      claimMonth: addMonths(month, late),
      expected,
      planted,
    };
  }
}

/** Planted care is claimed in time, so that its lines come in the order that the verdicts hang on. */
function expectedOf(
  { isClaimedToTheLimit, shortened, provider, product }: Trajectory,
  isOver: boolean,
): Pick<DemoLine, 'expected' | 'planted'> {
  if (shortened?.reason === '13') {
    const rules = [{ rule: 'TR384', returnCode: '9384' }];
    return { expected: { kind: 'rejected', rules }, planted: 'withdrawn-allocation' };
  }
  if (!provider.products.includes(product)) {
    const rules = [{ rule: 'C-001', returnCode: null }];
    return { expected: { kind: 'needs-person', rules }, planted: 'no-rate-in-the-contract' };
  }
  if (!isClaimedToTheLimit) return { expected: accepted, planted: null };
  const rules = [{ rule: 'TR322', returnCode: '9322' }];
  return {
    expected: isOver ? { kind: 'rejected', rules } : accepted,
    planted: `volume-over-the-whole-allocation${isOver ? '' : '/before'}`,
  };
}

interface Delivered {
  /** Days of delivery in the month. */
  readonly given: ClosedPeriod;
  /** Product period. */
  readonly period: ClosedPeriod;
  readonly intensity: number;
}

/**
 * What was delivered: a share of the extent that grows with the intensity of the year, never more than the extent allows
 * over the same weeks (IV076). The share stays below one, so the largest intensity must stay below 1.17.
 */
function volumeOf(trajectory: Trajectory, { given, period, intensity }: Delivered, random: Random): number {
  const { product, extent, isClaimedToTheLimit, shortened } = trajectory;
  if (shortened?.reason === '13') return 1;
  const days = lengthInDays(given);
  if (isClaimedToTheLimit) return extent * isoWeeksTouched(period);
  if (product.unit === '14') {
    const nights = days * Math.min(1, (0.8 + random.next() * 0.05) * intensity);
    return Math.min(days, Math.floor(nights + random.next()));
  }
  const use = Math.min(1, (0.52 + random.next() * 0.33) * intensity);
  if (product.unit === '83') return Math.min(extent, Math.round((extent * days * use) / 31));
  const volume = Math.floor((extent * days * use) / 7 + random.next());
  return Math.min(volume, extent * isoWeeksTouched(given));
}

/** All that may be claimed on an allocation: effort per week (IV076), or per month for euros. */
function maximumInTotal({ product, extent, from, until }: Trajectory): number {
  if (product.unit === '83') return extent * monthsFrom(monthOf(from), monthOf(until)).length;
  return extent * isoWeeksTouched({ from, until });
}
