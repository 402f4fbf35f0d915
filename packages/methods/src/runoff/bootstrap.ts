import { seededRandom, type Day, type Random } from '@jeugdregie/kernel';
import { mean, quantileOfSorted, standardDeviation } from '../numeric/moments.ts';
import { gammaWithMoments } from '../numeric/sampling.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { simulatedIntervals, type Intervals } from './intervals.ts';
import { fitOdp, type OdpFit } from './odp.ts';
import { cellCount, latest, type Triangle } from './triangle.ts';

export interface BootstrapOptions {
  /** Number of simulated futures; 10,000 or more for quantiles in the tail. */
  readonly replications: number;
  readonly seed: number | string;
  /** Exposure per origin, when the youngest origins lean on it (Cape Cod). */
  readonly exposure?: readonly number[];
  /** Number of youngest origins whose future comes from exposure; 0 without exposure. */
  readonly youngest?: number;
  readonly valuationDate?: Day | null;
}

/** Simulated futures; arrays are replication by replication. Unit: that of the triangle. */
export interface ReserveSamples {
  readonly replications: number;
  readonly origins: number;
  readonly phi: number;
  /** Reserve of origin i in replication r at `[r * origins + i]`. */
  readonly reserve: Float64Array;
  /** Total reserve per replication. */
  readonly total: Float64Array;
  /** Amount that arrives in calendar period h (1-based, so column h − 1) at `[r * periods + h − 1]`. */
  readonly calendar: Float64Array;
  readonly periods: number;
  /** Link ratios per replication at `[r * steps + k]`. */
  readonly factors: Float64Array;
  readonly steps: number;
  /** Realisation rate per replication; all NaN without exposure. */
  readonly kappa: Float64Array;
}

export interface BootstrapReserve {
  readonly samples: ReserveSamples;
  readonly meanTotal: number;
  readonly sdTotal: number;
  readonly medianTotal: number;
  readonly intervals: Intervals;
  /** Mean and standard deviation of the reserve per origin. */
  readonly mean: readonly number[];
  readonly sd: readonly number[];
}

/**
 * Bootstrap of the over-dispersed Poisson chain ladder (England and Verrall 1999, 2002): Pearson residuals
 * times √(n/(n−p)) are redrawn, a pseudo-triangle is refitted, and each future increment is drawn from a gamma
 * with the refitted mean m and variance phi·|m|. Same seed, same result. Not recentred.
 */
export function bootstrapReserve(data: Triangle, options: BootstrapOptions): MethodResult<BootstrapReserve> {
  const { valuationDate, ...rest } = options;
  const input = { cumulative: data.cumulative, ...rest };
  const made = run({ method: '01-runoff/odp-bootstrap', version: '1.0', input, valuationDate });
  const fit = fitOdp(data);
  if (typeof fit === 'string') return made.notEnough(fit, 1, 0, ['odp-invalid:use-mack-or-exposure']);
  const samples = drawFutures(data, fit, options);
  const sorted = Float64Array.from(samples.total).sort();
  const perOrigin = Array.from({ length: samples.origins }, (_, i) =>
    column(samples.reserve, i, samples.origins),
  );
  return made.ok(
    {
      samples,
      meanTotal: mean(samples.total),
      sdTotal: standardDeviation(samples.total),
      medianTotal: quantileOfSorted(sorted, 0.5),
      intervals: simulatedIntervals(samples.total),
      mean: perOrigin.map((s) => mean(s)),
      sd: perOrigin.map((s) => standardDeviation(s)),
    },
    {
      observations: cellCount(data),
      assumptions: [
        assumption('residuals are exchangeable over cells', 'unknown', 'see the residuals by age'),
      ],
      flags: options.replications < 1000 ? ['few-replications'] : [],
    },
  );
}

/** Every `width`-th value from `at`: one column of a row-major table. */
export function column(values: Float64Array, at: number, width: number): Float64Array {
  return Float64Array.from({ length: values.length / width }, (_, r) => values[r * width + at] ?? 0);
}

/** The triangle as flat arrays, so that the inner loops touch no objects. */
interface Flat {
  readonly origins: number;
  readonly columns: number;
  readonly lengths: Int32Array;
  /** Fitted increments, row-major, `columns` wide. */
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  readonly exposure: Float64Array | null;
  readonly youngest: number;
  readonly phi: number;
}

function drawFutures(data: Triangle, fit: OdpFit, options: BootstrapOptions): ReserveSamples {
  const random = seededRandom(options.seed);
  const flat = flatten(data, fit, options);
  const { origins, columns } = flat;
  const steps = columns - 1;
  const replications = options.replications;
  const out: ReserveSamples = {
    replications,
    origins,
    phi: flat.phi,
    reserve: new Float64Array(replications * origins),
    total: new Float64Array(replications),
    calendar: new Float64Array(replications * steps),
    periods: steps,
    factors: new Float64Array(replications * steps),
    steps,
    kappa: new Float64Array(replications).fill(Number.NaN),
  };
  const pseudo = new Float64Array(origins * columns);
  const shares = new Float64Array(columns);
  for (let r = 0; r < replications; r += 1) {
    redraw(flat, pseudo, random);
    const factors = out.factors.subarray(r * steps, (r + 1) * steps);
    refit(flat, pseudo, factors, fit.factors);
    sharesInto(factors, shares);
    out.kappa[r] = realisationOf(flat, pseudo, shares);
    simulateFuture({ flat, pseudo, shares, factors, random, out, r });
  }
  return out;
}

