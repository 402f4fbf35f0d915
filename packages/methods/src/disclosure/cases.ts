import type { AsyncMethodEntry, Labels } from '../entry.ts';
import {
  asNumbers,
  inputError,
  isList,
  isObject,
  matrixAt,
  numberAt,
  numbersAt,
  textAt,
  textsAt,
  type Json,
  type JsonObject,
} from '../input.ts';
import { at, range } from '../numeric/lists.ts';
import { loadSolver, type Solver } from '../numeric/solver.ts';
import { mapResult, run, type MethodResult } from '../result.ts';
import { feasibleIntervals } from './attack.ts';
import { parseRange, recoveredRanges } from './differencing.ts';
import { protect } from './protect.ts';
import { chanceUp, roundingAttack, roundNearest } from './rounding.ts';
import { isDominated, sensitiveCells } from './sensitive.ts';
import { all, dimension, tableOver, type CellTable } from './table.ts';

export const disclosureEntry: AsyncMethodEntry = {
  id: '08-disclosure',
  title: 'Publishing without disclosing: suppression with audit, rounding, p% rule',
  cases: async (input) => {
    const solver = await loadSolver();
    if (input['counts'] !== undefined) return countsCase(input, solver);
    if (input['p'] !== undefined && isObject(input['cells'])) return dominanceCase(input);
    if (input['cells'] !== undefined) return roundedCase(input, solver);
    if (input['value'] !== undefined) return chanceCase(input);
    if (Object.keys(input).some((key) => key.startsWith('publication')))
      return differencingCase(input, solver);
    throw inputError('the input needs counts, cells with base or p, value with base, or publications');
  },
};

/** `{ counts, rows?, cols?, suppressed | primary, width?, threshold?, totalsPublished? }`. */
function countsCase(input: JsonObject, solver: Solver): MethodResult<Labels> {
  const counts = matrixAt(input, 'counts');
  const isNamed = input['rows'] !== undefined;
  const rows = isNamed ? textsAt(input, 'rows') : counts.map((_, i) => String(i));
  const cols = input['cols'] === undefined ? at(counts, 0).map((_, j) => String(j)) : textsAt(input, 'cols');
  const separator = isNamed ? '/' : ',';
  const label = (id: string): string => id.replace('/', separator);
  const isOpen = input['totalsPublished'] === false;
  const chosen = new Set(cellNames(input['primary'] ?? input['suppressed'] ?? []));
  const table = tableOver(
    [dimension('rows', rows), dimension('cols', cols)],
    ([r = '', c = '']) => at(at(counts, rows.indexOf(r)), cols.indexOf(c)),
    (id) => ({ isSensitive: chosen.has(label(id)), canHide: isOpen || !id.split('/').includes(all) }),
  );
  return input['suppressed'] === undefined
    ? protectCase(input, table, { solver, label, isGiven: input['primary'] !== undefined })
    : attackCase(input, table, { solver, label, chosen });
}

function cellNames(value: Json): string[] {
  if (!isList(value)) throw inputError('the cells must be a list');
  return value.map((cell) => (typeof cell === 'string' ? cell : asNumbers(cell, 'a cell').join(',')));
}

interface Attacked {
  readonly solver: Solver;
  readonly label: (id: string) => string;
  readonly chosen: ReadonlySet<string>;
}

function attackCase(
  input: JsonObject,
  table: CellTable,
  { solver, label, chosen }: Attacked,
): MethodResult<Labels> {
  const totalsOpen = input['totalsPublished'] === false;
  const hidden = new Set(
    range(table.cells.length).filter((i) => {
      const { id } = at(table.cells, i);
      return chosen.has(label(id)) || (totalsOpen && id.split('/').includes(all));
    }),
  );
  const feasible = Object.fromEntries(
    [...feasibleIntervals(table, hidden, new Set(), solver)].map(([i, { min, max }]) => [
      label(at(table.cells, i).id),
      [min, max],
    ]),
  );
  return run({ method: '08-disclosure/attack', version: '1', input }).ok(
    { feasible },
    { observations: table.cells.length },
  );
}

