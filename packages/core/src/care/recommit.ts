import type { AllocationNumber } from '@jeugdregie/kernel';
import type { CareFacts, ObligedChange, StoredAllocation } from './model.ts';
import { commitmentOf, summed } from './obliged-change.ts';
import { countingVersion } from './trajectory.ts';

/** What changes when commitments are counted by the contract version that counts now. */
export interface Recommitment {
  /** The difference for the ledger, per month and segment. */
  readonly obliged: readonly ObligedChange[];
  /** Allocations of which every version goes by the new terms from now on. */
  readonly numbers: readonly AllocationNumber[];
}

/**
 * Commitments (verplichtingen) of one provider's allocations again, by the terms of now: each is taken back by the terms
 * that it was counted with and booked by the new ones, so new rates reach care that was allocated before them. Pure.
 * `versions`: every version of each allocation.
 */
export function recommit(
  versions: readonly StoredAllocation[],
  facts: Pick<CareFacts, 'reference' | 'earlierTerms'>,
): Recommitment {
  const byNumber = [...Map.groupBy(versions, ({ number }) => number)];
  const changes = byNumber.flatMap(([, own]) => {
    const counting = countingVersion(own);
    if (!counting) return [];
    const now = { ...counting, termsVersion: facts.reference.version };
    return [...commitmentOf(counting, facts, -1n), ...commitmentOf(now, facts, 1n)];
  });
  return { obliged: summed(changes), numbers: byNumber.map(([number]) => number) };
}

/** What these allocations commit to by the terms that each was counted with: what the ledger must hold. Pure. */
export function commitments(
  versions: readonly StoredAllocation[],
  facts: Pick<CareFacts, 'reference' | 'earlierTerms'>,
): readonly ObligedChange[] {
  return summed(
    [...Map.groupBy(versions, ({ number }) => number).values()].flatMap((own) => {
      const counting = countingVersion(own);
      return counting ? commitmentOf(counting, facts, 1n) : [];
    }),
  );
}
