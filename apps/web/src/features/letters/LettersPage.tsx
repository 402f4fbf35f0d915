import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { letters, type LetterRow } from '../../api/letters.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { useView } from '../../view/session.tsx';
import { Compose } from './Compose.tsx';

/** Council letters: the ones that were written, and a new one for a municipality and a cut-off. */
export function LettersPage(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const view = useView();
  const asked = useQuery({
    queryKey: ['raadsbrieven', view.municipality],
    queryFn: () => letters(view.params),
  });
  const rows = asked.data?.raadsbrieven ?? [];
  return (
    <Page
      question={t('letters.question')}
      answer={
        asked.data ? (
          <p>{rows.length === 0 ? t('letters.answerNone') : t('letters.answer', { n: rows.length })}</p>
        ) : null
      }
    >
      {view.can('letters.write') ? <Compose /> : null}
      <Section title={t('letters.list')}>
        <Answer of={asked}>
          {({ raadsbrieven }) => (
            <DataTable
              name={t('letters.list')}
              fileName="raadsbrieven"
              rows={raadsbrieven}
              columns={columnsFor(speech)}
              rowKey={(row) => row.id}
              empty={<Empty title={t('letters.emptyTitle')}>{t('letters.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function columnsFor({ t }: Speech): readonly Column<LetterRow>[] {
  return [
    {
      key: 'kenmerk',
      head: t('letters.reference'),
      kind: 'text',
      value: (row) => row.kenmerk,
      show: (row) => <GoLink to={`/raadsbrieven/${row.id}`}>{row.kenmerk}</GoLink>,
    },
    { key: 'gemeente', head: t('word.municipality'), kind: 'text', value: (row) => row.gemeente.naam },
    { key: 'onderwerp', head: t('letters.subject'), kind: 'text', value: (row) => row.onderwerp },
    { key: 'datum', head: t('letters.date'), kind: 'day', value: (row) => row.datum },
    { key: 'peildatum', head: t('frame.cutOff'), kind: 'day', value: (row) => row.peildatum },
  ];
}
