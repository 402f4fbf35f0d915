import { isInUnitOf, maximumInTotal } from './extent.ts';
import type { LineContext } from './rules/rule.ts';
import { standing } from './standing-allocation.ts';

/** The extent of the whole allocation, in the measure of `measured`; null when it sets no maximum for this line. */
export function totalFor(at: LineContext): number | null {
  const allocation = standing(at);
  return allocation !== null && isInUnitOf(allocation, at.line) ? maximumInTotal(allocation) : null;
}

/** The budget of the allocation in cents; null when it has none. */
export function budgetFor(at: LineContext): number | null {
  return standing(at)?.budgetCents ?? null;
}
