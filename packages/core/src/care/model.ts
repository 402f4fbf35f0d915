import type { Finding } from '@jeugdregie/ijw';
import type {
  AllocationNumber,
  ClientKey,
  Day,
  Month,
  MunicipalityCode,
  Period,
  ProductCode,
  ProviderCode,
  Uuid,
} from '@jeugdregie/kernel';
import type { Reference, SegmentId, Terms } from '../contracts/index.ts';

/** How often the volume of an extent may be used (WMO757): per day, per week, per month, in total. */
export type Frequency = '1' | '2' | '4' | '6';

/**
 * Allocation (toewijzing): one version of one allocated product of a JW301. Every version is a row; which one counts
 * is decided by Toewijzingsdatum and -tijd, never by arrival (IV013, OP080).
 */
export interface Allocation {
  readonly municipality: MunicipalityCode;
  readonly number: AllocationNumber;
  /** `${Toewijzingsdatum}T${Toewijzingstijd}` */
  readonly version: string;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  /** Null for a generic allocation (budget only). */
  readonly category: string | null;
  /** Null for an aspecific (category only) or generic allocation. */
  readonly product: ProductCode | null;
  readonly period: Period;
  /** In units; eurocents when the unit is 83. */
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: Frequency | null;
  readonly budgetCents: number | null;
  /** Code of list COD327; '01' (municipality) when no request stands behind it, '00' when it cannot be known. */
  readonly referrer: string;
  readonly changeReason: string | null;
  /** Deleted with change reason 13: counts as never sent. */
  readonly isDeleted: boolean;
  /** District (wijk) of the client's address in this version; null when the postcode is unknown. */
  readonly district: string | null;
  /** Segment of the product on the first day, by the contract version of the day of receipt; null without a product. */
  readonly segment: SegmentId | null;
  readonly knownOn: Day;
  readonly fileId: Uuid;
}

/** What figures learn. An undone fact comes again with sign -1. */
export interface CareEvent {
  readonly kind: 'allocated' | 'started' | 'stopped';
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  /** Null for task-based care, which has no allocation (IV096). */
  readonly allocation: AllocationNumber | null;
  readonly product: ProductCode | null;
  readonly segment: SegmentId | null;
  readonly referrer: string;
  readonly district: string | null;
  /** First day of the allocation, day of the start, or last day of care. */
  readonly on: Day;
  readonly knownOn: Day;
  readonly sign: 1 | -1;
  /** True for a temporary stop and for the start that ends it: it counts for "active", not for "new" and "ended". */
  readonly isPause: boolean;
}

/** What the ledger books as obliged: a commitment (verplichting) that came, changed or went; cents are signed. */
export interface ObligedChange {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  /** Month of delivery. */
  readonly month: Month;
  readonly segment: SegmentId | null;
  readonly cents: bigint;
}

/** A finding of level 3 or 4 on a care message, with the fact that decided. `line` is always 0. */
export interface CareFinding extends Finding {
  readonly fact: 'allocation' | 'request' | 'earlier-start' | 'earlier-stop' | 'product' | 'claim';
  /** One Dutch sentence for the screen. */
  readonly note: string;
}

/** Where a care message came from; the same for everything in it. */
export interface CareOrigin {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  readonly fileId: Uuid;
  /** Dagtekening of the message. */
  readonly dated: Day;
  readonly knownOn: Day;
}

/** One allocated product as a JW301 gives it, before it is known which request stands behind it. */
export interface AllocationRecord {
  readonly number: AllocationNumber;
  readonly version: string;
  /** ReferentieAanbieder: the request that this version grants. */
  readonly reference: string | null;
  readonly category: string | null;
  readonly product: ProductCode | null;
  readonly period: Period;
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: Frequency | null;
  readonly budgetCents: number | null;
  readonly changeReason: string | null;
}

/** A delivery of a start (JW305) or a stop (JW307). `isWithdrawn`: StatusAanlevering 3, takes the earlier one back. */
export interface Delivery {
  readonly kind: 'start' | 'stop';
  /** Null for task-based care. */
  readonly allocation: AllocationNumber | null;
  readonly category: string | null;
  readonly product: ProductCode | null;
  readonly begin: Day;
  /** Stops only. Code of list JZ588; 20 is a temporary stop. */
  readonly reason: string | null;
  /** Stops only: last day of care. */
  readonly end: Day | null;
  readonly isWithdrawn: boolean;
}

