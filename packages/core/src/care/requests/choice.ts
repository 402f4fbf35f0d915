import type { MessageCode } from '@jeugdregie/ijw';
import type { AllocationNumber, Day, MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import type { Actor } from '../../audit/index.ts';
import type { Address } from '../../identity/index.ts';
import type { AllocationRecord } from '../model.ts';
import type { Answer, GrantTerms } from './model.ts';

/** What a person chooses for one reference: a requested product of a VOT, or a VOW as a whole. */
export type Choice =
  | {
      readonly kind: 'grant';
      readonly reference: string;
      /** VOT only: as it is granted; null grants what was asked. */
      readonly terms: GrantTerms | null;
      /** VOW only: the day from which what should have begun already begins instead, after consultation (IV093). */
      readonly shiftTo: Day | null;
    }
  | {
      readonly kind: 'reject';
      readonly reference: string;
      /** Code of list WJ759. */
      readonly reason: string;
      readonly elsewhere: MunicipalityCode | null;
    }
  | { readonly kind: 'investigate'; readonly reference: string };

/** When it is decided, and what may be given out. */
export interface Moment {
  readonly today: Day;
  /** `${today}T${time}`: Toewijzingsdatum and -tijd of what changes. */
  readonly version: string;
  /** First number that was not given out. */
  readonly nextNumber: AllocationNumber;
  /** Allocations with accepted claim lines: they cannot be deleted (TR385). */
  readonly claimed: ReadonlySet<AllocationNumber>;
}

/** What goes out: the products of one JW301 (none when nothing was granted), and one JW319 per answer. */
export interface Settlement {
  readonly allocations: readonly AllocationRecord[];
  readonly answers: readonly Answer[];
}

/** A person's order about one request. */
export interface RequestOrder {
  readonly municipality: MunicipalityCode;
  /** The request message. */
  readonly fileId: Uuid;
  readonly choices: readonly Choice[];
  /** Where the client lives, when the person filled it in: a first JW301 needs it. */
  readonly address: Address | null;
  readonly actor: Actor;
  readonly today: Day;
}

/** A message that a decision put in the outbox. */
export interface SentMessage {
  readonly message: MessageCode;
  readonly fileId: Uuid;
  readonly name: string;
}

/** What the provider wrote in free words with a request (Commentaar). It may lead to a person, so it is kept nowhere else. */
export interface Comment {
  /** Of the product that it is about; null: about the request as a whole. */
  readonly reference: string | null;
  readonly text: string;
}
