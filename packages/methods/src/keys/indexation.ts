import { roundHalfUp } from '@jeugdregie/kernel';
import { inputError } from '../input.ts';
import { at } from '../numeric/lists.ts';
import { run, type MethodResult } from '../result.ts';
import { decimalParts, exactWeights } from './exact-weights.ts';

/** Published percentages of one year, one per weight (labour OVA first, then prices PPC). */
export interface IndexYear {
  readonly year: number;
  readonly provisional: readonly number[];
  /** Null until the final figures are published. */
  readonly final: readonly number[] | null;
}

export type CorrectionRule = 'added' | 'compounded';

/** Percentages, rounded to 0.01 as the index tables print them; null where the figures are not there. */
export interface YearIndex {
  readonly year: number;
  readonly provisional: number;
  readonly final: number | null;
  /** (1 + final) ÷ (1 + provisional) − 1, from the unrounded indexes. */
  readonly correction: number | null;
  /** Provisional of this year with the correction of the year before, added or compounded. */
  readonly applied: number | null;
  readonly appliedOtherRule: number | null;
}

/** One hundredth of a percent in the scale of exact arithmetic. */
const perBasisPoint = 10n ** 12n;
const one = 10_000n * perBasisPoint;

/**
 * Index of contract rates from wages and prices, with the correction of last year's provisional figure (VNG,
 * indexation of youth care). Exact: percentages are decimals, rounding happens at 0.01 %, half away from zero.
 */
export function indexTable(
  weights: readonly number[],
  years: readonly IndexYear[],
  rule: CorrectionRule = 'added',
): MethodResult<readonly YearIndex[]> {
  const made = run({ method: '09-keys/indexation', version: '1', input: { weights, years, rule } });
  if (years.length === 0) return made.notEnough('years', 1, 0);
  const exact = years.map(({ year, provisional, final }) => {
    const p = weighted(weights, provisional);
    const f = final === null ? null : weighted(weights, final);
    return { year, provisional: p, final: f, correction: f === null ? null : ((f - p) * one) / (one + p) };
  });
  const value = exact.map(({ year, provisional, final, correction }): YearIndex => {
    const before = exact.find((other) => other.year === year - 1)?.correction ?? null;
    const added = before === null ? null : toPercent(provisional) + toPercent(before);
    const compounded =
      before === null ? null : toPercent(provisional + before + (provisional * before) / one);
    const tidy = added === null ? null : Math.round(added * 100) / 100;
    return {
      year,
      provisional: toPercent(provisional),
      final: final === null ? null : toPercent(final),
      correction: correction === null ? null : toPercent(correction),
      applied: rule === 'added' ? tidy : compounded,
      appliedOtherRule: rule === 'added' ? compounded : tidy,
    };
  });
  return made.ok(value, {
    observations: years.length,
    flags: rule === 'added' ? ['correction-added-not-compounded'] : [],
  });
}

/** Σ weight × percentage ÷ Σ weight, in exact scale. */
function weighted(weights: readonly number[], percentages: readonly number[]): bigint {
  if (weights.length !== percentages.length)
    throw inputError(`${weights.length} weights, ${percentages.length} percentages`);
  const w = exactWeights(weights);
  const total = w.reduce((a, b) => a + b, 0n);
  if (total === 0n) throw inputError('the weights of an index add up to zero');
  return percentages.reduce((sum, p, i) => sum + (at(w, i) * exactPercent(p)) / total, 0n);
}

function exactPercent(percent: number): bigint {
  const { digits, places } = decimalParts(Math.abs(percent));
  return ((percent < 0 ? -1n : 1n) * digits * 100n * perBasisPoint) / 10n ** BigInt(places);
}

function toPercent(exact: bigint): number {
  return Number(roundHalfUp(exact, perBasisPoint)) / 100;
}

export type RoundPer = 'rate' | 'minute';

/**
 * A rate after indexation in whole cents. Rounding per minute first and multiplying up gives other cents than rounding
 * the hourly rate: the contract says which.
 * @param appliedPercent percentage with at most two decimals
 * @param unitMinutes minutes in the unit of the rate; only used when rounding per minute
 */
export function indexRate(
  rateCents: number,
  appliedPercent: number,
  {
    roundPer = 'rate',
    unitMinutes = 60,
  }: { readonly roundPer?: RoundPer; readonly unitMinutes?: number } = {},
): bigint {
  const factor = 10_000n + BigInt(Math.round(appliedPercent * 100));
  const rate = BigInt(rateCents);
  if (roundPer === 'rate') return roundHalfUp(rate * factor, 10_000n);
  const minutes = BigInt(unitMinutes);
  return roundHalfUp(rate * factor, 10_000n * minutes) * minutes;
}
