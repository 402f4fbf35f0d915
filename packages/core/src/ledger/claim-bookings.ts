import type { Day, Uuid } from '@jeugdregie/kernel';
import type { DecidedLine } from '../claims/index.ts';
import type { Booking, BookingKind } from './model.ts';

/** What the bookings rest on. `source` as in Booking. */
export interface BookingOrigin {
  readonly source: string;
  readonly fileId: Uuid | null;
  readonly knownOn: Day;
}

/**
 * Bookings for lines about which has been decided: one per provider, month of delivery, segment and kind. The sum of
 * `claimed` is the sum of what was claimed, `accepted` of what was accepted, to the cent. Pure.
 */
export function claimBookings(lines: readonly DecidedLine[], origin: BookingOrigin): readonly Booking[] {
  const sums = new Map<string, { readonly line: DecidedLine; readonly kind: BookingKind; cents: bigint }>();
  const add = (line: DecidedLine, kind: BookingKind, cents: number): void => {
    const key = `${line.municipality}|${line.provider}|${line.month}|${line.segment ?? ''}|${kind}`;
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { line, kind, cents: BigInt(cents) });
    else sum.cents += BigInt(cents);
  };
  for (const line of lines) {
    add(line, 'claimed', line.claimedCents);
    if (line.isRejected) continue;
    add(line, 'accepted', line.acceptedCents);
    if (line.isCredit) add(line, 'credited', line.acceptedCents);
  }
  return [...sums.values()].map(({ line, kind, cents }) => ({
    municipality: line.municipality,
    provider: line.provider,
    month: line.month,
    segment: line.segment,
    kind,
    cents,
    ...origin,
  }));
}
