import { addMonths, monthOf, type Day, type Month, type MunicipalityCode } from '@jeugdregie/kernel';
import { isWithdrawn, startSentOn, stopSentOn } from '../care-files.ts';
import type { DemoClaim } from '../claims.ts';
import type { DemoLine } from '../lines.ts';
import type { Trajectory } from '../trajectory.ts';
import type { MonthCounts } from './truth.ts';

type Counts = { -readonly [Key in keyof MonthCounts]: MonthCounts[Key] };

/** What is made in one municipality. `honest`: the lines before mistakes were planted in them. */
export interface MadeCare {
  readonly municipality: MunicipalityCode;
  readonly trajectories: readonly Trajectory[];
  readonly honest: readonly DemoLine[];
  readonly claims: readonly DemoClaim[];
}

/** Counts per month, of everything that was sent by `until`. Care began before the window too. */
export function monthCounts(
  { municipality, trajectories, honest, claims }: MadeCare,
  until: Day,
): MonthCounts[] {
  const counts = new Map<Month, Counts>();
  const at = (month: Month): Counts => {
    const known = counts.get(month);
    if (known) return known;
    const fresh = { municipality, month, youths: 0, allocated: 0, started: 0, ended: 0, deliveredCents: 0 };
    counts.set(month, fresh);
    return fresh;
  };
  for (const one of trajectories) {
    if (isWithdrawn(one)) continue;
    if (one.sentOn <= until) at(monthOf(one.from)).allocated += 1;
    if (startSentOn(one) <= until) at(monthOf(one.begun)).started += 1;
    if (stopSentOn(one) <= until) at(monthOf(one.ended)).ended += 1;
  }
  for (const line of honest) {
    if (line.expected.kind !== 'rejected') at(monthOf(line.period.from)).deliveredCents += line.amountCents;
  }
  for (const [month, clients] of clientsByMonth(claims)) {
    at(month).youths = [...clients.values()].filter((lines) => lines > 0).length;
  }
  return [...counts.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** Accepted lines of each client per month of delivery, credits taken off. */
function clientsByMonth(claims: readonly DemoClaim[]): Map<Month, Map<string, number>> {
  const months = new Map<Month, Map<string, number>>();
  for (const { lines, rejectedFor } of claims) {
    if (rejectedFor !== null) continue;
    for (const line of lines) {
      if (line.expected.kind !== 'accepted') continue;
      const month = monthOf(line.period.from);
      const clients = months.get(month) ?? new Map<string, number>();
      clients.set(line.bsn, (clients.get(line.bsn) ?? 0) + (line.isCredit ? -1 : 1));
      months.set(month, clients);
    }
  }
  return months;
}

/** Of what was delivered in months that ended at least fifteen months before the last: the part not claimed in six. */
export function unknownAfterSixMonths(
  honest: readonly DemoLine[],
  last: Month,
): { all: number; late: number } {
  const long = addMonths(last, -15);
  let all = 0;
  let late = 0;
  for (const line of honest) {
    const month = monthOf(line.period.from);
    if (month > long) continue;
    all += line.amountCents;
    if (line.claimMonth > addMonths(month, 5)) late += line.amountCents;
  }
  return { all, late };
}
