import type { ClientKey } from '@jeugdregie/kernel';
import type { AllocationFact, ClaimFacts, EarlierLine, ProductFact } from '../facts.ts';
import type { ClaimFile, ClaimLine, FactName } from '../model.ts';

/** What was expected and what was found, as short texts; amounts in whole cents. */
export interface Mismatch {
  readonly expected: string | null;
  readonly found: string | null;
}

/** A rule as people know it. `meaning` and `remedy` are Dutch: they reach screens as they stand. */
export interface RuleText {
  readonly id: string;
  /** What the rule asks. */
  readonly meaning: string;
  /** What the provider, or for the rules that ask for a person the municipality, does about it. */
  readonly remedy: string;
  readonly source: string;
  readonly fact: FactName;
}

/** A rule about the claim as a whole. `header`: the answer is a header only. */
export interface FileRule extends RuleText {
  readonly kind: 'file';
  readonly returnCode: string;
  readonly at: 'header' | 'claim';
  readonly check: (file: ClaimFile, facts: ClaimFacts) => Mismatch | null;
}

/** A rule about one line on its own, whatever the other lines are. */
export interface LineRule extends RuleText {
  readonly kind: 'line';
  readonly returnCode: string;
  /** `client`: the client is wrong and its lines are not looked at any further. */
  readonly on: 'client' | 'credit' | 'debit' | 'any';
  readonly check: (at: LineContext) => Mismatch | null;
}

/** A rule about a line together with all that was accepted before it. */
export interface SumRule extends RuleText {
  readonly kind: 'sum';
  readonly returnCode: string;
  readonly on: 'credit' | 'debit';
  readonly check: (at: SumContext) => Mismatch | null;
}

/** Where the machine cannot decide: gives the Dutch question for a person, or null. */
export interface PersonRule extends RuleText {
  readonly kind: 'person';
  readonly on: 'debit' | 'any';
  readonly ask: (at: SumContext) => string | null;
}

export type Rule = FileRule | LineRule | SumRule | PersonRule;

/** Rules that came into force together. */
export interface RuleSet {
  readonly id: string;
  /** First day (of the claim's DeclaratieDagtekening) on which it holds, as ISO text. */
  readonly from: string;
  readonly fileRules: readonly FileRule[];
  readonly lineRules: readonly LineRule[];
  readonly sumRules: readonly SumRule[];
  readonly personRules: readonly PersonRule[];
}

/** One line with the facts that concern it. */
export interface LineContext {
  readonly file: ClaimFile;
  readonly line: ClaimLine;
  /** The allocation with the line's number, if it is of this client; null otherwise. */
  readonly allocation: AllocationFact | null;
  readonly product: ProductFact | null;
  readonly isClientKnown: (client: ClientKey) => boolean;
  /** Earlier lines with the reference. */
  readonly earlierWith: (reference: string) => readonly EarlierLine[];
  /** How many lines of this claim have the reference. */
  readonly timesInClaim: (reference: string) => number;
}

/** What an allocation has had so far, credits taken off. `waiting` waits for a person. */
export interface UsedSoFar {
  /** In the measure of `measured`: minutes for minutes and hours, else the unit itself. */
  readonly acceptedVolume: number;
  readonly acceptedCents: number;
  readonly waitingVolume: number;
  readonly waitingCents: number;
}

/** A line in the running account: credits of this claim and the debits before it are already in. */
export interface SumContext extends LineContext {
  readonly used: UsedSoFar;
  /** States of the credits, earlier or in this claim, that take the line with this reference back. */
  readonly creditsOn: (reference: string) => readonly EarlierLine['state'][];
  /** Debit lines before this one with the same allocation and product that were not taken back. */
  readonly standing: readonly StandingDebit[];
}

export type StandingDebit = Pick<EarlierLine, 'reference' | 'category' | 'period' | 'state'>;
