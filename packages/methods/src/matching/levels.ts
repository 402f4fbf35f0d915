import { at, range } from '../numeric/lists.ts';
import type { LinearProgram, OpenProgram, Solved, Solver } from '../numeric/solver.ts';
import { capacityRows, choiceRows, columnsOf, levelRow, type Capacity, type Column } from './columns.ts';
import { firstTry } from './first-try.ts';
import { priceBound, type PriceBound, type Prices } from './price-bound.ts';
import type { Party, Place } from './problem.ts';

export type LevelName = 'unplaced' | 'moves' | 'cost';

/** Proof that one level cannot be done better, given the levels before it. */
export interface LevelCertificate {
  readonly level: LevelName;
  readonly value: number;
  /** No proposal has a lower value. */
  readonly bound: number;
  readonly isOptimal: boolean;
  /** `prices`: prices on capacity prove it, checked without the solver; `search`: the solver's branch and bound does. */
  readonly proof: 'prices' | 'search';
  /** What one more unit of capacity would lower this level by, per place and month, where it is above zero. */
  readonly prices: readonly { readonly place: number; readonly month: number; readonly price: number }[];
}

export interface Solution {
  /** Place of each party; null without one. */
  readonly placeOf: readonly (number | null)[];
  readonly levels: readonly LevelCertificate[];
}

export interface Limits {
  /** Branch-and-bound nodes per level: a count, so that runs repeat. */
  readonly nodes: number;
}

const levelNames: readonly LevelName[] = ['unplaced', 'moves', 'cost'];

interface Work {
  readonly open: OpenProgram;
  readonly nodes: number;
  readonly parties: number;
  readonly columns: readonly Column[];
  readonly capacities: readonly Capacity[];
  readonly isWhole: readonly boolean[];
  /** What each settled level may not exceed. */
  readonly held: number[];
  /** Decisions that the relaxation works with: the others have proved too dear so far. */
  readonly core: Uint8Array;
  /** The best proposal so far, one decision per party. */
  chosen: number[];
}

/**
 * Three levels, each holding what the one before reached: clients without a place, weighted moves, cost. Large weights
 * in one sum would lose precision and could not be explained. Each level is first relaxed, which gives prices and a
 * bound; whole decisions are searched for only where the proposal at hand does not meet the bound.
 */
export function solveLevels(
  parties: readonly Party[],
  places: readonly Place[],
  limits: Limits,
  solver: Solver,
): Solution {
  const columns = columnsOf(parties);
  const capacities = capacityRows(parties, places, columns);
  const isWhole = levelNames.map((_, k) => columns.every((c) => Number.isInteger(at(c.values, k))));
  const program: LinearProgram = {
    cost: columns.map(() => 0),
    lower: columns.map(() => 0),
    upper: columns.map(() => 1),
    rows: [
      ...choiceRows(parties.length, columns),
      ...capacities.map((c) => c.row),
      ...levelNames.map((_, k) => levelRow(columns, k)),
    ],
  };
  // A level of whole numbers is settled as soon as less than one is left between value and bound.
  const settings = { nodes: limits.nodes, absoluteGap: isWhole.every(Boolean) ? 0.999 : 1e-6 };
  const started = firstTry(parties, places);
  return solver.open(program, settings, (open) => {
    const chosen = chosenFor(columns, started);
    const core = firstCore(columns, chosen);
    const work: Work = {
      open,
      nodes: limits.nodes,
      parties: parties.length,
      columns,
      capacities,
      isWhole,
      held: [],
      core,
      chosen,
    };
    const levels = levelNames.map((level, k) => {
      const certificate = settle(work, level, k);
      work.held.push(certificate.value);
      open.setRowUpper(parties.length + capacities.length + k, certificate.value);
      return certificate;
    });
    return { placeOf: placesOf(work), levels };
  });
}

