import { leastSquares } from '../numeric/linear.ts';
import { minimiseInBox, type Bounds } from '../numeric/optimise.ts';
import { simplexOfR } from '../numeric/simplex-of-r.ts';
import { seasonalFigure } from './decompose.ts';
import { fitStart } from './start-fit.ts';
import { errorsFrom, startSize, stateFrom, type Components, type Smoothing } from './state-space.ts';

export type SmoothingName = keyof Smoothing;

/** Smoothing parameters and start state (free numbers, see `stateFrom`) of a fitted model. */
export interface EtsParameters {
  readonly smoothing: Smoothing;
  readonly start: readonly number[];
}

/** The smoothing parameters that a model has, in the order alpha, beta, gamma, phi. */
export function parameterNames({ trend, period }: Components): SmoothingName[] {
  const names: SmoothingName[] = ['alpha'];
  if (trend !== 'none') names.push('beta');
  if (period > 1) names.push('gamma');
  if (trend === 'damped') names.push('phi');
  return names;
}

export function smoothingFrom(values: readonly number[], names: readonly SmoothingName[]): Smoothing {
  const smoothing = { alpha: 0, beta: 0, phi: 1, gamma: 0 };
  for (const [i, name] of names.entries()) smoothing[name] = values[i] ?? 0;
  return smoothing;
}

const range = (name: SmoothingName): Bounds => (name === 'phi' ? [0.8, 0.98] : [0.0001, 0.9999]);

/** The usual region: beta below alpha, gamma below 1 − alpha, phi between 0.8 and 0.98. */
function isUsual(smoothing: Smoothing, names: readonly SmoothingName[]): boolean {
  const inRange = names.every((n) => smoothing[n] >= range(n)[0] && smoothing[n] <= range(n)[1]);
  return inRange && smoothing.beta <= smoothing.alpha && smoothing.gamma <= 1 - smoothing.alpha;
}

/** What a fit maximises. */
export type Likelihood = 'restricted' | 'full';

/**
 * A search over the smoothing parameters, with the start state exactly by regression within it. The restricted
 * likelihood allows for the start state having been estimated, (n − k) log SSE + log |X'X|: the full one too often puts
 * alpha at zero on short series, and then its intervals are too narrow.
 */
export function fitMaximum(
  y: readonly number[],
  components: Components,
  likelihood: Likelihood,
): EtsParameters | null {
  const names = parameterNames(components);
  const size = startSize(components);
  const objective = (values: readonly number[]): number => {
    const smoothing = smoothingFrom(values, names);
    if (!isUsual(smoothing, names)) return Number.POSITIVE_INFINITY;
    const fit = fitStart(y, components, smoothing);
    if (fit === null) return Number.POSITIVE_INFINITY;
    return likelihood === 'full' ? fit.sse : (y.length - size) * Math.log(fit.sse) + fit.logDeterminant;
  };
  const starts = [0.1, 0.6].map((alpha) =>
    names.map((name) => ({ alpha, beta: 0.1 * alpha, phi: 0.95, gamma: 0.1 * (1 - alpha) })[name]),
  );
  const smoothing = smoothingFrom(minimiseInBox(objective, starts, names.map(range), 1e-4).at, names);
  const start = fitStart(y, components, smoothing);
  return start && { smoothing, start: start.free };
}

/**
 * The fit of the R package forecast (8.x): its start values and 2,000 evaluations of the simplex over smoothing
 * parameters and start state together. It can stop short of the maximum; published tables were made with it.
 */
export function fitAsPublished(y: readonly number[], components: Components): EtsParameters {
  const names = parameterNames(components);
  const begin = [...startSmoothing(names, components.period), ...startStates(y, components)];
  const objective = (x: readonly number[]): number => {
    const smoothing = smoothingFrom(x, names);
    if (!isUsual(smoothing, names)) return Number.POSITIVE_INFINITY;
    const state = stateFrom(toFree(x.slice(names.length), components), components);
    return (
      y.length * Math.log(errorsFrom(y, state, components, smoothing).reduce((sum, e) => sum + e * e, 0))
    );
  };
  const { at } = simplexOfR(objective, begin, { tolerance: Math.sqrt(Number.EPSILON), evaluations: 2000 });
  return { smoothing: smoothingFrom(at, names), start: toFree(at.slice(names.length), components) };
}

function startSmoothing(names: readonly SmoothingName[], period: number): number[] {
  const low = 0.0001;
  const alpha = low + (0.2 * (0.9999 - low)) / period;
  const values = {
    alpha,
    beta: low + 0.1 * (alpha - low),
    gamma: low + 0.05 * (1 - alpha - low),
    phi: 0.8 + 0.99 * (0.98 - 0.8),
  };
  return names.map((n) => values[n]);
}

/** Level, slope and the seasonal terms from the newest backwards, the oldest one left out. */
function startStates(y: readonly number[], { trend, period }: Components): number[] {
  const season = period > 1 ? seasonalFigure(y, period) : [];
  const adjusted = y.map((v, t) => v - (period > 1 ? (season[t % period] ?? 0) : 0));
  const head = adjusted.slice(0, Math.min(Math.max(10, 2 * period), y.length));
  const line = leastSquares(
    head.map((_, t) => [1, t + 1]),
    head,
  ) ?? [head[0] ?? 0, 0];
  const level = trend === 'none' ? [head.reduce((a, b) => a + b, 0) / head.length] : line;
  return [...level, ...season.slice(1).toReversed()];
}

/** From "newest first, oldest left out" to the free numbers of `stateFrom`: oldest first, newest left out. */
function toFree(states: readonly number[], { trend, period }: Components): number[] {
  const levels = trend === 'none' ? 1 : 2;
  if (period <= 1) return states.slice(0, levels);
  const known = states.slice(levels);
  const oldest = -known.reduce((a, b) => a + b, 0);
  return [...states.slice(0, levels), oldest, ...known.slice(1).toReversed()];
}
