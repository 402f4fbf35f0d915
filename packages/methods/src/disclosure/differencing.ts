import { inputError } from '../input.ts';
import { at, range } from '../numeric/lists.ts';
import type { Solver } from '../numeric/solver.ts';

/** One published number about a range of ages, months or years, both ends included. */
export interface PublishedRange {
  readonly from: number;
  readonly until: number;
  readonly count: number;
}

export interface Recovered {
  readonly from: number;
  readonly until: number;
  readonly count: number;
}

/** Reads `0-17` or `17`. */
export function parseRange(label: string): { from: number; until: number } {
  const [, from, until] = /^(\d+)(?:\s*[-–]\s*(\d+))?$/.exec(label.trim()) ?? [];
  if (from === undefined) throw inputError(`"${label}" is no range such as 0-17`);
  return { from: Number(from), until: Number(until ?? from) };
}

/**
 * Numbers that nobody published but that follow exactly from publications together: the classic leak of age bands that
 * differ by a year, or of year-to-date figures. Every stretch between published borders is tried by linear programming.
 */
export function recoveredRanges(published: readonly PublishedRange[], solver: Solver): Recovered[] {
  const borders = [...new Set(published.flatMap(({ from, until }) => [from, until + 1]))].sort(
    (a, b) => a - b,
  );
  const pieces = borders.slice(0, -1).map((from, i) => ({ from, until: at(borders, i + 1) - 1 }));
  const inside = (piece: { from: number; until: number }, whole: { from: number; until: number }): boolean =>
    whole.from <= piece.from && piece.until <= whole.until;
  const program = {
    cost: pieces.map(() => 0),
    lower: pieces.map(() => 0),
    upper: pieces.map(() => Number.POSITIVE_INFINITY),
    rows: published.map((whole) => {
      const columns = range(pieces.length).filter((i) => inside(at(pieces, i), whole));
      return { columns, values: columns.map(() => 1), lower: whole.count, upper: whole.count };
    }),
  };
  const stretches = range(pieces.length).flatMap((first) =>
    range(pieces.length - first).map((more) => ({ first, last: first + more })),
  );
  const isPublished = (from: number, until: number): boolean =>
    published.some((p) => p.from === from && p.until === until);
  return solver.open(program, {}, (open) =>
    stretches.flatMap(({ first, last }) => {
      const [from, until] = [at(pieces, first).from, at(pieces, last).until];
      if (isPublished(from, until)) return [];
      const columns = range(last - first + 1).map((i) => first + i);
      const total = (sign: 1 | -1): number | null => {
        for (const column of columns) open.setCost(column, sign);
        const solved = open.solve();
        for (const column of columns) open.setCost(column, 0);
        return solved.status === 'optimal'
          ? columns.reduce((sum, c) => sum + at(solved.columns, c), 0)
          : null;
      };
      const [low, high] = [total(1), total(-1)];
      const isExact = low !== null && high !== null && high - low < 1e-6;
      return isExact ? [{ from, until, count: Math.round(low) }] : [];
    }),
  );
}
