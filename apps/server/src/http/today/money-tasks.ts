import { can } from '@jeugdregie/core/access';
import type { Tx } from '@jeugdregie/core/db';
import { valueText } from '@jeugdregie/core/figures';
import { balances, type Balance } from '@jeugdregie/core/ledger';
import type { View } from '@jeugdregie/core/rest';
import { addMonths, sumCents, type Day } from '@jeugdregie/kernel';
import { lastClaimableMonth } from './silent-providers.ts';
import { plainTask, type TodayTask } from './task.ts';

/** For the controller: what was accepted and not paid, and what was paid above what was accepted. */
export async function moneyTasks(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  if (!can(view.principal, 'ledger.pay') || view.municipality === null) return [];
  const until = lastClaimableMonth(today);
  const from = addMonths(until, -11);
  const sums = await balances(tx, { from, until, municipality: view.municipality });
  const link = `/declaraties/saldi?van=${from}&tot=${until}`;
  const open = sums.filter(({ openCents }) => openCents > 0n);
  const over = sums.filter(({ openCents }) => openCents < 0n);
  const tasks: TodayTask[] = [];
  if (over.length > 0) {
    tasks.push({
      ...plainTask,
      soort: 'te-veel-betaald',
      titel: `${amount(over)} meer betaald dan toegekend`,
      reden: `${providersOf(over)}. Vorder het terug, of laat de aanbieder de regels opnieuw declareren.`,
      link,
      aantal: over.length,
    });
  }
  if (open.length > 0) {
    tasks.push({
      ...plainTask,
      soort: 'nog-te-betalen',
      titel: `${amount(open)} toegekend en nog niet betaald`,
      reden: `${providersOf(open)}, over maanden waarvan de termijn voorbij is. Betaal, of lees de betalingen in.`,
      link,
      aantal: open.length,
    });
  }
  return tasks;
}

function amount(sums: readonly Balance[]): string {
  const cents = sumCents(sums.map(({ openCents }) => openCents));
  return valueText({ numerator: cents < 0n ? -cents : cents, denominator: 1n }, 'cents', 'exact');
}

function providersOf(sums: readonly Balance[]): string {
  const count = new Set(sums.map(({ provider }) => provider)).size;
  return count === 1 ? 'Bij één aanbieder' : `Bij ${count} aanbieders`;
}
