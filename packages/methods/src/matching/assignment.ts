import { inputError } from '../input.ts';
import { at, range } from '../numeric/lists.ts';
import { run, type MethodResult } from '../result.ts';

export interface Assignment {
  readonly total: number;
  /** Column of each row; null when there are more rows than columns. */
  readonly columns: readonly (number | null)[];
  /** Prices of rows and columns: no assignment can cost less than their sum, which proves the total. */
  readonly rowPrices: readonly number[];
  readonly columnPrices: readonly number[];
  readonly isOptimal: boolean;
}

/** One to one at least cost; with more rows than columns the dearest rows stay without. Needs a column. */
export function assign(cost: readonly (readonly number[])[]): MethodResult<Assignment> {
  const made = run({ method: '10-matching/assignment', version: '1', input: cost });
  const width = cost[0]?.length ?? 0;
  if (width === 0) return made.notEnough('columns', 1, 0);
  if (cost.some((row) => row.length !== width))
    throw inputError('the rows of the cost table differ in length');
  const isWide = cost.length <= width;
  const table = isWide ? cost : range(width).map((j) => cost.map((row) => at(row, j)));
  const { columnOf, rowPrices, columnPrices } = shortestPaths(table);
  const columns: (number | null)[] = isWide ? [...columnOf] : cost.map(() => null);
  if (!isWide) for (const [j, i] of columnOf.entries()) columns[i] = j;
  const total = columns.reduce<number>((sum, j, i) => sum + (j === null ? 0 : at(at(cost, i), j)), 0);
  const bound = [...rowPrices, ...columnPrices].reduce((sum, price) => sum + price, 0);
  return made.ok(
    {
      total,
      columns,
      rowPrices: isWide ? rowPrices : columnPrices,
      columnPrices: isWide ? columnPrices : rowPrices,
      isOptimal: Math.abs(total - bound) <= 1e-9 * Math.max(1, Math.abs(total)),
    },
    { observations: cost.length * width },
  );
}

interface Paths {
  readonly columnOf: readonly number[];
  readonly rowPrices: readonly number[];
  readonly columnPrices: readonly number[];
}

/**
 * Shortest augmenting paths with prices (Kuhn 1955; Jonker & Volgenant 1987): each row in turn takes a column, moving
 * others along the cheapest chain. Cubic in the number of rows. There may be more columns than rows, not fewer.
 */
function shortestPaths(cost: readonly (readonly number[])[]): Paths {
  const [rows, columns] = [cost.length, at(cost, 0).length];
  const state: State = {
    cost,
    rowPrice: new Float64Array(rows + 1),
    columnPrice: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
    cameFrom: new Int32Array(columns + 1),
    slack: new Float64Array(columns + 1),
    isReached: new Uint8Array(columns + 1),
  };
  for (let row = 1; row <= rows; row += 1) place(state, row);
  const columnOf = range(rows);
  for (let j = 1; j <= columns; j += 1) if (at(state.rowOf, j) > 0) columnOf[at(state.rowOf, j) - 1] = j - 1;
  return { columnOf, rowPrices: [...state.rowPrice].slice(1), columnPrices: [...state.columnPrice].slice(1) };
}

/** Rows and columns count from 1; column 0 holds the row that looks for a place. */
interface State {
  readonly cost: readonly (readonly number[])[];
  readonly rowPrice: Float64Array;
  readonly columnPrice: Float64Array;
  /** Row of each column, 0 when it is free. */
  readonly rowOf: Int32Array;
  /** Column from which each column was reached most cheaply. */
  readonly cameFrom: Int32Array;
  readonly slack: Float64Array;
  readonly isReached: Uint8Array;
}

function place(state: State, row: number): void {
  const { rowOf, cameFrom, slack, isReached } = state;
  rowOf[0] = row;
  slack.fill(Number.POSITIVE_INFINITY);
  isReached.fill(0);
  let column = 0;
  do {
    isReached[column] = 1;
    const nearest = look(state, column);
    reprice(state, at(slack, nearest));
    column = nearest;
  } while (at(rowOf, column) !== 0);
  while (column !== 0) {
    const before = at(cameFrom, column);
    rowOf[column] = at(rowOf, before);
    column = before;
  }
}

/** Updates the cheapest way to every column not reached yet, and returns the nearest of them. */
function look(
  { cost, rowPrice, columnPrice, rowOf, cameFrom, slack, isReached }: State,
  column: number,
): number {
  const row = at(rowOf, column);
  const costs = at(cost, row - 1);
  const paid = at(rowPrice, row);
  let nearest = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 1; j < isReached.length; j += 1) {
    if (isReached[j] === 1) continue;
    const reduced = at(costs, j - 1) - paid - at(columnPrice, j);
    if (reduced < at(slack, j)) {
      slack[j] = reduced;
      cameFrom[j] = column;
    }
    if (at(slack, j) < least) {
      least = at(slack, j);
      nearest = j;
    }
  }
  return nearest;
}

/** Raises the prices of what was reached so that the nearest column becomes free to reach. */
function reprice({ rowOf, rowPrice, columnPrice, slack, isReached }: State, by: number): void {
  for (let j = 0; j < isReached.length; j += 1) {
    if (isReached[j] === 1) {
      rowPrice[at(rowOf, j)] = at(rowPrice, at(rowOf, j)) + by;
      columnPrice[j] = at(columnPrice, j) - by;
    } else {
      slack[j] = at(slack, j) - by;
    }
  }
}
