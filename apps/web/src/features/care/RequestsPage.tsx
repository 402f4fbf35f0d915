import type { ReactNode } from 'react';
import { requests, type CareRequest } from '../../api/care.ts';
import type { Page as ListPage } from '../../api/http.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useAddress, type Search } from '../../view/address.ts';
import { useView } from '../../view/session.tsx';
import { RequestState } from './RequestState.tsx';
import { Term } from './Term.tsx';

const rowsOf = (page: ListPage & { verzoeken: readonly CareRequest[] }): readonly CareRequest[] =>
  page.verzoeken;
const states = ['open', 'nieuw', 'in-onderzoek', 'toegewezen', 'deels-toegewezen', 'afgewezen'];
/** Everything, settled requests too; without a choice the list shows what waits. */
const everything = 'alle';

/** The inbox: requests by the term that ends first. No persons. */
export function RequestsPage(): ReactNode {
  const speech = useSpeech();
  const { t, rich, format } = speech;
  const view = useView();
  const { search } = useAddress();
  const chosen = search['status'] ?? 'open';
  const filters = {
    status: chosen === everything ? '' : chosen,
    soort: search['soort'] ?? '',
    termijn: search['termijn'] ?? '',
    aanbieder: search['aanbieder'] ?? '',
    zoek: search['zoek'] ?? '',
  };
  const paged = usePaged(
    ['verzoeken', view.municipality, filters],
    (page, signal) => requests({ ...view.params, ...filters, ...page }, signal),
    rowsOf,
  );
  const standing = (stand: string): number =>
    paged.rows.filter(({ termijn }) => termijn.stand === stand).length;
  const counted = (n: number, name: string, definition: string): ReactNode => (
    <Figure source={{ kind: 'count', name, definition, filter: [view.name] }}>{format.number(n)}</Figure>
  );
  return (
    <Page
      question={t('requests.question')}
      answer={
        paged.query.data === undefined ? null : (
          <p>
            {rich(
              'requests.answer',
              {
                n: counted(paged.rows.length, t('requests.count'), t('requests.countDefinition')),
                over: counted(standing('over'), t('requests.over'), t('requests.overDefinition')),
                near: counted(standing('bijna'), t('requests.near'), t('requests.nearDefinition')),
              },
              paged.rows.length,
            )}
          </p>
        )
      }
    >
      <Section title={t('requests.list')}>
        <Filters search={search} rows={paged.rows} />
        <Answer of={paged.query} lines={8}>
          {() => (
            <DataTable
              name={t('requests.list')}
              fileName="verzoeken"
              rows={paged.rows}
              columns={columnsFor(speech)}
              rowKey={(row) => row.id}
              more={paged.more}
              empty={<Empty title={t('requests.emptyTitle')}>{t('requests.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function Filters(props: { readonly search: Search; readonly rows: readonly CareRequest[] }): ReactNode {
  const { t, word } = useSpeech();
  const { change } = useAddress();
  const { search } = props;
  const own = search['aanbieder'] ?? '';
  const providers = new Map(props.rows.map(({ aanbieder }) => [aanbieder.agb, aanbieder.naam]));
  if (own !== '' && !providers.has(own)) providers.set(own, own);
  const all = { value: '', label: t('filter.all') };
  const select = (
    name: string,
    label: string,
    options: readonly { value: string; label: string }[],
  ): ReactNode => (
    <SelectField
      label={label}
      value={search[name] ?? ''}
      options={options}
      onChange={(value) => {
        change({ [name]: value });
      }}
    />
  );
  return (
    <div className="filter-bar">
      {select('status', t('requests.state'), [
        ...states.map((s) => ({ value: s === 'open' ? '' : s, label: word('requestState', s) })),
        { value: everything, label: t('filter.all') },
      ])}
      {select('termijn', t('requests.term'), [
        all,
        { value: 'over', label: t('requests.over') },
        { value: 'bijna', label: t('requests.near') },
      ])}
      {select('soort', t('requests.kind'), [
        all,
        { value: 'VOT', label: word('requestKind', 'VOT') },
        { value: 'VOW', label: word('requestKind', 'VOW') },
      ])}
      {select('aanbieder', t('word.provider'), [
        all,
        ...[...providers]
          .map(([value, label]) => ({ value, label }))
          .sort((a, b) => (a.label < b.label ? -1 : 1)),
      ])}
      <TextField
        label={t('requests.search')}
        type="search"
        value={search['zoek'] ?? ''}
        onChange={(value) => {
          change({ zoek: value });
        }}
      />
    </div>
  );
}

function askedText(row: CareRequest, { t }: Speech): string {
  const [first] = row.gevraagd;
  const name =
    first?.product?.naam ??
    (first?.categorie ? t('care.category', { code: first.categorie }) : t('care.open'));
  const more = row.gevraagd.length - 1;
  return more > 0 ? t('requests.andMore', { name, n: more }) : name;
}

function columnsFor(speech: Speech): readonly Column<CareRequest>[] {
  const { t, word } = speech;
  return [
    {
      key: 'gevraagd',
      head: t('requests.asked'),
      kind: 'text',
      value: (row) => askedText(row, speech),
      show: (row) => <GoLink to={`/verzoeken/${row.id}`}>{askedText(row, speech)}</GoLink>,
    },
    {
      key: 'termijn',
      head: t('requests.term'),
      kind: 'text',
      value: (row) => row.termijn.uiterlijk,
      text: (row) => row.termijn.uiterlijk ?? '',
      show: (row) => <Term term={row.termijn} />,
    },
    {
      key: 'status',
      head: t('requests.state'),
      kind: 'text',
      value: (row) => row.status,
      text: (row) => word('requestState', row.status),
      show: (row) => <RequestState code={row.status} />,
    },
    {
      key: 'soort',
      head: t('requests.kind'),
      kind: 'text',
      value: (row) => row.soort,
      text: (row) => word('requestKind', row.soort),
      hidden: 'narrow',
    },
    { key: 'aanbieder', head: t('word.provider'), kind: 'text', value: (row) => row.aanbieder.naam },
    {
      key: 'verwijzer',
      head: t('word.referrer'),
      kind: 'text',
      value: (row) => (row.verwijzer ? speech.said(row.verwijzer.naam) : null),
      hidden: 'narrow',
    },
    {
      key: 'ontvangen',
      head: t('requests.received'),
      kind: 'day',
      value: (row) => row.ontvangenOp,
      hidden: 'narrow',
    },
    {
      key: 'referentie',
      head: t('requests.reference'),
      kind: 'text',
      value: (row) => row.referenties.join(', '),
      hidden: 'always',
    },
    {
      key: 'client',
      head: t('word.client'),
      kind: 'text',
      value: (row) => row.clientSleutel.slice(0, 8),
      hidden: 'always',
    },
  ];
}
