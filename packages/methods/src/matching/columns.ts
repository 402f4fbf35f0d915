import { at, range } from '../numeric/lists.ts';
import type { Row } from '../numeric/solver.ts';
import { capacityIn, type Party, type Place } from './problem.ts';

/** One decision about a party: a place, or none. */
export interface Column {
  readonly party: number;
  readonly place: number | null;
  /** Value of this decision at each level: clients without a place, weighted moves, cost. */
  readonly values: readonly number[];
}

export function columnsOf(parties: readonly Party[]): Column[] {
  return parties.flatMap((party, i): Column[] => [
    ...party.options.map((o) => ({ party: i, place: o.place, values: [0, o.movedWeight, o.cost] })),
    { party: i, place: null, values: [party.clients.length, 0, 0] },
  ]);
}

/** Every party makes exactly one decision. */
export function choiceRows(parties: number, columns: readonly Column[]): Row[] {
  const own: number[][] = range(parties).map(() => []);
  for (const [i, { party }] of columns.entries()) at(own, party).push(i);
  return own.map((list) => ({ columns: list, values: list.map(() => 1), lower: 1, upper: 1 }));
}

export interface Capacity {
  readonly place: number;
  readonly month: number;
  readonly row: Row;
}

/** What a place holds in each month of the transition. */
export function capacityRows(
  parties: readonly Party[],
  places: readonly Place[],
  columns: readonly Column[],
): Capacity[] {
  const months = parties[0]?.load.length ?? 1;
  const using: number[][] = places.map(() => []);
  for (const [i, { place }] of columns.entries()) if (place !== null) at(using, place).push(i);
  const loadOf = (column: number, month: number): number =>
    at(at(parties, at(columns, column).party).load, month);
  return places.flatMap((place, p) =>
    range(months).map((month): Capacity => {
      const loaded = at(using, p).filter((i) => loadOf(i, month) > 0);
      const values = loaded.map((i) => loadOf(i, month));
      return {
        place: p,
        month,
        row: { columns: loaded, values, lower: Number.NEGATIVE_INFINITY, upper: capacityIn(place, month) },
      };
    }),
  );
}

/** A level as a row, so that it can be held at what it reached. */
export function levelRow(columns: readonly Column[], level: number): Row {
  const counted = range(columns.length).filter((i) => at(at(columns, i).values, level) !== 0);
  return {
    columns: counted,
    values: counted.map((i) => at(at(columns, i).values, level)),
    lower: Number.NEGATIVE_INFINITY,
    upper: Number.POSITIVE_INFINITY,
  };
}
