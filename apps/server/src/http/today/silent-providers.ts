import { can } from '@jeugdregie/core/access';
import { providers } from '@jeugdregie/core/contracts';
import type { Tx } from '@jeugdregie/core/db';
import { balances, type Balance } from '@jeugdregie/core/ledger';
import type { View } from '@jeugdregie/core/rest';
import {
  addDays,
  addMonths,
  lastDayOf,
  monthOf,
  type Day,
  type Month,
  type ProviderCode,
} from '@jeugdregie/kernel';
import { signalTermsOn } from './signal-terms.ts';
import { plainTask, shortened, type TodayTask } from './task.ts';

/** How many months back a missing claim is still looked for. */
const monthsBack = 3;

/**
 * Providers that have running allocations in a month and claimed nothing over it, once the term is over. The ledger knows
 * both: what the allocations oblige to, and what was claimed. Allocations without an extent oblige to nothing and are
 * not seen; a claim of which every line waits for a person counts as not claimed until then.
 */
export async function silentProviders(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  if (!can(view.principal, 'ledger.read') || can(view.principal, 'files.upload')) return [];
  const until = lastClaimableMonth(today);
  const sums = await balances(tx, {
    from: addMonths(until, 1 - monthsBack),
    until,
    municipality: view.municipality ?? undefined,
  });
  const names = new Map((await providers(tx)).map(({ code, name }) => [code, name]));
  const tasks = [...silentMonths(sums)].map(([provider, months]): TodayTask => {
    const gemeenten = new Set(months.map(({ municipality }) => municipality)).size;
    const first = months.map(({ month }) => month).sort()[0] ?? until;
    return {
      ...plainTask,
      soort: 'niet-gedeclareerd',
      titel: `${names.get(provider) ?? provider} declareerde niets over ${listed(months)}`,
      reden:
        view.municipality === null && gemeenten > 1
          ? `Er lopen toewijzingen in ${gemeenten} gemeenten. Vraag de aanbieder naar de declaratie.`
          : 'Er lopen toewijzingen. Vraag de aanbieder naar de declaratie.',
      uiterlijk: addDays(lastDayOf(first), signalTermsOn(today).claimDays),
      teLaat: true,
      link: `/declaraties/saldi?van=${first}&tot=${until}`,
    };
  });
  return shortened(tasks, (rest) => ({
    titel: `Nog ${rest} aanbieders die niets declareerden`,
    reden: 'Er lopen toewijzingen.',
    link: `/declaraties/saldi?tot=${until}`,
  }));
}

/** The last month of which the term for claiming is over. */
export function lastClaimableMonth(today: Day): Month {
  const { claimDays } = signalTermsOn(today);
  return addMonths(monthOf(addDays(today, -claimDays)), -1);
}

/** Per provider the balances of months that oblige and in which nothing was claimed. */
export function silentMonths(sums: readonly Balance[]): ReadonlyMap<ProviderCode, readonly Balance[]> {
  return Map.groupBy(
    sums.filter(({ obligedCents, claimedCents }) => obligedCents > 0n && claimedCents === 0n),
    ({ provider }) => provider,
  );
}

const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

function listed(months: readonly Balance[]): string {
  const distinct = [...new Set(months.map(({ month }) => month))].sort();
  const names = distinct.map((month) => monthNames[Number(month.slice(5)) - 1] ?? month);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} en ${last}`;
}
