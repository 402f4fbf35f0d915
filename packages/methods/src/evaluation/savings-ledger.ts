import { run, type MethodResult } from '../result.ts';

/** What one measure says it saved. Amounts are positive savings, in one unit (cents or euros). */
export interface MeasureClaim {
  readonly measure: string;
  /** Measures with the same indicator are judged as one bundle: they cannot be told apart. */
  readonly indicator: string;
  readonly saving: number;
  readonly lower: number;
  readonly upper: number;
}

/** The whole programme: counterfactual minus observed total cost, on completed data. */
export interface TotalGap {
  readonly saving: number;
  readonly lower: number;
  readonly upper: number;
}

export interface LedgerRow {
  readonly indicator: string;
  readonly measures: readonly string[];
  readonly claimed: number;
  /** What may be attributed: never more in total than the upper bound of the gap. */
  readonly attributed: number;
}

export interface SavingsLedger {
  readonly rows: readonly LedgerRow[];
  readonly claimed: number;
  readonly attributed: number;
  readonly gap: TotalGap;
  /** By how much the claims were scaled; 1 when they fit. */
  readonly scale: number;
  /** Part of the gap that no measure claims; negative when the claims go beyond its estimate. */
  readonly unexplained: number;
  readonly supported: boolean;
}

/**
 * The two-level ledger: a total gap against one frozen counterfactual, and claims per measure. Measures with one
 * indicator share one claim (the largest of theirs, not the sum). When the claims exceed the upper bound of the gap,
 * every saving is scaled down and the whole is marked as not supported; costs that a measure brought stay as they are.
 */
export function savingsLedger(claims: readonly MeasureClaim[], gap: TotalGap): MethodResult<SavingsLedger> {
  const made = run({ method: '04-evaluation/savings-ledger', version: '1.0', input: { claims, gap } });
  if (claims.length === 0) return made.notEnough('measures', 1, 0);
  const bundles = new Map<string, MeasureClaim[]>();
  for (const claim of claims) bundles.set(claim.indicator, [...(bundles.get(claim.indicator) ?? []), claim]);
  const rows = [...bundles].map(([indicator, members]) => ({
    indicator,
    measures: members.map((m) => m.measure),
    claimed: strongest(members),
  }));
  const savings = rows.reduce((sum, r) => sum + Math.max(0, r.claimed), 0);
  const costs = rows.reduce((sum, r) => sum + Math.min(0, r.claimed), 0);
  const claimed = savings + costs;
  const ceiling = Math.max(0, gap.upper - costs);
  const scale = savings > ceiling && savings > 0 ? ceiling / savings : 1;
  const attributedRows = rows.map((r) => ({
    ...r,
    attributed: r.claimed > 0 ? scale * r.claimed : r.claimed,
  }));
  const attributed = attributedRows.reduce((sum, r) => sum + r.attributed, 0);
  return made.ok(
    {
      rows: attributedRows,
      claimed,
      attributed,
      gap,
      scale,
      unexplained: gap.saving - attributed,
      supported: scale === 1,
    },
    {
      observations: claims.length,
      flags: [
        ...(scale < 1 ? ['claims-together-not-supported'] : []),
        ...(rows.length < claims.length ? ['bundled-indicators'] : []),
      ],
    },
  );
}

/** One indicator moved once: its change is claimed once, at the claim that is largest in size. */
function strongest(members: readonly MeasureClaim[]): number {
  return members.reduce((best, m) => (Math.abs(m.saving) > Math.abs(best) ? m.saving : best), 0);
}
