import type { AllocationNumber, ClientKey, ClosedPeriod, ProductCode } from '@jeugdregie/kernel';
import type { AllocationFact, ClaimFacts, EarlierLine, ProductFact } from './facts.ts';
import type { ClaimFile, ClaimLine } from './model.ts';
import type { LineContext } from './rules/rule.ts';

/** The facts of a claim, findable by line. */
export interface CaseIndex {
  contextOf(line: ClaimLine): LineContext;
  /** In a fixed order, so that the words of a finding do not hang on how the facts were loaded. */
  readonly earlier: readonly EarlierLine[];
  readonly allocations: ReadonlyMap<AllocationNumber, AllocationFact>;
}

export function caseIndex(file: ClaimFile, facts: ClaimFacts): CaseIndex {
  const known = made.get(facts);
  if (known?.file === file) return known.index;
  const index = makeIndex(file, facts);
  made.set(facts, { file, index });
  return index;
}

/** Deciding, saving and handing on look at the same case: of a large claim the index is made once. */
const made = new WeakMap<ClaimFacts, { readonly file: ClaimFile; readonly index: CaseIndex }>();

function makeIndex(file: ClaimFile, facts: ClaimFacts): CaseIndex {
  const allocations = new Map(facts.allocations.map((allocation) => [allocation.number, allocation]));
  const products = new Map(
    facts.products.map((product) => [productKey(product.product, product.period), product]),
  );
  const unknown = new Set<ClientKey>(facts.unknownClients);
  const earlier = facts.earlier.toSorted(byPlace);
  const byReference = Map.groupBy(earlier, (line) => line.reference);
  const times = new Map<string, number>();
  for (const { reference } of file.lines) times.set(reference, (times.get(reference) ?? 0) + 1);
  const isClientKnown = (client: ClientKey): boolean => !unknown.has(client);
  const earlierWith = (reference: string): readonly EarlierLine[] => byReference.get(reference) ?? [];
  const timesInClaim = (reference: string): number => times.get(reference) ?? 0;
  return {
    earlier,
    allocations,
    contextOf(line) {
      const allocation = allocations.get(line.allocation);
      const product: ProductFact | null = products.get(productKey(line.product, line.period)) ?? null;
      return {
        file,
        line,
        allocation: allocation?.clientKey === line.clientKey ? allocation : null,
        product,
        isClientKnown,
        earlierWith,
        timesInClaim,
      };
    },
  };
}

function byPlace(a: EarlierLine, b: EarlierLine): number {
  return a.fileId < b.fileId ? -1 : a.fileId > b.fileId ? 1 : a.index - b.index;
}

/** Facts about products are kept once per product and product period. */
export function productKey(product: ProductCode, period: ClosedPeriod): string {
  return `${product}|${period.from}|${period.until}`;
}
