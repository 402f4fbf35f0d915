import { can } from '@jeugdregie/core/access';
import type { Tx } from '@jeugdregie/core/db';
import type { View } from '@jeugdregie/core/rest';
import { quarantineList } from '../../mailbox/store.ts';
import { plainTask, type TodayTask } from './task.ts';

/** More than this says nothing more. */
const mostCounted = 500;

/** What the mailbox could not take in: for the back office its own, for the Servicebureau what is nobody's. */
export async function mailboxTasks(tx: Tx, view: View): Promise<readonly TodayTask[]> {
  const isTheirs = view.principal.isRegional
    ? view.municipality === null && can(view.principal, 'files.read')
    : can(view.principal, 'files.upload');
  if (!isTheirs) return [];
  const files = await quarantineList(tx, view.municipality, mostCounted);
  const [first] = files;
  if (first === undefined) return [];
  const oldest = files.reduce((since, file) => (file.since < since ? file.since : since), first.since);
  return [
    {
      ...plainTask,
      soort: 'quarantaine',
      titel:
        files.length === 1
          ? 'Eén bestand ligt in quarantaine'
          : `${files.length} bestanden liggen in quarantaine`,
      reden: 'Het postvak kon dit niet inlezen. Onder Berichten staat per bestand waarom, en wat te doen is.',
      sinds: oldest.slice(0, 10),
      link: '/berichten',
      aantal: files.length,
    },
  ];
}
