import { inputError } from '../input.ts';

/**
 * Decimal numbers as integers in the same proportion: 0.25 and 1.5 become 25 and 150. Exact, so that a key of
 * percentages divides as it is written. Negative or infinite weights are an input error.
 */
export function exactWeights(weights: readonly (number | bigint)[]): bigint[] {
  const parts = weights.map((weight) => decimalParts(weight));
  const places = Math.max(0, ...parts.map((p) => p.places));
  return parts.map((p) => p.digits * 10n ** BigInt(places - p.places));
}

/** digits × 10^−places, as the number is printed. */
export function decimalParts(value: number | bigint): { digits: bigint; places: number } {
  if (typeof value === 'bigint') return { digits: value, places: 0 };
  if (!Number.isFinite(value) || value < 0) throw inputError(`a weight must be zero or more, got ${value}`);
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const places = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}
