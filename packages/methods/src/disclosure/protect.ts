import { canonicalJson, sha256, type Day } from '@jeugdregie/kernel';
import { at, range } from '../numeric/lists.ts';
import type { Solver } from '../numeric/solver.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { feasibleIntervals, type Feasible } from './attack.ts';
import { isSensitiveCount, type CountRule } from './sensitive.ts';
import { lightestPattern, type Pattern, type Protection } from './suppress.ts';
import type { CellTable } from './table.ts';

export interface ProtectionRules extends CountRule {
  /** Required width of an outsider's interval; the threshold when left out. */
  readonly width?: number;
  readonly below?: number;
  readonly above?: number;
  /** Relative distance to the lightest pattern at which the search may stop. Default 0: the lightest. */
  readonly gap?: number;
  /** Branch-and-bound nodes per round. Default 20,000. */
  readonly nodes?: number;
}

export type CellStatus = 'safe' | 'primary' | 'complementary' | 'zero';

export interface ProtectedCell {
  readonly id: string;
  readonly status: CellStatus;
  /** Null when hidden. */
  readonly shown: number | null;
}

/** Proof that a table may go out: repeatable from the rules and the table. */
export interface Certificate {
  readonly rules: ProtectionRules;
  readonly tableHash: string;
  readonly valuationDate: Day | null;
  readonly solver: string;
  /** Every sensitive cell withstands every attacker. */
  readonly passed: boolean;
  /** What an outsider can derive about each hidden cell. */
  readonly intervals: Readonly<Record<string, readonly [number, number]>>;
  /** Sensitive cells that an attacker comes too close to, with who. */
  readonly broken: readonly {
    readonly cell: string;
    readonly by: string;
    readonly interval: readonly [number, number];
  }[];
}

export interface ProtectedTable {
  readonly cells: readonly ProtectedCell[];
  readonly hidden: readonly string[];
  /** Weight of the cells that were hidden to protect others, and the least that any protecting pattern needs. */
  readonly addedWeight: number;
  readonly bound: number;
  readonly isOptimal: boolean;
  readonly certificate: Certificate;
  /** False when no pattern protects the table: then nothing may go out, and every cell is hidden. */
  readonly isPublishable: boolean;
}

/**
 * Hides sensitive cells and the lightest set of others that keeps them hidden, and proves it by attacking the outcome.
 * The table must hold everything that shares cells: totals, sub-totals, linked tables, earlier publications.
 */
export function protect(
  table: CellTable,
  rules: ProtectionRules,
  solver: Solver,
  valuationDate: Day | null = null,
): MethodResult<ProtectedTable> {
  const made = run({ method: '08-disclosure/protect', version: '1', input: { table, rules }, valuationDate });
  if (table.cells.length === 0) return made.notEnough('cells', 1, 0);
  const primary = primaryCells(table, rules);
  const shownAlready = [...primary].filter((i) => at(table.cells, i).canHide === false);
  const pattern = shownAlready.length > 0 ? null : findPattern(table, primary, rules, solver);
  const hidden = pattern?.hidden ?? new Set(range(table.cells.length));
  const certificate = audit(table, hidden, rules, { solver, valuationDate });
  const isPublishable = pattern !== null && certificate.passed;
  const value: ProtectedTable = {
    cells: table.cells.map(({ id, value: count }, i) => ({
      id,
      status: primary.has(i) ? 'primary' : hidden.has(i) ? 'complementary' : count === 0 ? 'zero' : 'safe',
      shown: hidden.has(i) ? null : count,
    })),
    hidden: table.cells.filter((_, i) => hidden.has(i)).map((c) => c.id),
    addedWeight: pattern?.weight ?? 0,
    bound: pattern?.bound ?? 0,
    isOptimal: pattern?.isOptimal ?? false,
    certificate,
    isPublishable,
  };
  return made.ok(value, {
    observations: table.cells.length,
    assumptions: [
      assumption(
        'every publication that shares cells is in the table',
        'unknown',
        'the register of publications decides',
      ),
      assumption(
        'the pattern is the lightest',
        value.isOptimal,
        `weight ${value.addedWeight}, least possible ${value.bound}`,
      ),
    ],
    flags: [
      ...(isPublishable ? [] : ['not-publishable']),
      ...(shownAlready.length > 0 ? ['sensitive-cell-was-published'] : []),
    ],
  });
}

