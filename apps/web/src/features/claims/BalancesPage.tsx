import type { ReactNode } from 'react';
import { balances, type Balance } from '../../api/claims.ts';
import type { Page as ListPage } from '../../api/http.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { SelectField } from '../../pieces/Field.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useAddress } from '../../view/address.ts';
import { useSession, useView } from '../../view/session.tsx';
import { monthsBefore } from '../../view/months.ts';
import { ClaimTabs } from './ClaimTabs.tsx';
import { ReadPayments } from './ReadPayments.tsx';

const rowsOf = (page: ListPage & { saldi: readonly Balance[] }): readonly Balance[] => page.saldi;

/** What is obliged, claimed, accepted and paid per provider and month, to the cent. */
export function BalancesPage(): ReactNode {
  const speech = useSpeech();
  const { t, rich, format } = speech;
  const { session } = useSession();
  const view = useView();
  const { search, change } = useAddress();
  const months = monthsBefore(view.cutOff.slice(0, 7), 24);
  const from = search['van'] ?? months[11] ?? '';
  const until = search['tot'] ?? months[0] ?? '';
  const paged = usePaged(
    ['saldi', view.municipality, from, until, view.cutOff],
    (page, signal) =>
      balances({ ...view.params, van: from, tot: until, peildatum: view.cutOff, ...page }, signal),
    rowsOf,
  );
  const sum = (pick: (row: Balance) => number): number =>
    paged.rows.reduce((total, row) => total + pick(row), 0);
  const open = sum((row) => row.openCenten);
  const filter = [t('balances.months', { from: format.monthLong(from), until: format.monthLong(until) })];
  const counted = (cents: number, name: string): ReactNode => (
    <Figure
      source={{
        kind: 'count',
        name,
        definition: t('balances.definition', { exact: format.money(cents) }),
        filter,
      }}
    >
      {format.moneyShort(cents)}
    </Figure>
  );
  const options = months.map((month) => ({ value: month, label: format.monthLong(month) }));
  return (
    <Page
      question={t('balances.question')}
      above={<ClaimTabs />}
      answer={
        paged.rows.length === 0 ? null : (
          <p>
            {rich('balances.answer', {
              obliged: counted(
                sum((row) => row.verplichtCenten),
                t('balances.obliged'),
              ),
              accepted: counted(
                sum((row) => row.toegekendCenten),
                t('claims.accepted'),
              ),
              paid: counted(
                sum((row) => row.betaaldCenten),
                t('balances.paid'),
              ),
              open: counted(open, t('balances.open')),
            })}
          </p>
        )
      }
    >
      <Section title={t('balances.list')}>
        <div className="filter-bar">
          <SelectField
            label={t('word.from')}
            value={from}
            options={options}
            onChange={(van) => {
              change({ van });
            }}
          />
          <SelectField
            label={t('word.until')}
            value={until}
            options={options}
            onChange={(tot) => {
              change({ tot });
            }}
          />
        </div>
        <Answer of={paged.query} lines={10}>
          {() => (
            <DataTable
              name={t('balances.list')}
              fileName="saldi"
              rows={paged.rows}
              columns={columnsFor(speech, new Map(session.gemeenten.map((m) => [m.code, m.naam])))}
              rowKey={(row) => `${row.gemeente}-${row.aanbieder.agb}-${row.maand}`}
              more={paged.more}
              empty={<Empty title={t('balances.emptyTitle')}>{t('balances.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
      {view.can('ledger.pay') ? <ReadPayments /> : null}
    </Page>
  );
}

function columnsFor({ t }: Speech, names: ReadonlyMap<string, string>): readonly Column<Balance>[] {
  return [
    { key: 'aanbieder', head: t('word.provider'), kind: 'text', value: (row) => row.aanbieder.naam },
    { key: 'agb', head: 'AGB', kind: 'text', value: (row) => row.aanbieder.agb, hidden: 'always' },
    {
      key: 'gemeente',
      head: t('word.municipality'),
      kind: 'text',
      value: (row) => names.get(row.gemeente) ?? row.gemeente,
      hidden: 'narrow',
    },
    { key: 'maand', head: t('word.month'), kind: 'month', value: (row) => row.maand },
    {
      key: 'verplicht',
      head: t('balances.obliged'),
      kind: 'money',
      value: (row) => row.verplichtCenten,
      total: true,
    },
    {
      key: 'ingediend',
      head: t('claims.claimed'),
      kind: 'money',
      value: (row) => row.ingediendCenten,
      total: true,
    },
    {
      key: 'toegekend',
      head: t('claims.accepted'),
      kind: 'money',
      value: (row) => row.toegekendCenten,
      total: true,
    },
    {
      key: 'gecrediteerd',
      head: t('balances.credited'),
      kind: 'money',
      value: (row) => row.gecrediteerdCenten,
      total: true,
    },
    {
      key: 'betaald',
      head: t('balances.paid'),
      kind: 'money',
      value: (row) => row.betaaldCenten,
      total: true,
    },
    { key: 'open', head: t('balances.open'), kind: 'money', value: (row) => row.openCenten, total: true },
  ];
}
