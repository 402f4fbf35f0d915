import { at, range } from '../numeric/lists.ts';
import { capacityIn, type Option, type Party, type Place } from './problem.ts';

type Places = readonly (number | null)[];

/**
 * A quick proposal to start from, the better of two. First: everyone stays where that fits, those whose move weighs
 * most first, and the others go where there is room, large loads first. Second, for when capacity is short: small
 * loads first, because then most clients find a place. Returns the place of each party, null where none was found.
 */
export function firstTry(parties: readonly Party[], places: readonly Place[]): Places {
  const size = (i: number): number => Math.max(...at(parties, i).load);
  const gain = (i: number): number =>
    Math.max(0, ...at(parties, i).options.map((o) => o.movedWeight)) / Math.max(1, size(i));
  const perClient = (i: number): number => size(i) / at(parties, i).clients.length;
  const everyone = range(parties.length);
  const stayers = everyone.toSorted((a, b) => gain(b) - gain(a) || a - b);
  const largeFirst = everyone.toSorted(
    (a, b) => size(b) - size(a) || at(parties, a).options.length - at(parties, b).options.length || a - b,
  );
  const smallFirst = everyone.toSorted((a, b) => perClient(a) - perClient(b) || gain(b) - gain(a) || a - b);
  const first = fill(parties, places, stayers, largeFirst);
  const second = fill(parties, places, [], smallFirst);
  return unplaced(parties, second) < unplaced(parties, first) ? second : first;
}

function unplaced(parties: readonly Party[], placeOf: Places): number {
  return placeOf.reduce<number>(
    (sum, place, i) => sum + (place === null ? at(parties, i).clients.length : 0),
    0,
  );
}

/** Lets parties stay in one order, then places the rest in another, cheapest place with room first. */
function fill(
  parties: readonly Party[],
  places: readonly Place[],
  stayers: readonly number[],
  others: readonly number[],
): Places {
  const months = parties[0]?.load.length ?? 1;
  const room = places.map((place) => range(months).map((m) => capacityIn(place, m)));
  const placeOf: (number | null)[] = parties.map(() => null);
  const fits = (party: Party, place: number): boolean =>
    party.load.every((load, m) => load <= at(at(room, place), m));
  const put = (i: number, options: readonly Option[]): void => {
    const party = at(parties, i);
    const open = options
      .filter((o) => fits(party, o.place))
      .sort((a, b) => a.movedWeight - b.movedWeight || a.cost - b.cost)[0];
    if (open === undefined) return;
    take(at(room, open.place), party.load);
    placeOf[i] = open.place;
  };
  for (const i of stayers)
    put(
      i,
      at(parties, i).options.filter((o) => o.movedWeight === 0),
    );
  for (const i of others) if (placeOf[i] === null) put(i, at(parties, i).options);
  for (const i of others) if (placeOf[i] === null) makeRoom(i, { parties, room, placeOf });
  return placeOf;
}

interface Filling {
  readonly parties: readonly Party[];
  readonly room: readonly number[][];
  readonly placeOf: (number | null)[];
}

/** Lets one other party move on, when that leaves enough room for a party without a place. */
function makeRoom(i: number, { parties, room, placeOf }: Filling): void {
  const { load, options } = at(parties, i);
  const fits = (wanted: readonly number[], place: number, freed: readonly number[]): boolean =>
    wanted.every((x, m) => x <= at(at(room, place), m) + (freed[m] ?? 0));
  for (const { place } of options) {
    for (const [other, party] of parties.entries()) {
      if (placeOf[other] !== place || !fits(load, place, party.load)) continue;
      const next = party.options.find((o) => o.place !== place && fits(party.load, o.place, []));
      if (next === undefined) continue;
      take(
        at(room, place),
        load.map((x, m) => x - at(party.load, m)),
      );
      take(at(room, next.place), party.load);
      placeOf[other] = next.place;
      placeOf[i] = place;
      return;
    }
  }
}

/** Takes a load off the room of a place, month by month. */
function take(room: number[], load: readonly number[]): void {
  for (const [m, x] of load.entries()) room[m] = at(room, m) - x;
}
