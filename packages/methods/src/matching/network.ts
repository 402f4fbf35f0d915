import { inputError } from '../input.ts';
import { at, range } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import type { LinearProgram, Solved, Solver } from '../numeric/solver.ts';
import { run, type MethodResult } from '../result.ts';

export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly capacity: number;
  readonly unitCost: number;
}

export interface NetworkFlow {
  readonly total: number;
  readonly flow: readonly number[];
  /** Price per node; no flow can cost less than they prove. */
  readonly prices: readonly number[];
  readonly bound: number;
  readonly isOptimal: boolean;
}

const infinity = Number.POSITIVE_INFINITY;

/**
 * Cheapest flow from supply to demand (negative supply). Whole supplies and capacities give whole flows without
 * branching (Ahuja, Magnanti & Orlin 1993). Not enough: no flow can meet the demand.
 */
export function minCostFlow(
  arcs: readonly Arc[],
  supply: readonly number[],
  solver: Solver,
): MethodResult<NetworkFlow> {
  const made = run({ method: '10-matching/flow', version: '1', input: { arcs, supply } });
  const touching: number[][] = supply.map(() => []);
  for (const [k, arc] of arcs.entries())
    for (const node of new Set([arc.from, arc.to])) at(touching, node).push(k);
  const program: LinearProgram = {
    cost: arcs.map((a) => a.unitCost),
    lower: arcs.map(() => 0),
    upper: arcs.map((a) => a.capacity),
    rows: supply.map((net, node) => {
      const columns = at(touching, node);
      const values = columns.map(
        (k) => (at(arcs, k).from === node ? 1 : 0) - (at(arcs, k).to === node ? 1 : 0),
      );
      return { columns, values, lower: net, upper: net };
    }),
  };
  const solved = solver.solve(program);
  if (solved.status !== 'optimal') return made.notEnough('capacity between supply and demand', 1, 0);
  const prices = [...solved.rowDual];
  const bound =
    sum(supply.map((net, node) => net * at(prices, node))) +
    sum(
      arcs.map((a) => Math.min(0, (a.unitCost - at(prices, a.from) + at(prices, a.to)) * finite(a.capacity))),
    );
  return made.ok(
    {
      total: clean(solved.objective),
      flow: wholes(solved),
      prices,
      bound: clean(bound),
      isOptimal: isTight(solved.objective, bound),
    },
    { observations: arcs.length },
  );
}

function finite(capacity: number): number {
  return Number.isFinite(capacity) ? capacity : 1e15;
}

export interface Transport {
  readonly total: number;
  /** Units from each source (row) to each destination (column). */
  readonly shipped: readonly (readonly number[])[];
  readonly supplyPrices: readonly number[];
  readonly demandPrices: readonly number[];
  readonly isOptimal: boolean;
}

/** Cheapest way to meet every demand from supplies that may be left over. Not enough: supply is short. */
export function transport(
  cost: readonly (readonly number[])[],
  supply: readonly number[],
  demand: readonly number[],
  solver: Solver,
): MethodResult<Transport> {
  const made = run({ method: '10-matching/transport', version: '1', input: { cost, supply, demand } });
  if (sum(supply) < sum(demand)) return made.notEnough('supply', sum(demand), sum(supply));
  const width = demand.length;
  const flat = cost.flat();
  if (flat.length !== supply.length * width)
    throw inputError('the cost table does not fit supply and demand');
  const rows = [
    ...supply.map((most, i) =>
      line(
        range(width).map((j) => i * width + j),
        -infinity,
        most,
      ),
    ),
    ...demand.map((need, j) =>
      line(
        range(supply.length).map((i) => i * width + j),
        need,
        infinity,
      ),
    ),
  ];
  const solved = solver.solve({
    cost: flat,
    lower: flat.map(() => 0),
    upper: flat.map(() => infinity),
    rows,
  });
  if (solved.status !== 'optimal') return made.notEnough('supply', sum(demand), sum(supply));
  const duals = [...solved.rowDual];
  const supplyPrices = duals.slice(0, supply.length);
  const demandPrices = duals.slice(supply.length);
  const bound =
    sum(supply.map((s, i) => s * at(supplyPrices, i))) + sum(demand.map((d, j) => d * at(demandPrices, j)));
  const units = wholes(solved);
  return made.ok(
    {
      total: clean(solved.objective),
      shipped: supply.map((_, i) => units.slice(i * width, (i + 1) * width)),
      supplyPrices,
      demandPrices,
      isOptimal: isTight(solved.objective, bound),
    },
    { observations: flat.length },
  );
}

function line(
  columns: number[],
  lower: number,
  upper: number,
): { columns: number[]; values: number[]; lower: number; upper: number } {
  return { columns, values: columns.map(() => 1), lower, upper };
}

function wholes({ columns }: Solved): number[] {
  return [...columns].map(clean);
}

/** Removes the solver's last-digit noise around whole numbers. */
function clean(x: number): number {
  const near = Math.round(x);
  return Math.abs(x - near) < 1e-6 * Math.max(1, Math.abs(x)) ? near + 0 : x;
}

function isTight(value: number, bound: number): boolean {
  return Math.abs(value - bound) <= 1e-6 * Math.max(1, Math.abs(value));
}
