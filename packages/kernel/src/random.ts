import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Seeded generator: the same seed gives the same numbers on every platform. */
export interface Random {
  /** A double in [0, 1). */
  next(): number;
  /** An integer from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** One element; the list may not be empty. */
  pick<T>(list: readonly T[]): T;
  /** An index drawn in proportion to non-negative weights that sum to more than zero. */
  weighted(weights: readonly number[]): number;
  /** Standard normal deviate. */
  normal(): number;
  /** An independent generator, fixed by this one's seed and the label, not by how much was drawn. */
  fork(label: string): Random;
}

export function seededRandom(seed: number | string): Random {
  const state = xoroshiro128plus(hash(String(seed)));
  const next = (): number => {
    const high = (state.next() >>> 0) * 2 ** 21;
    const low = (state.next() >>> 0) >>> 11;
    return (high + low) / 2 ** 53;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const weighted = (weights: readonly number[]): number => {
    let left = next() * weights.reduce((sum, w) => sum + w, 0);
    for (const [i, w] of weights.entries()) {
      left -= w;
      if (left < 0) return i;
    }
    return weights.length - 1;
  };
  return {
    next,
    integer,
    weighted,
    pick: <T>(list: readonly T[]): T => list[integer(0, list.length - 1)] as T,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (label) => seededRandom(`${seed}/${label}`),
  };
}

/** FNV-1a over UTF-16 units: spreads text seeds over 32 bits. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h | 0;
}
