import { useState, type ReactNode } from 'react';
import { files, type FileRow } from '../../api/exchange.ts';
import type { Page as ListPage } from '../../api/http.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { Code, Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useAddress, type Search } from '../../view/address.ts';
import { useView } from '../../view/session.tsx';
import { MailboxLine } from './MailboxLine.tsx';
import { Upload } from './Upload.tsx';

const rowsOf = (page: ListPage & { berichten: readonly FileRow[] }): readonly FileRow[] => page.berichten;
const filterNames = ['richting', 'bericht', 'status', 'zoek'] as const;

/** Messages in and out: hand in, list, and what is late. */
export function FilesPage(): ReactNode {
  const speech = useSpeech();
  const { t, rich, format } = speech;
  const view = useView();
  const { search } = useAddress();
  const filters = Object.fromEntries(filterNames.map((name) => [name, search[name] ?? '']));
  const paged = usePaged(
    ['berichten', view.municipality, filters],
    (page, signal) => files({ ...view.params, ...filters, ...page }, signal),
    rowsOf,
  );
  const late = paged.rows.filter((row) => row.teLaat).length;
  const failed = paged.rows.filter((row) => row.status === 'afgekeurd' || row.status === 'geweigerd').length;
  const count = (n: number, name: string, definition: string): ReactNode => (
    <Figure source={{ kind: 'count', name, definition, filter: shownFilters(filters, speech) }}>
      {format.number(n)}
    </Figure>
  );
  return (
    <Page
      question={t('files.question')}
      answer={
        paged.query.data === undefined ? null : (
          <p>
            {rich(
              late > 0 ? 'files.answerLate' : 'files.answer',
              {
                n: count(paged.rows.length, t('files.count'), t('files.countDefinition')),
                failed: count(failed, t('files.failed'), t('files.failedDefinition')),
                late: count(late, t('files.late'), t('files.lateDefinition')),
              },
              paged.rows.length,
            )}
          </p>
        )
      }
    >
      {view.can('files.upload') ? <Upload /> : null}
      <MailboxLine />
      <Section title={t('files.list')}>
        <Filters search={search} />
        <Answer of={paged.query} lines={10}>
          {() => (
            <DataTable
              name={t('files.list')}
              fileName="berichten"
              rows={paged.rows}
              columns={columnsFor(speech)}
              rowKey={(row) => row.id}
              more={paged.more}
              empty={<Empty title={t('files.emptyTitle')}>{t('files.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function shownFilters(filters: Search, { t, word }: Speech): readonly string[] {
  const active = Object.entries(filters).filter(([, value]) => value !== '');
  if (active.length === 0) return [t('figure.noFilter')];
  return active.map(([name, value]) => `${word('filter', name)}: ${word('status', value)}`);
}

function columnsFor({ t, word, said, format }: Speech): readonly Column<FileRow>[] {
  return [
    {
      key: 'naam',
      head: t('files.name'),
      kind: 'text',
      value: (row) => row.naam,
      show: (row) => <GoLink to={`/berichten/${row.id}`}>{row.naam}</GoLink>,
    },
    {
      key: 'bericht',
      head: t('files.message'),
      kind: 'text',
      value: (row) => row.bericht ?? '',
      show: (row) => (row.bericht ? <Code>{row.bericht}</Code> : '–'),
    },
    {
      key: 'status',
      head: t('files.status'),
      kind: 'text',
      value: (row) => row.status,
      text: (row) => word('status', row.status),
      show: (row) => <Status code={row.status} />,
    },
    {
      key: 'richting',
      head: t('files.direction'),
      kind: 'text',
      value: (row) => row.richting,
      text: (row) => word('direction', row.richting),
      hidden: 'narrow',
    },
    {
      key: 'afzender',
      head: t('files.sender'),
      kind: 'text',
      value: (row) => row.afzender,
      hidden: 'narrow',
    },
    {
      key: 'ontvanger',
      head: t('files.receiver'),
      kind: 'text',
      value: (row) => row.ontvanger,
      hidden: 'always',
    },
    {
      key: 'identificatie',
      head: t('files.id'),
      kind: 'text',
      value: (row) => row.identificatie,
      hidden: 'always',
    },
    {
      key: 'ontvangenOp',
      head: t('files.received'),
      kind: 'day',
      value: (row) => row.ontvangenOp,
      hidden: 'narrow',
    },
    {
      key: 'uiterlijk',
      head: t('files.due'),
      kind: 'day',
      value: (row) => row.uiterlijk,
      show: (row) =>
        row.uiterlijk ? (
          <span className={row.teLaat ? 'late' : ''}>
            {format.day(row.uiterlijk)}
            {row.teLaat ? ` ${t('files.isLate')}` : ''}
          </span>
        ) : (
          ''
        ),
    },
    {
      key: 'bevindingen',
      head: t('files.findings'),
      kind: 'number',
      value: (row) => row.aantalBevindingen,
      hidden: 'always',
    },
    {
      key: 'samenvatting',
      head: t('files.summary'),
      kind: 'text',
      fills: true,
      value: (row) => said(row.samenvatting),
      show: (row) => <Said>{row.samenvatting}</Said>,
      hidden: 'narrow',
    },
  ];
}

const messages = ['JW301', 'JW302', 'JW305', 'JW306', 'JW307', 'JW308', 'JW315', 'JW316', 'JW323', 'JW325'];
const statuses = [
  'ontvangen',
  'verwerkt',
  'afgekeurd',
  'apart-gezet',
  'geweigerd',
  'klaargezet',
  'verzonden',
];

function Filters({ search }: { readonly search: Search }): ReactNode {
  const { t, word } = useSpeech();
  const { change } = useAddress();
  const [text, setText] = useState(search['zoek'] ?? '');
  const all = { value: '', label: t('filter.all') };
  return (
    <search>
      <form
        className="filter-bar"
        onSubmit={(event) => {
          event.preventDefault();
          change({ zoek: text });
        }}
      >
        <SelectField
          label={t('files.direction')}
          value={search['richting'] ?? ''}
          options={[
            all,
            { value: 'in', label: word('direction', 'in') },
            { value: 'uit', label: word('direction', 'uit') },
          ]}
          onChange={(value) => {
            change({ richting: value });
          }}
        />
        <SelectField
          label={t('files.message')}
          value={search['bericht'] ?? ''}
          options={[all, ...messages.map((m) => ({ value: m, label: m }))]}
          onChange={(value) => {
            change({ bericht: value });
          }}
        />
        <SelectField
          label={t('files.status')}
          value={search['status'] ?? ''}
          options={[all, ...statuses.map((s) => ({ value: s, label: word('status', s) }))]}
          onChange={(value) => {
            change({ status: value });
          }}
        />
        <TextField label={t('filter.search')} type="search" value={text} onChange={setText} />
        <button type="submit" className="utrecht-button utrecht-button--secondary-action">
          {t('filter.apply')}
        </button>
      </form>
    </search>
  );
}
