/** An additive exponential-smoothing model: which components it has. */
export interface Components {
  readonly trend: 'none' | 'additive' | 'damped';
  /** Seasons per period; 1 means no seasonal part. */
  readonly period: number;
}

/** Smoothing parameters in state-space form; beta, phi and gamma are ignored where the component is missing. */
export interface Smoothing {
  readonly alpha: number;
  readonly beta: number;
  readonly phi: number;
  readonly gamma: number;
}

/** State: level, trend and the seasonal terms of the coming period, the next season first. */
export interface State {
  level: number;
  trend: number;
  season: number[];
}

/** How many free numbers the start state has: seasonal terms sum to zero. */
export function startSize({ trend, period }: Components): number {
  return 1 + (trend === 'none' ? 0 : 1) + (period > 1 ? period - 1 : 0);
}

/** The start state that a free vector stands for. */
export function stateFrom(free: readonly number[], { trend, period }: Components): State {
  const at = trend === 'none' ? 1 : 2;
  const season = period > 1 ? free.slice(at, at + period - 1) : [];
  if (period > 1) season.push(-season.reduce((a, b) => a + b, 0));
  return { level: free[0] ?? 0, trend: trend === 'none' ? 0 : (free[1] ?? 0), season };
}

export function expectedNext(state: State, { trend }: Components, phi: number): number {
  const slope = trend === 'none' ? 0 : trend === 'damped' ? phi * state.trend : state.trend;
  return state.level + slope + (state.season[0] ?? 0);
}

/** Moves the state one period on, given the one-step error (Hyndman, Koehler, Ord and Snyder 2008, table 2.1). */
export function advance(state: State, error: number, components: Components, smoothing: Smoothing): void {
  const { alpha, beta, phi, gamma } = smoothing;
  const kept =
    components.trend === 'none' ? 0 : components.trend === 'damped' ? phi * state.trend : state.trend;
  state.level += kept + alpha * error;
  state.trend = components.trend === 'none' ? 0 : kept + beta * error;
  if (components.period > 1) {
    const season = state.season.shift() ?? 0;
    state.season.push(season + gamma * error);
  }
}

/** One-step errors of a series from a start state, which is moved to the end of the series. */
export function errorsFrom(
  y: readonly number[],
  state: State,
  components: Components,
  smoothing: Smoothing,
): number[] {
  return y.map((value) => {
    const error = value - expectedNext(state, components, smoothing.phi);
    advance(state, error, components, smoothing);
    return error;
  });
}
