import { minimiseInBox } from '../numeric/optimise.ts';
import { tQuantile } from '../numeric/distributions.ts';
import { mean, variance } from '../numeric/moments.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { estimateOf, type EstimatedEffect } from './interrupted-series.ts';

export interface LocalLevelVariances {
  /** Variance of one observation around the level. */
  readonly epsilon: number;
  /** Variance of one step of the level. */
  readonly eta: number;
}

export interface LocalLevel {
  readonly variances: LocalLevelVariances;
  /** One-step errors and their variances from the second observation on. */
  readonly innovations: readonly number[];
  readonly innovationVariances: readonly number[];
  /** Level given all observations up to and including each. */
  readonly filtered: readonly number[];
  readonly filteredVariance: number;
  /** Σ over t ≥ 2 of the log density of the innovations. */
  readonly diffuseLogLik: number;
}

/**
 * Local level model with a diffuse start (Durbin and Koopman 2012, chapter 2): y = mu + eps, mu' = mu + eta. The first
 * observation conditions the level. Variances are estimated when left out. Needs three observations.
 */
export function localLevel(
  y: readonly number[],
  given: LocalLevelVariances | null,
): MethodResult<LocalLevel> {
  const made = run({ method: '04-evaluation/local-level', version: '1.0', input: { y, given } });
  if (y.length < 3) return made.notEnough('observations', 3, y.length);
  const filter = kalman(y, given ?? estimateVariances(y));
  return made.ok(filter, {
    observations: y.length,
    assumptions: [
      assumption('no trend and no season', 'unknown', 'take them out first, or use a comparison group'),
    ],
    flags: given === null ? ['variances-estimated'] : [],
  });
}

function kalman(y: readonly number[], variances: LocalLevelVariances): LocalLevel {
  let level = y[0] ?? 0;
  let spread = variances.epsilon;
  const innovations: number[] = [];
  const innovationVariances: number[] = [];
  const filtered = [level];
  let diffuseLogLik = 0;
  for (const value of y.slice(1)) {
    const predicted = spread + variances.eta;
    const f = predicted + variances.epsilon;
    const error = value - level;
    level += (predicted / f) * error;
    spread = (predicted * variances.epsilon) / f;
    innovations.push(error);
    innovationVariances.push(f);
    filtered.push(level);
    diffuseLogLik -= 0.5 * (Math.log(2 * Math.PI * f) + (error * error) / f);
  }
  return { variances, innovations, innovationVariances, filtered, filteredVariance: spread, diffuseLogLik };
}

/** Maximum likelihood over the signal share q = eta / (eta + epsilon), with the scale concentrated out. */
function estimateVariances(y: readonly number[]): LocalLevelVariances {
  const scaleAt = (share: number): { scale: number; logLik: number } => {
    const { innovations, innovationVariances } = kalman(y, { epsilon: 1 - share, eta: share });
    const scale = mean(innovations.map((v, t) => (v * v) / (innovationVariances[t] ?? 1)));
    const logs = innovationVariances.reduce((sum, f) => sum + Math.log(f), 0);
    return { scale, logLik: -0.5 * (logs + innovations.length * Math.log(scale)) };
  };
  const objective = ([share = 0]: readonly number[]): number => -scaleAt(share).logLik;
  const { at } = minimiseInBox(objective, [[0.01], [0.1], [0.5], [0.9]], [[0, 1]]);
  const share = at[0] ?? 0;
  const { scale } = scaleAt(share);
  return { epsilon: (1 - share) * scale, eta: share * scale };
}

export interface LocalLevelEffect {
  readonly counterfactual: readonly number[];
  readonly effect: readonly EstimatedEffect[];
  readonly cumulative: EstimatedEffect;
}

/**
 * Effect of a measure against a local level that goes on, after taking out what a comparison series explains (its
 * coefficient by regression of first differences before the start). A sensitivity beside synthetic control (Brodersen
 * et al. 2015): with 24 to 48 months the variances are uncertain, so intervals use t quantiles.
 */
export function localLevelEffect(
  y: readonly number[],
  control: readonly number[] | null,
  before: number,
): MethodResult<LocalLevelEffect> {
  const made = run({
    method: '04-evaluation/local-level-effect',
    version: '1.0',
    input: { y, control, before },
  });
  if (before < 12) return made.notEnough('periods before the start', 12, before);
  if (y.length <= before) return made.notEnough('periods after the start', 1, y.length - before);
  const slope = control === null ? 0 : differenceSlope(y, control, before);
  const adjusted = y.map((v, t) => v - slope * (control?.[t] ?? 0));
  const fit = kalman(adjusted.slice(0, before), estimateVariances(adjusted.slice(0, before)));
  const level = fit.filtered.at(-1) ?? 0;
  const df = before - 2;
  const counterfactual = y.slice(before).map((_, h) => level + slope * (control?.[before + h] ?? 0));
  const errors = counterfactual.map(
    (_, h) => fit.filteredVariance + (h + 1) * fit.variances.eta + fit.variances.epsilon,
  );
  const effect = counterfactual.map((c, h) =>
    estimateOf((y[before + h] ?? 0) - c, Math.sqrt(errors[h] ?? 0), df),
  );
  const m = effect.length;
  // Level errors are shared by all later periods: Σ over steps of (m − k)² eta, plus m² of the start, plus m eps.
  const walk = (fit.variances.eta * m * (m + 1) * (2 * m + 1)) / 6;
  const total = Math.sqrt(m * m * fit.filteredVariance + walk + m * fit.variances.epsilon);
  const sum = effect.reduce((s, e) => s + e.estimate, 0);
  return made.ok(
    { counterfactual, effect, cumulative: estimateOf(sum, total, df) },
    {
      observations: y.length,
      assumptions: [
        assumption(
          'the level would have gone on as before',
          'unknown',
          `t quantile ${tQuantile(0.975, df).toFixed(2)}`,
        ),
        assumption('the comparison series is not touched by the measure', 'unknown', 'not testable here'),
      ],
      flags: control === null ? ['no-comparison'] : [],
    },
  );
}

function differenceSlope(y: readonly number[], control: readonly number[], before: number): number {
  const change = (v: readonly number[]): number[] => v.slice(1, before).map((x, t) => x - (v[t] ?? 0));
  const [dy, dx] = [change(y), change(control)];
  const spread = variance(dx);
  if (!(spread > 0)) return 0;
  const [my, mx] = [mean(dy), mean(dx)];
  return dx.reduce((sum, x, t) => sum + (x - mx) * ((dy[t] ?? 0) - my), 0) / (spread * (dx.length - 1));
}
