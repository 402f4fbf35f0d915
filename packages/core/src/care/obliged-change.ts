import type { CareFacts, ObligedChange, StoredAllocation } from './model.ts';
import { obligationOf } from './obligation.ts';
import { countingVersion, deleted, type Trajectory } from './trajectory.ts';

type TermsKnown = Pick<CareFacts, 'reference' | 'earlierTerms'>;

/** What a change of state commits the municipality to, per month of delivery. */
export function obligedBetween(before: Trajectory, after: Trajectory, facts: TermsKnown): ObligedChange[] {
  const old = countingVersion(before.versions);
  const now = countingVersion(after.versions);
  if (old === now) return [];
  return [...(old ? commitmentOf(old, facts, -1n) : []), ...(now ? commitmentOf(now, facts, 1n) : [])];
}

/** The commitment of a version by the terms that it was counted with, so that taking it back gives exactly zero. */
export function commitmentOf(version: StoredAllocation, facts: TermsKnown, sign: 1n | -1n): ObligedChange[] {
  const { municipality, provider, segment } = version;
  const terms =
    version.termsVersion === facts.reference.version
      ? facts.reference.termsOf(provider)
      : version.termsVersion && facts.earlierTerms.get(version.termsVersion);
  if (!terms) return [];
  const obligation = obligationOf({ ...version, isDeleted: version.changeReason === deleted }, terms);
  return [...(obligation?.months ?? [])].map(([month, cents]) => ({
    municipality,
    provider,
    month,
    segment,
    cents: sign * cents,
  }));
}

/** One change per month and segment; those that cancel out are left out. */
export function summed(changes: readonly ObligedChange[]): ObligedChange[] {
  const cells = new Map<string, ObligedChange>();
  for (const change of changes) {
    const key = `${change.month} ${change.segment}`;
    const cell = cells.get(key);
    cells.set(key, cell ? { ...cell, cents: cell.cents + change.cents } : change);
  }
  return [...cells.values()].filter(({ cents }) => cents !== 0n);
}
