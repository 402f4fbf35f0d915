import type { Minimum } from './optimise.ts';

interface Vertex {
  x: number[];
  value: number;
}

const outside = 1e35;

/**
 * Nelder and Mead's simplex as R's `optim` runs it (start simplex, order of moves, stopping rule), so that
 * published estimates that stopped short of the optimum can be reproduced. To find a minimum, use `minimiseInBox`.
 */
export function simplexOfR(
  f: (x: readonly number[]) => number,
  start: readonly number[],
  { tolerance, evaluations }: { readonly tolerance: number; readonly evaluations: number },
): Minimum {
  let count = 0;
  const evaluate = (x: number[]): Vertex => {
    count += 1;
    const value = f(x);
    return { x, value: Number.isFinite(value) ? value : outside };
  };
  const isSpent = (): boolean => count > evaluations;
  const first = evaluate([...start]);
  const enough = tolerance * (Math.abs(first.value) + tolerance);
  const step = Math.max(...start.map((v) => 0.1 * Math.abs(v))) || 0.1;
  const vertices = [first, ...start.map((_, j) => evaluate(start.map((v, i) => (i === j ? v + step : v))))];
  let size = step * start.length;
  let low = 0;
  do {
    low = lowest(vertices, low);
    const high = highest(vertices, low);
    const [best, worst] = [vertices[low], vertices[high]];
    if (!best || !worst || worst.value <= best.value + enough) break;
    const centre = start.map(
      (_, i) => (vertices.reduce((s, v) => s + (v.x[i] ?? 0), 0) - (worst.x[i] ?? 0)) / start.length,
    );
    const between = (a: readonly number[], weight: number): Vertex =>
      evaluate(a.map((v, i) => weight * v + (1 - weight) * (centre[i] ?? 0)));
    const reflected = between(worst.x, -1);
    if (reflected.value < best.value) {
      const expanded = between(reflected.x, 2);
      vertices[high] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    const kept = reflected.value < worst.value ? reflected : worst;
    vertices[high] = kept;
    const contracted = between(kept.x, 0.5);
    if (contracted.value < kept.value) vertices[high] = contracted;
    else if (reflected.value >= worst.value) {
      const shrunk = shrink(vertices, low);
      if (shrunk >= size) break;
      size = shrunk;
      for (const [j, v] of vertices.entries()) if (j !== low) vertices[j] = evaluate(v.x);
    }
  } while (!isSpent());
  const best = vertices[lowest(vertices, low)] ?? first;
  return { at: best.x, value: best.value };
}

function lowest(vertices: readonly Vertex[], current: number): number {
  let low = current;
  for (const [j, v] of vertices.entries()) if (v.value < (vertices[low]?.value ?? 0)) low = j;
  return low;
}

function highest(vertices: readonly Vertex[], low: number): number {
  let high = low;
  for (const [j, v] of vertices.entries()) if (v.value > (vertices[high]?.value ?? 0)) high = j;
  return high;
}

/** Halves every vertex towards the lowest, in place; returns the summed distance that is left. */
function shrink(vertices: Vertex[], low: number): number {
  const best = vertices[low]?.x ?? [];
  let size = 0;
  for (const [j, vertex] of vertices.entries()) {
    if (j === low) continue;
    vertex.x = vertex.x.map((v, i) => 0.5 * (v - (best[i] ?? 0)) + (best[i] ?? 0));
    size += vertex.x.reduce((sum, v, i) => sum + Math.abs(v - (best[i] ?? 0)), 0);
  }
  return size;
}
