import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr381: LineRule = {
  id: 'TR381',
  kind: 'line',
  returnCode: 'S329',
  on: 'debit',
  fact: 'product',
  meaning: 'De productcode hoort bij de productcategorie.',
  remedy: 'Kies een code van de productcodelijst die bij de categorie hoort.',
  source: 'iJw 3.2, technische regel TR381; OP302; IV075',
  check: (at) => {
    // A code that the allocation itself names is judged by TR340: the provider may rely on it (OP095).
    const allocation = standing(at);
    if (allocation === null || allocation.product !== null) return null;
    const category = at.product?.category ?? null;
    return category === null || category === at.line.category
      ? null
      : { expected: category, found: at.line.category };
  },
};