/** Without sensitive cells nothing is hidden; else the search decides. */
function findPattern(
  table: CellTable,
  primary: ReadonlySet<number>,
  rules: ProtectionRules,
  solver: Solver,
): Pattern | null {
  if (primary.size === 0) return { hidden: primary, bound: 0, weight: 0, isOptimal: true, rounds: 0 };
  // Zeros stay visible unless they are sensitive: that something is not offered here is no secret.
  const candidates = table.cells.map((c) => ({
    ...c,
    canHide: c.canHide !== false && (c.value !== 0 || rules.zeroIsSensitive === true),
  }));
  return lightestPattern(
    {
      table: { ...table, cells: candidates },
      primary,
      protection: protectionOf(rules),
      insiders: insidersOf(table).map(([, known]) => known),
      gap: rules.gap ?? 0,
      nodes: rules.nodes ?? 20_000,
    },
    solver,
  );
}

/** Attacks a pattern of hidden cells, as outsider and as each insider, and says what holds. */
export function audit(
  table: CellTable,
  hidden: ReadonlySet<number>,
  rules: ProtectionRules,
  { solver, valuationDate = null }: { readonly solver: Solver; readonly valuationDate?: Day | null },
): Certificate {
  const primary = primaryCells(table, rules);
  const outsider = feasibleIntervals(table, hidden, new Set(), solver);
  const trials = insidersOf(table).map(
    ([name, known]) => [name, feasibleIntervals(table, hidden, known, solver)] as const,
  );
  const broken = [['outsider', outsider] as const, ...trials].flatMap(([by, intervals]) =>
    [...intervals]
      .filter(
        ([cell, interval]) =>
          primary.has(cell) && !isProtected(at(table.cells, cell).value, interval, protectionOf(rules)),
      )
      .map(([cell, interval]) => ({ cell: at(table.cells, cell).id, by, interval: tidy(interval) })),
  );
  const unhidden = [...primary]
    .filter((cell) => !hidden.has(cell))
    .map((cell) => at(table.cells, cell))
    .map(({ id, value }) => ({ cell: id, by: 'reader', interval: [value, value] as const }));
  return {
    rules,
    tableHash: sha256(canonicalJson(table)),
    valuationDate,
    solver: solver.version,
    passed: broken.length === 0 && unhidden.length === 0,
    intervals: Object.fromEntries(
      [...outsider].map(([cell, interval]) => [at(table.cells, cell).id, tidy(interval)]),
    ),
    broken: [...unhidden, ...broken],
  };
}

function primaryCells(table: CellTable, rules: CountRule): Set<number> {
  return new Set(
    table.cells.flatMap((cell, i) =>
      cell.isSensitive === true || isSensitiveCount(cell.value, rules) ? [i] : [],
    ),
  );
}

function insidersOf(table: CellTable): [string, Set<number>][] {
  const insiders = new Map<string, Set<number>>();
  for (const [i, cell] of table.cells.entries()) {
    for (const name of cell.knownTo ?? []) insiders.set(name, (insiders.get(name) ?? new Set()).add(i));
  }
  return [...insiders];
}

function protectionOf(rules: ProtectionRules): Protection {
  return { width: rules.width ?? rules.threshold, below: rules.below ?? 0, above: rules.above ?? 0 };
}

/** Slack for the tolerance of the solver. */
const slack = 1e-6;

function isProtected(value: number, { min, max }: Feasible, { width, below, above }: Protection): boolean {
  return max - min >= width - slack && min <= value - below + slack && max >= value + above - slack;
}

/** Removes the solver's last-digit noise around whole numbers. */
function tidy({ min, max }: Feasible): readonly [number, number] {
  const whole = (x: number): number => (Math.abs(x - Math.round(x)) < slack ? Math.round(x) + 0 : x);
  return [whole(min), whole(max)];
}
