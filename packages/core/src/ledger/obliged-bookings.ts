import type { ObligedChange } from '../care/index.ts';
import type { Booking } from './model.ts';
import type { BookingOrigin } from './claim-bookings.ts';

/**
 * Bookings for commitments that came, changed or went (a new version of an allocation books the difference). Changes
 * of one file in the same month and segment are one booking; what adds up to nothing is not booked. Pure.
 */
export function obligedBookings(
  changes: readonly ObligedChange[],
  origin: BookingOrigin,
): readonly Booking[] {
  const groups = Map.groupBy(
    changes,
    (change) => `${change.municipality}|${change.provider}|${change.month}|${change.segment ?? ''}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const cents = group.reduce((sum, change) => sum + change.cents, 0n);
    if (first === undefined || cents === 0n) return [];
    const { municipality, provider, month, segment } = first;
    return [{ municipality, provider, month, segment, kind: 'obliged' as const, cents, ...origin }];
  });
}
