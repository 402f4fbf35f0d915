/** Nodes and weights of Gauss–Hermite quadrature: Σ weight f(node) ≈ ∫ exp(−x²) f(x) dx. */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** The n-point rule, by Newton on the orthonormal Hermite polynomial from outside inward (Press et al. 2007, §4.6). */
export function gaussHermite(n: number): Quadrature {
  const nodes = Array.from({ length: n }, () => 0);
  const weights = Array.from({ length: n }, () => 0);
  let z = 0;
  for (let i = 0; i < Math.ceil(n / 2); i += 1) {
    z = startingNode(i, n, z, nodes);
    let slope = 1;
    for (let step = 0; step < 100; step += 1) {
      const [value, before] = hermite(n, z);
      slope = Math.sqrt(2 * n) * before;
      const move = value / slope;
      z -= move;
      if (Math.abs(move) < 1e-15 * Math.max(1, Math.abs(z))) break;
    }
    nodes[i] = -z;
    nodes[n - 1 - i] = z;
    weights[i] = 2 / (slope * slope);
    weights[n - 1 - i] = 2 / (slope * slope);
  }
  return { nodes, weights };
}

function startingNode(i: number, n: number, last: number, nodes: readonly number[]): number {
  const earlier = (back: number): number => -(nodes[i - back] ?? 0);
  if (i === 0) return Math.sqrt(2 * n + 1) - 1.85575 * (2 * n + 1) ** (-1 / 6);
  if (i === 1) return last - (1.14 * n ** 0.426) / last;
  if (i === 2) return 1.86 * last - 0.86 * earlier(2);
  if (i === 3) return 1.91 * last - 0.91 * earlier(2);
  return 2 * last - earlier(2);
}

/** Orthonormal Hermite polynomials of degree n and n − 1 at x. */
function hermite(n: number, x: number): [number, number] {
  let value = Math.PI ** -0.25;
  let before = 0;
  for (let degree = 1; degree <= n; degree += 1) {
    const next = x * Math.sqrt(2 / degree) * value - Math.sqrt((degree - 1) / degree) * before;
    before = value;
    value = next;
  }
  return [value, before];
}
