import type { ReactNode } from 'react';
import { openLines, type OpenLine } from '../../api/claims.ts';
import type { Page as ListPage } from '../../api/http.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useView } from '../../view/session.tsx';
import { ClaimTabs } from './ClaimTabs.tsx';

const rowsOf = (page: ListPage & { regels: readonly OpenLine[] }): readonly OpenLine[] => page.regels;

/** Lines that the machine cannot decide: each with its question and the day on which the answer is due. */
export function WorkPage(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const view = useView();
  const paged = usePaged(
    ['werkvoorraad', view.municipality],
    (page, signal) => openLines({ ...view.params, ...page }, signal),
    rowsOf,
  );
  return (
    <Page
      question={t('work.question')}
      above={<ClaimTabs />}
      answer={
        paged.query.data === undefined ? null : (
          <p>{paged.rows.length === 0 ? t('work.answerNone') : t('work.answer', { n: paged.rows.length })}</p>
        )
      }
    >
      <Section title={t('work.list')} intro={t('work.else')}>
        <Answer of={paged.query}>
          {() => (
            <DataTable
              name={t('work.list')}
              fileName="werkvoorraad"
              rows={paged.rows}
              columns={columnsFor(speech)}
              rowKey={(row) => `${row.declaratieId}-${row.id}`}
              more={paged.more}
              empty={<Empty title={t('work.emptyTitle')}>{t('work.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function columnsFor({ t, said }: Speech): readonly Column<OpenLine>[] {
  return [
    {
      key: 'vraag',
      head: t('work.ask'),
      kind: 'text',
      value: (row) => said(row.vraag),
      show: (row) => (
        <GoLink to={`/declaraties/${row.declaratieId}/regels/${row.id}`}>
          <Said>{row.vraag}</Said>
        </GoLink>
      ),
    },
    { key: 'aanbieder', head: t('word.provider'), kind: 'text', value: (row) => row.aanbieder.naam },
    { key: 'product', head: t('word.product'), kind: 'text', value: (row) => row.product.naam },
    {
      key: 'declaratie',
      head: t('claims.number'),
      kind: 'text',
      value: (row) => row.declaratienummer,
      hidden: 'narrow',
    },
    { key: 'bedrag', head: t('line.amount'), kind: 'money', value: (row) => row.bedragCenten, total: true },
    { key: 'sinds', head: t('work.since'), kind: 'day', value: (row) => row.sinds },
    { key: 'uiterlijk', head: t('work.due'), kind: 'day', value: (row) => row.uiterlijk },
  ];
}