interface Asked {
  readonly solver: Solver;
  readonly label: (id: string) => string;
  /** The input names the sensitive cells itself, so the counts do not decide. */
  readonly isGiven: boolean;
}

function protectCase(
  input: JsonObject,
  table: CellTable,
  { solver, label, isGiven }: Asked,
): MethodResult<Labels> {
  const threshold = numberAt(input, 'threshold', isGiven ? 0 : 5);
  const width = numberAt(input, 'width', isGiven ? 5 : threshold);
  const result = protect(table, { threshold, width }, solver);
  return mapResult(
    result,
    ({ hidden, addedWeight, bound, isOptimal, certificate, isPublishable, cells }) => ({
      suppressed: hidden.map(label),
      primary: sensitiveCells(table.cells, { threshold }).map(label),
      complementary: cells.filter((c) => c.status === 'complementary').map((c) => label(c.id)),
      addedWeight,
      bound,
      isOptimal,
      isPublishable,
      feasible: Object.fromEntries(
        Object.entries(certificate.intervals).map(([id, interval]) => [label(id), interval]),
      ),
      certificate,
    }),
  );
}

/** `{ p, cells: { name: [contributions] } }`. */
function dominanceCase(input: JsonObject): MethodResult<Labels> {
  const cells = input['cells'];
  if (!isObject(cells)) throw inputError('input.cells must be an object');
  const p = numberAt(input, 'p');
  const sensitive = Object.entries(cells).map(([name, list]) => [
    name,
    isDominated(asNumbers(list, `input.cells.${name}`), p),
  ]);
  return run({ method: '08-disclosure/p-percent', version: '1', input }).ok(
    { sensitive: Object.fromEntries(sensitive) },
    { observations: sensitive.length },
  );
}

/** `{ cells, base }`: rounded cells with their rounded total. */
function roundedCase(input: JsonObject, solver: Solver): MethodResult<Labels> {
  const cells = numbersAt(input, 'cells');
  const base = numberAt(input, 'base');
  const total = cells.reduce((sum, x) => sum + x, 0);
  const rounded = cells.map((x) => roundNearest(x, base));
  const rule = /random/i.test(textAt(input, 'rule', '')) ? 'random' : 'nearest';
  const totalRounded = roundNearest(total, base);
  const relations = [{ total: cells.length, parts: range(cells.length) }];
  const feasible = roundingAttack({ rounded: [...rounded, totalRounded], relations, base, rule }, solver);
  return run({ method: '08-disclosure/rounding', version: '1', input }).ok(
    {
      rounded,
      totalRounded,
      feasible: feasible.slice(0, -1),
      feasibleTotal: feasible.at(-1),
      roundedPartsMinusTotal: rounded.reduce((sum, x) => sum + x, 0) - totalRounded,
    },
    { observations: cells.length },
  );
}

/** `{ value, base }`: random rounding. */
function chanceCase(input: JsonObject): MethodResult<Labels> {
  const value = numberAt(input, 'value');
  const base = numberAt(input, 'base');
  const pUp = chanceUp(value, base);
  const low = value - pUp * base;
  const mean = pUp * (low + base) + (1 - pUp) * low;
  return run({ method: '08-disclosure/random-rounding', version: '1', input }).ok(
    { pUp, mean, low, high: low + base },
    { observations: 1 },
  );
}

/** `{ publication1: { "0-17": n }, publication2: …, threshold? }`. */
function differencingCase(input: JsonObject, solver: Solver): MethodResult<Labels> {
  const published = Object.entries(input).flatMap(([key, table]) =>
    key.startsWith('publication') && isObject(table)
      ? Object.keys(table).map((label) => ({ ...parseRange(label), count: numberAt(table, label) }))
      : [],
  );
  const threshold = numberAt(input, 'threshold', 5);
  const recovered = recoveredRanges(published, solver);
  const name = (r: { from: number; until: number }): string =>
    r.from === r.until ? String(r.from) : `${r.from}-${r.until}`;
  return run({ method: '08-disclosure/differencing', version: '1', input }).ok(
    {
      recovered: Object.fromEntries(recovered.map((r) => [name(r), r.count])),
      mustBlock: recovered.some((r) => r.count > 0 && r.count < threshold),
    },
    { observations: published.length },
  );
}
