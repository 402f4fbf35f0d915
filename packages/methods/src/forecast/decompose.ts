import { leastSquares } from '../numeric/linear.ts';

/** Centred moving average over one period; an even period takes half of both ends. Null at the edges. */
export function movingAverage(y: readonly number[], period: number): (number | null)[] {
  const half = Math.floor(period / 2);
  return y.map((_, t) => {
    if (t < half || t + half >= y.length) return null;
    let total = 0;
    for (let j = -half; j <= half; j += 1) {
      const weight = period % 2 === 0 && Math.abs(j) === half ? 0.5 : 1;
      total += weight * (y[t + j] ?? 0);
    }
    return total / period;
  });
}

/**
 * Additive seasonal term per season, mean zero: mean deviation from the moving average, as classical decomposition
 * does; with fewer than three periods, the deviation from a line fitted together with one harmonic.
 */
export function seasonalFigure(y: readonly number[], period: number): number[] {
  if (y.length < 3 * period) return harmonicFigure(y, period);
  const average = movingAverage(y, period);
  const figure = Array.from({ length: period }, (_, s) => {
    const deviations = y.flatMap((v, t) => {
      const a = average[t] ?? null;
      return t % period === s && a !== null ? [v - a] : [];
    });
    return deviations.reduce((a, b) => a + b, 0) / deviations.length;
  });
  const centre = figure.reduce((a, b) => a + b, 0) / period;
  return figure.map((f) => f - centre);
}

function harmonicFigure(y: readonly number[], period: number): number[] {
  const angle = (t: number): number => (2 * Math.PI * (t + 1)) / period;
  const design = y.map((_, t) => [1, t + 1, Math.sin(angle(t)), Math.cos(angle(t))]);
  const [intercept = 0, slope = 0] = leastSquares(design, y) ?? [];
  return Array.from({ length: period }, (_, s) => (y[s] ?? 0) - intercept - slope * (s + 1));
}
