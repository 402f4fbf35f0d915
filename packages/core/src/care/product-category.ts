import { productCategory } from '@jeugdregie/ijw';
import type { ProductCode } from '@jeugdregie/kernel';
import type { Reference } from '../contracts/index.ts';
import { finding, type FindingPlace } from './care-rules.ts';
import type { CareFinding } from './model.ts';

/**
 * TR381: the product code belongs to the category, by the list in use: that of the contract, else the standard list.
 * A code that neither list holds is not judged: parties may use agreed codes.
 */
export function categoryFinding(
  { category, product }: { readonly category: string | null; readonly product: ProductCode | null },
  reference: Reference,
  place: FindingPlace,
): CareFinding | null {
  if (product === null || category === null) return null;
  const expected = reference.products.get(product)?.category ?? productCategory(product);
  return expected === null || expected === category
    ? null
    : finding('TR381', place, { expected, found: category });
}
