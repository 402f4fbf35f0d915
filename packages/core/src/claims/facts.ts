import type {
  AllocationNumber,
  ClientKey,
  ClosedPeriod,
  Day,
  Period,
  ProductCode,
  ProviderCode,
  Uuid,
} from '@jeugdregie/kernel';
import type { SegmentId } from '../contracts/index.ts';

/** What claims must know of an allocation: the version that counts. */
export interface AllocationFact {
  readonly number: AllocationNumber;
  readonly version: string;
  readonly clientKey: ClientKey;
  readonly category: string | null;
  readonly product: ProductCode | null;
  readonly period: Period;
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: '1' | '2' | '4' | '6' | null;
  readonly budgetCents: number | null;
  readonly referrer: string;
  readonly district: string | null;
  readonly isDeleted: boolean;
}

/** A stretch of days with one agreed rate. */
export interface RateSpan {
  readonly from: Day;
  readonly until: Day;
  readonly rateCents: number;
  readonly unit: string;
  readonly contract: string;
}

/** What the contract says about one product in one product period. */
export interface ProductFact {
  readonly product: ProductCode;
  readonly period: ClosedPeriod;
  /** Category of the product list in use; null when the list does not hold the product. */
  readonly category: string | null;
  /** Unit of the product list in use; null when the list does not hold the product. */
  readonly unit: string | null;
  readonly segment: SegmentId | null;
  /** Rates inside the period, in order of days; days without a rate are in none of them. */
  readonly rates: readonly RateSpan[];
}

/** An earlier line of the same provider and municipality, of a claim that counts as sent. */
export interface EarlierLine {
  readonly fileId: Uuid;
  readonly index: number;
  readonly reference: string;
  readonly previousReference: string | null;
  readonly clientKey: ClientKey;
  readonly allocation: AllocationNumber;
  readonly category: string;
  readonly product: ProductCode;
  readonly period: ClosedPeriod;
  readonly volume: number;
  readonly unit: string;
  readonly rateCents: number | null;
  readonly amountCents: number;
  readonly isCredit: boolean;
  readonly state: 'accepted' | 'rejected' | 'needs-person';
}

/** Sums over the earlier lines of one allocation in one unit, credits taken off. `waiting` waits for a person. */
export interface UsedFact {
  readonly allocation: AllocationNumber;
  readonly unit: string;
  readonly acceptedVolume: number;
  readonly acceptedCents: number;
  readonly waitingVolume: number;
  readonly waitingCents: number;
}

/** Ceiling of a provider in a year, and what the region accepted in that year so far. No verdict depends on it. */
export interface CeilingFact {
  readonly provider: ProviderCode;
  readonly year: number;
  readonly ceilingCents: bigint;
  readonly acceptedCents: bigint;
}

/** Everything that the rules may look at: plain values, loaded before the decision. */
export interface ClaimFacts {
  readonly contractVersion: Uuid | null;
  /** Another message of this provider has the same identification (TR056). */
  readonly isIdentificationUsed: boolean;
  /** Another claim of this provider has the same number (TR333). */
  readonly isClaimNumberUsed: boolean;
  /** First day of the latest claim period among the claims dated before this one (TR318). */
  readonly latestPeriodFrom: Day | null;
  /** Clients of the claim that this provider never had an allocation for (TR304). */
  readonly unknownClients: readonly ClientKey[];
  readonly allocations: readonly AllocationFact[];
  readonly products: readonly ProductFact[];
  /** Lines that this claim refers to or repeats, the credits on them, and lines in the same months. */
  readonly earlier: readonly EarlierLine[];
  readonly used: readonly UsedFact[];
  readonly ceilings: readonly CeilingFact[];
}
