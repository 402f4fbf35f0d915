/** How often intervals of both nominal levels held the truth, over simulated worlds. */
export interface CoverageCount {
  readonly worlds: number;
  readonly coverage80: number;
  readonly coverage95: number;
}

export interface Hit {
  readonly in80: boolean;
  readonly in95: boolean;
}

export function countCoverage(hits: readonly Hit[]): CoverageCount {
  const share = (inside: (hit: Hit) => boolean): number => hits.filter(inside).length / hits.length;
  return { worlds: hits.length, coverage80: share((h) => h.in80), coverage95: share((h) => h.in95) };
}

/** True when the interval between the bounds holds the truth. */
export function holds(lower: number, truth: number, upper: number): boolean {
  return lower <= truth && truth <= upper;
}
