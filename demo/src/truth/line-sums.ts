import { monthOf, type MunicipalityCode } from '@jeugdregie/kernel';
import type { DemoClaim } from '../claims.ts';
import { signedCents, type DemoLine } from '../lines.ts';
import type { MonthSums } from './truth.ts';

type Sums = { -readonly [Key in keyof MonthSums]: MonthSums[Key] };

/**
 * Sums per month of delivery and month of knowing, added up here from what was made, apart from any adjudication: a
 * line counts for what must become of it. Lines of a claim that is rejected whole, and lines that wait, count nowhere.
 */
export function lineSums(municipality: MunicipalityCode, claims: readonly DemoClaim[]): MonthSums[] {
  const sums = new Map<string, Sums>();
  for (const { dated, lines, rejectedFor } of claims) {
    if (rejectedFor !== null) continue;
    for (const line of lines) add(sums, line, { municipality, knownMonth: monthOf(dated) });
  }
  return [...sums.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function add(
  sums: Map<string, Sums>,
  line: DemoLine,
  place: Pick<MonthSums, 'municipality' | 'knownMonth'>,
): void {
  if (line.expected.kind === 'needs-person') return;
  const at = { ...place, month: monthOf(line.period.from) };
  const sum = sums.get(keyOf(at)) ?? {
    ...at,
    lines: 0,
    rejectedLines: 0,
    claimedCents: 0,
    acceptedCents: 0,
    creditedCents: 0,
  };
  const cents = signedCents(line);
  const isAccepted = line.expected.kind === 'accepted';
  sum.lines += 1;
  sum.rejectedLines += isAccepted ? 0 : 1;
  sum.claimedCents += cents;
  sum.acceptedCents += isAccepted ? cents : 0;
  sum.creditedCents += isAccepted && line.isCredit ? cents : 0;
  sums.set(keyOf(at), sum);
}

function keyOf({ month, knownMonth }: Pick<MonthSums, 'month' | 'knownMonth'>): string {
  return `${month} ${knownMonth}`;
}
