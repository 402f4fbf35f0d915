import { z } from 'zod';

export const taskSchema = z.object({
  soort: z.string(),
  titel: z.string(),
  reden: z.string(),
  sinds: z.string().nullable(),
  uiterlijk: z.string().nullable(),
  teLaat: z.boolean(),
  link: z.string(),
  aantal: z.int(),
});

/** One thing that needs somebody: what, why, by when, and where to do it. */
export type TodayTask = z.infer<typeof taskSchema>;

/** A task about one thing without a term; spread what is otherwise. */
export const plainTask = { sinds: null, uiterlijk: null, teLaat: false, aantal: 1 } as const;

/** Ten of a kind at most, and one line for the rest: a list of five hundred helps nobody. */
export const mostOfAKind = 10;

export function shortened(
  tasks: readonly TodayTask[],
  more: (rest: number) => Pick<TodayTask, 'titel' | 'reden' | 'link'>,
): readonly TodayTask[] {
  const [first] = tasks;
  if (first === undefined || tasks.length <= mostOfAKind) return tasks;
  const rest = tasks.slice(mostOfAKind);
  const due = rest.flatMap(({ uiterlijk }) => uiterlijk ?? []).sort()[0] ?? null;
  return [
    ...tasks.slice(0, mostOfAKind),
    {
      ...plainTask,
      ...more(rest.length),
      soort: first.soort,
      uiterlijk: due,
      teLaat: rest.some(({ teLaat }) => teLaat),
      aantal: rest.length,
    },
  ];
}

/** Late things first, then what ends first. */
export function urgency(a: TodayTask, b: TodayTask): number {
  if (a.teLaat !== b.teLaat) return a.teLaat ? -1 : 1;
  const [dueA, dueB] = [a.uiterlijk ?? '9999', b.uiterlijk ?? '9999'];
  return dueA === dueB ? 0 : dueA < dueB ? -1 : 1;
}

export function sentence(tasks: readonly TodayTask[]): string {
  if (tasks.length === 0) return 'Er wacht niets op u.';
  const late = tasks.filter(({ teLaat }) => teLaat).length;
  const subject = tasks.length === 1 ? 'Eén zaak vraagt' : `${tasks.length} zaken vragen`;
  const lateness =
    late === 0 ? 'geen over de termijn' : late === 1 ? 'één over de termijn' : `${late} over de termijn`;
  return `${subject} uw aandacht, ${lateness}.`;
}
