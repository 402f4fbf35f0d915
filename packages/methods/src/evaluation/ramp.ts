/** How a structural saving grows in: month m (0-based) carries a share of the full monthly amount. */
export type RampShape =
  | { readonly kind: 'linear'; readonly months: number }
  | { readonly kind: 'exponential'; readonly constant: number };

export interface RampInput {
  /** Full saving per year once grown in. */
  readonly structuralPerYear: number;
  /** First month that carries anything; 1 is the first month of the horizon. */
  readonly startMonth: number;
  readonly shape: RampShape;
  readonly horizonMonths: number;
}

/** Saving per month of the horizon: mid-month convention min(1, (m + 0.5) / months), or 1 − exp(−m / constant). */
export function savingsRamp({ structuralPerYear, startMonth, shape, horizonMonths }: RampInput): number[] {
  return Array.from({ length: horizonMonths }, (_, i) => {
    const m = i - (startMonth - 1);
    if (m < 0) return 0;
    const share =
      shape.kind === 'linear' ? Math.min(1, (m + 0.5) / shape.months) : 1 - Math.exp(-m / shape.constant);
    return (structuralPerYear / 12) * share;
  });
}

/** Sums per whole year of the horizon. */
export function perYear(months: readonly number[]): number[] {
  return Array.from({ length: Math.ceil(months.length / 12) }, (_, y) =>
    months.slice(12 * y, 12 * (y + 1)).reduce((a, b) => a + b, 0),
  );
}
