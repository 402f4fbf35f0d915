import { at, range } from '../numeric/lists.ts';
import type { LinearProgram, OpenProgram, Row, Solver } from '../numeric/solver.ts';
import type { CellTable } from './table.ts';

/** Smallest and largest value that an outsider can derive. */
export interface Feasible {
  readonly min: number;
  readonly max: number;
}

/** An attacker at work on one pattern of hidden cells. */
export interface Attacker {
  /** Interval of one hidden cell. */
  interval(cell: number): Feasible;
  /** Largest (sense 1) or smallest (sense −1) value of a cell, with the prices of the relations that prove it. */
  extreme(cell: number, sense: 1 | -1): { readonly value: number; readonly prices: Float64Array };
  /** Opens or closes how far a cell may lie from its value, as a share of all that is possible: 0 shown, 1 hidden. */
  free(cell: number, share: number): void;
}

/** Room of each cell below and above its value, before anything is derived. */
export interface Room {
  readonly below: readonly number[];
  readonly above: readonly number[];
}

/** A bound for cells without one: no cell can exceed the largest number of the table by more than itself. */
export function roomOf(table: CellTable): Room {
  const most = 2 * Math.max(1, ...table.cells.map((c) => c.value));
  return {
    below: table.cells.map((c) => c.value - (c.lower ?? 0)),
    above: table.cells.map((c) => Math.max(0, Math.min(c.upper ?? Number.POSITIVE_INFINITY, most) - c.value)),
  };
}

/**
 * What an outsider can derive from the table equations, from non-negativity and from the numbers that are shown:
 * minimum and maximum of each hidden cell by linear programming (Fischetti & Salazar 2001).
 * @param hidden cells that are not shown; @param known cells whose value an insider knows all the same
 */
export function attack<T>(
  table: CellTable,
  {
    hidden,
    known = new Set(),
  }: { readonly hidden: ReadonlySet<number>; readonly known?: ReadonlySet<number> },
  solver: Solver,
  use: (attacker: Attacker) => T,
): T {
  const room = roomOf(table);
  const share = (cell: number): number => (hidden.has(cell) && !known.has(cell) ? 1 : 0);
  const program: LinearProgram = {
    cost: table.cells.map(() => 0),
    lower: table.cells.map((c, i) => c.value - at(room.below, i) * share(i)),
    upper: table.cells.map((c, i) => c.value + at(room.above, i) * share(i)),
    rows: relationRows(table),
  };
  return solver.open(program, {}, (open) => use(attackerOf(table, room, open)));
}

function relationRows(table: CellTable): Row[] {
  return table.relations.map(({ total, parts }) => ({
    columns: [...parts, total],
    values: [...parts.map(() => 1), -1],
    lower: 0,
    upper: 0,
  }));
}

function attackerOf(table: CellTable, room: Room, open: OpenProgram): Attacker {
  const extreme = (cell: number, sense: 1 | -1): { value: number; prices: Float64Array } => {
    open.setCost(cell, -sense);
    const solved = open.solve();
    open.setCost(cell, 0);
    if (solved.status !== 'optimal')
      throw new Error(`the attack on ${at(table.cells, cell).id} ended as ${solved.status}`);
    return { value: at(solved.columns, cell), prices: solved.rowDual };
  };
  return {
    extreme,
    interval: (cell) => ({ min: extreme(cell, -1).value, max: extreme(cell, 1).value }),
    free: (cell, share) => {
      const { value } = at(table.cells, cell);
      open.setBounds(cell, value - at(room.below, cell) * share, value + at(room.above, cell) * share);
    },
  };
}

/** Attack on every hidden cell, by index. */
export function feasibleIntervals(
  table: CellTable,
  hidden: ReadonlySet<number>,
  known: ReadonlySet<number>,
  solver: Solver,
): ReadonlyMap<number, Feasible> {
  return attack(table, { hidden, known }, solver, (attacker) => {
    const targets = range(table.cells.length).filter((i) => hidden.has(i) && !known.has(i));
    return new Map(targets.map((cell) => [cell, attacker.interval(cell)]));
  });
}
