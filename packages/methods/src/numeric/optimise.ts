/** Bounds of one parameter, both included. */
export type Bounds = readonly [lower: number, upper: number];

export interface Minimum {
  readonly at: readonly number[];
  readonly value: number;
}

/**
 * Minimum of a function on a box: Nelder and Mead (1965) from each start with points clamped to the box, then a
 * compass search that settles minima on the border. `precision` is the last step of that search, as a share of the
 * box. Deterministic; the function may return Infinity.
 */
export function minimiseInBox(
  f: (x: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  bounds: readonly Bounds[],
  precision = 1e-8,
): Minimum {
  let best: Minimum = { at: starts[0] ?? [], value: Number.POSITIVE_INFINITY };
  for (const start of starts) {
    const found = nelderMead(f, start, { bounds, tolerance: 1e-4 * precision });
    if (found.value < best.value) best = found;
  }
  return compass(f, best, bounds, precision);
}

function clamp(x: readonly number[], bounds: readonly Bounds[]): number[] {
  return x.map((v, i) => Math.min(Math.max(v, bounds[i]?.[0] ?? v), bounds[i]?.[1] ?? v));
}

function nelderMead(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { bounds, tolerance }: { readonly bounds: readonly Bounds[]; readonly tolerance: number },
): Minimum {
  const evaluate = (x: readonly number[]): Minimum => {
    const at = clamp(x, bounds);
    return { at, value: f(at) };
  };
  const worstFirst = (a: Minimum, b: Minimum): number => a.value - b.value;
  let simplex = initialSimplex(start, bounds).map(evaluate).sort(worstFirst);
  for (let step = 0; step < 400 * start.length; step += 1) {
    const best = simplex[0];
    const worst = simplex.at(-1);
    if (
      !best ||
      !worst ||
      Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)
    )
      break;
    const centre = start.map((_, i) => mean(simplex.slice(0, -1).map((p) => p.at[i] ?? 0)));
    const along = (t: number): Minimum => evaluate(centre.map((c, i) => c + t * (c - (worst.at[i] ?? 0))));
    const reflected = along(1);
    let next = reflected;
    if (reflected.value < best.value) {
      const expanded = along(2);
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= (simplex.at(-2)?.value ?? 0)) {
      next = reflected.value < worst.value ? along(0.5) : along(-0.5);
      if (next.value >= Math.min(worst.value, reflected.value)) {
        simplex = simplex
          .map((p) => evaluate(p.at.map((v, i) => 0.5 * (v + (best.at[i] ?? 0)))))
          .sort(worstFirst);
        continue;
      }
    }
    simplex = [...simplex.slice(0, -1), next].sort(worstFirst);
  }
  return simplex[0] ?? { at: start, value: Number.POSITIVE_INFINITY };
}

function initialSimplex(start: readonly number[], bounds: readonly Bounds[]): number[][] {
  const corners = start.map((_, i) => {
    const [lower, upper] = bounds[i] ?? [0, 1];
    const width = Number.isFinite(upper - lower)
      ? 0.15 * (upper - lower)
      : 0.1 * Math.abs(start[i] ?? 1) + 0.05;
    return start.map((v, j) => (j === i ? (v + width <= upper ? v + width : v - width) : v));
  });
  return [[...start], ...corners];
}

/** Steps along each axis and along the last successful direction, halving the step when none is better. */
function compass(
  f: (x: readonly number[]) => number,
  from: Minimum,
  bounds: readonly Bounds[],
  precision: number,
): Minimum {
  let best = from;
  const widths = bounds.map(([l, u], i) => (Number.isFinite(u - l) ? u - l : Math.abs(from.at[i] ?? 1) + 1));
  for (let scale = 0.02; scale > precision;) {
    let moved = false;
    for (let i = 0; i < best.at.length; i += 1) {
      for (const sign of [1, -1]) {
        const step = sign * scale * (widths[i] ?? 1);
        const at = clamp(
          best.at.map((v, j) => (j === i ? v + step : v)),
          bounds,
        );
        const value = f(at);
        if (value < best.value) {
          best = { at, value };
          moved = true;
        }
      }
    }
    if (!moved) scale /= 2;
  }
  return best;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
