import { inputError } from '../input.ts';
import { at, range } from '../numeric/lists.ts';

/** A running allocation that needs a place under the new contracts. */
export interface Client {
  readonly id: string;
  /** Provider that cares now; null when there is none. */
  readonly current: string | null;
  /** Hours a week, or beds: the unit of the capacities. */
  readonly load: number;
  /** How much a move weighs: vulnerability times remaining duration. Default 1. */
  readonly moveWeight?: number;
  /** Months of the transition in which the allocation still runs, from the first; all when left out. */
  readonly months?: number;
  /** Clients of one bundle (siblings, several trajectories of one client) go to the same provider. */
  readonly bundle?: string;
  /** Providers that may take this client by product, age, area and contract, with travel or wishes as cost. */
  readonly options: readonly { readonly provider: string; readonly cost: number }[];
}

export interface Place {
  readonly provider: string;
  /** Capacity in each month of the transition; one number holds for all months. */
  readonly capacity: readonly number[];
}

export interface MatchingProblem {
  readonly clients: readonly Client[];
  readonly places: readonly Place[];
}

/** Clients that move as one, with what they need together. */
export interface Party {
  readonly clients: readonly Client[];
  readonly load: readonly number[];
  readonly options: readonly Option[];
}

export interface Option {
  readonly place: number;
  readonly moves: number;
  readonly movedWeight: number;
  readonly cost: number;
}

/** Bundles joined into parties; their options are the providers that may take every member. */
export function partiesOf({ clients, places }: MatchingProblem): Party[] {
  const months = Math.max(1, ...places.map((p) => p.capacity.length));
  const placeOf = new Map(places.map((p, i) => [p.provider, i]));
  const groups = Map.groupBy(clients, (c) =>
    c.bundle === undefined ? `client ${c.id}` : `bundle ${c.bundle}`,
  );
  return [...groups.values()].map((members) => ({
    clients: members,
    load: range(months).map((m) =>
      members.reduce((sum, c) => sum + (m < (c.months ?? months) ? c.load : 0), 0),
    ),
    options: optionsOf(members, placeOf),
  }));
}

function optionsOf(members: readonly Client[], placeOf: ReadonlyMap<string, number>): Option[] {
  const [first, ...others] = members;
  return (first?.options ?? []).flatMap(({ provider }) => {
    const place = placeOf.get(provider);
    if (place === undefined)
      throw inputError(`${first?.id} may go to ${provider}, which has no capacity given`);
    if (!others.every((c) => c.options.some((o) => o.provider === provider))) return [];
    const movers = members.filter((c) => c.current !== null && c.current !== provider);
    const cost = members.reduce(
      (sum, c) => sum + (c.options.find((o) => o.provider === provider)?.cost ?? 0),
      0,
    );
    return [
      {
        place,
        moves: movers.length,
        movedWeight: movers.reduce((sum, c) => sum + (c.moveWeight ?? 1), 0),
        cost,
      },
    ];
  });
}

/** Capacity of a place in a month. */
export function capacityIn({ capacity }: Place, month: number): number {
  return capacity.length === 1 ? at(capacity, 0) : at(capacity, month);
}
