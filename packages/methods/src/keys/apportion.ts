import { at, range } from '../numeric/lists.ts';
import { run, type MethodResult } from '../result.ts';
import { exactWeights } from './exact-weights.ts';

export interface Share {
  readonly name: string;
  /** Any unit; decimals count as they are written. */
  readonly weight: number | bigint;
}

export interface Apportioned {
  readonly shares: readonly { readonly name: string; readonly units: bigint }[];
  readonly total: bigint;
  /** 0 when every quota is whole, else 1: every share is its quota rounded down or up. */
  readonly maxDeviationFromQuota: 0 | 1;
}

/**
 * Divides whole units (cents, beds) by weight so that they add up exactly: every share gets its quota rounded down, the
 * remaining units go to the largest remainders (Hamilton; Balinski & Young 2001). Ties: larger weight first, then the
 * order given. A negative amount is divided as its absolute value. Needs a weight above zero.
 */
export function largestRemainder(total: bigint, shares: readonly Share[]): MethodResult<Apportioned> {
  const made = run({ method: '09-keys/largest-remainder', version: '1', input: { total, shares } });
  const weights = exactWeights(shares.map((s) => s.weight));
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return made.notEnough('weights above zero', 1, 0);
  const size = total < 0n ? -total : total;
  const floors = weights.map((w) => (size * w) / sum);
  const remainders = weights.map((w) => (size * w) % sum);
  const left = Number(size - floors.reduce((a, b) => a + b, 0n));
  const first = range(shares.length).sort(
    (a, b) =>
      compare(at(remainders, b), at(remainders, a)) || compare(at(weights, b), at(weights, a)) || a - b,
  );
  const lucky = new Set(first.slice(0, left));
  const sign = total < 0n ? -1n : 1n;
  return made.ok(
    {
      shares: shares.map(({ name }, i) => ({
        name,
        units: sign * (at(floors, i) + (lucky.has(i) ? 1n : 0n)),
      })),
      total,
      maxDeviationFromQuota: remainders.every((r) => r === 0n) ? 0 : 1,
    },
    { observations: shares.length },
  );
}

/**
 * Divides seats by the odd divisors 1, 3, 5 … (Sainte-Laguë): one more seat in all never costs anyone a seat, which
 * largest remainders can. For beds and places, not for cents. Ties as above.
 */
export function sainteLague(seats: number, shares: readonly Share[]): MethodResult<Apportioned> {
  const made = run({ method: '09-keys/sainte-lague', version: '1', input: { seats, shares } });
  const weights = exactWeights(shares.map((s) => s.weight));
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return made.notEnough('weights above zero', 1, 0);
  const held = shares.map(() => 0n);
  for (let seat = 0; seat < seats; seat += 1) {
    let best = 0;
    for (let i = 1; i < weights.length; i += 1) {
      const mine = at(weights, i) * (2n * at(held, best) + 1n);
      const theirs = at(weights, best) * (2n * at(held, i) + 1n);
      if (mine > theirs || (mine === theirs && at(weights, i) > at(weights, best))) best = i;
    }
    held[best] = at(held, best) + 1n;
  }
  const isExact = weights.every((w, i) => w * BigInt(seats) === at(held, i) * sum);
  return made.ok(
    {
      shares: shares.map(({ name }, i) => ({ name, units: at(held, i) })),
      total: BigInt(seats),
      maxDeviationFromQuota: isExact ? 0 : 1,
    },
    { observations: shares.length, flags: ['quota-rule-not-guaranteed'] },
  );
}

/**
 * A corrected amount: what each share still has to pay or get so that all payments together follow the key over the
 * new total. Dividing the correction on its own would make cents wander.
 */
export function correctionShares(
  newTotal: bigint,
  shares: readonly Share[],
  alreadyAllocated: readonly bigint[],
): MethodResult<readonly { readonly name: string; readonly units: bigint }[]> {
  const made = run({
    method: '09-keys/correction',
    version: '1',
    input: { newTotal, shares, alreadyAllocated },
  });
  const divided = largestRemainder(newTotal, shares);
  if (!divided.ok) return made.notEnough(divided.what, divided.needed, divided.found);
  const value = divided.value.shares.map(({ name, units }, i) => ({
    name,
    units: units - at(alreadyAllocated, i),
  }));
  return made.ok(value, { observations: shares.length });
}

export interface Solidarity {
  readonly name: string;
  /** Fixed key, such as youths or budget. */
  readonly key: number;
  /** Own cost in cents of earlier years, oldest first; their mean is taken, so that one bad year does not decide. */
  readonly ownCents: readonly number[];
}

/**
 * Weights for a key that is part solidarity and part own use: alpha × share in the key + (1 − alpha) × share in the
 * mean own cost. Alpha in ten-thousandths, as the council decided it, so that the weights stay exact integers.
 */
export function solidarityWeights(members: readonly Solidarity[], alpha: number): Share[] {
  const keys = exactWeights(members.map((m) => m.key));
  const own = members.map((m) => m.ownCents.reduce((sum, cents) => sum + BigInt(cents), 0n));
  const keyTotal = keys.reduce((a, b) => a + b, 0n);
  const ownTotal = own.reduce((a, b) => a + b, 0n);
  const a = BigInt(alpha);
  return members.map(({ name }, i) => ({
    name,
    weight: a * at(keys, i) * ownTotal + (10_000n - a) * at(own, i) * keyTotal,
  }));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