/** One requested product of a JW315 with its referrer (verwijzer). */
export interface RequestRecord {
  /** ReferentieAanbieder: unique for the provider (TR347). */
  readonly reference: string;
  /** Code of list COD327. */
  readonly referrer: string;
  readonly referrerName: string | null;
  readonly referrerCode: string | null;
  readonly category: string | null;
  readonly product: ProductCode | null;
  readonly period: Period;
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: Frequency | null;
  readonly budgetCents: number | null;
}

/** A JW301, JW305, JW307 or JW315 in core terms. `postcode` serves to find the district and is not kept. */
export type CareMessage =
  | {
      readonly kind: 'allocations';
      readonly origin: CareOrigin;
      readonly postcode: string | null;
      readonly records: readonly AllocationRecord[];
    }
  | { readonly kind: 'starts'; readonly origin: CareOrigin; readonly records: readonly Delivery[] }
  | { readonly kind: 'stops'; readonly origin: CareOrigin; readonly records: readonly Delivery[] }
  | { readonly kind: 'requests'; readonly origin: CareOrigin; readonly records: readonly RequestRecord[] };

/**
 * What follows from a care message. With findings the message is rejected as a whole (IV028) and there is nothing to
 * save. Remarks never reject: they are shown with the file.
 */
export interface CareDecision {
  readonly message: CareMessage;
  readonly findings: readonly CareFinding[];
  readonly remarks: readonly CareFinding[];
  readonly allocations: readonly StoredAllocation[];
  readonly deliveries: readonly StoredDelivery[];
  readonly requests: readonly StoredRequest[];
  readonly events: readonly CareEvent[];
  readonly obliged: readonly ObligedChange[];
}

/** A version as it is kept: the record, whose it is, and the contract version that its commitment was counted with. */
export interface StoredAllocation extends AllocationRecord {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  readonly district: string | null;
  readonly segment: SegmentId | null;
  readonly dated: Day;
  readonly knownOn: Day;
  readonly fileId: Uuid;
  /** Hash of what the version says: tells two different texts of the same version apart. */
  readonly content: string;
  /** Null when no terms were known when it came. */
  readonly termsVersion: Uuid | null;
  /** Day on which we learnt that the provider rejected the message: it counts as not sent (OP286). */
  readonly refusedOn: Day | null;
}

/** A reference that a VOW used. */
export interface UsedReference {
  readonly reference: string;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
}

/** Everything that the deciders need, loaded before they run. */
export interface CareFacts {
  readonly reference: Reference;
  /** Every version of the allocations that the message names, of whatever client or provider. */
  readonly versions: readonly StoredAllocation[];
  /** Starts and stops of these allocations, and of the client's care without allocation. */
  readonly deliveries: readonly StoredDelivery[];
  /** Requests that the versions refer to, and those whose references the message brings. */
  readonly requests: readonly StoredRequest[];
  /** Requests for a change (VOW) with the references that the message brings. */
  readonly changes: readonly UsedReference[];
  /** A JW315 only: whether another request of this provider for this client waits (TR374). */
  readonly hasPending: boolean;
  /** Allocations with accepted, not credited claim lines (TR385). Claims come after care, so the caller gives them. */
  readonly claimedAllocations: ReadonlySet<AllocationNumber>;
  /** Terms of the contract versions that earlier commitments were counted with. */
  readonly earlierTerms: ReadonlyMap<Uuid, Terms>;
}

/** A delivery as it is kept. `position` counts from 0 in the message. */
export interface StoredDelivery extends Delivery {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  /** Segment of the product on the first day of care; only for care without allocation. */
  readonly segment: SegmentId | null;
  readonly fileId: Uuid;
  readonly position: number;
  readonly knownOn: Day;
}

export interface StoredRequest extends RequestRecord {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  readonly dated: Day;
  readonly knownOn: Day;
  readonly fileId: Uuid;
}

/** What an allocation costs when it is delivered in full, per month of delivery; the months sum to the total. */
export interface Obligation {
  readonly totalCents: bigint;
  readonly months: ReadonlyMap<Month, bigint>;
}
