import type { AllocationNumber, ClosedPeriod, Day } from '@jeugdregie/kernel';
import type { ClaimFacts } from '../facts.ts';
import type { ClaimFile, ClaimLine } from '../model.ts';
import { allocationFact, claimLine, creditOf, period, productFact, rateSpan } from '../testing.ts';

export interface RuleCase {
  readonly rule: string;
  readonly name: string;
  readonly lines?: readonly ClaimLine[];
  readonly file?: Partial<ClaimFile>;
  readonly facts?: Partial<ClaimFacts>;
  /** What becomes of the last line (of the claim, for rules about the claim). */
  readonly is: 'accepted' | 'rejected' | 'asked';
}

export const line = claimLine;
export const allocated = (change: Parameters<typeof allocationFact>[0]): Partial<ClaimFacts> => ({
  allocations: [allocationFact(change)],
});
export const inPeriod = (within: ClosedPeriod, change: Partial<ClaimLine> = {}): readonly ClaimLine[] => [
  line({ period: within, ...change }),
];
export const known = (within: ClosedPeriod): Partial<ClaimFacts> => ({
  products: [productFact({ period: within })],
});
export const credited = creditOf(line());
export const minutes = line({ unit: '01', volume: 50, rateCents: 142, amountCents: 7083 });
export const euros = { unit: '83', rateCents: null } as const;
export const budget = {
  category: '45',
  product: null,
  volume: null,
  unit: null,
  frequency: null,
  budgetCents: 100_000,
};
export const split = [
  rateSpan({ until: '2026-01-14' as Day }),
  rateSpan({ from: '2026-01-15' as Day, rateCents: 9000 }),
];
export const weekly = { volume: 2, frequency: '2' } as const;
export const output = {
  ...weekly,
  unit: '83',
  volume: 30_000,
  period: period('2022-07-11', '2022-09-03'),
} as const;
export const summer = (month: string, from: string, until: string, volume: number): Partial<RuleCase> => ({
  lines: [
    line({
      ...euros,
      period: period(`2022-${month}-${from}`, `2022-${month}-${until}`),
      volume,
      amountCents: volume,
    }),
  ],
  facts: {
    ...allocated(output),
    products: [productFact({ period: period(`2022-${month}-${from}`, `2022-${month}-${until}`) })],
  },
});
export const used = (acceptedVolume: number, acceptedCents = 0, unit = '04'): Partial<ClaimFacts> => ({
  used: [
    {
      allocation: 1001 as AllocationNumber,
      unit,
      acceptedVolume,
      acceptedCents,
      waitingVolume: 0,
      waitingCents: 0,
    },
  ],
});
