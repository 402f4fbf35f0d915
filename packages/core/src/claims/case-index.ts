import type { AllocationNumber, ClientKey, ClosedPeriod, ProductCode } from '@jeugdregie/kernel';
import type { AllocationFact, ClaimFacts, EarlierLine } from './facts.ts';
import type { ClaimFile, ClaimLine } from './model.ts';
import type { LineContext } from './rules/rule.ts';

/** The facts of a claim, findable by line. */
export interface CaseIndex {
  contextOf(line: ClaimLine): LineContext;
  /** What of the context is the line's own. */
  placeOf(line: ClaimLine): Pick<LineContext, 'allocation' | 'product'>;
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
    [...Map.groupBy(facts.products, ({ product }) => product)].map(([product, own]) => [
      product,
      Map.groupBy(own, ({ period }) => period.from),
    ]),
  );
  const unknown = new Set<ClientKey>(facts.unknownClients);
  const earlier = facts.earlier.toSorted(byPlace);
  const byReference = Map.groupBy(earlier, (line) => line.reference);
  const times = new Map<string, number>();
  for (const { reference } of file.lines) times.set(reference, (times.get(reference) ?? 0) + 1);
  const isClientKnown = (client: ClientKey): boolean => !unknown.has(client);
  const earlierWith = (reference: string): readonly EarlierLine[] => byReference.get(reference) ?? [];
  const timesInClaim = (reference: string): number => times.get(reference) ?? 0;
  const placeOf: CaseIndex['placeOf'] = (line) => {
    const allocation = allocations.get(line.allocation);
    const sameStart = products.get(line.product)?.get(line.period.from);
    return {
      allocation: allocation?.clientKey === line.clientKey ? allocation : null,
      product: sameStart?.find((fact) => fact.period.until === line.period.until) ?? null,
    };
  };
  return {
    earlier,
    allocations,
    placeOf,
    contextOf(line) {
      const { allocation, product } = placeOf(line);
      return {
        file,
        line,
        allocation,
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
