import type { Brand } from './brand.ts';
import { assert } from './result.ts';

/** One amount in whole eurocents: a safe integer. Sums over many amounts are `bigint` cents. */
export type Cents = Brand<number, 'Cents'>;

export function cents(value: number): Cents {
  assert(Number.isSafeInteger(value), `cents must be a safe integer, got ${value}`);
  return (value === 0 ? 0 : value) as Cents; // no minus zero ever reaches a sum or a screen
}

/**
 * numerator ÷ denominator, rounded half away from zero, once. Exact: works on integers only.
 * Both may be negative; a zero denominator is a bug.
 */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator !== 0n, 'division by zero');
  const negative = numerator < 0n !== denominator < 0n;
  const a = numerator < 0n ? -numerator : numerator;
  const b = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * a + b) / (2n * b);
  return negative ? -rounded : rounded;
}

/** rateCents × volume ÷ volumePerRate in whole cents, multiplied first and rounded once (iJw TR346). */
export function amountFor(rateCents: number, volume: number, volumePerRate = 1): Cents {
  return cents(Number(roundHalfUp(BigInt(rateCents) * BigInt(volume), BigInt(volumePerRate))));
}

/** Exact sum of cents. */
export function sumCents(amounts: Iterable<number | bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return total;
}
