import type { ReactNode } from 'react';
import type { Page as ListPage } from '../../api/http.ts';
import { auditLines, type AuditLine } from '../../api/manage.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { Code, Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useAddress } from '../../view/address.ts';
import { useSession, useView } from '../../view/session.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { ManageTabs } from './ManageTabs.tsx';

const rowsOf = (page: ListPage & { auditregels: readonly AuditLine[] }): readonly AuditLine[] =>
  page.auditregels;

/** Who looked or acted, when, and for what purpose. */
export function AuditPage(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { session } = useSession();
  const view = useView();
  const { search } = useAddress();
  const filters = Object.fromEntries(filterNames.map((name) => [name, search[name] ?? '']));
  const paged = usePaged(
    ['auditregels', view.municipality, filters],
    (page, signal) => auditLines({ ...view.params, ...filters, ...page }, signal),
    rowsOf,
  );
  const names = new Map(session.gemeenten.map((m) => [m.code, m.naam]));
  return (
    <Page question={t('audit.question')} above={<ManageTabs />} answer={<p>{t('audit.answer')}</p>}>
      <Section title={t('audit.list')}>
        <AuditFilters />
        <Answer of={paged.query} lines={10}>
          {() => (
            <DataTable
              name={t('audit.list')}
              fileName="logboek"
              rows={paged.rows}
              columns={columnsFor(speech, names)}
              rowKey={(row) => row.id}
              more={paged.more}
              empty={<Empty title={t('audit.none')} />}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

const filterNames = ['actie', 'uitkomst', 'wie', 'van', 'tot'] as const;

function columnsFor(
  { t, word, format }: Speech,
  names: ReadonlyMap<string, string>,
): readonly Column<AuditLine>[] {
  return [
    {
      key: 'tijdstip',
      head: t('audit.at'),
      kind: 'text',
      value: (row) => row.tijdstip,
      text: (row) => format.moment(row.tijdstip),
    },
    { key: 'wie', head: t('audit.who'), kind: 'text', value: (row) => row.wie },
    {
      key: 'actie',
      head: t('audit.action'),
      kind: 'text',
      value: (row) => row.actie,
      text: (row) => word('act', row.actie),
      show: (row) => (
        <>
          {word('act', row.actie)} <Code>{row.actie}</Code>
        </>
      ),
    },
    {
      key: 'gemeente',
      head: t('word.municipality'),
      kind: 'text',
      value: (row) => names.get(row.gemeente) ?? (row.gemeente === '0000' ? '–' : row.gemeente),
      hidden: 'narrow',
    },
    {
      key: 'doel',
      head: t('audit.purpose'),
      kind: 'text',
      value: (row) => row.doel,
      show: (row) => <Said>{row.doel}</Said>,
    },
    {
      key: 'uitkomst',
      head: t('audit.outcome'),
      kind: 'text',
      value: (row) => row.uitkomst,
      text: (row) => word('status', row.uitkomst),
      show: (row) => <Status code={row.uitkomst} />,
    },
    {
      key: 'object',
      head: t('audit.object'),
      kind: 'text',
      value: (row) => (row.object ? `${row.object.soort} ${row.object.id}` : null),
      hidden: 'always',
    },
  ];
}
