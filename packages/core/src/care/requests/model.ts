import type {
  AllocationNumber,
  ClientKey,
  Day,
  MunicipalityCode,
  Period,
  ProductCode,
  ProviderCode,
  Uuid,
} from '@jeugdregie/kernel';
import type { Reference } from '../../contracts/index.ts';
import type { CareFinding, CareOrigin, Frequency, StoredAllocation, StoredRequest } from '../model.ts';

/** Request (verzoek) for an allocation (VOT, JW315), decided per product, or for a change (VOW, JW317), decided whole. */
export const requestKinds = ['allocation', 'change'] as const;
export type RequestKind = (typeof requestKinds)[number];

/**
 * How far a request is. `new`: nobody answered; `investigating`: JW319 with 2; `granted`: a JW301 with its reference;
 * `rejected`: JW319 with 1; `mixed`: a VOT of which some products were granted and the others rejected. It follows
 * from the facts alone, in whatever order they arrived (OP080).
 */
export const requestStates = ['new', 'investigating', 'granted', 'rejected', 'mixed'] as const;
export type RequestState = (typeof requestStates)[number];

/** How far one reference is: a requested product of a VOT, or a VOW. */
export type ReferenceState = Exclude<RequestState, 'mixed'>;

/** What a VOW says of one product: it stays, it is to be changed, or it is to be added. */
export interface Wish {
  readonly kind: 'unchanged' | 'changed' | 'new';
  /** Null for a new product. */
  readonly allocation: AllocationNumber | null;
  /** New products only. */
  readonly category: string | null;
  readonly product: ProductCode | null;
  /** Wished first day (GewensteIngangsdatum); null for what stays. */
  readonly from: Day | null;
  readonly until: Day | null;
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: Frequency | null;
  readonly budgetCents: number | null;
}

/** A request for a change (VOW, JW317) in core terms. */
export interface ChangeRequest {
  readonly origin: CareOrigin;
  /** ReferentieAanbieder of the request as a whole. */
  readonly reference: string;
  /** Code of list WJ758. */
  readonly reason: string;
  readonly wishes: readonly Wish[];
}

/** A request message as it is kept, of either kind. */
export interface RequestHead {
  readonly municipality: MunicipalityCode;
  readonly fileId: Uuid;
  readonly kind: RequestKind;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  /** VOW only: a VOT has a reference per product. */
  readonly reference: string | null;
  /** VOW only. */
  readonly reason: string | null;
  readonly dated: Day;
  readonly knownOn: Day;
  readonly state: RequestState;
  /** Last day for a first answer: 5 working days after receipt (OP274, OP346). */
  readonly decideBy: Day;
  /** Last day for the final answer after an investigation: 8 weeks after Dagtekening. */
  readonly settleBy: Day;
  /** VOT only: last day to reject because another municipality is responsible (OP359). */
  readonly residenceBy: Day | null;
}

/** An answer (JW319) to one reference: `rejected` (1) or `investigating` (2). */
export interface Answer {
  readonly reference: string;
  readonly answer: 'rejected' | 'investigating';
  /** Code of list WJ759, with a rejection. */
  readonly reason: string | null;
  /** The municipality that is responsible instead (reason 8, IV095). */
  readonly elsewhere: MunicipalityCode | null;
}

export interface StoredAnswer extends Answer {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly fileId: Uuid;
  readonly dated: Day;
  readonly knownOn: Day;
  /** Day on which we learnt that the provider rejected the message: it counts as not sent (OP286). */
  readonly refusedOn: Day | null;
}

/** Where an answer came from or goes to. It names no client: the reference is the only link. */
export type AnswerOrigin = Omit<CareOrigin, 'clientKey'>;

/** What the rules on a VOW look at. */
export interface ChangeFacts {
  readonly reference: Reference;
  /** Every version of the allocations of this client at this provider. */
  readonly versions: readonly StoredAllocation[];
  /** Whether its reference was used before. */
  readonly isReferenceUsed: boolean;
  /** Whether another request of this provider for this client waits (TR374). */
  readonly hasPending: boolean;
}

export interface ChangeDecision {
  readonly message: ChangeRequest;
  readonly findings: readonly CareFinding[];
}

/** What the rules on a JW319 look at. */
export interface AnswerFacts {
  readonly isRequestKnown: boolean;
  readonly isGranted: boolean;
  /** Earlier answers to this reference that were not refused. */
  readonly earlier: readonly StoredAnswer[];
}

/** Everything about one request that a person decides on, and the decider looks at. */
export interface RequestDossier {
  readonly head: RequestHead;
  /** VOT: what is asked, in the order of the message. */
  readonly products: readonly StoredRequest[];
  /** VOW: the whole wished situation. */
  readonly wishes: readonly Wish[];
  readonly answers: readonly StoredAnswer[];
  /** Versions with a reference of this request that were not refused. */
  readonly grants: readonly StoredAllocation[];
  /** The version that counts of each allocation of this client at this provider, deleted ones left out. */
  readonly allocations: readonly StoredAllocation[];
}

/** Terms under which a product is granted; they may differ from what was asked (IV094). */
export interface GrantTerms {
  readonly category: string | null;
  readonly product: ProductCode | null;
  readonly period: Period;
  readonly volume: number | null;
  readonly unit: string | null;
  readonly frequency: Frequency | null;
  readonly budgetCents: number | null;
}