/** Settles one level and leaves the proposal that reaches its value. */
function settle(work: Work, level: LevelName, k: number): LevelCertificate {
  const idle: Prices = { capacity: work.capacities.map(() => 0), levels: work.held.map(() => 0) };
  const free = priceBound(work, k, idle);
  let best: Relaxed = { ...free, prices: idle, shares: Float64Array.from(work.chosen) };
  if (!meets(work, k, free.bound)) best = relax(work, k);
  let bound = rounded(work, k, best.bound);
  const isPriced = (): boolean => meets(work, k, best.bound);
  if (!isPriced()) bound = Math.max(bound, search(work, k, best));
  const value = valueOf(work, k, work.chosen);
  return {
    level,
    value,
    bound: Math.min(bound, value),
    isOptimal: value <= bound + tolerance(value),
    proof: isPriced() ? 'prices' : 'search',
    prices: work.capacities.flatMap(({ place, month }, c) => {
      const price = at(best.prices.capacity, c);
      return price > 1e-9 ? [{ place, month, price }] : [];
    }),
  };
}

interface Relaxed extends PriceBound {
  readonly prices: Prices;
  /** Share of each decision in the relaxed proposal. */
  readonly shares: Float64Array;
}

const mostPricings = 30;

/**
 * Linear relaxation over the decisions of the core; decisions outside that the prices make attractive join it until
 * there are none, so that the bound is that of all decisions.
 */
function relax(work: Work, k: number): Relaxed {
  const { open, columns, core } = work;
  open.setWhole(range(columns.length), false);
  open.setCosts(columns.map((c) => at(c.values, k)));
  for (let round = 1; ; round += 1) {
    open.setUppers(core);
    const solved = open.solve();
    const prices = pricesOf(work, solved);
    const priced = priceBound(work, k, prices);
    const isExact = priced.bound >= solved.objective - tolerance(solved.objective);
    if (isExact || solved.status !== 'optimal' || round === mostPricings)
      return { ...priced, prices, shares: solved.columns };
    for (const [i, excess] of priced.excess.entries()) if (excess <= 1e-7) core[i] = 1;
  }
}

function pricesOf({ parties, capacities, held }: Work, { rowDual }: Solved): Prices {
  // In a minimisation the price of a row that may not be exceeded is minus its dual.
  const price = (row: number): number => Math.max(0, -(rowDual[row] ?? 0));
  return {
    capacity: capacities.map((_, c) => price(parties + c)),
    levels: held.map((_, h) => price(parties + capacities.length + h)),
  };
}

/**
 * Decisions, per level, above which a search over all of them is not tried: it would take minutes, and the gap is
 * stated instead. Places and moves have many decisions of equal value, which is the hard kind.
 */
const mostSearched = [8_000, 8_000, 25_000];
/** Nodes for the first look around the relaxed proposal, which is for a start and proves nothing. */
const nodesAround = 10;
const mostPartiesAround = 2_500;

/**
 * Looks for a better whole proposal: over the few cheapest decisions, then over all that a better proposal can still
 * use, which are those whose excess fits between bound and value. Returns the proved bound.
 */
function search(work: Work, k: number, { bound, excess, shares }: Relaxed): number {
  const gap = (): number => valueOf(work, k, work.chosen) - bound;
  if (k === 0) lookAround(work, shares);
  let proved = bound;
  for (const most of [3 * work.parties, at(mostSearched, k)]) {
    if (meets(work, k, proved)) break;
    const reach = gap();
    const usable = excess.filter((x) => x <= reach + 1e-6).length;
    const narrow = [...excess].sort((a, b) => a - b)[Math.min(excess.length - 1, most)] ?? 0;
    const width = usable <= most ? reach : Math.min(reach, narrow - 1e-6);
    if (excess.filter((x) => x <= width).length > most) continue;
    const solved = branch(work, k, (i) => at(excess, i) <= width + 1e-9);
    // What was left out is more than `width` above the bound, so the search proves no more than that.
    if (solved !== null) proved = Math.max(proved, Math.min(solved.bound, bound + width));
  }
  return rounded(work, k, proved);
}

