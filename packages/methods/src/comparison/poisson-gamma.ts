import { gammaQuantile, logGamma } from '../numeric/distributions.ts';
import { digamma, logFactorial, trigamma } from '../numeric/gamma-functions.ts';
import { sum } from '../numeric/moments.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import type { Unit } from './funnel.ts';

export interface PoissonGamma {
  /** Shape and rate of the gamma distribution of true ratios; the mean ratio is nu ÷ alpha. */
  readonly nu: number;
  readonly alpha: number;
  readonly logLikelihood: number;
  /** Posterior mean (O + nu) ÷ (E + alpha) with its 80 and 95 % intervals. */
  readonly units: readonly {
    readonly unit: string;
    readonly estimate: number;
    readonly interval80: readonly [number, number];
    readonly interval95: readonly [number, number];
  }[];
}

/** Beyond this shape the true ratios are all alike as far as the data can tell. */
const largestShape = 1e6;

/**
 * Empirical-Bayes shrinkage of observed ÷ expected: O ~ Poisson(theta E), theta ~ Gamma(nu, alpha), with nu and alpha
 * by maximum marginal likelihood (Clayton & Kaldor 1987). Needs five units.
 */
export function shrinkRatios(units: readonly Unit[]): MethodResult<PoissonGamma> {
  const made = run({ method: '05-comparison/poisson-gamma', version: '1', input: units });
  if (units.length < 5) return made.notEnough('units', 5, units.length);
  const total = sum(units.map((u) => u.observed));
  if (total === 0) return made.notEnough('events', 1, 0);
  const { nu, alpha } = maximise(units);
  const estimates = units.map(({ unit, observed, expected }) => {
    const shape = observed + nu;
    const rate = expected + alpha;
    const interval = (tail: number): [number, number] => [
      gammaQuantile(tail, shape, rate),
      gammaQuantile(1 - tail, shape, rate),
    ];
    return { unit, estimate: shape / rate, interval80: interval(0.1), interval95: interval(0.025) };
  });
  const isAlike = nu >= largestShape * 0.99;
  return made.ok(
    { nu, alpha, logLikelihood: marginalLogLikelihood(units, nu, alpha), units: estimates },
    {
      observations: units.length,
      assumptions: [
        assumption(
          'true ratios follow a gamma distribution',
          'unknown',
          'compare the ordered ratios with the fitted gamma',
        ),
        assumption(
          'enough units to know the distribution',
          units.length >= 30,
          `${units.length} units; the intervals take nu and alpha as known`,
        ),
      ],
      flags: isAlike ? ['no-difference-between-units'] : [],
    },
  );
}

/**
 * Newton on (ln m, ln nu), with m = nu ÷ alpha the mean ratio: the two are nearly independent, so few steps suffice.
 * The step is halved while the likelihood falls.
 */
function maximise(units: readonly Unit[]): { nu: number; alpha: number } {
  let logMean = Math.log(sum(units.map((u) => u.observed)) / sum(units.map((u) => u.expected)));
  let logShape = 0;
  let current = profile(units, logMean, logShape);
  for (let step = 0; step < 200; step += 1) {
    const [dMean, dShape] = ascent(units, logMean, logShape);
    let size = 1;
    let next = profile(units, logMean + dMean, logShape + dShape);
    while (next < current && size > 1e-10) {
      size /= 2;
      next = profile(units, logMean + size * dMean, logShape + size * dShape);
    }
    if (next <= current && Math.hypot(dMean, dShape) * size < 1e-9) break;
    logMean += size * dMean;
    logShape = Math.min(Math.log(largestShape), logShape + size * dShape);
    const gain = next - current;
    current = next;
    if (gain < 1e-13 * Math.abs(current) && Math.hypot(dMean, dShape) < 1e-9) break;
  }
  const nu = Math.exp(logShape);
  return { nu, alpha: nu / Math.exp(logMean) };
}

function profile(units: readonly Unit[], logMean: number, logShape: number): number {
  const nu = Math.exp(logShape);
  return marginalLogLikelihood(units, nu, nu / Math.exp(logMean));
}

/** Newton direction in (ln m, ln nu); the gradient itself where the curvature has the wrong sign. */
function ascent(units: readonly Unit[], logMean: number, logShape: number): [number, number] {
  const nu = Math.exp(logShape);
  const m = Math.exp(logMean);
  let gMean = 0;
  let gShape = 0;
  let hMean = 0;
  let hShape = 0;
  let hBoth = 0;
  for (const { observed, expected } of units) {
    const mu = expected * m;
    const ratio = (nu + observed) / (nu + mu);
    const inShape = digamma(nu + observed) - digamma(nu) + Math.log(nu / (nu + mu)) + 1 - ratio;
    const curve =
      trigamma(nu + observed) - trigamma(nu) + 1 / nu - 2 / (nu + mu) + (nu + observed) / (nu + mu) ** 2;
    gMean += observed - mu * ratio;
    hMean -= mu * ratio * (nu / (nu + mu));
    gShape += nu * inShape;
    hShape += nu * inShape + nu * nu * curve;
    hBoth += nu * ((-mu / (nu + mu)) * (1 - ratio));
  }
  const determinant = hMean * hShape - hBoth * hBoth;
  if (hShape >= 0 || determinant <= 0) return [-gMean / hMean, Math.sign(gShape)];
  return [
    clamp((-hShape * gMean + hBoth * gShape) / determinant),
    clamp((hBoth * gMean - hMean * gShape) / determinant),
  ];
}

function clamp(step: number): number {
  return Math.max(-2, Math.min(2, step));
}

/** Log of the negative-binomial probability of the counts, after the true ratios are integrated out. */
export function marginalLogLikelihood(units: readonly Unit[], nu: number, alpha: number): number {
  return sum(
    units.map(
      ({ observed, expected }) =>
        logGamma(observed + nu) -
        logGamma(nu) -
        logFactorial(observed) -
        nu * Math.log1p(expected / alpha) +
        (observed === 0 ? 0 : observed * Math.log(expected / (expected + alpha))),
    ),
  );
}
