import { amountFor } from '@jeugdregie/kernel';
import { isMinuteOfHour, unitFits } from './extent.ts';
import type { ProductFact, RateSpan } from './facts.ts';
import type { ClaimLine } from './model.ts';

/** Euros: no rate, the volume is the amount in eurocents. */
export const euros = '83';

/** The rates of the product period that are in a unit in which the line may be claimed. */
export function fittingRates(product: ProductFact | null, unit: string): readonly RateSpan[] {
  if (product === null) return none;
  // Four rules ask this of every line; mostly every rate fits, and then no new list is made.
  const { rates } = product;
  return rates.every((span) => unitFits(span.unit, unit))
    ? rates
    : rates.filter((span) => unitFits(span.unit, unit));
}

const none: readonly RateSpan[] = [];

/** Units that were agreed for a product: those of its rates, else the one of the product list. */
export function agreedUnits(product: ProductFact | null): readonly string[] {
  if (product === null) return [];
  if (product.rates.length > 0) return product.rates.map((span) => span.unit);
  return product.unit === null ? [] : [product.unit];
}

/** ProductTarief that belongs to a rate: a rate per hour that is claimed in minutes is divided by 60 (IV081). */
export function claimableRate(span: RateSpan, unit: string): number {
  return isMinuteOfHour(span.unit, unit) ? amountFor(span.rateCents, 1, 60) : span.rateCents;
}

/** What a line may cost at a rate: multiplied first, divided next, rounded once (TR346). */
export function amountAt(span: RateSpan, line: ClaimLine): number {
  return amountFor(span.rateCents, line.volume, isMinuteOfHour(span.unit, line.unit) ? 60 : 1);
}

/** Has every day of the product period a rate? */
export function coversWholePeriod(product: ProductFact): boolean {
  const [first] = product.rates;
  const last = product.rates.at(-1);
  return (
    first !== undefined &&
    last !== undefined &&
    first.from === product.period.from &&
    last.until === product.period.until
  );
}
