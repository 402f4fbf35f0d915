import { normalCdf, normalQuantile } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { exactInterval, funnelLimits, type RatioLimits } from './limits.ts';
import { overdispersion, type Overdispersion } from './overdispersion.ts';

export interface Unit {
  readonly unit: string;
  readonly observed: number;
  /** Expected by case mix, above 0. */
  readonly expected: number;
}

export interface FunnelOptions {
  /** How the limits are widened when units differ by more than chance. Default additive. */
  readonly widen?: 'additive' | 'multiplicative' | 'none';
  /** Share of units cut off at each side before the spread is measured. Default 0.1. */
  readonly winsor?: number;
  /** Units with fewer expected events are shown but never signalled alone. Default 5. */
  readonly smallBelow?: number;
}

export interface FunnelPoint extends Unit {
  readonly ratio: number;
  readonly interval95: RatioLimits;
  readonly z: number;
  /** Two-sided p-value of z after widening. */
  readonly p: number;
  readonly limits95: RatioLimits;
  readonly limits998: RatioLimits;
  /** `small`: too few expected events to say anything; `signal`: outside the 99.8 % limits, reason for a talk. */
  readonly status: 'small' | 'inside' | 'outside95' | 'signal';
}

export interface Funnel extends Overdispersion {
  readonly points: readonly FunnelPoint[];
  /** Units outside the 99.8 % limits that chance alone would give. */
  readonly expectedFalseSignals: number;
}

/**
 * Funnel plot of observed ÷ expected against expected. A signal opens a conversation; it is no verdict.
 * Limits are exact Poisson, widened for over-dispersion: additive on the scale √(O/E), or by √phi around 1.
 */
export function funnel(units: readonly Unit[], options: FunnelOptions = {}): MethodResult<Funnel> {
  const made = run({ method: '05-comparison/funnel', version: '1', input: { units, options } });
  if (units.length < 3) return made.notEnough('units', 3, units.length);
  const spread = overdispersion(
    units.map((u) => u.observed),
    units.map((u) => u.expected),
    options.winsor ?? 0.1,
  );
  const widening = wideningOf(spread, options.widen ?? 'additive');
  const points = units.map((unit, i) => place(unit, at(spread.z, i), widening, options.smallBelow ?? 5));
  const value = { ...spread, points, expectedFalseSignals: 0.002 * units.length };
  const isPoisson = !spread.applyTau2;
  return made.ok(value, {
    observations: units.length,
    assumptions: [
      assumption(
        'units differ by chance only',
        isPoisson,
        `phi is ${spread.phi.toFixed(2)}; ${isPoisson ? 'no widening is needed' : 'the limits are widened for it'}`,
      ),
      assumption(
        'expected counts hold no influence of the unit itself',
        'unknown',
        'compare with leave-one-out expectation when one unit is large',
      ),
    ],
    flags: points.some((p) => p.status === 'small') ? ['small-units-not-signalled'] : [],
  });
}

interface Widening {
  readonly limits: (expected: number, p: number) => RatioLimits;
  readonly z: (z: number, expected: number) => number;
}

function wideningOf(
  { phi, tau2, applyTau2 }: Overdispersion,
  kind: 'additive' | 'multiplicative' | 'none',
): Widening {
  if (kind === 'multiplicative' && phi > 1) {
    const root = Math.sqrt(phi);
    return {
      limits: (expected, p) => {
        const exact = funnelLimits(expected, p);
        return { lower: Math.max(0, 1 - (1 - exact.lower) * root), upper: 1 + (exact.upper - 1) * root };
      },
      z: (z) => z / root,
    };
  }
  if (kind === 'additive' && applyTau2) {
    const deviation = (expected: number): number => Math.sqrt(1 / (4 * expected) + tau2);
    return {
      limits: (expected, p) => {
        const half = normalQuantile(1 - p) * deviation(expected);
        return { lower: Math.max(0, 1 - half) ** 2, upper: (1 + half) ** 2 };
      },
      z: (z, expected) => z / Math.sqrt(1 + 4 * expected * tau2),
    };
  }
  return { limits: funnelLimits, z: (z) => z };
}

function place(unit: Unit, z: number, widening: Widening, smallBelow: number): FunnelPoint {
  const { observed, expected } = unit;
  const ratio = observed / expected;
  const limits95 = widening.limits(expected, 0.025);
  const limits998 = widening.limits(expected, 0.001);
  const isOutside = (limits: RatioLimits): boolean => ratio < limits.lower || ratio > limits.upper;
  const status =
    expected < smallBelow
      ? 'small'
      : isOutside(limits998)
        ? 'signal'
        : isOutside(limits95)
          ? 'outside95'
          : 'inside';
  return {
    ...unit,
    ratio,
    interval95: exactInterval(observed, expected, 0.95),
    z,
    p: 2 * normalCdf(-Math.abs(widening.z(z, expected))),
    limits95,
    limits998,
    status,
  };
}
