import { twoSidedZ } from '../numeric/distributions.ts';
import { assumption, run, type Assumption, type MethodResult } from '../result.ts';
import { eventTimes, type Spell } from './spell.ts';

export type Scale = 'log' | 'loglog';

/** One step of the curve: from these hours on, `survival` of the trajectories still runs. */
export interface CurveStep {
  readonly hours: number;
  readonly atRisk: number;
  readonly completed: number;
  readonly survival: number;
  /** Standard error of survival (Greenwood 1926); null when nobody is left. */
  readonly standardError: number | null;
  /** Σ d / (n (n − d)) up to here; infinite when nobody is left. */
  readonly greenwood: number;
}

export interface Curve {
  readonly steps: readonly CurveStep[];
  /** Most hours seen in any trajectory; beyond it the curve is unknown unless it has reached zero. */
  readonly largest: number;
  readonly trajectories: number;
  readonly completed: number;
}

/** Below this many completions a group is better judged at the level of the region. */
const enoughCompleted = 30;

/**
 * Share of trajectories that needs more than h hours (Kaplan & Meier 1958). Trajectories that still run or ended
 * otherwise count as "at least this many hours": leaving them out would keep the short ones only.
 * Needs one completed trajectory; below thirty the result is flagged.
 */
export function kaplanMeier(spells: readonly Spell[]): MethodResult<Curve> {
  const made = run({ method: '06-max-hours/kaplan-meier', version: '1', input: spells });
  const curve = survivalCurve(spells);
  if (curve.completed === 0) return made.notEnough('completed trajectories', 1, 0);
  return made.ok(curve, {
    observations: spells.length,
    assumptions: assumptionsOf(spells, curve),
    flags: flagsOf(spells, curve),
  });
}

/** The curve itself, for callers that draw it many times over. */
export function survivalCurve(spells: readonly Spell[]): Curve {
  let survival = 1;
  let greenwood = 0;
  const steps = eventTimes(spells)
    .filter((event) => event.completed > 0)
    .map(({ hours, atRisk, completed }): CurveStep => {
      survival *= 1 - completed / atRisk;
      greenwood += completed / (atRisk * (atRisk - completed));
      const standardError = survival > 0 ? survival * Math.sqrt(greenwood) : null;
      return { hours, atRisk, completed, survival, standardError, greenwood };
    });
  return {
    steps,
    largest: spells.reduce((most, s) => Math.max(most, s.hours), 0),
    trajectories: spells.length,
    completed: spells.filter((s) => s.status === 'completed').length,
  };
}

/** Survival at h hours. */
export function survivalAt(curve: Curve, hours: number): number {
  return curve.steps.findLast((step) => step.hours <= hours)?.survival ?? 1;
}

/** Interval of survival after a step; null where it cannot be estimated (nobody or everybody left). */
export function survivalInterval(
  step: CurveStep,
  level: number,
  scale: Scale,
): readonly [number, number] | null {
  const { survival, standardError } = step;
  if (standardError === null || survival >= 1) return null;
  const z = twoSidedZ(level);
  if (scale === 'log') {
    const factor = Math.exp((z * standardError) / survival);
    return [survival / factor, Math.min(1, survival * factor)];
  }
  const power = Math.exp((z * standardError) / (survival * Math.log(survival)));
  return [survival ** (1 / power), survival ** power];
}

/** Slack for products of fractions: a curve at 0.2 within rounding counts as 0.2. */
const slack = 1e-9;

/** The smallest number of hours within which a share of the trajectories completes; null when the curve stays above. */
export function hoursFor(curve: Curve, share: number): number | null {
  return curve.steps.find((step) => step.survival <= 1 - share + slack)?.hours ?? null;
}

/**
 * All numbers of hours where the interval of the curve holds the share (Brookmeyer & Crowley 1982): first and last,
 * null where the data end before the interval does.
 */
export function hoursInterval(
  curve: Curve,
  share: number,
  level: number,
  scale: Scale = 'loglog',
): readonly [number | null, number | null] {
  const first = (side: 0 | 1): number | null =>
    curve.steps.find((step) => (survivalInterval(step, level, scale)?.[side] ?? 1) <= 1 - share + slack)
      ?.hours ?? null;
  return [first(0), first(1)];
}

function assumptionsOf(spells: readonly Spell[], curve: Curve): Assumption[] {
  const dropouts = spells.filter((s) => s.status === 'dropout').length;
  const share = dropouts / Math.max(1, spells.length);
  return [
    assumption(
      'open trajectories are like the others',
      'unknown',
      'a cap in force piles ends up at the cap: estimate below it only',
    ),
    assumption(
      'other ends are rare or unrelated',
      share < 0.05,
      `${dropouts} of ${spells.length} ended otherwise; report them as competing ends`,
    ),
    assumption(
      'enough completed trajectories',
      curve.completed >= enoughCompleted,
      `${curve.completed} completed`,
    ),
  ];
}

function flagsOf(spells: readonly Spell[], curve: Curve): string[] {
  const last = curve.steps.at(-1);
  const emptied = curve.steps.find((step) => step.survival === 0);
  return [
    ...(curve.completed < enoughCompleted ? ['few-completed'] : []),
    ...(last !== undefined && last.survival > 0 ? ['tail-not-identified'] : []),
    ...(emptied !== undefined && spells.some((s) => s.hours > emptied.hours) ? ['risk-set-ran-empty'] : []),
  ];
}
