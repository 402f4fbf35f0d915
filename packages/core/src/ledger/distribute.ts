import type { ClaimPart } from './store.ts';

/**
 * Spreads a payment over the months and segments of its claim: each part gets what is still open in proportion, to the
 * cent, and the parts add up to the payment. What is paid beyond the open amount (or on a claim with nothing open) is
 * spread by what was accepted, and on the first part when nothing was. Pure; parts in a fixed order.
 */
export function distribute(cents: bigint, parts: readonly ClaimPart[]): readonly bigint[] {
  const open = parts.map((part) => part.acceptedCents - part.paidCents);
  const total = sum(open);
  const weights =
    total !== 0n && open.every((part) => part === 0n || part > 0n === total > 0n) ? open : accepted(parts);
  return proportionally(cents, weights);
}

function accepted(parts: readonly ClaimPart[]): readonly bigint[] {
  const weights = parts.map((part) => (part.acceptedCents > 0n ? part.acceptedCents : 0n));
  return sum(weights) === 0n ? parts.map((_part, i) => (i === 0 ? 1n : 0n)) : weights;
}

/** Shares of a running total: share i is the difference of two rounded-down running sums, so nothing is lost. */
function proportionally(cents: bigint, weights: readonly bigint[]): readonly bigint[] {
  const total = sum(weights);
  let weightSoFar = 0n;
  let centsSoFar = 0n;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upTo = (cents * weightSoFar) / total;
    const share = upTo - centsSoFar;
    centsSoFar = upTo;
    return share;
  });
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}
