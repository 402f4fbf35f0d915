import { can } from '@jeugdregie/core/access';
import { providers, region } from '@jeugdregie/core/contracts';
import type { Tx } from '@jeugdregie/core/db';
import { balances, type Balance } from '@jeugdregie/core/ledger';
import { monthName } from '@jeugdregie/core/letters';
import type { View } from '@jeugdregie/core/rest';
import {
  addDays,
  addMonths,
  lastDayOf,
  monthOf,
  type Day,
  type Month,
  type MunicipalityCode,
} from '@jeugdregie/kernel';
import { signalTermsOn } from './signal-terms.ts';
import { plainTask, shortened, urgency, type TodayTask } from './task.ts';

/** How many months back a missing claim is still looked for. */
const monthsBack = 3;

/**
 * Providers that have running allocations in a month and claimed nothing over it, once the term is over. The ledger knows
 * both: what the allocations oblige to, and what was claimed. Allocations without an extent oblige to nothing and are
 * not seen; a claim of which every line waits for a person counts as not claimed until then. Of the region: who claimed
 * from nobody, and who claimed from some municipalities and not from others, which is another thing to say.
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
  const towns = new Map((await region(tx, today)).municipalities.map(({ code, name }) => [code, name]));
  const tasks = [...Map.groupBy(sums, ({ provider }) => provider)].flatMap(([provider, own]) => {
    const { everywhere, somewhere } = silence(own);
    const name = names.get(provider) ?? provider;
    return [
      ...(everywhere.length > 0 ? [nothingTask(name, everywhere, { today, until })] : []),
      ...(somewhere.length > 0 ? [somewhereTask(name, somewhere, { today, until, towns })] : []),
    ];
  });
  return shortened(tasks.toSorted(urgency), (rest) => ({
    titel: `Nog ${rest} aanbieders met een maand zonder declaratie`,
    reden: 'Er lopen toewijzingen.',
    link: `/declaraties/saldi?tot=${until}`,
  }));
}

interface Moment {
  readonly today: Day;
  readonly until: Month;
}

function nothingTask(name: string, months: readonly Balance[], { today, until }: Moment): TodayTask {
  const municipalities = new Set(months.map(({ municipality }) => municipality)).size;
  return {
    ...lateTask(months, { today, until }),
    titel: `${name} declareerde niets over ${monthsOf(months)}`,
    reden:
      municipalities > 1
        ? `Er lopen toewijzingen in ${municipalities} gemeenten. Vraag de aanbieder naar de declaratie.`
        : 'Er lopen toewijzingen. Vraag de aanbieder naar de declaratie.',
  };
}

function somewhereTask(
  name: string,
  months: readonly Balance[],
  { today, until, towns }: Moment & { readonly towns: ReadonlyMap<MunicipalityCode, string> },
): TodayTask {
  const without = [
    ...new Set(months.map(({ municipality }) => towns.get(municipality) ?? municipality)),
  ].sort();
  return {
    ...lateTask(months, { today, until }),
    titel: `${name} declareerde over ${monthsOf(months)} niet bij elke gemeente`,
    reden: `Niets ingediend bij ${listed(without)}, waar wel toewijzingen lopen. Vraag de aanbieder naar de declaratie.`,
  };
}

function lateTask(months: readonly Balance[], { today, until }: Moment) {
  const first = months.map(({ month }) => month).sort()[0] ?? until;
  return {
    ...plainTask,
    soort: 'niet-gedeclareerd',
    uiterlijk: addDays(lastDayOf(first), signalTermsOn(today).claimDays),
    teLaat: true,
    link: `/declaraties/saldi?van=${first}&tot=${until}`,
  };
}

/** The last month of which the term for claiming is over. */
export function lastClaimableMonth(today: Day): Month {
  const { claimDays } = signalTermsOn(today);
  return addMonths(monthOf(addDays(today, -claimDays)), -1);
}

/**
 * Of one provider's balances those that oblige and over which nothing was claimed: in months in which it claimed from
 * nobody, and in months in which it did claim from another municipality.
 */
export function silence(own: readonly Balance[]): {
  readonly everywhere: readonly Balance[];
  readonly somewhere: readonly Balance[];
} {
  const claimedIn = new Set(own.filter(({ claimedCents }) => claimedCents !== 0n).map(({ month }) => month));
  const silent = own.filter(({ obligedCents, claimedCents }) => obligedCents > 0n && claimedCents === 0n);
  return {
    everywhere: silent.filter(({ month }) => !claimedIn.has(month)),
    somewhere: silent.filter(({ month }) => claimedIn.has(month)),
  };
}

function monthsOf(months: readonly Balance[]): string {
  const distinct = [...new Set(months.map(({ month }) => month))].sort();
  return listed(distinct.map(monthName));
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} en ${last}`;
}
