import { seededRandom, type Day, type Random } from '@jeugdregie/kernel';
import { mean, quantileOfSorted } from '../numeric/moments.ts';
import { gammaWithMoments } from '../numeric/sampling.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { bootstrapReserve, type ReserveSamples } from './bootstrap.ts';
import { simulatedIntervals, type Intervals } from './intervals.ts';
import { latest, type Triangle } from './triangle.ts';

/** What is already allocated for the months to come. One entry per remaining month of the year. */
export interface RunningAllocations {
  /** Exposure of the allocations that run now, as if all go on until their end. */
  readonly exposure: readonly number[];
  /** Share of them expected to be still active in that month (survival curve of the product). */
  readonly survival: readonly number[];
  /** Number of allocations behind the exposure: fewer means a wider band. */
  readonly count: number;
}

/** New starters in the months to come. */
export interface ComingInflow {
  /** Simulated numbers of starters, one row per replication (rows are reused in turn), one column per month. */
  readonly paths: readonly (readonly number[])[];
  /** Exposure of one starter in its first, second, … month. */
  readonly exposurePerStarter: readonly number[];
}

export interface YearEndInput {
  /** Triangle of months of delivery up to the valuation month; the newest row is that month. */
  readonly triangle: Triangle;
  /** How many of the newest rows belong to the accounting year. */
  readonly monthsElapsed: number;
  /** Exposure per row of the triangle, from open allocations; matured when allocations are backdated. */
  readonly exposure: readonly number[];
  /** How many of the newest rows lean on exposure instead of the chain ladder (1 to 4). */
  readonly youngest: number;
  readonly running: RunningAllocations;
  readonly inflow: ComingInflow | null;
  /** Factor per remaining month (working days, holidays); 1 when left out. */
  readonly monthFactors?: readonly number[];
  readonly replications: number;
  readonly seed: number | string;
  readonly valuationDate?: Day | null;
}

/** The cost of the year, on an accrual basis, with its predictive distribution. Unit: that of the triangle. */
export interface YearEnd {
  readonly mean: number;
  readonly median: number;
  readonly intervals: Intervals;
  /** Means of the three blocks: completed months, running allocations, new starters. */
  readonly parts: { readonly elapsed: number; readonly running: number; readonly starters: number };
  /** Already claimed for the months of the year. */
  readonly claimed: number;
  /** Expected to be claimed by the end of the year, and after it (the accrual to book). */
  readonly receivedByYearEnd: number;
  readonly accrual: number;
  /** Realisation rate: mean over the replications. */
  readonly kappa: number;
  /** Simulated year totals, one per replication: add these over segments, never their standard errors. */
  readonly samples: Float64Array;
}

/**
 * Year = completed elapsed months + realisation × running exposure, thinned by survival + starters × their exposure ×
 * realisation. The three blocks are simulated together: one drawn pattern and one drawn realisation rate per
 * replication, so their errors do not cancel by mistake.
 */
export function yearEnd(input: YearEndInput): MethodResult<YearEnd> {
  const { triangle: data, monthsElapsed, running, inflow, valuationDate, ...settings } = input;
  const made = run({
    method: '01-runoff/year-end',
    version: '1.0',
    input: { cumulative: data.cumulative, monthsElapsed, running, inflow, ...settings },
    valuationDate,
  });
  if (data.cumulative.length < monthsElapsed)
    return made.notEnough('elapsed months in the triangle', monthsElapsed, data.cumulative.length);
  const boot = bootstrapReserve(data, {
    replications: input.replications,
    seed: `${input.seed}/pattern`,
    exposure: input.exposure,
    youngest: input.youngest,
  });
  if (!boot.ok) return made.notEnough(boot.what, boot.needed, boot.found, boot.flags);
  const value = simulate(input, boot.value.samples);
  return made.ok(value, {
    observations: boot.observations,
    assumptions: [
      ...boot.assumptions,
      assumption(
        'claiming goes on as it did',
        'unknown',
        'a catch-up or a stop of claims is not in the band',
      ),
      assumption(
        'allocations run as the survival curve says',
        'unknown',
        `${running.count} running allocations`,
      ),
    ],
    flags: [...boot.flags, ...(inflow === null ? ['no-new-starters'] : [])],
  });
}

