import { seededRandom } from '@jeugdregie/kernel';
import { mean } from '../numeric/moments.ts';
import { assumption, run, type Assumption, type MethodResult } from '../result.ts';
import { estimateOf, type EstimatedEffect } from './interrupted-series.ts';
import type { Panel } from './panel.ts';

export interface StaggeredOptions {
  /** First treated period (index) per unit; null for a unit that never starts. */
  readonly starts: readonly (number | null)[];
  /** Who is compared with: units that never start, or also those that have not started yet. */
  readonly controls: 'never' | 'not-yet';
  /** Permutations of the start dates for the p-value. */
  readonly permutations: number;
  readonly seed: number | string;
}

/** Effect of the group that started in one period, in one period. */
export interface GroupTimeEffect {
  readonly start: string;
  readonly period: string;
  /** Periods since the start; negative before it, where the effect should be zero. */
  readonly since: number;
  readonly effect: number;
}

export interface StaggeredDid {
  readonly groupTime: readonly GroupTimeEffect[];
  /** Mean effect over all treated units and periods after their start. */
  readonly overall: EstimatedEffect;
  /** Effect by periods since the start. */
  readonly bySince: readonly { readonly since: number; readonly estimate: EstimatedEffect }[];
  /** Share of permuted start dates with an overall effect at least as large. */
  readonly permutationP: number;
}

/**
 * Group-time difference-in-differences for a phased start (Callaway and Sant'Anna 2021, J. Econometrics 225): each
 * group against units that have not started, from the period before its own start. No forbidden comparisons between
 * early and late starters, which bias two-way fixed effects (Goodman-Bacon 2021). Standard errors from the influence
 * of each unit; with few units read the permutation p-value.
 */
export function staggeredDid(panel: Panel, options: StaggeredOptions): MethodResult<StaggeredDid> {
  const { starts, permutations, seed } = options;
  const made = run({ method: '04-evaluation/staggered-did', version: '1.0', input: { panel, options } });
  const treated = starts.filter((s) => s !== null && s > 0).length;
  if (treated === 0) return made.notEnough('units that start after the first period', 1, 0);
  const estimates = groupTimeEffects(panel, options);
  const later = estimates.filter((e) => e.since >= 0);
  if (later.length === 0) return made.notEnough('units not yet started to compare with', 1, 0);
  const n = panel.units.length;
  const overall = average(later, n);
  const sinces = [...new Set(estimates.map((e) => e.since))].sort((a, b) => a - b);
  const random = seededRandom(seed);
  let asLarge = 1;
  for (let k = 0; k < permutations; k += 1) {
    const shuffled = shuffle(starts, random);
    const other = groupTimeEffects(panel, { ...options, starts: shuffled }).filter((e) => e.since >= 0);
    if (other.length > 0 && Math.abs(average(other, n).estimate) >= Math.abs(overall.estimate) - 1e-12)
      asLarge += 1;
  }
  const bySince = sinces.map((since) => ({
    since,
    estimate: average(
      estimates.filter((e) => e.since === since),
      n,
    ),
  }));
  return made.ok(
    {
      groupTime: estimates.map(({ start, period, since, effect }) => ({ start, period, since, effect })),
      overall,
      bySince,
      permutationP: asLarge / (permutations + 1),
    },
    {
      observations: n * panel.periods.length,
      assumptions: assumptionsOf(bySince),
      flags: n < 20 ? ['few-units:read-permutation-p'] : [],
    },
  );
}

interface Effect extends GroupTimeEffect {
  /** Units of the group: the weight of this effect in an average. */
  readonly size: number;
  /** How much each unit moves the effect; sums to zero. */
  readonly influence: readonly number[];
}

function groupTimeEffects(
  { units, periods, outcome }: Panel,
  { starts, controls }: StaggeredOptions,
): Effect[] {
  const groups = [...new Set(starts)].filter((s): s is number => s !== null && s > 0).sort((a, b) => a - b);
  const out: Effect[] = [];
  for (const g of groups) {
    const members = [...starts.keys()].filter((u) => starts[u] === g);
    for (let t = 1; t < periods.length; t += 1) {
      // Before the start each period is compared with the one before it: the placebo effects.
      const base = t >= g ? g - 1 : t - 1;
      const others = [...starts.keys()].filter((u) => {
        const start = starts[u] ?? null;
        return start === null || (controls === 'not-yet' && start > Math.max(t, g) && start !== g);
      });
      if (others.length === 0) continue;
      const change = (u: number): number => (outcome[u]?.[t] ?? 0) - (outcome[u]?.[base] ?? 0);
      const own = mean(members.map(change));
      const comparison = mean(others.map(change));
      const influence = units.map(() => 0);
      for (const u of members)
        influence[u] = (correction(members.length) * (change(u) - own)) / members.length;
      for (const u of others)
        influence[u] = -(correction(others.length) * (change(u) - comparison)) / others.length;
      out.push({
        start: periods[g] ?? '',
        period: periods[t] ?? '',
        since: t - g,
        effect: own - comparison,
        size: members.length,
        influence,
      });
    }
  }
  return out;
}

/** √(n / (n − 1)): a mean of n squared deviations from the own mean is too small by this. */
function correction(n: number): number {
  return n > 1 ? Math.sqrt(n / (n - 1)) : 1;
}

function average(effects: readonly Effect[], units: number): EstimatedEffect {
  const total = effects.reduce((sum, e) => sum + e.size, 0);
  const estimate = effects.reduce((sum, e) => sum + e.size * e.effect, 0) / total;
  let variance = 0;
  for (let u = 0; u < units; u += 1) {
    const pull = effects.reduce((sum, e) => sum + e.size * (e.influence[u] ?? 0), 0) / total;
    variance += pull * pull;
  }
  return estimateOf(estimate, Math.sqrt(variance), Math.max(1, units - 2));
}

function shuffle<T>(values: readonly T[], random: { integer(low: number, high: number): number }): T[] {
  const out = [...values];
  for (let i = out.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    const [a, b] = [out[i], out[j]];
    if (a !== undefined && b !== undefined) [out[i], out[j]] = [b, a];
  }
  return out;
}

function assumptionsOf(bySince: StaggeredDid['bySince']): Assumption[] {
  const before = bySince.filter((b) => b.since < 0 && b.estimate.se > 0);
  const far = before.filter((b) => b.estimate.lower95 > 0 || b.estimate.upper95 < 0).length;
  return [
    assumption(
      'units moved in parallel before the start',
      before.length === 0 ? 'unknown' : far <= Math.ceil(0.1 * before.length),
      `${far} of ${before.length} earlier periods differ from zero at 95 %`,
    ),
    assumption('no unit acts before its start', 'unknown', 'an announcement can bring effects forward'),
  ];
}
