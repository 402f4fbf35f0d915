import { at } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import { run, type MethodResult } from '../result.ts';
import { byarInterval, exactInterval } from './limits.ts';

export interface StandardisationInput {
  /** Per stratum: events and exposure of the standard population, and of the unit under study. */
  readonly standardEvents: readonly number[];
  readonly standardExposure: readonly number[];
  readonly studyEvents: readonly number[];
  readonly studyExposure: readonly number[];
}

export interface Standardised {
  readonly observed: number;
  readonly expected: number;
  readonly ratio: number;
  readonly byar95: readonly [number, number];
  readonly exact95: readonly [number, number];
}

/**
 * Indirect standardisation: what the unit would have had at the rates of the standard, stratum by stratum.
 * A stratum without standard exposure is left out and flagged.
 */
export function standardise(input: StandardisationInput): MethodResult<Standardised> {
  const made = run({ method: '05-comparison/standardisation', version: '1', input });
  const usable = input.standardExposure.map((exposure) => exposure > 0);
  const kept = (list: readonly number[]): number[] => list.filter((_, i) => usable[i]);
  const rates = kept(input.standardEvents).map((events, i) => events / at(kept(input.standardExposure), i));
  const observed = sum(kept(input.studyEvents));
  const expected = sum(kept(input.studyExposure).map((exposure, i) => exposure * at(rates, i)));
  if (expected <= 0) return made.notEnough('expected events', 1, 0);
  const byar = byarInterval(observed, expected, 0.95);
  const exact = exactInterval(observed, expected, 0.95);
  const value: Standardised = {
    observed,
    expected,
    ratio: observed / expected,
    byar95: [byar.lower, byar.upper],
    exact95: [exact.lower, exact.upper],
  };
  return made.ok(value, {
    observations: rates.length,
    flags: [
      ...(usable.every(Boolean) ? [] : ['stratum-without-standard']),
      ...(expected < 5 ? ['small-expected'] : []),
    ],
  });
}
