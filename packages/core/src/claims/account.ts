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
  const standing = new Map<string, StandingDebit[]>();
  const credits = new Map<string, State[]>();

  const creditsOn = (reference: string): readonly State[] => credits.get(reference) ?? [];
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
  for (const line of earlier.filter((debit) => stands(debit, credits))) {
    getOrMake(standing, keyOf(line), () => []).push(line);
  }

  return {
    sumContextOf: (at) => ({
      // Field by field: this is made for every line, and a spread costs more than all rules together.
      file: at.file,
      line: at.line,
      allocation: at.allocation,
      product: at.product,
      isClientKnown: at.isClientKnown,
      earlierWith: at.earlierWith,
      timesInClaim: at.timesInClaim,
      used: totals.get(at.line.allocation) ?? nothing,
      creditsOn,
      standing: standing.get(keyOf(at.line)) ?? noDebits,
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
        const { reference, category, period } = line;
        getOrMake(standing, keyOf(line), () => []).push({ reference, category, period, state });
      } else {
        note(credits, { ...line, state });
        if (state === 'accepted') takeBack(standing, line);
      }
    },
  };
}

/** Neither rejected nor taken back. */
function stands(line: EarlierLine, credits: ReadonlyMap<string, readonly State[]>): boolean {
  return !line.isCredit && line.state !== 'rejected' && !credits.get(line.reference)?.includes('accepted');
}

const noDebits: readonly StandingDebit[] = [];

function takeBack(standing: Map<string, StandingDebit[]>, credit: ClaimLine): void {
  const key = keyOf(credit);
  const left = standing.get(key)?.filter((debit) => debit.reference !== credit.previousReference);
  if (left !== undefined) standing.set(key, left);
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
