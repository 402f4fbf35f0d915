import { inView, type Rest, type RestDeps } from '@jeugdregie/core/rest';
import { z } from 'zod';
import { accountTasks } from './today/account-tasks.ts';
import { requestTasks, startTasks } from './today/care-tasks.ts';
import { claimTasks } from './today/claim-tasks.ts';
import { fileTasks, strayFileTasks } from './today/file-tasks.ts';
import { letterTasks } from './today/letter-tasks.ts';
import { mailboxTasks } from './today/mailbox-tasks.ts';
import { moneyTasks } from './today/money-tasks.ts';
import { providerTasks } from './today/provider-tasks.ts';
import { silentProviders } from './today/silent-providers.ts';
import { sentence, taskSchema, urgency } from './today/task.ts';

/** What needs this person now, by role: one sentence and the list behind it, the most urgent first. */
export function todayApi(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/vandaag',
    {
      schema: {
        tags: ['Vandaag'],
        summary: 'Wat nu aandacht vraagt, naar rol',
        querystring: z.object({ gemeente: z.string().optional() }),
        response: { 200: z.object({ zin: z.string(), taken: z.array(taskSchema), telling: z.int() }) },
      },
    },
    (request) =>
      inView(deps, request, 'today.read', async (tx, view) => {
        const today = deps.today();
        const claims = await claimTasks(tx, view, today);
        const tasks = [
          ...(await fileTasks(tx, view, { today, elsewhere: claims.files })),
          ...(await strayFileTasks(tx, view, today)),
          ...(await mailboxTasks(tx, view)),
          ...(await requestTasks(tx, view, today)),
          ...(await startTasks(tx, view, today)),
          ...claims.tasks,
          ...(await providerTasks(tx, view, today)),
          ...(await silentProviders(tx, view, today)),
          ...(await moneyTasks(tx, view, today)),
          ...(await letterTasks(tx, view, today)),
          ...(await accountTasks(tx, view, today)),
        ].sort(urgency);
        return { zin: sentence(tasks), taken: tasks, telling: tasks.length };
      }),
  );
}