/**
 * A short search near the relaxed proposal, for when capacity is short: only parties that the relaxation divides are
 * free, and the proposal at hand is kept among the decisions where the problem is small enough to afford it.
 */
function lookAround(work: Work, shares: Float64Array): void {
  const isSplit = splitParties(work, shares);
  const isNear = (i: number): boolean => at(shares, i) > 1e-6 || at(isSplit, at(work.columns, i).party) === 1;
  work.open.setNodes(nodesAround);
  branch(work, 0, isNear, work.parties <= mostPartiesAround);
  work.open.setNodes(work.nodes);
}

/** Parties that the relaxation divides over several decisions. */
function splitParties({ parties, columns }: Work, shares: Float64Array): Uint8Array {
  const split = new Uint8Array(parties);
  for (const [i, { party }] of columns.entries())
    if (at(shares, i) > 1e-6 && at(shares, i) < 1 - 1e-6) split[party] = 1;
  return split;
}

/** Branch and bound over some decisions, with the proposal at hand among them or not. */
function branch(
  work: Work,
  k: number,
  mayUse: (column: number) => boolean,
  withChosen = true,
): Solved | null {
  const { open, columns } = work;
  const everything = range(columns.length);
  open.setUppers(columns.map((_, i) => (mayUse(i) || (withChosen && at(work.chosen, i) === 1) ? 1 : 0)));
  open.setCosts(columns.map((c) => at(c.values, k)));
  open.setWhole(everything, true);
  if (withChosen) open.start(work.chosen);
  const solved = open.solve();
  if (solved.status !== 'optimal' && solved.status !== 'limit') return null;
  const whole = [...solved.columns].map(Math.round);
  if (valueOf(work, k, whole) < valueOf(work, k, work.chosen)) work.chosen = whole;
  return solved;
}

function valueOf({ columns }: Work, k: number, chosen: readonly number[]): number {
  return chosen.reduce((sum, x, i) => (x === 0 ? sum : sum + x * at(at(columns, i).values, k)), 0);
}

/** A bound on whole numbers may be rounded up. */
function rounded({ isWhole }: Work, k: number, bound: number): number {
  return at(isWhole, k) ? Math.ceil(bound - 1e-6) : bound;
}

function meets(work: Work, k: number, bound: number): boolean {
  const value = valueOf(work, k, work.chosen);
  return value <= rounded(work, k, bound) + tolerance(value);
}

function tolerance(value: number): number {
  return 1e-7 * Math.max(1, Math.abs(value));
}

function chosenFor(columns: readonly Column[], placeOf: readonly (number | null)[]): number[] {
  return columns.map((c) => (at(placeOf, c.party) === c.place ? 1 : 0));
}

/** The proposal at hand, staying, and the three cheapest decisions of each party. */
function firstCore(columns: readonly Column[], chosen: readonly number[]): Uint8Array {
  const core = Uint8Array.from(columns, (c, i) =>
    at(chosen, i) === 1 || c.place === null || at(c.values, 1) === 0 ? 1 : 0,
  );
  for (const own of Map.groupBy(range(columns.length), (i) => at(columns, i).party).values()) {
    const cheapest = own
      .filter((i) => at(columns, i).place !== null)
      .sort((a, b) => at(at(columns, a).values, 2) - at(at(columns, b).values, 2));
    for (const i of cheapest.slice(0, 3)) core[i] = 1;
  }
  return core;
}

function placesOf({ parties, columns, chosen }: Work): (number | null)[] {
  const placeOf: (number | null)[] = range(parties).map(() => null);
  for (const [i, { party, place }] of columns.entries()) if (at(chosen, i) > 0.5) placeOf[party] = place;
  return placeOf;
}
