import type { AllocationNumber } from '@jeugdregie/kernel';
import type { CaseIndex } from './case-index.ts';
import type { ClaimFacts, EarlierLine } from './facts.ts';
import { measured } from './extent.ts';
import type { ClaimLine } from './model.ts';
import type { StandingDebit, SumContext, UsedSoFar, LineContext } from './rules/rule.ts';

type State = EarlierLine['state'];

/** What was accepted or waits, per allocation, while a claim is being decided. Rejected lines leave no trace. */
export interface Account {
  /** The line's context with the account as it stands now. */
  sumContextOf(at: LineContext): SumContext;
  /** Enters a line of this claim. */
  enter(line: ClaimLine, state: 'accepted' | 'needs-person'): void;
}

interface Totals {
  acceptedVolume: number;
  acceptedCents: number;
  waitingVolume: number;
  waitingCents: number;
}

const nothing: UsedSoFar = { acceptedVolume: 0, acceptedCents: 0, waitingVolume: 0, waitingCents: 0 };

export function openAccount(
  facts: ClaimFacts,
  { allocations, earlier }: Pick<CaseIndex, 'allocations' | 'earlier'>,
): Account {
  const totals = new Map<AllocationNumber, Totals>();
  const standing = new Map<string, Map<string, StandingDebit>>();
  const credits = new Map<string, State[]>();

  const totalsOf = (allocation: AllocationNumber): Totals =>
    getOrMake(totals, allocation, () => ({ ...nothing }));
  const sideBySide = (allocation: AllocationNumber, unit: string): boolean => {
    const agreed = allocations.get(allocation)?.unit ?? unit;
    return measureOf(agreed) === measureOf(unit);
  };

  for (const used of facts.used) {
    const sum = totalsOf(used.allocation);
    // Volumes in a unit that the allocation does not have cannot be added to its volume; their amounts can.
    const isComparable = sideBySide(used.allocation, used.unit);
    sum.acceptedVolume += isComparable ? measured(used.acceptedVolume, used.unit) : 0;
    sum.waitingVolume += isComparable ? measured(used.waitingVolume, used.unit) : 0;
    sum.acceptedCents += used.acceptedCents;
    sum.waitingCents += used.waitingCents;
  }
  for (const line of earlier) if (line.isCredit) note(credits, line);
  for (const line of earlier) {
    if (line.isCredit || line.state === 'rejected') continue;
    if (credits.get(line.reference)?.includes('accepted')) continue;
    getOrMake(standing, keyOf(line), () => new Map<string, StandingDebit>()).set(line.reference, line);
  }

  return {
    sumContextOf: (at) => ({
      ...at,
      used: totals.get(at.line.allocation) ?? nothing,
      creditsOn: (reference) => credits.get(reference) ?? [],
      standing: [...(standing.get(keyOf(at.line))?.values() ?? [])],
    }),
    enter(line, state) {
      const sum = totalsOf(line.allocation);
      const sign = line.isCredit ? -1 : 1;
      if (state === 'accepted') {
        sum.acceptedVolume += sign * measured(line.volume, line.unit);
        sum.acceptedCents += line.amountCents;
      } else if (!line.isCredit) {
        // A credit that waits makes no room yet.
        sum.waitingVolume += measured(line.volume, line.unit);
        sum.waitingCents += line.amountCents;
      }
      if (!line.isCredit) {
        getOrMake(standing, keyOf(line), () => new Map<string, StandingDebit>()).set(line.reference, {
          ...line,
          state,
        });
      } else {
        note(credits, { ...line, state });
        if (state === 'accepted') standing.get(keyOf(line))?.delete(line.previousReference ?? '');
      }
    },
  };
}

function note(
  credits: Map<string, State[]>,
  credit: { readonly previousReference: string | null; readonly state: State },
): void {
  getOrMake(credits, credit.previousReference ?? '', () => []).push(credit.state);
}

function keyOf(line: Pick<ClaimLine, 'allocation' | 'product'>): string {
  return `${line.allocation}|${line.product}`;
}

function measureOf(unit: string): string {
  return unit === '04' ? '01' : unit;
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
