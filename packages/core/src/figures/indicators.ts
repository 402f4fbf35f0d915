import type { Indicator } from './indicator.ts';
import {
  youths,
  trajectories,
  newTrajectories,
  endedTrajectories,
  allocations,
  hoursPerTrajectory,
  daysPerTrajectory,
} from './indicators-care.ts';
import { cost, claimed, credited, costPerYouth, costPerTrajectory } from './indicators-money.ts';
import { referrerShare, shareOfResidents, rejectedShare, lateShare } from './indicators-shares.ts';
import type { IndicatorId } from './model.ts';

/** The register: every indicator once, in the order in which screens offer them. */
export const indicators: readonly Indicator[] = [
  youths,
  trajectories,
  newTrajectories,
  endedTrajectories,
  allocations,
  cost,
  claimed,
  credited,
  costPerYouth,
  costPerTrajectory,
  hoursPerTrajectory,
  daysPerTrajectory,
  referrerShare,
  shareOfResidents,
  rejectedShare,
  lateShare,
];

const byId: ReadonlyMap<string, Indicator> = new Map(indicators.map((i) => [i.definition.id, i]));
const bySlug: ReadonlyMap<string, Indicator> = new Map(indicators.map((i) => [i.definition.slug, i]));

export function indicator(id: IndicatorId): Indicator {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
}

/** By the Dutch id of addresses; null when there is none. */
export function indicatorBySlug(slug: string): Indicator | null {
  return bySlug.get(slug) ?? null;
}
