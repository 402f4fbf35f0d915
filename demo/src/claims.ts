import { addDays, addMonths, firstDayOf, type Day, type Month } from '@jeugdregie/kernel';
import type { DemoLine, ExpectedRule } from './lines.ts';
import type { DemoProvider } from './providers.ts';
import type { Story } from './story.ts';

/** One claim: provider × municipality × claim month. */
export interface DemoClaim {
  /** DeclaratieNummer, and the identification of its message. */
  readonly number: string;
  readonly identification: string;
  readonly provider: DemoProvider;
  /** DeclaratiePeriode. */
  readonly month: Month;
  readonly dated: Day;
  readonly lines: readonly DemoLine[];
  /** Set when the claim as a whole must be rejected; its lines then count as not sent. */
  readonly rejectedFor: ExpectedRule | null;
  /** What was planted here; null for an ordinary claim. */
  readonly planted: string | null;
}

/** All claims of one municipality that are sent by the end of the story, in order of day and provider. */
export function claimsOf(lines: readonly DemoLine[], prefix: string, story: Story): DemoClaim[] {
  const byClaim = Map.groupBy(lines, (line) => `${line.trajectory.provider.code} ${line.claimMonth}`);
  const claims: DemoClaim[] = [];
  for (const group of byClaim.values()) {
    const [first] = group;
    if (!first) continue;
    const { provider } = first.trajectory;
    const month = first.claimMonth;
    const dated = claimDay(provider, month, story);
    if (dated > story.until) continue;
    const number = `${prefix}${month.replace('-', '')}`;
    claims.push({
      number,
      identification: number,
      provider,
      month,
      dated,
      lines: group,
      rejectedFor: null,
      planted: null,
    });
  }
  return claims.sort(byDayAndProvider);
}

export function byDayAndProvider(a: DemoClaim, b: DemoClaim): number {
  return a.dated < b.dated ? -1 : a.dated > b.dated ? 1 : a.provider.code < b.provider.code ? -1 : 1;
}

/** Each provider has its own day of the month after, from the fourth to the fifteenth; one comes months later. */
export function claimDay(provider: DemoProvider, month: Month, { lateProvider }: Story): Day {
  const later = provider === lateProvider.provider ? lateProvider.monthsLate : 0;
  return addDays(firstDayOf(addMonths(month, 1 + later)), 3 + (Number(provider.code) % 12));
}
