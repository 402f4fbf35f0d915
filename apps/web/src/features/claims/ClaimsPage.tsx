import { useNavigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { claims, type Claim } from '../../api/claims.ts';
import type { Page as ListPage } from '../../api/http.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty, Notice } from '../../pieces/States.tsx';
import { Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useView } from '../../view/session.tsx';
import { ClaimTabs } from './ClaimTabs.tsx';

const rowsOf = (page: ListPage & { declaraties: readonly Claim[] }): readonly Claim[] => page.declaraties;

/** All claims: what was asked, what was granted, and which need somebody. */
export function ClaimsPage(): ReactNode {
  const view = useView();
  const navigate = useNavigate();
  const mayRead = view.can('claims.read');
  useEffect(() => {
    // A regional role sees no claims of persons, but does see what was booked.
    if (!mayRead)
      void navigate({ to: '/declaraties/saldi', search: (s: object) => s as never, replace: true });
  }, [mayRead, navigate]);
  return mayRead ? <Claims /> : null;
}

function Claims(): ReactNode {
  const speech = useSpeech();
  const { t, rich, format } = speech;
  const view = useView();
  const paged = usePaged(
    ['declaraties', view.municipality],
    (page, signal) => claims({ ...view.params, ...page }, signal),
    rowsOf,
  );
  const sum = (pick: (row: Claim) => number): number =>
    paged.rows.reduce((total, row) => total + pick(row), 0);
  const filter = [view.name, t(paged.more.has ? 'claims.filterLoaded' : 'claims.filterAll')];
  const counted = (shown: string, name: string, definition: string): ReactNode => (
    <Figure source={{ kind: 'count', name, definition, filter }}>{shown}</Figure>
  );
  const open = sum((row) => row.voorPersoon);
  return (
    <Page
      question={t('claims.question')}
      above={<ClaimTabs />}
      answer={
        paged.rows.length === 0 ? null : (
          <p>
            {rich('claims.answer', {
              claimed: counted(
                format.moneyShort(sum((row) => row.ingediendCenten)),
                t('claims.claimed'),
                t('claims.claimedDefinition', { exact: format.money(sum((row) => row.ingediendCenten)) }),
              ),
              accepted: counted(
                format.moneyShort(sum((row) => row.toegekendCenten)),
                t('claims.accepted'),
                t('claims.acceptedDefinition', { exact: format.money(sum((row) => row.toegekendCenten)) }),
              ),
              rejected: counted(
                format.number(sum((row) => row.afgewezen)),
                t('claims.rejected'),
                t('claims.rejectedDefinition'),
              ),
            })}
          </p>
        )
      }
    >
      {open > 0 ? (
        <Notice tone="warning" title={t('claims.open', { n: open })}>
          <p>
            <GoLink to="/declaraties/werkvoorraad">{t('claims.openLink')}</GoLink>
          </p>
        </Notice>
      ) : null}
      <Section title={t('claims.list')}>
        <Answer of={paged.query} lines={10}>
          {() => (
            <DataTable
              name={t('claims.list')}
              fileName="declaraties"
              rows={paged.rows}
              columns={columnsFor(speech)}
              rowKey={(row) => row.id}
              more={paged.more}
              empty={<Empty title={t('claims.emptyTitle')}>{t('claims.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function columnsFor({ t, word }: Speech): readonly Column<Claim>[] {
  return [
    {
      key: 'nummer',
      head: t('claims.number'),
      kind: 'text',
      value: (row) => row.declaratienummer,
      show: (row) => <GoLink to={`/declaraties/${row.id}`}>{row.declaratienummer}</GoLink>,
    },
    { key: 'aanbieder', head: t('word.provider'), kind: 'text', value: (row) => row.aanbieder.naam },
    { key: 'maand', head: t('claims.month'), kind: 'month', value: (row) => row.maand },
    {
      key: 'status',
      head: t('files.status'),
      kind: 'text',
      value: (row) => row.status,
      text: (row) => word('status', row.status),
      show: (row) => <Status code={row.status} />,
    },
    {
      key: 'ontvangen',
      head: t('files.received'),
      kind: 'day',
      value: (row) => row.ontvangenOp,
      hidden: 'narrow',
    },
    { key: 'regels', head: t('claims.lines'), kind: 'number', value: (row) => row.regels, total: true },
    {
      key: 'goed',
      head: t('claims.linesAccepted'),
      kind: 'number',
      value: (row) => row.goedgekeurd,
      total: true,
      hidden: 'always',
    },
    {
      key: 'af',
      head: t('claims.linesRejected'),
      kind: 'number',
      value: (row) => row.afgewezen,
      total: true,
    },
    {
      key: 'open',
      head: t('claims.linesOpen'),
      kind: 'number',
      value: (row) => row.voorPersoon,
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
    { key: 'uiterlijk', head: t('files.due'), kind: 'day', value: (row) => row.uiterlijk, hidden: 'always' },
  ];
}
