import type { Labels, MethodEntry } from '../entry.ts';
import { asNumbers, inputError, matrixAt, objectAt, textsAt, type JsonObject } from '../input.ts';
import { mapResult, type MethodResult } from '../result.ts';
import { mixByDifference } from './cells-from-totals.ts';
import { decompose, inOrder, type CostCell, type Decomposition } from './decompose.ts';

/** Decomposition as the command line and the fixtures see it: rows x0/x1, or named cells per period. */
export const driversEntry: MethodEntry = {
  id: '03-decomposition',
  title: 'Explaining a change in cost: Shapley per cell, LMDI-I as check, range over orderings',
  cases: (input: JsonObject): MethodResult<Labels> => {
    const cells = 'period0' in input ? namedCells(input) : rowCells(input);
    const n = cells[0]?.before.length ?? 0;
    if (cells.some((c) => c.before.length !== n || c.after.length !== n)) {
      throw inputError('every row needs the same number of factors in both periods');
    }
    const factors =
      'factors' in input ? textsAt(input, 'factors') : Array.from({ length: n }, (_, k) => `factor${k + 1}`);
    return mapResult(decompose(cells, { factors }), (value) => labelsOf(value, cells));
  },
};

function rowCells(input: JsonObject): CostCell[] {
  const before = matrixAt(input, 'x0');
  const after = matrixAt(input, 'x1');
  if (before.length !== after.length) throw inputError('input.x0 and input.x1 need the same number of rows');
  return before.map((row, i) => ({ key: `row ${i + 1}`, groups: {}, before: row, after: after[i] ?? [] }));
}

/** Cells by name; the part before the first slash is the group. */
function namedCells(input: JsonObject): CostCell[] {
  const before = objectAt(input, 'period0');
  const after = objectAt(input, 'period1');
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const width = asNumbers(Object.values(before)[0] ?? Object.values(after)[0], 'input.period0').length;
  const at = (period: JsonObject, key: string): number[] =>
    key in period ? asNumbers(period[key], `input.${key}`) : Array.from({ length: width }, () => 0);
  return keys.map((key) => ({
    key,
    groups: { group: key.split('/')[0] ?? key },
    before: at(before, key),
    after: at(after, key),
  }));
}

function labelsOf(value: Decomposition, cells: readonly CostCell[]): Labels {
  const { factors, effects, byGroup } = value;
  const groups = Object.entries(byGroup['group'] ?? {});
  const orders = factors.map((name, first): [string, number[]] => [
    `${name}First`,
    inOrder(cells, [first, ...factors.keys().filter((k) => k !== first)]),
  ]);
  return {
    ...value,
    shapley: effects,
    'shapley.region': effects,
    ...Object.fromEntries(groups.map(([name, bars]) => [`shapley.${name}`, bars.effects])),
    lmdi: value.lmdiAdditive,
    'lmdi.region': value.lmdiAdditive,
    ...Object.fromEntries(orders),
    mix: mixByDifference(cells),
    shares: effects.map((e) => (value.total === 0 ? null : e / value.total)),
  };
}
