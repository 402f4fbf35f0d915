import {
  daysBetween,
  intersection,
  lengthInDays,
  monthPeriod,
  type Month,
  type Period,
} from '@jeugdregie/kernel';

/** An open allocation (toewijzing) as exposure: how much may be delivered, over which days, at what rate. */
export interface OpenAllocation {
  readonly period: Period;
  /** Volume per `frequency`, in the unit of the rate. */
  readonly volume: number;
  readonly frequency: 'total' | 'day' | 'week' | 'month';
  /** Price of one unit, in cents. */
  readonly rateCents: number;
}

/**
 * Exposure per month in cents: allocated volume in that month × rate. A total is spread over the days of its period,
 * weeks count by sevenths of days, a month counts by the share of its days that the allocation covers. An open-ended
 * total cannot be spread: its `fallbackDays` (the usual length of such care) takes the place of its end.
 */
export function exposureByMonth(
  allocations: Iterable<OpenAllocation>,
  months: readonly Month[],
  fallbackDays: number,
): number[] {
  const exposure = months.map(() => 0);
  const periods = months.map((m) => monthPeriod(m));
  for (const allocation of allocations) {
    for (const [i, month] of periods.entries()) {
      const common = intersection(month, allocation.period);
      if (common === null) continue;
      const days =
        lengthInDays(month) === 0
          ? 0
          : lengthInDays({ from: common.from, until: common.until ?? month.until });
      exposure[i] =
        (exposure[i] ?? 0) +
        allocation.rateCents * volumeOf(allocation, days, lengthInDays(month), fallbackDays);
    }
  }
  return exposure;
}

function volumeOf(allocation: OpenAllocation, days: number, monthDays: number, fallbackDays: number): number {
  const { volume, period } = allocation;
  switch (allocation.frequency) {
    case 'day':
      return volume * days;
    case 'week':
      return (volume * days) / 7;
    case 'month':
      return (volume * days) / monthDays;
    case 'total': {
      const whole = period.until === null ? fallbackDays : daysBetween(period.from, period.until) + 1;
      return (volume * days) / Math.max(whole, days);
    }
  }
}
