import { at, range } from '../numeric/lists.ts';
import type { LinearProgram, OpenProgram, Row, Solver } from '../numeric/solver.ts';
import { attack, roomOf, type Attacker, type Room } from './attack.ts';
import type { CellTable, TableCell } from './table.ts';

/** How wide an outsider's interval around a sensitive cell must be. */
export interface Protection {
  /** Largest minus smallest derivable value. */
  readonly width: number;
  /** Smallest derivable value at least this far below the true one, and largest this far above. */
  readonly below: number;
  readonly above: number;
}

export interface Pattern {
  readonly hidden: ReadonlySet<number>;
  /** No pattern that protects has a lower weight than this. */
  readonly bound: number;
  readonly weight: number;
  /** True when the pattern was proved to be the lightest that protects. */
  readonly isOptimal: boolean;
  readonly rounds: number;
}

export interface Search {
  readonly table: CellTable;
  readonly primary: ReadonlySet<number>;
  readonly protection: Protection;
  /** Insiders: the cells each of them knows. The outsider, who knows none, is always tried. */
  readonly insiders: readonly ReadonlySet<number>[];
  /** Relative distance to the lightest pattern at which the search may stop. */
  readonly gap: number;
  /** Branch-and-bound nodes per round. */
  readonly nodes: number;
}

const maxRounds = 200;
const slack = 1e-6;

/**
 * The lightest set of further cells to hide so that no attacker comes too close to a sensitive cell: a covering problem
 * whose constraints are found by letting the attackers try (Fischetti & Salazar 2001). First with cells hidden "in
 * part", which is quick and finds most constraints, then with whole cells until every attack fails. Null when no
 * pattern can protect.
 */
export function lightestPattern(search: Search, solver: Solver): Pattern | null {
  const { table, primary } = search;
  const weights = table.cells.map(weightOf);
  const candidates = range(table.cells.length).filter(
    (i) => !primary.has(i) && at(table.cells, i).canHide !== false,
  );
  const program: LinearProgram = {
    cost: weights.map((w, i) => (primary.has(i) ? 0 : w)),
    lower: weights.map((_, i) => (primary.has(i) ? 1 : 0)),
    upper: weights.map((_, i) => (primary.has(i) || candidates.includes(i) ? 1 : 0)),
    rows: neverAlone(table, primary),
  };
  const limits = { nodes: search.nodes, relativeGap: search.gap };
  return withAttackers(search, solver, (attackers) =>
    solver.open(program, limits, (master) => cutAndSolve(search, attackers, { master, candidates })),
  );
}

interface Work {
  readonly master: OpenProgram;
  readonly candidates: readonly number[];
}

function cutAndSolve(
  search: Search,
  attackers: readonly Trial[],
  { master, candidates }: Work,
): Pattern | null {
  let isWhole = false;
  let bound = 0;
  for (let round = 1; round <= maxRounds; round += 1) {
    const solved = master.solve();
    if (solved.status === 'infeasible' || solved.status === 'failed') return null;
    bound = Math.max(bound, solved.bound);
    const shares = isWhole ? solved.columns.map(Math.round) : solved.columns;
    const cuts = attackers.flatMap((trial) => violations(search, trial, shares));
    for (const cut of cuts) master.addRow(cut);
    if (cuts.length > 0 && (isWhole || round < 40)) continue;
    if (!isWhole) {
      master.setWhole(candidates, true);
      isWhole = true;
      continue;
    }
    const hidden = new Set(range(shares.length).filter((i) => at(shares, i) > 0.5));
    return { hidden, ...weighed(search, hidden, bound), rounds: round };
  }
  return null;
}

/**
 * The weight from the cells themselves, in the order of their size: the solver's own sum carries the rounding of the way
 * it took, and the same pattern must weigh the same in whatever order the table stands.
 */
function weighed(
  { table, primary }: Search,
  hidden: ReadonlySet<number>,
  solverBound: number,
): Pick<Pattern, 'weight' | 'bound' | 'isOptimal'> {
  const weight = [...hidden]
    .filter((cell) => !primary.has(cell))
    .map((cell) => weightOf(at(table.cells, cell)))
    .sort((a, b) => a - b)
    .reduce((sum, cost) => sum + cost, 0);
  const bound = Math.min(solverBound, weight);
  return { weight, bound, isOptimal: weight - bound <= slack * Math.max(1, weight) };
}

