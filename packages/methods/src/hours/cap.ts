import { seededRandom } from '@jeugdregie/kernel';
import { quantile } from '../numeric/moments.ts';
import { resample } from '../numeric/sampling.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { survivalAt, survivalCurve, type Curve } from './kaplan-meier.ts';
import { restrictedMean } from './restricted-mean.ts';
import type { Spell } from './spell.ts';

export interface CapOptions {
  /** The cap in hours. */
  readonly cap: number;
  /** Where the mean without a cap is cut off when the curve does not reach zero. Default: the most hours seen. */
  readonly horizon?: number;
  /** Share of trajectories above the cap that goes on by exception, 0 to 1. */
  readonly exceptions?: number;
  /** Share of capped clients that comes back in other care, and the hours each then uses. */
  readonly displacement?: { readonly share: number; readonly hours: number };
  /** Cents per hour and expected number of trajectories, for the amount in money. */
  readonly rateCents?: number;
  readonly trajectories?: number;
  readonly seed: string;
  /** Bootstrap replications. Default 400; 0 leaves the intervals out. */
  readonly replications?: number;
}

export interface CapSaving {
  readonly cap: number;
  /** Share that completes within the cap, and share that would be cut off. */
  readonly finishedWithin: number;
  readonly affected: number;
  readonly meanUncapped: number;
  readonly meanCapped: number;
  /** 1. Upper bound: every hour above the cap disappears. Share of all hours, and hours per trajectory. */
  readonly maximumShare: number;
  readonly maximumHours: number;
  /** 2. With the stated exceptions and displacement. */
  readonly expectedShare: number;
  readonly expectedHours: number;
  /** 3. Hours that trajectories under the cap may grow on average before the expected saving is gone; null when none ends under it. */
  readonly breakEvenDrift: number | null;
  readonly horizon: number;
  /** Expected saving in whole cents; null without rate and number. */
  readonly savingCents: number | null;
  /** 80 and 95 % bootstrap intervals of the expected share and of the cents. */
  readonly expectedShare80: readonly [number, number] | null;
  readonly expectedShare95: readonly [number, number] | null;
  readonly savingCents95: readonly [number, number] | null;
}

/** What a maximum number of hours saves, as three figures: never one. Needs a completed trajectory. */
export function capSaving(spells: readonly Spell[], options: CapOptions): MethodResult<CapSaving> {
  const made = run({ method: '06-max-hours/cap', version: '1', input: { spells, options } });
  const curve = survivalCurve(spells);
  if (curve.completed === 0) return made.notEnough('completed trajectories', 1, 0);
  const horizon = options.horizon ?? curve.largest;
  const point = savingOf(curve, options, horizon);
  if (point === null) return made.notEnough('hours of observation', horizon, curve.largest);
  const draws = bootstrap(spells, options, horizon);
  const interval = (low: number): [number, number] => [quantile(draws, low), quantile(draws, 1 - low)];
  const hasDraws = draws.length > 0;
  const toCents = (share: number): number | null =>
    options.rateCents === undefined || options.trajectories === undefined
      ? null
      : Math.round(share * point.meanUncapped * options.rateCents * options.trajectories);
  const [low, high] = hasDraws ? interval(0.025).map(toCents) : [null, null];
  const reachesZero = (curve.steps.at(-1)?.survival ?? 1) <= 0;
  return made.ok(
    {
      ...point,
      horizon,
      savingCents: toCents(point.expectedShare),
      expectedShare80: hasDraws ? interval(0.1) : null,
      expectedShare95: hasDraws ? interval(0.025) : null,
      savingCents95: typeof low === 'number' && typeof high === 'number' ? [low, high] : null,
    },
    {
      observations: spells.length,
      assumptions: [
        assumption(
          'the mean without a cap is known',
          reachesZero,
          reachesZero ? 'the curve reaches zero' : `restricted to ${horizon} hours`,
        ),
        assumption('providers below the cap do not move up to it', 'unknown', 'see the break-even drift'),
      ],
      flags: [
        ...(reachesZero ? [] : ['tail-not-identified']),
        ...(curve.completed < 30 ? ['few-completed'] : []),
      ],
    },
  );
}

type Point = Omit<
  CapSaving,
  'horizon' | 'savingCents' | 'expectedShare80' | 'expectedShare95' | 'savingCents95'
>;

function savingOf(curve: Curve, options: CapOptions, horizon: number): Point | null {
  const { cap } = options;
  const uncapped = restrictedMean(curve, horizon);
  const capped = restrictedMean(curve, Math.min(cap, horizon));
  if (uncapped === null || capped === null || uncapped.mean === 0) return null;
  const affected = survivalAt(curve, cap);
  const maximumHours = uncapped.mean - capped.mean;
  const stopped = affected * (1 - (options.exceptions ?? 0));
  const comesBack = options.displacement
    ? stopped * options.displacement.share * options.displacement.hours
    : 0;
  const expectedHours = maximumHours * (1 - (options.exceptions ?? 0)) - comesBack;
  return {
    cap,
    finishedWithin: 1 - affected,
    affected,
    meanUncapped: uncapped.mean,
    meanCapped: capped.mean,
    maximumShare: maximumHours / uncapped.mean,
    maximumHours,
    expectedShare: expectedHours / uncapped.mean,
    expectedHours,
    breakEvenDrift: affected < 1 ? expectedHours / (1 - affected) : null,
  };
}

/** Expected share in samples of trajectories drawn with replacement; a sample that cannot tell is left out. */
function bootstrap(spells: readonly Spell[], options: CapOptions, horizon: number): number[] {
  const random = seededRandom(options.seed);
  const draws: number[] = [];
  for (let r = 0; r < (options.replications ?? 400); r += 1) {
    const curve = survivalCurve(resample(random, spells));
    // A sample may miss the longest trajectories; its curve is then held level to the same horizon.
    const point = savingOf({ ...curve, largest: horizon }, options, horizon);
    if (point !== null) draws.push(point.expectedShare);
  }
  return draws;
}
