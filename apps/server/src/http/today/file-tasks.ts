import { can } from '@jeugdregie/core/access';
import type { Tx } from '@jeugdregie/core/db';
import { alarmList, listFiles, unknownMunicipality, type Alarm } from '@jeugdregie/core/exchange';
import type { View } from '@jeugdregie/core/rest';
import { addDays, type Day, type Uuid } from '@jeugdregie/kernel';
import { signalTermsOn } from './signal-terms.ts';
import { mostOfAKind, plainTask, shortened, type TodayTask } from './task.ts';

const alarmTexts = {
  'answer-due': { soort: 'antwoord-nodig', reden: 'Ontvangen en nog niet verwerkt.' },
  'set-aside': { soort: 'apart-gezet', reden: '' },
  'answer-unsent': {
    soort: 'antwoord-niet-opgehaald',
    reden: 'Het antwoord staat klaar en is nog niet opgehaald.',
  },
  'receipt-missing': {
    soort: 'retour-ontbreekt',
    reden: 'De aanbieder heeft het retourbericht nog niet gestuurd; vraag ernaar.',
  },
} as const satisfies Record<Alarm['kind'], { soort: string; reden: string }>;

/**
 * Files that wait for the back office. `elsewhere`: files that stand in the list as something else, such as a claim
 * that waits for decisions.
 */
export async function fileTasks(
  tx: Tx,
  view: View,
  { today, elsewhere }: { readonly today: Day; readonly elsewhere: ReadonlySet<Uuid> },
): Promise<readonly TodayTask[]> {
  if (!can(view.principal, 'files.upload')) return [];
  const alarms = (await alarmList(tx, today, view.municipality)).filter(
    ({ file }) => !elsewhere.has(file.fileId),
  );
  return [...Map.groupBy(alarms, ({ kind }) => kind)].flatMap(([kind, list]) => {
    const { soort, reden } = alarmTexts[kind];
    const tasks = list.map(({ file, dueOn, isLate }): TodayTask => ({
      soort,
      titel: `${file.message ?? 'Bestand'} ${file.name}`,
      reden: reden || file.summary,
      sinds: file.receivedOn,
      uiterlijk: dueOn,
      teLaat: isLate,
      link: `/berichten/${file.fileId}`,
      aantal: 1,
    }));
    return shortened(tasks, (rest) => ({
      titel: `Nog ${rest} zulke bestanden`,
      reden: reden || 'Apart gezet voor een medewerker.',
      link: kind === 'set-aside' ? '/berichten?status=apart-gezet' : '/berichten?sorteer=uiterlijk',
    }));
  });
}

/** For the Servicebureau: files of which neither the header nor the name tells for whom they are. Nobody else sees them. */
export async function strayFileTasks(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  if (!view.principal.isRegional || view.municipality !== null || !can(view.principal, 'files.read'))
    return [];
  const since = addDays(today, -signalTermsOn(today).unknownFileDays);
  const { files } = await listFiles(tx, { municipality: unknownMunicipality, limit: mostOfAKind * 5 });
  const recent = files.filter(({ receivedOn }) => receivedOn >= since);
  const tasks = recent.map(({ fileId, name, receivedOn }): TodayTask => ({
    ...plainTask,
    soort: 'zonder-gemeente',
    titel: `Van ${name} is niet te zeggen voor welke gemeente het is`,
    reden: 'Vraag de afzender om een goed bericht. De gemeenten zien dit bestand niet.',
    sinds: receivedOn,
    link: `/berichten/${fileId}`,
  }));
  return shortened(tasks, (rest) => ({
    titel: `Nog ${rest} zulke bestanden`,
    reden: 'Vraag de afzenders om goede berichten.',
    link: '/berichten?status=geweigerd',
  }));
}
