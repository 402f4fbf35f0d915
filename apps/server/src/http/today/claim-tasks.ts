import { can } from '@jeugdregie/core/access';
import { listClaims } from '@jeugdregie/core/claims';
import type { Tx } from '@jeugdregie/core/db';
import { dueOn } from '@jeugdregie/core/exchange';
import type { View } from '@jeugdregie/core/rest';
import type { Day, Uuid } from '@jeugdregie/kernel';
import { shortened, type TodayTask } from './task.ts';

export interface ClaimTasks {
  readonly tasks: readonly TodayTask[];
  /** The files of these claims: they stand in the list once, as a claim. */
  readonly files: ReadonlySet<Uuid>;
}

/** Claims of which a person must decide lines, with the day on which the answer is due. */
export async function claimTasks(tx: Tx, view: View, today: Day): Promise<ClaimTasks> {
  const { municipality } = view;
  if (!can(view.principal, 'claims.decide') || municipality === null) return { tasks: [], files: new Set() };
  const claims = await listClaims(tx, { municipality, status: 'waiting', limit: 500 });
  const tasks = claims
    .map(({ claimNumber, waiting, knownOn, fileId }): TodayTask => {
      const due = dueOn('JW323', knownOn);
      return {
        soort: 'regels-voor-medewerker',
        titel: `Declaratie ${claimNumber}: ${waiting} ${waiting === 1 ? 'regel wacht' : 'regels wachten'} op uw besluit`,
        reden: 'De regels geven geen uitsluitsel; zonder besluit gaat er geen antwoord naar de aanbieder.',
        sinds: knownOn,
        uiterlijk: due,
        teLaat: due !== null && due < today,
        link: `/declaraties/${fileId}?oordeel=voor-persoon`,
        aantal: waiting,
      };
    })
    .toReversed(); // the list comes newest first; what waits longest is due first
  return {
    files: new Set(claims.map(({ fileId }) => fileId)),
    tasks: shortened(tasks, (rest) => ({
      titel: `Nog ${rest} declaraties wachten op besluiten`,
      reden: 'De regels geven geen uitsluitsel.',
      link: '/declaraties/werkvoorraad',
    })),
  };
}
