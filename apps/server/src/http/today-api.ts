import { can } from '@jeugdregie/core/access';
import { requestAlarm } from '@jeugdregie/core/care';
import { listClaims } from '@jeugdregie/core/claims';
import { loadReference } from '@jeugdregie/core/contracts';
import type { Tx } from '@jeugdregie/core/db';
import { alarmList, type Alarm } from '@jeugdregie/core/exchange';
import { inView, type Rest, type RestDeps, type View } from '@jeugdregie/core/rest';
import { addDays, type Day } from '@jeugdregie/kernel';
import { z } from 'zod';
import { acceptedByProvider } from './accepted-by-provider.ts';

const taskSchema = z.object({
  soort: z.string(),
  titel: z.string(),
  reden: z.string(),
  sinds: z.string().nullable(),
  uiterlijk: z.string().nullable(),
  teLaat: z.boolean(),
  link: z.string(),
  aantal: z.int(),
});
type TodayTask = z.infer<typeof taskSchema>;

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
      inView(deps, request, 'figures.read', async (tx, view) => {
        const today = deps.today();
        const tasks = [
          ...(await fileTasks(tx, view, today)),
          ...(await requestTasks(tx, view, today)),
          ...(await claimTasks(tx, view)),
          ...(await providerTasks(tx, view, today)),
        ].sort(urgency);
        return { zin: sentence(tasks), taken: tasks, telling: tasks.length };
      }),
  );
}

function urgency(a: TodayTask, b: TodayTask): number {
  if (a.teLaat !== b.teLaat) return a.teLaat ? -1 : 1;
  return (a.uiterlijk ?? '9999') < (b.uiterlijk ?? '9999') ? -1 : 1;
}

function sentence(tasks: readonly TodayTask[]): string {
  if (tasks.length === 0) return 'Er wacht niets op u.';
  const late = tasks.filter(({ teLaat }) => teLaat).length;
  const subject = tasks.length === 1 ? 'Eén zaak vraagt' : `${tasks.length} zaken vragen`;
  const lateness =
    late === 0 ? 'geen over de termijn' : late === 1 ? 'één over de termijn' : `${late} over de termijn`;
  return `${subject} uw aandacht, ${lateness}.`;
}

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

/** Ten of a kind at most, and one line for the rest: a list of five hundred helps nobody. */
const mostOfAKind = 10;

async function fileTasks(tx: Tx, view: View, today: Day): Promise<TodayTask[]> {
  if (!can(view.principal, 'files.upload')) return [];
  const byKind = Map.groupBy(await alarmList(tx, today, view.municipality), ({ kind }) => kind);
  return [...byKind].flatMap(([kind, alarms]) => {
    const { soort, reden } = alarmTexts[kind];
    const shown = alarms.slice(0, mostOfAKind).map(({ file, dueOn, isLate }): TodayTask => ({
      soort,
      titel: `${file.message ?? 'Bestand'} ${file.name}`,
      reden: reden || file.summary,
      sinds: file.receivedOn,
      uiterlijk: dueOn,
      teLaat: isLate,
      link: `/berichten/${file.fileId}`,
      aantal: 1,
    }));
    const rest = alarms.length - shown.length;
    if (rest === 0) return shown;
    const more = {
      soort,
      titel: `Nog ${rest} zulke bestanden`,
      reden: reden || 'Apart gezet voor een medewerker.',
    };
    const last = alarms.at(-1);
    return [
      ...shown,
      {
        ...more,
        sinds: null,
        uiterlijk: last?.dueOn ?? null,
        teLaat: last?.isLate ?? false,
        link: '/berichten',
        aantal: rest,
      },
    ];
  });
}

/** Requests whose term ends today, on the next working day, or has ended. */
async function requestTasks(tx: Tx, view: View, today: Day): Promise<TodayTask[]> {
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

async function claimTasks(tx: Tx, view: View): Promise<TodayTask[]> {
  if (!can(view.principal, 'claims.decide') || view.municipality === null) return [];
  const claims = await listClaims(tx, {
    municipality: view.municipality,
    status: 'waiting',
    limit: mostOfAKind,
  });
  return claims.map((claim) => ({
    soort: 'regels-voor-medewerker',
    titel: `Declaratie ${claim.claimNumber}: ${claim.waiting} ${claim.waiting === 1 ? 'regel wacht' : 'regels wachten'} op uw besluit`,
    reden: 'De regels geven geen uitsluitsel; zonder besluit gaat er geen antwoord naar de aanbieder.',
    sinds: claim.knownOn,
    uiterlijk: null,
    teLaat: false,
    link: `/declaraties/${claim.fileId}?oordeel=voor-persoon`,
    aantal: claim.waiting,
  }));
}

/** For contract managers and analysts: ceilings in sight, contracts that end, and providers that did not claim. */
async function providerTasks(tx: Tx, view: View, today: Day): Promise<TodayTask[]> {
  if (!view.principal.isRegional) return [];
  const reference = await loadReference(tx);
  if (!reference) return [];
  const year = Number(today.slice(0, 4));
  const spent = await acceptedByProvider(tx, year);
  const tasks: TodayTask[] = [];
  for (const { code, name } of reference.providers.values()) {
    const terms = reference.termsOf(code);
    const ceiling = terms?.ceilingFor(year)?.amountCents;
    const amount = spent.get(code) ?? 0n;
    if (ceiling && amount * 10n >= ceiling * 9n)
      tasks.push(ceilingTask({ name, code, year }, amount, ceiling));
    const contract = terms?.contractOn(today);
    if (contract?.until && contract.until <= addDays(today, 60)) {
      tasks.push(endingTask({ name, code }, contract.until));
    }
  }
  return condense(tasks);
}

function ceilingTask(
  of: { name: string; code: string; year: number },
  amount: bigint,
  ceiling: bigint,
): TodayTask {
  const percent = Number((amount * 100n) / ceiling);
  const isOver = amount > ceiling;
  return {
    soort: 'plafond',
    titel: `${of.name}: ${percent} % van het plafond ${of.year}`,
    reden: isOver
      ? 'Het plafond is overschreden. Voer het gesprek; zorg wordt er niet om afgewezen.'
      : 'Het plafond komt in zicht. Plan het gesprek voordat het zover is.',
    sinds: null,
    uiterlijk: null,
    teLaat: isOver,
    link: `/contracten/${of.code}`,
    aantal: 1,
  };
}

function endingTask(of: { name: string; code: string }, until: Day): TodayTask {
  return {
    soort: 'contract-eindigt',
    titel: `${of.name}: het contract eindigt`,
    reden: 'Zonder verlenging of nieuw contract geldt er daarna geen tarief.',
    sinds: null,
    uiterlijk: until,
    teLaat: false,
    link: `/contracten/${of.code}`,
    aantal: 1,
  };
}

/** When many contracts end on one day that is one matter, not a hundred. */
function condense(tasks: readonly TodayTask[]): TodayTask[] {
  return [...Map.groupBy(tasks, ({ soort }) => soort)].flatMap(([soort, list]) => {
    if (list.length <= mostOfAKind) return list;
    const [first] = list;
    if (soort !== 'contract-eindigt' || !first) return list.slice(0, mostOfAKind);
    return [
      { ...first, titel: `${list.length} contracten eindigen`, link: '/contracten', aantal: list.length },
    ];
  });
}
