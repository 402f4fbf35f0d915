import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { providers, segments, type ProviderRow } from '../../api/contracts.ts';
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
import { useAddress } from '../../view/address.ts';
import { useView } from '../../view/session.tsx';
import { ContractTabs } from './ContractTabs.tsx';
import { SegmentMarks } from '../../pieces/SegmentMarks.tsx';
import { RoomBar } from './RoomBar.tsx';

const rowsOf = (page: ListPage & { aanbieders: readonly ProviderRow[] }): readonly ProviderRow[] =>
  page.aanbieders;

/** Who delivers, under which contract, in which segments, and how much room is left under the ceiling. */
export function ProvidersPage(): ReactNode {
  const speech = useSpeech();
  const { t, rich, format } = speech;
  const view = useView();
  const { search, change } = useAddress();
  const [text, setText] = useState(search['zoek'] ?? '');
  const known = useQuery({ queryKey: ['segmenten'], queryFn: segments, staleTime: Infinity });
  const filter = { zoek: search['zoek'] ?? '', segment: search['segment'] ?? '' };
  const paged = usePaged(
    ['aanbieders', view.municipality, filter],
    (page, signal) => providers({ ...view.params, ...filter, ...page }, signal),
    rowsOf,
  );
  const near = paged.rows.filter(
    (row) =>
      row.plafondCenten !== null && row.ruimteCenten !== null && row.ruimteCenten < 0.1 * row.plafondCenten,
  );
  const counted = (n: number, name: string, definition: string): ReactNode => (
    <Figure source={{ kind: 'count', name, definition, filter: [view.name] }}>{format.number(n)}</Figure>
  );
  return (
    <Page
      question={t('providers.question')}
      above={<ContractTabs />}
      answer={
        paged.query.data === undefined ? null : (
          <p>
            {rich(
              'providers.answer',
              {
                n: counted(paged.rows.length, t('providers.count'), t('providers.countDefinition')),
                near: counted(near.length, t('providers.near'), t('providers.nearDefinition')),
              },
              paged.rows.length,
            )}
          </p>
        )
      }
    >
      <Section title={t('providers.list')}>
        <search>
          <form
            className="filter-bar"
            onSubmit={(event) => {
              event.preventDefault();
              change({ zoek: text });
            }}
          >
            <TextField label={t('providers.search')} type="search" value={text} onChange={setText} />
            <SelectField
              label={t('word.segment')}
              value={filter.segment}
              options={[
                { value: '', label: t('figures.allSegments') },
                ...(known.data?.segmenten ?? []).map((s) => ({
                  value: String(s.nummer),
                  label: `${s.nummer} ${s.naam}`,
                })),
              ]}
              onChange={(segment) => {
                change({ segment });
              }}
            />
            <button type="submit" className="utrecht-button utrecht-button--secondary-action">
              {t('filter.apply')}
            </button>
          </form>
        </search>
        <Answer of={paged.query} lines={10}>
          {() => (
            <DataTable
              name={t('providers.list')}
              fileName="aanbieders"
              rows={paged.rows}
              columns={columnsFor(speech)}
              rowKey={(row) => row.agb}
              more={paged.more}
              empty={<Empty title={t('providers.emptyTitle')}>{t('providers.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function columnsFor({ t }: Speech): readonly Column<ProviderRow>[] {
  return [
    {
      key: 'naam',
      head: t('word.provider'),
      kind: 'text',
      value: (row) => row.naam,
      show: (row) => <GoLink to={`/contracten/${row.agb}`}>{row.naam}</GoLink>,
    },
    { key: 'agb', head: 'AGB', kind: 'text', value: (row) => row.agb, hidden: 'narrow' },
    {
      key: 'contract',
      head: t('providers.contract'),
      kind: 'text',
      value: (row) => row.contract?.nummer ?? null,
      hidden: 'narrow',
    },
    {
      key: 'tot',
      head: t('providers.until'),
      kind: 'day',
      value: (row) => row.contract?.tot ?? null,
      hidden: 'narrow',
    },
    {
      key: 'segmenten',
      head: t('providers.segments'),
      kind: 'text',
      value: (row) => row.segmenten.join(', '),
      show: (row) => <SegmentMarks numbers={row.segmenten} />,
    },
    {
      key: 'toegekend',
      head: t('providers.accepted'),
      kind: 'money',
      value: (row) => row.toegekendCenten,
      total: true,
    },
    {
      key: 'plafond',
      head: t('providers.ceiling'),
      kind: 'money',
      value: (row) => row.plafondCenten,
      total: true,
      hidden: 'narrow',
    },
    {
      key: 'ruimte',
      head: t('providers.room'),
      kind: 'share',
      value: (row) =>
        row.plafondCenten && row.ruimteCenten !== null ? 1 - row.ruimteCenten / row.plafondCenten : null,
      show: (row) => (
        <RoomBar used={row.toegekendCenten} ceiling={row.plafondCenten} left={row.ruimteCenten} />
      ),
    },
  ];
}
