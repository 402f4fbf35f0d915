import { at } from '../numeric/lists.ts';
import { capacityIn, type Party, type Place } from './problem.ts';

/** Every way to place all parties, counted, with the best and second-best values. */
export interface Enumerated {
  readonly feasible: number;
  /** Ways that share the best value. */
  readonly best: number;
  /** Moved weight and cost of the best way after those. */
  readonly runnerUp: readonly [number, number] | null;
}

/** Steps after which a search is given up: small cases only. */
const mostSteps = 2_000_000;

/** Tries every way that places everybody; null when there are too many to try. */
export function enumerate(parties: readonly Party[], places: readonly Place[]): Enumerated | null {
  const months = parties[0]?.load.length ?? 1;
  const left = places.map((place) => Array.from({ length: months }, (_, m) => capacityIn(place, m)));
  const values: (readonly [number, number])[] = [];
  let steps = 0;
  const visit = (party: number, moved: number, cost: number): boolean => {
    steps += 1;
    if (steps > mostSteps) return false;
    const next = parties[party];
    if (next === undefined) {
      values.push([moved, cost]);
      return true;
    }
    for (const option of next.options) {
      const room = at(left, option.place);
      if (next.load.some((load, m) => load > at(room, m))) continue;
      for (const [m, load] of next.load.entries()) room[m] = at(room, m) - load;
      const isDone = visit(party + 1, moved + option.movedWeight, cost + option.cost);
      for (const [m, load] of next.load.entries()) room[m] = at(room, m) + load;
      if (!isDone) return false;
    }
    return true;
  };
  if (!visit(0, 0, 0)) return null;
  values.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const [top] = values;
  const best = top === undefined ? 0 : values.filter((v) => v[0] === top[0] && v[1] === top[1]).length;
  return { feasible: values.length, best, runnerUp: values[best] ?? null };
}
