import type { ReactNode } from 'react';
import { allocations, type Allocation } from '../../api/care.ts';
import type { Page as ListPage } from '../../api/http.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useAddress } from '../../view/address.ts';
import { SegmentMarks } from '../../pieces/SegmentMarks.tsx';
import { useView } from '../../view/session.tsx';
import { ProductName } from './ProductName.tsx';

const rowsOf = (page: ListPage & { toewijzingen: readonly Allocation[] }): readonly Allocation[] =>
  page.toewijzingen;
const states = ['toegewezen', 'gestart', 'onderbroken', 'gestopt', 'verwijderd'];

/** What was allocated, and whether help has begun or ended. No persons. */
export function AllocationsPage(): ReactNode {
  const speech = useSpeech();
  const { t, rich, word, format } = speech;
  const view = useView();
  const { search, change } = useAddress();
  const status = search['status'] ?? '';
  const asked = search['nummer'] ?? '';
  const nummer = /^\d{1,9}$/.test(asked) ? asked : '';
  const paged = usePaged(
    ['toewijzingen', view.municipality, status, nummer],
    (page, signal) => allocations({ ...view.params, status, nummer, ...page }, signal),
    rowsOf,
  );
  const waiting = paged.rows.filter((row) => row.status === 'toegewezen').length;
  const counted = (n: number, name: string, definition: string): ReactNode => (
    <Figure
      source={{
        kind: 'count',
        name,
        definition,
        filter: [view.name, ...(status ? [word('status', status)] : [])],
      }}
    >
      {format.number(n)}
    </Figure>
  );
  return (
    <Page
      question={t('care.question')}
      answer={
        paged.rows.length === 0 ? null : (
          <p>
            {rich('care.answer', {
              n: counted(paged.rows.length, t('care.count'), t('care.countDefinition')),
              waiting: counted(waiting, t('care.waiting'), t('care.waitingDefinition')),
            })}
          </p>
        )
      }
    >
      <Section title={t('care.list')}>
        <div className="filter-bar">
          <SelectField
            label={t('files.status')}
            value={status}
            options={[
              { value: '', label: t('filter.all') },
              ...states.map((s) => ({ value: s, label: word('status', s) })),
            ]}
            onChange={(value) => {
              change({ status: value });
            }}
          />
          <TextField
            label={t('care.number')}
            type="search"
            value={asked}
            error={asked !== '' && nummer === '' ? t('care.numberWrong') : null}
            onChange={(value) => {
              change({ nummer: value.trim() });
            }}
          />
        </div>
        <Answer of={paged.query} lines={10}>
          {() => (
            <DataTable
              name={t('care.list')}
              fileName="toewijzingen"
              rows={paged.rows}
              columns={columnsFor(speech)}
              rowKey={(row) => `${row.aanbieder.agb}-${row.toewijzingnummer}`}
              more={paged.more}
              empty={<Empty title={t('care.emptyTitle')}>{t('care.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function columnsFor({ t, word, said }: Speech): readonly Column<Allocation>[] {
  return [
    {
      key: 'nummer',
      head: t('care.number'),
      kind: 'text',
      value: (row) => String(row.toewijzingnummer),
      show: (row) => (
        <GoLink to={`/toewijzingen/${row.toewijzingnummer}`}>{String(row.toewijzingnummer)}</GoLink>
      ),
    },
    { key: 'aanbieder', head: t('word.provider'), kind: 'text', value: (row) => row.aanbieder.naam },
    {
      key: 'product',
      head: t('word.product'),
      kind: 'text',
      value: (row) =>
        row.product?.naam ?? (row.categorie ? t('care.category', { code: row.categorie }) : t('care.open')),
      show: (row) => <ProductName of={row} />,
    },
    {
      key: 'segment',
      head: t('word.segment'),
      kind: 'text',
      value: (row) => (row.segment === null ? null : String(row.segment)),
      show: (row) => (row.segment === null ? '–' : <SegmentMarks numbers={[row.segment]} />),
      hidden: 'narrow',
    },
    {
      key: 'omvang',
      head: t('care.extent'),
      kind: 'text',
      value: (row) => said(row.omvang),
      hidden: 'narrow',
    },
    {
      key: 'verwijzer',
      head: t('word.referrer'),
      kind: 'text',
      value: (row) => said(row.verwijzer.naam),
      hidden: 'narrow',
    },
    { key: 'van', head: t('word.from'), kind: 'day', value: (row) => row.van },
    { key: 'tot', head: t('word.until'), kind: 'day', value: (row) => row.tot },
    { key: 'gestart', head: t('care.started'), kind: 'day', value: (row) => row.gestartOp },
    { key: 'gestopt', head: t('care.stopped'), kind: 'day', value: (row) => row.gestoptOp },
    {
      key: 'status',
      head: t('files.status'),
      kind: 'text',
      value: (row) => row.status,
      text: (row) => word('status', row.status),
      show: (row) => <Status code={row.status} />,
    },
  ];
}
