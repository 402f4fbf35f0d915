import { can } from '@jeugdregie/core/access';
import type { Tx } from '@jeugdregie/core/db';
import { cutOffs } from '@jeugdregie/core/figures';
import { listLetters } from '@jeugdregie/core/letters';
import type { View } from '@jeugdregie/core/rest';
import { addDays, addMonths, lastDayOf, monthOf, type Day, type Month } from '@jeugdregie/kernel';
import { signalTermsOn } from './signal-terms.ts';
import { plainTask, type TodayTask } from './task.ts';

const ordinals = ['eerste', 'tweede', 'derde', 'vierde'];

/** For the policy adviser: the last quarter is over, its figures are there, and the council has no letter about it. */
export async function letterTasks(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  const { municipality } = view;
  if (!can(view.principal, 'letters.write') || municipality === null) return [];
  const cutOff = lastQuarterEnd(today);
  const written = await listLetters(tx, { municipality, after: null, count: 50 });
  if (written.some((letter) => letter.cutOff >= cutOff)) return [];
  if (!(await cutOffs(tx, municipality)).includes(cutOff)) return [];
  const quarter = ordinals[Number(cutOff.slice(5, 7)) / 3 - 1] ?? '';
  return [
    {
      ...plainTask,
      soort: 'brief',
      titel: `Over het ${quarter} kwartaal van ${cutOff.slice(0, 4)} is nog geen raadsbrief`,
      reden:
        'De cijfers van het kwartaal zijn er. Stel de brief op en laat hem lezen voordat hij naar de raad gaat.',
      sinds: cutOff,
      link: `/raadsbrieven?gemeente=${municipality}&peildatum=${cutOff}`,
    },
  ];
}

/** The last day of the last quarter about which the council can have a letter. */
export function lastQuarterEnd(today: Day): Day {
  const month = monthOf(addDays(today, -signalTermsOn(today).letterDays));
  const first = `${month.slice(0, 5)}${String(Math.floor((Number(month.slice(5)) - 1) / 3) * 3 + 1).padStart(2, '0')}`;
  return lastDayOf(addMonths(first as Month, -1));
}
