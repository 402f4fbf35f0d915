import { contains, intersection, type Day, type Period, type ProductCode } from '@jeugdregie/kernel';
import type { ContractTerm, ProductSegment, Rate, SegmentId, Terms, TermsFacts } from './model.ts';

/**
 * Terms from their own facts: `termsFromFacts(terms.toFacts())` answers every question as `terms` did.
 * A rate holds on the days that lie in both its own period and that of its contract.
 */
export function termsFromFacts(facts: TermsFacts): Terms {
  const contracts = facts.contracts.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const rates = ratesByProduct(facts.rates, contracts);
  const segments = Map.groupBy(facts.segments, (s) => s.product);
  return {
    version: facts.version,
    provider: facts.provider,
    providerName: facts.providerName,
    contractOn: (day) => onDay(contracts, day),
    rateOn: (product, day) => onDay(rates.get(product), day),
    segmentOn: (product, day) => segmentOf(segments, product, day),
    ceilingFor: (year) => ceilingOf(facts, year),
    toFacts: (products) => (products ? narrowed(facts, new Set(products)) : facts),
  };
}

/** The segment of a product on a day, from a mapping grouped by product. */
export function segmentOf(
  mapping: ReadonlyMap<ProductCode, readonly ProductSegment[]>,
  product: ProductCode,
  day: Day,
): SegmentId | null {
  return onDay(mapping.get(product), day)?.segment ?? null;
}

/** A product has a handful of rates over the years, so a walk along them is as fast as any search. */
function onDay<T extends Period>(list: readonly T[] | undefined, day: Day): T | null {
  if (list) for (const item of list) if (contains(item, day)) return item;
  return null;
}

function ratesByProduct(
  rates: TermsFacts['rates'],
  contracts: readonly ContractTerm[],
): ReadonlyMap<ProductCode, Rate[]> {
  const terms = new Map(contracts.map((contract) => [contract.number, contract]));
  const byProduct = new Map<ProductCode, Rate[]>();
  for (const { product, ...rate } of rates) {
    const contract = terms.get(rate.contract);
    const period = contract ? intersection(rate, contract) : null;
    if (!period) continue;
    const list = byProduct.get(product) ?? [];
    list.push({ ...rate, from: period.from, until: period.until });
    byProduct.set(product, list);
  }
  return byProduct;
}

function ceilingOf(facts: TermsFacts, year: number): { amountCents: bigint } | null {
  const ceilings = facts.ceilings.filter((ceiling) => ceiling.year === year);
  if (ceilings.length === 0) return null;
  return { amountCents: ceilings.reduce((sum, ceiling) => sum + BigInt(ceiling.cents), 0n) };
}

function narrowed(facts: TermsFacts, products: ReadonlySet<ProductCode>): TermsFacts {
  return {
    ...facts,
    rates: facts.rates.filter((rate) => products.has(rate.product)),
    segments: facts.segments.filter((segment) => products.has(segment.product)),
  };
}
