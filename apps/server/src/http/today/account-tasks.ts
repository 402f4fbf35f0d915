import { can, listAccounts } from '@jeugdregie/core/access';
import { auditLog } from '@jeugdregie/core/audit';
import { region } from '@jeugdregie/core/contracts';
import type { Tx } from '@jeugdregie/core/db';
import type { View } from '@jeugdregie/core/rest';
import { addDays, type Day } from '@jeugdregie/kernel';
import { plainTask, type TodayTask } from './task.ts';

/** Fewer wrong passwords in two days are typing mistakes. */
const noticeable = 3;

/** For the administrator: who cannot get in or tried to, and which municipality has nobody to handle its messages. */
export async function accountTasks(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  if (!can(view.principal, 'users.manage')) return [];
  return [...(await refusedSignIns(tx, view, today)), ...(await unmanned(tx, view, today))];
}

async function refusedSignIns(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  if (!can(view.principal, 'audit.read')) return [];
  const { municipality } = view;
  const { events } = await auditLog(tx, { municipality, action: 'access.sign-in', limit: 500 });
  const since = addDays(today, -1);
  const refused = events.filter(({ at, outcome }) => outcome === 'refused' && at.slice(0, 10) >= since);
  const byName = [...Map.groupBy(refused, ({ actorName }) => actorName)];
  return byName
    .filter(([, list]) => list.length >= noticeable)
    .map(([name, list]): TodayTask => ({
      ...plainTask,
      soort: 'aanmelden-mislukt',
      titel:
        list[0]?.actorId === null
          ? `${list.length} keer geprobeerd aan te melden met een adres dat niet bestaat`
          : `${name}: ${list.length} keer een verkeerd wachtwoord`,
      reden:
        'Is het de persoon zelf, geef dan een nieuw wachtwoord. Na vijf fouten zit het account een kwartier op slot.',
      sinds: since,
      link: '/beheer/logboek?actie=access.sign-in&uitkomst=geweigerd',
      aantal: list.length,
    }));
}

async function unmanned(tx: Tx, view: View, today: Day): Promise<readonly TodayTask[]> {
  const accounts = await listAccounts(tx, view.municipality);
  const manned = new Set(
    accounts
      .filter(({ role, isActive }) => role === 'backoffice' && isActive)
      .flatMap(({ municipalities }) => municipalities),
  );
  const { municipalities } = await region(tx, today);
  const own = municipalities.filter(({ code }) => view.municipality === null || code === view.municipality);
  const without = own.filter(({ code }) => !manned.has(code)).map(({ name }) => name);
  if (without.length === 0) return [];
  return [
    {
      ...plainTask,
      soort: 'geen-backoffice',
      titel:
        without.length === 1
          ? `${without[0] ?? ''} heeft geen backofficemedewerker`
          : `${without.length} gemeenten hebben geen backofficemedewerker`,
      reden: `Niemand kan daar berichten aanleveren of over regels beslissen: ${without.join(', ')}.`,
      link: '/beheer',
      aantal: without.length,
    },
  ];
}
