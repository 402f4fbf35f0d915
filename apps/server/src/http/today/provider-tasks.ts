import { can } from '@jeugdregie/core/access';
import { loadReference } from '@jeugdregie/core/contracts';
import type { Tx } from '@jeugdregie/core/db';
import type { View } from '@jeugdregie/core/rest';
import { addDays, type Day } from '@jeugdregie/kernel';
import { acceptedByProvider } from '../accepted-by-provider.ts';
import { plainTask, shortened, type TodayTask } from './task.ts';

/** How many days before its end a contract is put before a person. */
const endingDays = 60;

/** For contract managers and analysts: ceilings in sight, and contracts that end. */
export async function providerTasks(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  if (!view.principal.isRegional || !can(view.principal, 'contracts.read')) return [];
  const reference = await loadReference(tx);
  if (!reference) return [];
  const year = Number(today.slice(0, 4));
  const spent = await acceptedByProvider(tx, year);
  const ceilings: TodayTask[] = [];
  const endings: TodayTask[] = [];
  for (const { code, name } of reference.providers.values()) {
    const terms = reference.termsOf(code);
    const ceiling = terms?.ceilingFor(year)?.amountCents;
    const amount = spent.get(code) ?? 0n;
    if (ceiling && amount * 10n >= ceiling * 9n)
      ceilings.push(ceilingTask({ name, code, year }, amount, ceiling));
    const until = terms?.contractOn(today)?.until;
    if (until && until <= addDays(today, endingDays)) endings.push(endingTask({ name, code }, until));
  }
  const fullest = ceilings.toSorted((a, b) => Number(b.teLaat) - Number(a.teLaat));
  return [
    ...shortened(fullest, (rest) => ({
      titel: `Nog ${rest} aanbieders dicht bij of over het plafond`,
      reden: 'Plan de gesprekken.',
      link: '/contracten',
    })),
    ...oneMatter(endings),
  ];
}

function ceilingTask(
  of: { name: string; code: string; year: number },
  amount: bigint,
  ceiling: bigint,
): TodayTask {
  const percent = Number((amount * 100n) / ceiling);
  const isOver = amount > ceiling;
  return {
    ...plainTask,
    soort: 'plafond',
    titel: `${of.name}: ${percent}\u00A0% van het plafond ${of.year}`,
    reden: isOver
      ? 'Het plafond is overschreden. Voer het gesprek; zorg wordt er niet om afgewezen.'
      : 'Het plafond komt in zicht. Plan het gesprek voordat het zover is.',
    teLaat: isOver,
    link: `/contracten/${of.code}`,
  };
}

function endingTask(of: { name: string; code: string }, until: Day): TodayTask {
  return {
    ...plainTask,
    soort: 'contract-eindigt',
    titel: `${of.name}: het contract eindigt`,
    reden: 'Zonder verlenging of nieuw contract geldt er daarna geen tarief.',
    uiterlijk: until,
    link: `/contracten/${of.code}`,
  };
}

/** When many contracts end at once that is one matter, not a hundred. */
function oneMatter(endings: readonly TodayTask[]): readonly TodayTask[] {
  const first = endings.toSorted((a, b) => ((a.uiterlijk ?? '') < (b.uiterlijk ?? '') ? -1 : 1))[0];
  if (endings.length <= 3 || !first) return endings;
  return [
    { ...first, titel: `${endings.length} contracten eindigen`, link: '/contracten', aantal: endings.length },
  ];
}
