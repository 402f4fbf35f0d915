import type { Omvang, Product } from '@jeugdregie/ijw';
import {
  allocationNumber,
  assert,
  day,
  productCode,
  type AllocationNumber,
  type Day,
  type ProductCode,
} from '@jeugdregie/kernel';
import type { Frequency } from './model.ts';

/** Values of a message that passed levels 1 and 2, as our types; one that does not fit is a bug and throws. */
export function productOf(product: Product | undefined): {
  category: string | null;
  product: ProductCode | null;
} {
  const code = product?.code === undefined ? null : productCode(product.code);
  assert(code !== null || product?.code === undefined, 'product code passed level 1');
  return { category: product?.categorie ?? null, product: code };
}

export function extentOf(extent: Omvang | undefined): {
  volume: number | null;
  unit: string | null;
  frequency: Frequency | null;
} {
  if (!extent) return { volume: null, unit: null, frequency: null };
  const { frequentie } = extent;
  assert(
    frequentie === '1' || frequentie === '2' || frequentie === '4' || frequentie === '6',
    'frequency passed level 1',
  );
  return { volume: wholeOf(extent.volume), unit: extent.eenheid, frequency: frequentie };
}

export function numberOf(text: string): AllocationNumber {
  const number = allocationNumber(wholeOf(text));
  assert(number !== null, 'allocation number passed level 1');
  return number;
}

/** xs:integer allows a sign, leading zeros and white space around it. */
export function wholeOf(text: string): number {
  const value = Number(text.trim());
  assert(Number.isSafeInteger(value), 'whole number passed level 1');
  return value;
}

export function dayOf(text: string): Day {
  const value = day(text.trim());
  assert(value !== null, 'date passed level 1');
  return value;
}

export function optionalDay(text: string | undefined): Day | null {
  return text === undefined ? null : dayOf(text);
}
