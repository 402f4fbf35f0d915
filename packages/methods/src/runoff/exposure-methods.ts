import type { Day } from '@jeugdregie/kernel';
import { assumption, run, type MethodResult } from '../result.ts';
import { claimedShares, estimatePattern } from './pattern.ts';
import { ages, cellCount, latest, type Triangle } from './triangle.ts';

export interface ExposureOptions {
  /** Link ratios of a larger group in place of the triangle's own. */
  readonly factors?: readonly number[];
  readonly tailFactor?: number;
  readonly valuationDate?: Day | null;
}

/** Reserves that lean on exposure where little has been claimed yet. Unit: that of the triangle. */
export interface ExposureReserve {
  readonly shareClaimed: readonly number[];
  readonly ultimate: readonly number[];
  readonly reserve: readonly number[];
  readonly reserveTotal: number;
  readonly ultimateTotal: number;
  /** Expected increments still to come per origin, by development period; the last one is the tail. */
  readonly future: readonly (readonly number[])[];
}

export interface CapeCod extends ExposureReserve {
  /** Realisation rate per origin: what share of the exposure is really claimed in the end. */
  readonly apriori: readonly number[];
  /** The one rate of the plain method (decay 1, trend 0); null when rates differ by origin. */
  readonly kappa: number | null;
}

export interface CapeCodOptions extends ExposureOptions {
  /** Growth of the rate per origin, such as 0.07. */
  readonly trend?: number;
  /** Weight of an origin one step away, between 0 and 1; 1 pools all origins. */
  readonly decay?: number;
}

/** Bornhuetter and Ferguson (1972): what is still to come is prior × (1 − share claimed). */
export function bornhuetterFerguson(
  data: Triangle,
  prior: readonly number[],
  options: ExposureOptions = {},
): MethodResult<ExposureReserve> {
  const { valuationDate = null, ...used } = options;
  const input = { cumulative: data.cumulative, prior, ...used };
  const made = run({ method: '01-runoff/bornhuetter-ferguson', version: '1.0', input, valuationDate });
  if (prior.length !== data.cumulative.length) {
    return made.notEnough('priors, one per origin', data.cumulative.length, prior.length);
  }
  const shares = sharesOf(data, options);
  return made.ok(reserveFrom(data, prior, shares), {
    observations: cellCount(data),
    assumptions: [assumption('the prior is independent of the claims', 'unknown', 'given by the caller')],
    flags: options.factors ? ['pattern-borrowed'] : [],
  });
}

/**
 * Cape Cod (Bühlmann and Straub 1983), generalised with trend and decay (Gluck 1997, PCAS 84):
 * kappa[i] = Σ C[j](1+g)^(i−j) d^|i−j| / Σ E[j] β[j] d^|i−j|;  R[i] = kappa[i] E[i] (1 − β[i]).
 * Exposure has the unit of the triangle or any other; zero exposure everywhere gives "not enough".
 */
export function capeCod(
  data: Triangle,
  exposure: readonly number[],
  options: CapeCodOptions = {},
): MethodResult<CapeCod> {
  const { valuationDate = null, trend = 0, decay = 1, ...used } = options;
  const input = { cumulative: data.cumulative, exposure, trend, decay, ...used };
  const made = run({ method: '01-runoff/cape-cod', version: '1.0', input, valuationDate });
  if (exposure.length !== data.cumulative.length) {
    return made.notEnough('exposures, one per origin', data.cumulative.length, exposure.length);
  }
  const shares = sharesOf(data, options);
  const apriori = realisation(
    latest(data),
    exposure,
    ages(data).map((a) => shares[a] ?? 0),
    { trend, decay },
  );
  if (apriori.some((k) => !Number.isFinite(k))) return made.notEnough('exposure above zero', 1, 0);
  const pooled = decay === 1 && trend === 0;
  const prior = apriori.map((k, i) => k * (exposure[i] ?? 0));
  const value = { ...reserveFrom(data, prior, shares), apriori, kappa: pooled ? (apriori[0] ?? null) : null };
  return made.ok(value, {
    observations: cellCount(data),
    assumptions: [
      assumption(
        'one realisation rate for all origins',
        pooled ? spreadOfRates(data, exposure, shares) : 'unknown',
        pooled
          ? 'origins that are more than half claimed lie within a quarter of the pooled rate'
          : 'rates drift by design',
      ),
    ],
    flags: options.factors ? ['pattern-borrowed'] : [],
  });
}

/** Realisation rate per origin; not a number where exposure that has come due is zero. */
export function realisation(
  claimed: readonly number[],
  exposure: readonly number[],
  shares: readonly number[],
  { trend, decay }: { readonly trend: number; readonly decay: number },
): number[] {
  return claimed.map((_, i) => {
    let above = 0;
    let below = 0;
    for (const [j, amount] of claimed.entries()) {
      const weight = decay ** Math.abs(i - j);
      above += amount * (1 + trend) ** (i - j) * weight;
      below += (exposure[j] ?? 0) * (shares[j] ?? 0) * weight;
    }
    return above / below;
  });
}

function sharesOf(data: Triangle, { factors, tailFactor = 1 }: ExposureOptions): number[] {
  return claimedShares(factors ?? estimatePattern(data, 'mack').factors, tailFactor);
}

/** Reserve per origin and its spread over the development periods still to come. */
function reserveFrom(data: Triangle, prior: readonly number[], shares: readonly number[]): ExposureReserve {
  const newest = latest(data);
  const age = ages(data);
  const shareClaimed = age.map((a) => shares[a] ?? 1);
  const reserve = prior.map((p, i) => p * (1 - (shareClaimed[i] ?? 1)));
  const future = prior.map((p, i) => {
    const steps = [...shares.slice(age[i] ?? 0), 1];
    return steps.slice(1).map((share, k) => p * (share - (steps[k] ?? 1)));
  });
  const ultimate = newest.map((c, i) => c + (reserve[i] ?? 0));
  return {
    shareClaimed,
    ultimate,
    reserve,
    reserveTotal: reserve.reduce((a, b) => a + b, 0),
    ultimateTotal: ultimate.reduce((a, b) => a + b, 0),
    future,
  };
}

function spreadOfRates(
  data: Triangle,
  exposure: readonly number[],
  shares: readonly number[],
): boolean | 'unknown' {
  const newest = latest(data);
  const rates = ages(data)
    .map((a, i) => ({
      share: shares[a] ?? 0,
      rate: (newest[i] ?? 0) / ((exposure[i] ?? 0) * (shares[a] ?? 1)),
    }))
    .filter(({ share, rate }) => share > 0.5 && Number.isFinite(rate))
    .map(({ rate }) => rate);
  if (rates.length < 3) return 'unknown';
  const centre = rates.reduce((a, b) => a + b, 0) / rates.length;
  return rates.every((r) => Math.abs(r - centre) <= centre / 4);
}
