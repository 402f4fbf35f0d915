import { can } from '@jeugdregie/core/access';
import { listAllocations, requestAlarm } from '@jeugdregie/core/care';
import type { Tx } from '@jeugdregie/core/db';
import type { View } from '@jeugdregie/core/rest';
import { addDays, type Day } from '@jeugdregie/kernel';
import { signalTermsOn } from './signal-terms.ts';
import { plainTask, type TodayTask } from './task.ts';

/** Requests whose term ends today, on the next working day, or has ended. */
export async function requestTasks(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  const { municipality } = view;
  if (!can(view.principal, 'care.decide') || municipality === null) return [];
  const { open, near, over, firstDueOn } = await requestAlarm(tx, municipality, today);
  if (open === 0) return [];
  const pressing =
    over > 0
      ? `${over} over de termijn${near > 0 ? `, ${near} bijna` : ''}.`
      : near > 0
        ? `Van ${near} loopt de termijn vandaag of de volgende werkdag af.`
        : 'Alle binnen de termijn.';
  return [
    {
      soort: 'verzoeken',
      titel: open === 1 ? 'Eén verzoek wacht op een besluit' : `${open} verzoeken wachten op een besluit`,
      reden: pressing,
      sinds: null,
      uiterlijk: firstDueOn,
      teLaat: over > 0,
      link: '/verzoeken?status=open',
      aantal: open,
    },
  ];
}

/** Help that was allocated and of which no start was reported: waiting for care, or a message that did not come. */
export async function startTasks(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  const { municipality } = view;
  if (!can(view.principal, 'care.decide') || municipality === null) return [];
  const { startDays } = signalTermsOn(today);
  const { allocations } = await listAllocations(tx, { municipality, state: 'allocated', limit: 500 });
  const waiting = allocations.filter(
    ({ from, until }) => from <= addDays(today, -startDays) && (until === null || until >= today),
  );
  if (waiting.length === 0) return [];
  return [
    {
      ...plainTask,
      soort: 'start-ontbreekt',
      titel:
        waiting.length === 1
          ? `Eén toewijzing is na ${startDays} dagen nog niet gestart`
          : `${waiting.length} toewijzingen zijn na ${startDays} dagen nog niet gestart`,
      reden: 'Wacht de jeugdige nog op hulp, of meldde de aanbieder de start niet? Bel de aanbieder.',
      sinds: waiting.map(({ from }) => from).sort()[0] ?? null,
      link: '/toewijzingen?status=toegewezen',
      aantal: waiting.length,
    },
  ];
}
