/**
 * Solves A x = b for a small symmetric positive-definite matrix, given as its lower triangle in row-major order.
 * Overwrites nothing. Null when A is not positive definite to working precision.
 */
export function choleskySolve(a: Float64Array, b: Float64Array, size: number): Float64Array | null {
  return solveWithDeterminant(a, b, size)?.solution ?? null;
}

/** The same with the logarithm of the determinant of A. */
export function solveWithDeterminant(
  a: Float64Array,
  b: Float64Array,
  size: number,
): { readonly solution: Float64Array; readonly logDeterminant: number } | null {
  const root = choleskyRoot(a, size);
  if (root === null) return null;
  let logDeterminant = 0;
  for (let i = 0; i < size; i += 1) logDeterminant += 2 * Math.log(root[i * size + i] ?? 1);
  return { solution: backSubstitute(root, forwardSubstitute(root, b, size), size), logDeterminant };
}

/** Lower triangle L with L L' = A. */
function choleskyRoot(a: Float64Array, size: number): Float64Array | null {
  const l = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let value = a[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) value -= (l[i * size + k] ?? 0) * (l[j * size + k] ?? 0);
      if (i !== j) l[i * size + j] = value / (l[j * size + j] ?? 1);
      else if (value > 1e-13 * (a[i * size + i] ?? 0)) l[i * size + i] = Math.sqrt(value);
      else return null;
    }
  }
  return l;
}

/** z with L z = b. */
function forwardSubstitute(l: Float64Array, b: Float64Array, size: number): Float64Array {
  const z = Float64Array.from(b);
  for (let i = 0; i < size; i += 1) {
    let value = z[i] ?? 0;
    for (let k = 0; k < i; k += 1) value -= (l[i * size + k] ?? 0) * (z[k] ?? 0);
    z[i] = value / (l[i * size + i] ?? 1);
  }
  return z;
}

/** x with L' x = z. */
function backSubstitute(l: Float64Array, z: Float64Array, size: number): Float64Array {
  const x = Float64Array.from(z);
  for (let i = size - 1; i >= 0; i -= 1) {
    let value = x[i] ?? 0;
    for (let k = i + 1; k < size; k += 1) value -= (l[k * size + i] ?? 0) * (x[k] ?? 0);
    x[i] = value / (l[i * size + i] ?? 1);
  }
  return x;
}
