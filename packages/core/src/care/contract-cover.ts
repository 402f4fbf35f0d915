import type { Day, ProductCode } from '@jeugdregie/kernel';
import type { Terms } from '../contracts/index.ts';

/** Whether what is asked lies within the contract with the provider (OP296): a help for who decides, never a verdict. */
export type ContractCover = 'covered' | 'no-contract' | 'no-rate';

/** Pure. Euros (unit 83) have no rate, and a category or a budget has none either: for those the contract is enough. */
export function contractCover(
  terms: Terms | null,
  asked: { readonly product: ProductCode | null; readonly unit: string | null; readonly from: Day },
): ContractCover {
  const { product, unit, from } = asked;
  if (!terms?.contractOn(from)) return 'no-contract';
  if (product === null || unit === '83') return 'covered';
  return terms.rateOn(product, from) ? 'covered' : 'no-rate';
}
