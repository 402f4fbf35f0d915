import type { Day, Month, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import type { SegmentId } from '../contracts/index.ts';

/**
 * What a booking says: `obliged` (verplicht), `claimed` (ingediend), `accepted` (toegekend), `paid` (betaald) and
 * `credited` (the part of `accepted` that took earlier money back, so never positive).
 */
export type BookingKind = 'obliged' | 'claimed' | 'accepted' | 'paid' | 'credited';

export const bookingKinds = ['obliged', 'claimed', 'accepted', 'paid', 'credited'] as const;

/** One amount that was booked, for good. A mistake is put right by another booking. */
export interface Booking {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  /** Month of delivery. */
  readonly month: Month;
  readonly segment: SegmentId | null;
  readonly kind: BookingKind;
  /** Signed. */
  readonly cents: bigint;
  /**
   * What the booking rests on: `file:<id>` for a claim or a care message, `line:<id>` for a person's decision,
   * `payment:<hash>` for a payment. One source books a provider, month, segment and kind once.
   */
  readonly source: string;
  /** The claim file that the amount belongs to; null when it belongs to none. */
  readonly fileId: Uuid | null;
  /** The day on which we knew it. */
  readonly knownOn: Day;
}

/** Sums of bookings of one provider, municipality and month of delivery, to the cent. */
export interface Balance {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly month: Month;
  readonly obligedCents: bigint;
  readonly claimedCents: bigint;
  readonly acceptedCents: bigint;
  readonly creditedCents: bigint;
  readonly paidCents: bigint;
  /** Accepted but not paid; negative when more was paid than accepted. */
  readonly openCents: bigint;
}

export interface BalanceFilter {
  readonly from?: Month | undefined;
  readonly until?: Month | undefined;
  readonly provider?: ProviderCode | undefined;
  readonly municipality?: MunicipalityCode | undefined;
  /** Bookings that were known on this day; all when absent. */
  readonly cutOff?: Day | undefined;
  /** Page: everything after this key, at most `limit` balances. */
  readonly after?:
    | { readonly municipality: MunicipalityCode; readonly provider: ProviderCode; readonly month: Month }
    | undefined;
  readonly limit?: number | undefined;
}
