import { canonicalJson, sha256, type Day } from '@jeugdregie/kernel';
import type { Visibility } from './power.ts';

/** What is fixed before a measure starts. Later changes are added to it, never written over it. */
export interface Plan {
  readonly measure: string;
  readonly indicator: string;
  readonly unit: string;
  readonly direction: 'down' | 'up';
  readonly start: Day;
  readonly rampMonths: number;
  readonly comparison: readonly string[];
  readonly model: string;
  readonly horizonMonths: number;
  readonly mdeRelative: number;
  readonly visibility: Visibility;
}

export interface Registration {
  readonly plan: Plan;
  readonly registeredOn: Day;
  /** SHA-256 of plan and day. */
  readonly hash: string;
  readonly changes: readonly Change[];
}

export interface Change {
  readonly on: Day;
  readonly plan: Plan;
  readonly reason: string;
  /** SHA-256 over the hash before it, so that no change can be slipped in between. */
  readonly hash: string;
}

export function register(plan: Plan, registeredOn: Day): Registration {
  return { plan, registeredOn, hash: sha256(canonicalJson({ plan, registeredOn })), changes: [] };
}

/** The registration with one more change; the plan before it stays readable. */
export function amend(
  registration: Registration,
  plan: Plan,
  { on, reason }: { readonly on: Day; readonly reason: string },
): Registration {
  const previous = registration.changes.at(-1)?.hash ?? registration.hash;
  const hash = sha256(canonicalJson({ previous, on, plan, reason }));
  return { ...registration, changes: [...registration.changes, { on, plan, reason, hash }] };
}

/** True when every hash fits: nothing was changed afterwards. */
export function isIntact({ plan, registeredOn, hash, changes }: Registration): boolean {
  let previous = sha256(canonicalJson({ plan, registeredOn }));
  if (previous !== hash) return false;
  for (const change of changes) {
    previous = sha256(canonicalJson({ previous, on: change.on, plan: change.plan, reason: change.reason }));
    if (previous !== change.hash) return false;
  }
  return true;
}

/** Which parts of the plan differ between the registration and its newest change. */
export function deviations({ plan, changes }: Registration): string[] {
  const newest = changes.at(-1)?.plan ?? plan;
  return (Object.keys(plan) as (keyof Plan)[]).filter(
    (key) => canonicalJson(plan[key]) !== canonicalJson(newest[key]),
  );
}

/** True when the plan was registered before the day on which the measure starts. */
export function isTimely({ plan, registeredOn }: Registration): boolean {
  return registeredOn < plan.start;
}