function simulate(input: YearEndInput, futures: ReserveSamples): YearEnd {
  const random = seededRandom(`${input.seed}/year`);
  const newest = latest(input.triangle);
  const firstRow = newest.length - input.monthsElapsed;
  const claimed = newest.slice(firstRow).reduce((a, b) => a + b, 0);
  const remaining = input.running.exposure.length;
  const blocks = { elapsed: 0, running: 0, starters: 0, kappa: 0, received: 0 };
  const samples = new Float64Array(futures.replications);
  const shares = new Float64Array(futures.steps + 1);
  for (let r = 0; r < futures.replications; r += 1) {
    let elapsed = claimed;
    for (let i = firstRow; i < newest.length; i += 1)
      elapsed += futures.reserve[r * futures.origins + i] ?? 0;
    const kappa = futures.kappa[r] ?? 0;
    const coming = futureMonths(input, { kappa, r, random, phi: futures.phi });
    samples[r] = elapsed + coming.running + coming.starters;
    blocks.elapsed += elapsed;
    blocks.running += coming.running;
    blocks.starters += coming.starters;
    blocks.kappa += kappa;
    fillShares(futures, r, shares);
    blocks.received += receivedInYear(input, {
      newest,
      firstRow,
      remaining,
      shares,
      months: coming.months,
      kappa,
    });
  }
  const n = futures.replications;
  const sorted = Float64Array.from(samples).sort();
  const total = mean(samples);
  return {
    mean: total,
    median: quantileOfSorted(sorted, 0.5),
    intervals: simulatedIntervals(samples),
    parts: { elapsed: blocks.elapsed / n, running: blocks.running / n, starters: blocks.starters / n },
    claimed,
    receivedByYearEnd: blocks.received / n,
    accrual: total - blocks.received / n,
    kappa: blocks.kappa / n,
    samples,
  };
}

interface MonthDraw {
  readonly kappa: number;
  readonly r: number;
  readonly random: Random;
  readonly phi: number;
}

/** Cost of the months to come in one replication. */
function futureMonths(
  { running, inflow, monthFactors = [] }: YearEndInput,
  { kappa, r, random, phi }: MonthDraw,
): { running: number; starters: number; months: number[] } {
  const totals = { running: 0, starters: 0 };
  const starters = inflow?.paths.length ? (inflow.paths[r % inflow.paths.length] ?? []) : [];
  let alive = 1;
  const months = running.exposure.map((exposure, m) => {
    alive = survivors(alive, running, m, random);
    const factor = monthFactors[m] ?? 1;
    const known = kappa * exposure * alive * factor;
    let fresh = 0;
    for (let s = 0; s <= m; s += 1) fresh += (starters[s] ?? 0) * (inflow?.exposurePerStarter[m - s] ?? 0);
    const started = kappa * fresh * factor;
    const drawnKnown = gammaWithMoments(random, known, phi * Math.abs(known));
    const drawnFresh = gammaWithMoments(random, started, phi * Math.abs(started));
    totals.running += drawnKnown;
    totals.starters += drawnFresh;
    return drawnKnown + drawnFresh;
  });
  return { ...totals, months };
}

/**
 * Share of the running allocations still active in month m, given the share a month before: a binomial thinning,
 * with its normal approximation (the count of allocations of a segment is large).
 */
function survivors(
  before: number,
  { survival, count }: RunningAllocations,
  m: number,
  random: Random,
): number {
  const last = m === 0 ? 1 : (survival[m - 1] ?? 1);
  const stay = last > 0 ? Math.min(1, (survival[m] ?? 1) / last) : 0;
  const alive = before * stay;
  const sd = count > 0 ? Math.sqrt((before * stay * (1 - stay)) / count) : 0;
  return Math.min(before, Math.max(0, alive + sd * random.normal()));
}

function fillShares(futures: ReserveSamples, r: number, shares: Float64Array): void {
  shares[futures.steps] = 1;
  for (let k = futures.steps - 1; k >= 0; k -= 1) {
    shares[k] = (shares[k + 1] ?? 1) / (futures.factors[r * futures.steps + k] ?? 1);
  }
}

interface Reception {
  readonly newest: readonly number[];
  readonly firstRow: number;
  readonly remaining: number;
  readonly shares: Float64Array;
  readonly months: readonly number[];
  readonly kappa: number;
}

/** What of the year's cost is in by the last day of the year, under one drawn pattern. */
function receivedInYear(
  { triangle: data, exposure, youngest }: YearEndInput,
  { newest, firstRow, remaining, shares, months, kappa }: Reception,
): number {
  const last = shares.length - 1;
  let received = 0;
  for (let i = firstRow; i < newest.length; i += 1) {
    const age = (data.cumulative[i]?.length ?? 1) - 1;
    const share = shares[age] ?? 1;
    const then = shares[Math.min(last, age + remaining)] ?? 1;
    const leansOnExposure = i >= newest.length - youngest;
    const ultimate = leansOnExposure ? kappa * (exposure[i] ?? 0) : (newest[i] ?? 0) / share;
    received += (newest[i] ?? 0) + ultimate * (then - share);
  }
  // A month delivered m months from now has aged remaining − 1 − m months by the end of the year.
  for (const [m, cost] of months.entries())
    received += cost * (shares[Math.min(last, remaining - 1 - m)] ?? 1);
  return received;
}
