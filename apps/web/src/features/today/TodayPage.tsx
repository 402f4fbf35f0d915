import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { today, type Task } from '../../api/today.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Icon } from '../../pieces/Icon.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { useSession, useView } from '../../view/session.tsx';

/** What needs this person now, most urgent first. */
export function TodayPage(): ReactNode {
  const { t, rich, format } = useSpeech();
  const { session } = useSession();
  const view = useView();
  const asked = useQuery({
    queryKey: ['vandaag', view.municipality],
    queryFn: () => today(view.params),
  });
  const tasks = asked.data?.taken ?? [];
  const late = tasks.filter((task) => task.teLaat).length;
  const answer =
    asked.data === undefined ? null : (
      <p>
        {format.dayLong(session.vandaag)}.{' '}
        {tasks.length === 0
          ? t('today.nothing')
          : rich(
              late === 0 ? 'today.some' : 'today.late',
              {
                tasks: <strong>{t('today.tasks', { n: tasks.length })}</strong>,
                late: <strong>{format.number(late)}</strong>,
              },
              late,
            )}
      </p>
    );
  return (
    <Page question={t('today.question')} answer={answer}>
      <Answer of={asked}>
        {(found) => (
          <Section title={t('today.todo')}>
            <Tasks tasks={found.taken} />
          </Section>
        )}
      </Answer>
    </Page>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }): ReactNode {
  const { t } = useSpeech();
  if (tasks.length === 0) return <Empty title={t('today.emptyTitle')}>{t('today.emptyHow')}</Empty>;
  const urgent = [...tasks].sort(
    (a, b) =>
      Number(b.teLaat) - Number(a.teLaat) || (a.uiterlijk ?? '9999').localeCompare(b.uiterlijk ?? '9999'),
  );
  return (
    <ol className="work-list">
      {urgent.map((task) => (
        <TaskRow key={`${task.soort}-${task.link}-${task.titel}`} task={task} />
      ))}
    </ol>
  );
}

function TaskRow({ task }: { readonly task: Task }): ReactNode {
  const { t, word, format } = useSpeech();
  const consequence = word('taskElse', task.soort);
  return (
    <li className={`work-list__item ${task.teLaat ? 'work-list__item--late' : ''}`}>
      <span className="work-list__mark">
        <Icon name={task.teLaat ? 'warning' : 'wait'} />
      </span>
      <div className="work-list__body">
        <p className="kicker">
          {word('task', task.soort)}
          {task.aantal > 1 ? ` · ${format.number(task.aantal)}` : ''}
        </p>
        <GoLink to={task.link} className="work-list__title">
          <span>
            <Said>{task.titel}</Said>
          </span>
          <Icon name="right" />
        </GoLink>
        <p className="work-list__why">
          <Said>{task.reden}</Said>
        </p>
        {consequence === task.soort ? null : <p className="work-list__else">{consequence}</p>}
      </div>
      <p className="work-list__when">
        {task.uiterlijk ? (
          <span className={task.teLaat ? 'late' : ''}>
            {t(task.teLaat ? 'today.wasDue' : 'today.due', { day: format.dayLong(task.uiterlijk) })}
          </span>
        ) : null}
        {task.sinds ? (
          <span className="work-list__since">{t('today.since', { day: format.dayLong(task.sinds) })}</span>
        ) : null}
      </p>
    </li>
  );
}
