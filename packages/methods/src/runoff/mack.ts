import type { Day } from '@jeugdregie/kernel';
import { assumption, run, type Assumption, type MethodResult } from '../result.ts';
import { lognormalIntervals, type Intervals } from './intervals.ts';
import { calendarTest } from './calendar-test.ts';
import { claimedShares, estimatePattern, type LastSigma, type Pattern } from './pattern.ts';
import { ages, cellCount, latest, type Triangle } from './triangle.ts';

export interface MackOptions {
  readonly sigmaLast?: LastSigma;
  /** Ultimate over the last column, as an explicit assumption; 1 when the oldest origin is complete. */
  readonly tailFactor?: number;
  /** Pattern of a larger group, used in place of the triangle's own (small municipality or provider). */
  readonly pattern?: Pattern;
  readonly valuationDate?: Day | null;
}

/** Chain ladder with Mack's standard error. Amounts are in the unit of the triangle; null is "not estimable". */
export interface Mack {
  readonly pattern: Pattern;
  readonly latest: readonly number[];
  /** Share of the ultimate that is already claimed, per origin. */
  readonly shareClaimed: readonly (number | null)[];
  readonly ultimate: readonly (number | null)[];
  readonly reserve: readonly (number | null)[];
  readonly se: readonly (number | null)[];
  readonly total: MackTotal;
  /** What the next calendar period should bring per origin, for actual against expected. */
  readonly nextDiagonal: readonly (number | null)[];
}

export interface MackTotal {
  readonly latest: number;
  readonly ultimate: number | null;
  readonly reserve: number | null;
  readonly se: number | null;
  /** Lognormal intervals of the reserve. */
  readonly intervals: Intervals | null;
}

/**
 * Mack (1993), ASTIN Bulletin 23(2): chain ladder reserves with a distribution-free standard error.
 * Needs at least two origins and two development periods.
 */
export function mack(data: Triangle, options: MackOptions = {}): MethodResult<Mack> {
  const { sigmaLast = 'mack', tailFactor = 1, pattern: given, valuationDate = null } = options;
  const made = run({
    method: '01-runoff/mack',
    version: '1.0',
    input: { cumulative: data.cumulative, sigmaLast, tailFactor, pattern: given ?? null },
    valuationDate,
  });
  if (data.columns < 2 || data.cumulative.length < 2) {
    return made.notEnough(
      'origins and development periods',
      2,
      Math.min(data.columns, data.cumulative.length),
    );
  }
  const pattern = given ?? estimatePattern(data, sigmaLast);
  const value = project(data, pattern, tailFactor);
  const flags = [...pattern.flags];
  if (tailFactor !== 1) flags.push(`tail-factor-${tailFactor}`);
  if (given) flags.push('pattern-borrowed');
  return made.ok(value, { observations: cellCount(data), assumptions: assumptionsOf(data, pattern), flags });
}

function project(data: Triangle, pattern: Pattern, tailFactor: number): Mack {
  const shares = claimedShares(pattern.factors, tailFactor);
  const newest = latest(data);
  const age = ages(data);
  const ultimate = newest.map((c, i) =>
    c === 0 ? zeroUltimate(age[i] ?? 0) : c / (shares[age[i] ?? 0] ?? 1),
  );
  const reserve = ultimate.map((u, i) => u - (newest[i] ?? 0));
  const mse = ultimate.map((u, i) => squaredError(u, newest[i] ?? 0, age[i] ?? 0, pattern));
  const totalMse = totalSquaredError(ultimate, mse, age, pattern);
  const reserveTotal = reserve.reduce((a, b) => a + b, 0);
  const seTotal = Math.sqrt(totalMse);
  return {
    pattern,
    latest: newest,
    shareClaimed: age.map((a) => estimable(shares[a] ?? Number.NaN)),
    ultimate: ultimate.map(estimable),
    reserve: reserve.map(estimable),
    se: mse.map((m) => estimable(Math.sqrt(m))),
    total: {
      latest: newest.reduce((a, b) => a + b, 0),
      ultimate: estimable(ultimate.reduce((a, b) => a + b, 0)),
      reserve: estimable(reserveTotal),
      se: estimable(seTotal),
      intervals: lognormalIntervals(reserveTotal, seTotal),
    },
    nextDiagonal: newest.map((c, i) => estimable(c * ((pattern.factors[age[i] ?? 0] ?? 1) - 1))),
  };
}

/** Nothing claimed yet says nothing about a young origin: the chain ladder has no answer there, exposure has. */
function zeroUltimate(age: number): number {
  return age === 0 ? Number.NaN : 0;
}

/** mse of one origin's reserve: U² Σ s²/f² (1/Ĉ[i][k] + 1/Σ C[j][k]) over the steps still to come. */
function squaredError(ultimate: number, newest: number, age: number, pattern: Pattern): number {
  let total = 0;
  let projected = newest;
  for (let k = age; k < pattern.factors.length; k += 1) {
    const factor = pattern.factors[k] ?? Number.NaN;
    total += ((pattern.sigma2[k] ?? 0) / factor ** 2) * (1 / projected + 1 / (pattern.weights[k] ?? 0));
    projected *= factor;
  }
  return total === 0 ? 0 : ultimate ** 2 * total;
}

/** Adds the covariance that the shared factors bring: older and younger origins err together. */
function totalSquaredError(
  ultimate: readonly number[],
  mse: readonly number[],
  age: readonly number[],
  pattern: Pattern,
): number {
  let total = 0;
  let younger = 0;
  for (let i = ultimate.length - 1; i >= 0; i -= 1) {
    let shared = 0;
    for (let k = age[i] ?? 0; k < pattern.factors.length; k += 1) {
      shared += (2 * (pattern.sigma2[k] ?? 0)) / (pattern.factors[k] ?? 1) ** 2 / (pattern.weights[k] ?? 1);
    }
    total += (mse[i] ?? 0) + (shared === 0 ? 0 : (ultimate[i] ?? 0) * younger * shared);
    younger += ultimate[i] ?? 0;
  }
  return total;
}

function assumptionsOf(data: Triangle, pattern: Pattern): Assumption[] {
  const calendar = calendarTest(data);
  // The two oldest steps of a triangle always rest on fewer: that is its shape, not a finding.
  const thin = pattern.pairs.slice(0, -2).filter((n) => n < 3).length;
  return [
    assumption(
      'origins develop independently of calendar effects',
      calendar === null ? 'unknown' : calendar.withinRange,
      calendar === null
        ? 'too few link ratios for the calendar test of Mack (1994)'
        : `calendar test of Mack (1994): Z = ${calendar.statistic}, 95 % range ${calendar.lower.toFixed(2)} to ${calendar.upper.toFixed(2)}`,
    ),
    assumption(
      'each factor but the two oldest rests on at least three origins',
      thin === 0,
      `${thin} factors rest on fewer`,
    ),
    assumption(
      'the oldest origin is complete, or the tail factor covers the rest',
      'unknown',
      'not testable on the triangle',
    ),
  ];
}

function estimable(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
