import type { Day } from '@jeugdregie/kernel';
import { coverageTest, crpsSample, intervalScore } from '../forecast/scores.ts';
import { quantileOfSorted } from '../numeric/moments.ts';
import { run, type MethodResult } from '../result.ts';
import { bootstrapReserve, column } from './bootstrap.ts';
import { latest, periodsAgo, type Triangle } from './triangle.ts';

export interface BacktestOptions {
  /** How many past valuations to forecast again. */
  readonly valuations: number;
  /** Origins of the past valuation that are scored: the newest ones that are complete by now. */
  readonly replications: number;
  readonly seed: number | string;
  /** Exposure per origin of the whole triangle, with how many young origins lean on it. */
  readonly exposure?: readonly number[];
  readonly youngest?: number;
  readonly valuationDate?: Day | null;
}

/** One past forecast beside what happened: the amount that arrived since on the origins known then. */
export interface BacktestRow {
  readonly periodsAgo: number;
  readonly forecast: number;
  readonly lower80: number;
  readonly upper80: number;
  readonly lower95: number;
  readonly upper95: number;
  readonly actual: number;
  readonly crps: number;
  readonly intervalScore80: number;
}

export interface Backtest {
  readonly rows: readonly BacktestRow[];
  readonly coverage80: number;
  readonly coverage95: number;
  /** Chance of so few hits if 80 % intervals hold; below 5 % they are too narrow. */
  readonly pTooNarrow80: number;
  /** By how much to stretch the distance from the median: 1 unless the intervals clearly failed. */
  readonly widening: number;
}

/**
 * Rolling back-test: for each past period end the triangle is cut back to what was known then, forecast again, and
 * scored on what arrived from then until now. Origins that are not complete now are scored on the part that has
 * arrived, against the simulated amount of the same calendar periods.
 */
export function backtestRunoff(data: Triangle, options: BacktestOptions): MethodResult<Backtest> {
  const { valuationDate, ...settings } = options;
  const made = run({
    method: '01-runoff/backtest',
    version: '1.0',
    input: { cumulative: data.cumulative, ...settings },
    valuationDate,
  });
  const rows: BacktestRow[] = [];
  for (let ago = options.valuations; ago >= 1; ago -= 1) {
    const row = past(data, ago, options);
    if (row) rows.push(row);
  }
  if (rows.length < 3) return made.notEnough('past valuations that can be forecast', 3, rows.length);
  const in80 = rows.filter((r) => r.lower80 <= r.actual && r.actual <= r.upper80).length;
  const in95 = rows.filter((r) => r.lower95 <= r.actual && r.actual <= r.upper95).length;
  const { pTooNarrow } = coverageTest(rows.length, in80, 0.8);
  return made.ok(
    {
      rows,
      coverage80: in80 / rows.length,
      coverage95: in95 / rows.length,
      pTooNarrow80: pTooNarrow,
      widening: pTooNarrow < 0.05 ? neededWidening(rows) : 1,
    },
    { observations: rows.length, flags: pTooNarrow < 0.05 ? ['intervals-too-narrow'] : [] },
  );
}

function past(data: Triangle, ago: number, options: BacktestOptions): BacktestRow | null {
  const then = periodsAgo(data, ago);
  if (then === null || then.columns < data.columns) return null;
  const boot = bootstrapReserve(then, {
    replications: options.replications,
    seed: `${options.seed}/${ago}`,
    ...(options.exposure ? { exposure: options.exposure.slice(0, then.cumulative.length) } : {}),
    ...(options.youngest === undefined ? {} : { youngest: options.youngest }),
  });
  if (!boot.ok) return null;
  const { calendar, periods, replications } = boot.value.samples;
  const arrived = new Float64Array(replications);
  for (let h = 0; h < Math.min(ago, periods); h += 1) {
    for (const [r, amount] of column(calendar, h, periods).entries()) arrived[r] = (arrived[r] ?? 0) + amount;
  }
  const known = latest(then);
  const actual = latest(data)
    .slice(0, known.length)
    .reduce((sum, c, i) => sum + c - (known[i] ?? 0), 0);
  const sorted = Float64Array.from(arrived).sort();
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return {
    periodsAgo: ago,
    forecast: at(0.5),
    lower80: at(0.1),
    upper80: at(0.9),
    lower95: at(0.025),
    upper95: at(0.975),
    actual,
    crps: crpsSample(sorted, actual, true),
    intervalScore80: intervalScore(at(0.1), at(0.9), actual, 0.2),
  };
}

/** The stretch with which 80 % of the past outcomes would have been inside. */
function neededWidening(rows: readonly BacktestRow[]): number {
  const needed = rows
    .map((r) => (r.actual - r.forecast) / ((r.actual < r.forecast ? r.lower80 : r.upper80) - r.forecast))
    .sort((a, b) => a - b);
  return Math.max(1, needed[Math.ceil(0.8 * needed.length) - 1] ?? 1);
}
