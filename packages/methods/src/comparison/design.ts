import { at, range } from '../numeric/lists.ts';

export interface Factor {
  readonly name: string;
  /** Level of each observation. Levels are ordered by value; the first is the reference. */
  readonly values: readonly (number | string)[];
}

export interface Design {
  readonly names: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

/** Intercept and treatment contrasts: one column per level, the first level of each factor left out. */
export function treatmentContrasts(factors: readonly Factor[], observations: number): Design {
  const columns = factors.flatMap((factor) =>
    levels(factor)
      .slice(1)
      .map((level) => ({ name: `${factor.name}${level}`, values: factor.values, level })),
  );
  return {
    names: ['intercept', ...columns.map((column) => column.name)],
    rows: range(observations).map((i) => [1, ...columns.map((c) => (at(c.values, i) === c.level ? 1 : 0))]),
  };
}

function levels(factor: Factor): (number | string)[] {
  return [...new Set(factor.values)].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : order(String(a), String(b)),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
