import { inputError } from '../input.ts';
import { at } from '../numeric/lists.ts';

/** One number of a publication, with what is known about it. */
export interface TableCell {
  /** Stable name; the same name in two tables is the same number. */
  readonly id: string;
  readonly value: number;
  /** What everybody knows beforehand; 0 and infinity when left out. */
  readonly lower?: number;
  readonly upper?: number;
  /** Loss of information when it is hidden; its value when left out. */
  readonly weight?: number;
  /** False for a number that is already out, or that must be shown. */
  readonly canHide?: boolean;
  /** True when it must be hidden whatever the count says, such as by the p% rule. */
  readonly isSensitive?: boolean;
  /** Insiders who know this number, such as the only provider in the cell. */
  readonly knownTo?: readonly string[];
}

/** Parts add up to the total; both are indexes of cells. */
export interface Relation {
  readonly total: number;
  readonly parts: readonly number[];
}

/** All numbers that share cells: one protection problem. */
export interface CellTable {
  readonly cells: readonly TableCell[];
  readonly relations: readonly Relation[];
}

/** One axis: its codes, and for every total the codes it is the sum of. */
export interface Dimension {
  readonly name: string;
  /** Codes of the lowest level, in the order of the table. */
  readonly codes: readonly string[];
  /** Totals and sub-totals over codes or other totals; one over everything is usual. */
  readonly totals: readonly { readonly code: string; readonly parts: readonly string[] }[];
}

/** Name of a grand total. */
export const all = '*';

export function dimension(name: string, codes: readonly string[]): Dimension {
  return { name, codes, totals: [{ code: all, parts: codes }] };
}

/**
 * Builds every cell, totals included, of a table over any number of dimensions with sub-totals, and the relations
 * between them. Cell ids are the codes joined by `/`.
 * @param valueAt count of a cell of the lowest level
 * @param describe extra knowledge about a cell, by its id
 */
export function tableOver(
  dimensions: readonly Dimension[],
  valueAt: (codes: readonly string[]) => number,
  describe: (id: string, value: number) => Partial<TableCell> = () => ({}),
): CellTable {
  const codesOf = dimensions.map((d) => [...d.codes, ...d.totals.map((t) => t.code)]);
  const ids = product(codesOf);
  const indexOf = new Map(ids.map((codes, i) => [codes.join('/'), i]));
  const leaves = dimensions.map(
    (d) => new Map(codesOf[dimensions.indexOf(d)]?.map((code) => [code, leavesOf(d, code)])),
  );
  const cells = ids.map((codes): TableCell => {
    const id = codes.join('/');
    const parts = product(codes.map((code, axis) => at(leaves, axis).get(code) ?? []));
    const value = parts.reduce((sum, leaf) => sum + valueAt(leaf), 0);
    return { id, value, ...describe(id, value) };
  });
  const relations = dimensions.flatMap((d, axis) =>
    d.totals.flatMap((total) =>
      ids
        .filter((codes) => codes[axis] === total.code)
        .map((codes): Relation => {
          const index = (code: string): number =>
            required(indexOf.get(codes.with(axis, code).join('/')), code);
          return { total: index(total.code), parts: total.parts.map(index) };
        }),
    ),
  );
  return { cells, relations };
}

function leavesOf(of: Dimension, code: string): string[] {
  const total = of.totals.find((t) => t.code === code);
  return total === undefined ? [code] : total.parts.flatMap((part) => leavesOf(of, part));
}

function product(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>(
    (rows, list) => rows.flatMap((row) => list.map((code) => [...row, code])),
    [[]],
  );
}

function required(index: number | undefined, code: string): number {
  if (index === undefined) throw inputError(`the table has no code ${code}`);
  return index;
}

/**
 * Several tables as one problem: cells of the same id are one number. A number that is out already in one of them can
 * no longer be hidden. Two different values under one id are an input error.
 */
export function linkTables(tables: readonly CellTable[]): CellTable {
  const cells: TableCell[] = [];
  const indexOf = new Map<string, number>();
  const relations = tables.flatMap((table) => {
    const place = table.cells.map((cell) => {
      const known = indexOf.get(cell.id);
      if (known === undefined) {
        indexOf.set(cell.id, cells.length);
        cells.push(cell);
        return cells.length - 1;
      }
      const before = at(cells, known);
      if (before.value !== cell.value)
        throw inputError(`${cell.id} is ${before.value} in one table and ${cell.value} in another`);
      cells[known] = merge(before, cell);
      return known;
    });
    return table.relations.map(({ total, parts }) => ({
      total: at(place, total),
      parts: parts.map((p) => at(place, p)),
    }));
  });
  return { cells, relations };
}

function merge(a: TableCell, b: TableCell): TableCell {
  return {
    ...a,
    lower: Math.max(a.lower ?? 0, b.lower ?? 0),
    upper: Math.min(a.upper ?? Number.POSITIVE_INFINITY, b.upper ?? Number.POSITIVE_INFINITY),
    canHide: a.canHide !== false && b.canHide !== false,
    isSensitive: a.isSensitive === true || b.isSensitive === true,
    knownTo: [...new Set([...(a.knownTo ?? []), ...(b.knownTo ?? [])])],
  };
}
