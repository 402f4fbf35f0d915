import type { AllocationDetail, CareDelivery } from '../../api/care.ts';

/** A stretch on the time bar; `until` is included, null runs on. */
export interface Stretch {
  readonly from: string;
  readonly until: string | null;
}

/** Care that was really given: from each start to the stop that ended it, withdrawn deliveries left out. */
export function careStretches(
  deliveries: readonly CareDelivery[],
): readonly (Stretch & { readonly isPause: boolean })[] {
  const standing = deliveries.filter((one) => !one.isIngetrokken && !isTakenBack(one, deliveries));
  const starts = [
    ...new Set(standing.filter(({ soort }) => soort === 'start').map(({ begin }) => begin)),
  ].sort();
  return starts.map((begin) => {
    const stops = standing.filter((one) => one.soort === 'stop' && one.begin === begin);
    // A definitive stop (not 20) goes before a temporary one.
    const [ending] = stops.toSorted(
      (a, b) => Number(a.reden?.code === pause) - Number(b.reden?.code === pause),
    );
    return { from: begin, until: ending?.einde ?? null, isPause: ending?.reden?.code === pause };
  });
}

/** Reason of a temporary stop. */
const pause = '20';

function isTakenBack(one: CareDelivery, deliveries: readonly CareDelivery[]): boolean {
  const isSame = (other: CareDelivery): boolean =>
    other.soort === one.soort &&
    other.begin === one.begin &&
    other.einde === one.einde &&
    other.reden?.code === one.reden?.code;
  const same = deliveries.filter(isSame);
  return same.filter(({ isIngetrokken }) => isIngetrokken).length * 2 >= same.length;
}

/** First and last day of the picture: everything that is known of the allocation, and today. */
export function spanOf(
  found: AllocationDetail,
  today: string,
): { readonly from: string; readonly until: string } {
  const days = [
    today,
    ...found.versies.flatMap(({ van, tot }) => [van, tot]),
    ...found.leveringen.flatMap(({ begin, einde }) => [begin, einde]),
    ...found.declaraties.map(({ maand }) => `${maand}-28`),
  ].filter((day): day is string => day !== null);
  const sorted = days.toSorted();
  return { from: sorted[0] ?? today, until: sorted.at(-1) ?? today };
}