function flatten(data: Triangle, fit: OdpFit, { exposure, youngest }: BootstrapOptions): Flat {
  const origins = data.cumulative.length;
  const { columns } = data;
  const fitted = new Float64Array(origins * columns);
  for (const [i, row] of fit.fitted.entries()) fitted.set(row, i * columns);
  const scale = Math.sqrt(fit.cells / (fit.cells - fit.parameters));
  return {
    origins,
    columns,
    lengths: Int32Array.from(data.cumulative, (row) => row.length),
    fitted,
    residuals: Float64Array.from(fit.residuals, (r) => r * scale),
    exposure: exposure ? Float64Array.from(exposure) : null,
    youngest: exposure ? (youngest ?? origins) : 0,
    phi: fit.phi,
  };
}

/** Cumulative pseudo-triangle of redrawn increments. */
function redraw(flat: Flat, pseudo: Float64Array, random: Random): void {
  const { columns, fitted, residuals } = flat;
  for (let i = 0; i < flat.origins; i += 1) {
    let total = 0;
    const until = i * columns + (flat.lengths[i] ?? 0);
    for (let at = i * columns; at < until; at += 1) {
      const m = fitted[at] ?? 0;
      const residual = residuals[Math.floor(random.next() * residuals.length)] ?? 0;
      total += m === 0 ? 0 : m + residual * Math.sqrt(Math.abs(m));
      pseudo[at] = total;
    }
  }
}

/** Link ratios of the pseudo-triangle; a ratio that came out below zero keeps the original one. */
function refit(flat: Flat, pseudo: Float64Array, factors: Float64Array, original: readonly number[]): void {
  for (let k = 0; k < factors.length; k += 1) {
    let before = 0;
    let after = 0;
    for (let i = 0; i < flat.origins && (flat.lengths[i] ?? 0) > k + 1; i += 1) {
      before += pseudo[i * flat.columns + k] ?? 0;
      after += pseudo[i * flat.columns + k + 1] ?? 0;
    }
    const factor = after / before;
    factors[k] = before > 0 && factor > 0 ? factor : (original[k] ?? 1);
  }
}

function sharesInto(factors: Float64Array, shares: Float64Array): void {
  shares[factors.length] = 1;
  for (let k = factors.length - 1; k >= 0; k -= 1) shares[k] = (shares[k + 1] ?? 1) / (factors[k] ?? 1);
}

function realisationOf(flat: Flat, pseudo: Float64Array, shares: Float64Array): number {
  if (flat.exposure === null) return Number.NaN;
  let claimed = 0;
  let due = 0;
  for (let i = 0; i < flat.origins; i += 1) {
    const age = (flat.lengths[i] ?? 1) - 1;
    claimed += pseudo[i * flat.columns + age] ?? 0;
    due += (flat.exposure[i] ?? 0) * (shares[age] ?? 0);
  }
  return claimed / due;
}

interface FutureDraw {
  readonly flat: Flat;
  readonly pseudo: Float64Array;
  readonly shares: Float64Array;
  readonly factors: Float64Array;
  readonly random: Random;
  readonly out: ReserveSamples;
  readonly r: number;
}

/** Draws every increment still to come and adds it to its origin, its calendar period and the total. */
function simulateFuture({ flat, pseudo, shares, random, out, r }: FutureDraw): void {
  const { origins, columns, phi } = flat;
  const firstExposed = origins - flat.youngest;
  let total = 0;
  for (let i = 0; i < origins; i += 1) {
    const age = (flat.lengths[i] ?? 1) - 1;
    if (age >= columns - 1) continue;
    const ultimate =
      i >= firstExposed
        ? (out.kappa[r] ?? 0) * (flat.exposure?.[i] ?? 0)
        : (pseudo[i * columns + age] ?? 0) / (shares[age] ?? 1);
    let reserve = 0;
    for (let j = age + 1; j < columns; j += 1) {
      const m = ultimate * ((shares[j] ?? 1) - (shares[j - 1] ?? 1));
      const drawn = gammaWithMoments(random, m, phi * Math.abs(m));
      reserve += drawn;
      const slot = r * out.periods + j - age - 1;
      out.calendar[slot] = (out.calendar[slot] ?? 0) + drawn;
    }
    out.reserve[r * origins + i] = reserve;
    total += reserve;
  }
  out.total[r] = total;
}

export interface SegmentOptions {
  readonly seed: number | string;
  /** Dispersion of the segment; that of the group when left out. */
  readonly phi?: number;
}

/**
 * Reserves of one segment under the group's simulated patterns, replication by replication: because segments
 * share the pattern draws, their simulations may be added, which standard errors may not. The level of each
 * origin is redrawn around its newest amount. Returns the total reserve of the segment per replication.
 */
export function simulateSegment(
  segment: Triangle,
  group: ReserveSamples,
  options: SegmentOptions,
): Float64Array {
  const random = seededRandom(options.seed);
  const phi = options.phi ?? group.phi;
  const newest = latest(segment);
  const shares = new Float64Array(group.steps + 1);
  const total = new Float64Array(group.replications);
  for (let r = 0; r < group.replications; r += 1) {
    sharesInto(group.factors.subarray(r * group.steps, (r + 1) * group.steps), shares);
    let reserve = 0;
    for (const [i, amount] of newest.entries()) {
      const age = (segment.cumulative[i]?.length ?? 1) - 1;
      if (age >= group.steps) continue;
      const ultimate = gammaWithMoments(random, amount, phi * Math.abs(amount)) / (shares[age] ?? 1);
      const m = ultimate * (1 - (shares[age] ?? 1));
      reserve += gammaWithMoments(random, m, phi * Math.abs(m));
    }
    total[r] = reserve;
  }
  return total;
}
