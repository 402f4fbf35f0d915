import { mean } from '../numeric/moments.ts';
import { simplexWeights } from '../numeric/simplex-weights.ts';
import { run, assumption, type MethodResult } from '../result.ts';
import { setApart, type Comparison, type Panel } from './panel.ts';

/** A treated unit beside its weighted twin. */
export interface SyntheticControl {
  readonly treated: string;
  readonly weights: Readonly<Record<string, number>>;
  /** Per period label: the twin, and treated minus twin. */
  readonly synthetic: Readonly<Record<string, number>>;
  readonly gap: Readonly<Record<string, number>>;
  readonly gaps: readonly number[];
  /** Mean gap after the start: the effect. */
  readonly effect: number;
  readonly preMspe: number;
  readonly postMspe: number;
  readonly ratio: number;
}

/** How the donor weights are found. */
export type Specification =
  | { readonly kind: 'outcomes' }
  | { readonly kind: 'weights'; readonly weights: Readonly<Record<string, number>> }
  | {
      readonly kind: 'predictors';
      /** Weights from predictors, for one treated unit; see `predictorWeights`. */
      readonly weightsFor: (treated: string) => Readonly<Record<string, number>> | null;
    };

/** Gap of the treated unit under given donor weights. */
export function gapUnder(comparison: Comparison, weights: readonly number[]): SyntheticControl {
  const { treated, controls, periods, before, treatedOutcome, controlOutcome } = comparison;
  const twin = periods.map((_, t) =>
    weights.reduce((sum, w, c) => sum + w * (controlOutcome[c]?.[t] ?? 0), 0),
  );
  const gaps = twin.map((s, t) => (treatedOutcome[t] ?? 0) - s);
  const square = (values: readonly number[]): number => mean(values.map((g) => g * g));
  const preMspe = square(gaps.slice(0, before));
  const postMspe = square(gaps.slice(before));
  const byPeriod = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(periods.map((p, t) => [p, values[t] ?? 0]));
  return {
    treated,
    weights: Object.fromEntries(controls.map((name, c) => [name, weights[c] ?? 0])),
    synthetic: byPeriod(twin),
    gap: byPeriod(gaps),
    gaps,
    effect: mean(gaps.slice(before)),
    preMspe,
    postMspe,
    ratio: postMspe / preMspe,
  };
}

/** The twin of one unit under a specification; null when the weights cannot be found. */
export function syntheticFor(comparison: Comparison, specification: Specification): SyntheticControl | null {
  const { controls, before, treatedOutcome, controlOutcome } = comparison;
  if (specification.kind === 'outcomes') {
    const x = Array.from({ length: before }, (_, t) => controlOutcome.map((c) => c[t] ?? 0));
    const weights = simplexWeights(x, treatedOutcome.slice(0, before));
    return weights && gapUnder(comparison, weights);
  }
  const named =
    specification.kind === 'weights' ? specification.weights : specification.weightsFor(comparison.treated);
  return (
    named &&
    gapUnder(
      comparison,
      controls.map((c) => named[c] ?? 0),
    )
  );
}

export interface PlaceboOptions {
  readonly treated: string;
  /** Number of periods before the start. */
  readonly before: number;
  readonly specification: Specification;
  /**
   * Lowest pre-period error that counts: below it a placebo fits the past too well by chance. In squared units of the
   * outcome; 0 for none.
   */
  readonly floor: number;
  /** Units that may not be donors (touched by the same measure). */
  readonly without?: readonly string[];
}

export interface PlaceboInference {
  readonly own: SyntheticControl;
  readonly ratio: Readonly<Record<string, number>>;
  readonly preMspe: Readonly<Record<string, number>>;
  readonly meanGap: Readonly<Record<string, number>>;
  /** Rank of each unit by post/pre ratio, 1 the largest. */
  readonly rank: Readonly<Record<string, number>>;
  /** Rank among the units whose effect has the sign of the treated unit's. */
  readonly rankSameSign: Readonly<Record<string, number>>;
  readonly p: number;
  /** The p-value cannot be smaller than this: one over the number of units. */
  readonly smallestP: number;
}

/**
 * Abadie, Diamond and Hainmueller (2010): every other unit plays the treated one; the rank of the post/pre error ratio
 * is the p-value. Donors of a placebo are all other units but the truly treated one.
 */
export function placeboInference(panel: Panel, options: PlaceboOptions): MethodResult<PlaceboInference> {
  const { treated, before, specification, floor, without = [] } = options;
  const made = run({
    method: '04-evaluation/synthetic-control',
    version: '1.0',
    input: { panel, treated, before, floor, without, specification: specification.kind },
  });
  if (panel.units.length < 4) return made.notEnough('units', 4, panel.units.length);
  const units = panel.units.filter((u) => !without.includes(u));
  const twins: SyntheticControl[] = [];
  for (const unit of units) {
    const comparison = setApart(panel, unit, before, unit === treated ? without : [...without, treated]);
    const twin = comparison && syntheticFor(comparison, specification);
    if (twin) twins.push(twin);
  }
  const own = twins.find((t) => t.treated === treated);
  if (own === undefined) return made.notEnough('a twin for the treated unit', 1, 0);
  const ratioOf = (t: SyntheticControl): number => t.postMspe / Math.max(t.preMspe, floor);
  const rank = ranks(twins, ratioOf);
  const sameSign = twins.filter((t) => Math.sign(t.effect) === Math.sign(own.effect));
  const value: PlaceboInference = {
    own,
    ratio: byUnit(twins, ratioOf),
    preMspe: byUnit(twins, (t) => t.preMspe),
    meanGap: byUnit(twins, (t) => t.effect),
    rank,
    rankSameSign: ranks(sameSign, ratioOf),
    p: (rank[treated] ?? twins.length) / twins.length,
    smallestP: 1 / twins.length,
  };
  return made.ok(value, {
    observations: units.length * panel.periods.length,
    assumptions: [
      assumption(
        'the twin fits the past',
        fitsThePast(own, panel, before),
        `pre-period error ${own.preMspe.toPrecision(3)}`,
      ),
      assumption('no donor is touched by the measure', 'unknown', `${without.length} units left out`),
      assumption('weights rest on more than one donor', donorCount(own) > 1, `${donorCount(own)} donors`),
    ],
    flags: [
      ...(before < 24 ? ['short-history'] : []),
      ...(value.smallestP > 0.05 ? ['p-cannot-reach-5-percent'] : []),
      ...(donorCount(own) === 1 ? ['one-donor'] : []),
    ],
  });
}

function donorCount(twin: SyntheticControl): number {
  return Object.values(twin.weights).filter((w) => w > 0.01).length;
}

/** The root error is below a tenth of the spread of the treated unit before the start. */
function fitsThePast(own: SyntheticControl, panel: Panel, before: number): boolean {
  const history = (panel.outcome[panel.units.indexOf(own.treated)] ?? []).slice(0, before);
  return Math.sqrt(own.preMspe) <= 0.1 * Math.abs(mean(history));
}

function byUnit(
  twins: readonly SyntheticControl[],
  value: (t: SyntheticControl) => number,
): Record<string, number> {
  return Object.fromEntries(twins.map((t) => [t.treated, value(t)]));
}

function ranks(
  twins: readonly SyntheticControl[],
  value: (t: SyntheticControl) => number,
): Record<string, number> {
  const ordered = twins.toSorted((a, b) => value(b) - value(a));
  return Object.fromEntries(ordered.map((t, i) => [t.treated, i + 1]));
}
