import type { Day } from '@jeugdregie/kernel';
import { quantileOfSorted } from '../numeric/moments.ts';
import { run, type MethodResult } from '../result.ts';
import { decompose, lifeOf, type CostCell, type Decomposition } from './decompose.ts';
import { fillProducts, stepsOf } from './marginals.ts';

/** Simulated completion of the volumes: what the run-off says each cell may still become. */
export interface Completion {
  readonly replications: number;
  /** Which factor carries the volume that is still arriving, such as trajectories. */
  readonly factor: number;
  /** Completed over expected volume of cell c in replication r at `[r * cells + c]`; 1 means as expected. */
  readonly before: Float64Array;
  readonly after: Float64Array;
}

export interface BarBand {
  readonly lower80: number;
  readonly upper80: number;
}

export interface BandedDecomposition extends Decomposition {
  /** 80 % interval per effect that carries the uncertainty of the run-off. */
  readonly effectBands: readonly BarBand[];
  readonly newBand: BarBand;
  readonly endedBand: BarBand;
  readonly totalBand: BarBand;
}

/**
 * The decomposition with an interval per bar: every replication of the run-off is decomposed again. Not in the band:
 * the choice of ordering, which is shown beside it.
 */
export function decomposeWithBands(
  cells: readonly CostCell[],
  completion: Completion,
  options: { readonly factors: readonly string[]; readonly valuationDate?: Day | null },
): MethodResult<BandedDecomposition> {
  const point = decompose(cells, options);
  if (!point.ok) return point;
  const made = run({
    method: '03-decomposition/shapley-bands',
    version: '1.0',
    input: { cells, factors: options.factors, completion: summaryOf(completion) },
    valuationDate: options.valuationDate,
  });
  const n = options.factors.length;
  const samples = simulate(cells, completion, n);
  const value: BandedDecomposition = {
    ...point.value,
    effectBands: point.value.effects.map((_, k) => band(samples.effects, k, n)),
    newBand: band(samples.fresh, 0, 1),
    endedBand: band(samples.ended, 0, 1),
    totalBand: band(samples.total, 0, 1),
  };
  return made.ok(value, {
    observations: point.observations,
    assumptions: point.assumptions,
    flags: point.flags,
  });
}

/** Enough of the completion to tell two apart in the input hash, without hashing millions of numbers. */
function summaryOf({ replications, factor, before, after }: Completion): unknown {
  const sum = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
  return { replications, factor, before: sum(before), after: sum(after) };
}

interface BarSamples {
  readonly effects: Float64Array;
  readonly fresh: Float64Array;
  readonly ended: Float64Array;
  readonly total: Float64Array;
}

function simulate(cells: readonly CostCell[], completion: Completion, n: number): BarSamples {
  const { replications, factor } = completion;
  const settings = coefficients(cells, n);
  const out: BarSamples = {
    effects: new Float64Array(replications * n),
    fresh: new Float64Array(replications),
    ended: new Float64Array(replications),
    total: new Float64Array(replications),
  };
  for (let r = 0; r < replications; r += 1) {
    for (let c = 0; c < cells.length; c += 1) {
      const grow0 = completion.before[r * cells.length + c] ?? 1;
      const grow1 = completion.after[r * cells.length + c] ?? 1;
      const life = settings.life[c];
      const value0 = grow0 * (settings.value0[c] ?? 0);
      const value1 = grow1 * (settings.value1[c] ?? 0);
      out.total[r] = (out.total[r] ?? 0) + value1 - value0 + (settings.settled[c] ?? 0);
      if (life === 1) out.fresh[r] = (out.fresh[r] ?? 0) + value1;
      else if (life === 2) out.ended[r] = (out.ended[r] ?? 0) - value0;
      else addEffects({ out: out.effects, at: r * n, settings, c, n, factor, grow0, grow1 });
    }
  }
  return out;
}

/**
 * An effect is linear in the old and in the new value of the scaled factor, so each cell needs its coefficients only
 * once: effect_k = old_k · grow0 + new_k · grow1.
 */
interface Coefficients {
  readonly life: Uint8Array;
  readonly value0: Float64Array;
  readonly value1: Float64Array;
  readonly settled: Float64Array;
  /** Per cell, factor scaled and effect: the coefficient of the old and of the new value. */
  readonly old: Float64Array;
  readonly fresh: Float64Array;
}

function coefficients(cells: readonly CostCell[], n: number): Coefficients {
  const size = cells.length;
  const out: Coefficients = {
    life: new Uint8Array(size),
    value0: new Float64Array(size),
    value1: new Float64Array(size),
    settled: new Float64Array(size),
    old: new Float64Array(size * n * n),
    fresh: new Float64Array(size * n * n),
  };
  const steps = stepsOf(n);
  const products = new Float64Array(1 << n);
  for (const [c, cell] of cells.entries()) {
    out.life[c] = { continuing: 0, new: 1, ended: 2 }[lifeOf(cell)];
    out.value0[c] = cell.before.reduce((a, b) => a * b, 1);
    out.value1[c] = cell.after.reduce((a, b) => a * b, 1);
    out.settled[c] = (cell.settlement?.after ?? 0) - (cell.settlement?.before ?? 0);
    fillProducts(products, cell.before, cell.after, { offset: 0, factors: n });
    for (const { factor: k, before: set, weight } of steps) {
      for (const [sign, state] of [
        [weight, set | (1 << k)],
        [-weight, set],
      ] as const) {
        for (let f = 0; f < n; f += 1) {
          const target = (state & (1 << f)) === 0 ? out.old : out.fresh;
          const at = (c * n + f) * n + k;
          target[at] = (target[at] ?? 0) + sign * (products[state] ?? 0);
        }
      }
    }
  }
  return out;
}

interface Addition {
  readonly out: Float64Array;
  readonly at: number;
  readonly settings: Coefficients;
  readonly c: number;
  readonly n: number;
  readonly factor: number;
  readonly grow0: number;
  readonly grow1: number;
}

function addEffects({ out, at, settings, c, n, factor, grow0, grow1 }: Addition): void {
  const from = (c * n + factor) * n;
  for (let k = 0; k < n; k += 1) {
    const effect = (settings.old[from + k] ?? 0) * grow0 + (settings.fresh[from + k] ?? 0) * grow1;
    out[at + k] = (out[at + k] ?? 0) + effect;
  }
}

function band(values: Float64Array, at: number, width: number): BarBand {
  const own = Float64Array.from(
    { length: values.length / width },
    (_, r) => values[r * width + at] ?? 0,
  ).sort();
  return { lower80: quantileOfSorted(own, 0.1), upper80: quantileOfSorted(own, 0.9) };
}