function weightOf(cell: TableCell): number {
  return Math.max(0, cell.weight ?? cell.value);
}

/** In a relation a hidden cell is never alone: the others would give it away. */
function neverAlone(table: CellTable, primary: ReadonlySet<number>): Row[] {
  return table.relations.flatMap(({ total, parts }) => {
    const line = [total, ...parts];
    return line.map((cell): Row => {
      const others = line.filter((other) => other !== cell);
      // A primary cell is hidden anyway: its partner must be there. For any other the rule holds once it is hidden.
      return primary.has(cell)
        ? { columns: others, values: others.map(() => 1), lower: 1, upper: Number.POSITIVE_INFINITY }
        : {
            columns: [cell, ...others],
            values: [-1, ...others.map(() => 1)],
            lower: 0,
            upper: Number.POSITIVE_INFINITY,
          };
    });
  });
}

interface Trial {
  readonly attacker: Attacker;
  readonly known: ReadonlySet<number>;
}

/** Opens one attacker for the outsider and one for every insider. */
function withAttackers<T>(search: Search, solver: Solver, use: (trials: readonly Trial[]) => T): T {
  const everything = new Set(range(search.table.cells.length));
  const openNext = (left: readonly ReadonlySet<number>[], opened: readonly Trial[]): T => {
    const [known, ...rest] = left;
    if (known === undefined) return use(opened);
    return attack(search.table, { hidden: everything, known }, solver, (attacker) =>
      openNext(rest, [...opened, { attacker, known }]),
    );
  };
  return openNext([new Set(), ...search.insiders], []);
}

/** Constraints that the present shares break, each proved by the prices of an attack that came too close. */
function violations(
  { table, primary, protection }: Search,
  { attacker, known }: Trial,
  shares: Float64Array,
): Row[] {
  for (const [cell, share] of shares.entries()) attacker.free(cell, known.has(cell) ? 0 : share);
  const room = roomOf(table);
  const cuts: Row[] = [];
  for (const cell of primary) {
    if (known.has(cell)) continue;
    const { value } = at(table.cells, cell);
    const highest = attacker.extreme(cell, 1);
    const lowest = attacker.extreme(cell, -1);
    const up = reach(table, room, known, { cell, sense: 1, prices: highest.prices });
    const down = reach(table, room, known, { cell, sense: -1, prices: lowest.prices });
    const needs: readonly (readonly [number, number, Float64Array])[] = [
      [highest.value - value, protection.above, up],
      [value - lowest.value, protection.below, down],
      [highest.value - lowest.value, protection.width, up.map((u, i) => u + at(down, i))],
    ];
    for (const [got, needed, coefficients] of needs) {
      if (got < needed - slack) cuts.push(cutOf(coefficients, needed));
    }
  }
  return cuts;
}

/**
 * How much each hidden cell can add to what an attack leaves open. With prices γ the residual r = e − Mᵀγ proves that
 * the cell moves at most Σ (r⁺ above + r⁻ below) × share, whatever is hidden.
 */
function reach(
  table: CellTable,
  room: Room,
  known: ReadonlySet<number>,
  { cell, sense, prices }: { readonly cell: number; readonly sense: 1 | -1; readonly prices: Float64Array },
): Float64Array {
  const residual = new Float64Array(table.cells.length);
  residual[cell] = sense;
  // The programme minimises −sense × cell, so its prices prove the bound with their sign turned.
  for (const [k, { total, parts }] of table.relations.entries()) {
    const price = at(prices, k);
    if (price === 0) continue;
    for (const part of parts) residual[part] = at(residual, part) + price;
    residual[total] = at(residual, total) - price;
  }
  return residual.map((r, i) => {
    if (known.has(i) || Math.abs(r) < 1e-9) return 0;
    return r > 0 ? r * at(room.above, i) : -r * at(room.below, i);
  });
}

/** Σ reach × share ≥ needed; no coefficient needs to exceed what is needed. */
function cutOf(coefficients: Float64Array, needed: number): Row {
  const columns = range(coefficients.length).filter((i) => at(coefficients, i) > 1e-9);
  return {
    columns,
    values: columns.map((i) => Math.min(needed, at(coefficients, i))),
    lower: needed,
    upper: Number.POSITIVE_INFINITY,
  };
}
