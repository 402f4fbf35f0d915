import loadHighs, { type Highs, type Model } from 'highs';
import { at } from './lists.ts';

/** One linear constraint: lower ≤ Σ value × column ≤ upper. */
export interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** A linear programme, to be minimised. Columns with `integer` true must be whole. */
export interface LinearProgram {
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly integer?: readonly boolean[];
  readonly rows: readonly Row[];
}

export interface SolverLimits {
  /** Branch-and-bound nodes after which the best solution so far is taken: a count, so that runs repeat. */
  readonly nodes?: number;
  /** Relative and absolute distance to the bound at which a solution counts as optimal. */
  readonly relativeGap?: number;
  readonly absoluteGap?: number;
}

export interface Solved {
  /** `limit`: a feasible solution, stopped at the node limit before it was proved best. */
  readonly status: 'optimal' | 'limit' | 'infeasible' | 'failed';
  readonly objective: number;
  /** No solution has a lower objective than this. */
  readonly bound: number;
  readonly columns: Float64Array;
  /** Shadow price per row and reduced cost per column; only meaningful without whole columns. */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}

/** A programme that stays open, so that the next solve starts where the last one ended. */
export interface OpenProgram {
  solve(): Solved;
  setCost(column: number, cost: number): void;
  setBounds(column: number, lower: number, upper: number): void;
  /** Costs, or upper bounds, of all columns at once. */
  setCosts(costs: ArrayLike<number>): void;
  setUppers(uppers: ArrayLike<number>): void;
  setRowUpper(row: number, upper: number): void;
  addRow(row: Row): void;
  /** Drops or restores that columns must be whole. */
  setWhole(columns: readonly number[], whole: boolean): void;
  /** Branch-and-bound nodes of the next solves. */
  setNodes(nodes: number): void;
  /** A known solution to start from. */
  start(columns: readonly number[]): void;
}

/** HiGHS (Huangfu & Hall 2018), single-threaded: the same programme gives the same answer. */
export interface Solver {
  readonly version: string;
  solve(program: LinearProgram, limits?: SolverLimits): Solved;
  /** Opens a programme for the duration of `use`, and frees its memory after. */
  open<T>(program: LinearProgram, limits: SolverLimits, use: (open: OpenProgram) => T): T;
}

let loading: Promise<Solver> | null = null;

/** Loads the solver once; about a tenth of a second the first time. */
export function loadSolver(): Promise<Solver> {
  loading ??= load(loadHighs);
  return loading;
}

/** The package describes its default export as CommonJS but ships a module: what arrives is the loader itself. */
function load(loader: unknown): Promise<Solver> {
  if (!isLoader(loader)) throw new TypeError('the solver package has no loader');
  return loader().then(solverOf);
}

function isLoader(value: unknown): value is () => Promise<Highs> {
  return typeof value === 'function';
}

function solverOf(highs: Highs): Solver {
  const open = <T>(program: LinearProgram, limits: SolverLimits, use: (open: OpenProgram) => T): T => {
    const model = highs.createModel(dataOf(highs, program));
    try {
      configure(model, limits);
      return use(openProgram(model, highs, program));
    } finally {
      model.dispose();
    }
  };
  return {
    version: `HiGHS ${highs.version.string}`,
    open,
    solve: (program, limits = {}) => open(program, limits, (opened) => opened.solve()),
  };
}

function configure(model: Model, { nodes, relativeGap = 0, absoluteGap = 1e-6 }: SolverLimits): void {
  model.options.set({
    output_flag: false,
    // Looking for symmetry costs more than it saves in the problems of this package.
    mip_detect_symmetry: false,
    mip_rel_gap: relativeGap,
    mip_abs_gap: absoluteGap,
    ...(nodes === undefined ? {} : { mip_max_nodes: nodes }),
  });
}

function openProgram(model: Model, highs: Highs, program: LinearProgram): OpenProgram {
  const { integer, continuous } = highs.constants.variableType;
  const everything = { kind: 'range', from: 0, to: program.cost.length - 1 } as const;
  const lowers = Float64Array.from(program.lower);
  const rowLowers = program.rows.map((row) => row.lower);
  let isWhole = program.integer?.some(Boolean) ?? false;
  return {
    solve: () => solveOpen(model, isWhole),
    setCost: (column, cost) => void model.changeColCost(column, cost),
    setBounds: (column, lower, upper) => void model.changeColBounds(column, lower, upper),
    setCosts: (costs) => void model.changeColsCost(everything, Float64Array.from(costs)),
    setUppers: (uppers) => void model.changeColsBounds(everything, lowers, Float64Array.from(uppers)),
    setRowUpper: (row, upper) => void model.changeRowBounds(row, at(rowLowers, row), upper),
    addRow: ({ lower, upper, columns, values }) =>
      void model.addRow(lower, upper, { indices: columns, values }),
    setWhole: (columns, whole) => {
      const kinds = columns.map(() => (whole ? integer : continuous));
      if (columns.length > 0) model.changeColsIntegrality({ kind: 'set', indices: columns }, kinds);
      isWhole = whole;
    },
    setNodes: (nodes) => void model.options.set({ mip_max_nodes: nodes }),
    start: (columns) => void model.setSolution({ colValue: columns }),
  };
}

function solveOpen(model: Model, isWhole: boolean): Solved {
  const { modelStatus } = model.run();
  const solution = model.getSolution();
  const hasValues = solution.colValue.length > 0 && modelStatus !== 8;
  const objective = hasValues ? model.getObjectiveValue() : Number.NaN;
  return {
    status: statusOf(modelStatus, hasValues),
    objective,
    bound: isWhole ? Number(model.info.get('mip_dual_bound')) : objective,
    columns: solution.colValue,
    rowDual: solution.rowDual,
    columnDual: solution.colDual,
  };
}

/** Codes of HiGHS: 7 optimal, 8 and 9 infeasible, 14 and 16 a limit was reached. */
function statusOf(code: number, hasValues: boolean): Solved['status'] {
  if (code === 7) return 'optimal';
  if (code === 8 || code === 9) return 'infeasible';
  return (code === 14 || code === 16) && hasValues ? 'limit' : 'failed';
}

function dataOf(
  highs: Highs,
  { cost, lower, upper, integer, rows }: LinearProgram,
): Parameters<Highs['createModel']>[0] {
  const starts = new Int32Array(rows.length + 1);
  for (const [i, row] of rows.entries()) starts[i + 1] = at(starts, i) + row.columns.length;
  const types = highs.constants.variableType;
  return {
    sense: highs.constants.objectiveSense.minimize,
    numCols: cost.length,
    numRows: rows.length,
    colCost: Float64Array.from(cost),
    colLower: Float64Array.from(lower),
    colUpper: Float64Array.from(upper),
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: cost.length,
      starts,
      indices: Int32Array.from(rows.flatMap((row) => row.columns)),
      values: Float64Array.from(rows.flatMap((row) => row.values)),
    },
    ...(integer
      ? { integrality: Int32Array.from(integer, (whole) => (whole ? types.integer : types.continuous)) }
      : {}),
  };
}
