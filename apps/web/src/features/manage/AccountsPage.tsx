import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { accounts, type Account } from '../../api/manage.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { useSession, useView } from '../../view/session.tsx';
import { AddAccount } from './AddAccount.tsx';
import { ManageAccount } from './ManageAccount.tsx';
import { ManageTabs } from './ManageTabs.tsx';

/** Who may sign in, with which role and for which municipality. */
export function AccountsPage(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { session } = useSession();
  const view = useView();
  const asked = useQuery({
    queryKey: ['gebruikers', view.municipality],
    queryFn: () => accounts(view.params),
  });
  const [opened, setOpened] = useState<string | null>(null);
  const names = new Map(session.gemeenten.map((m) => [m.code, m.naam]));
  const rows = asked.data?.gebruikers ?? [];
  const account = rows.find((row) => row.id === opened);
  return (
    <Page
      question={t('accounts.question')}
      above={<ManageTabs />}
      answer={
        asked.data ? (
          <p>
            {t('accounts.answer', { n: rows.length, off: String(rows.filter((row) => !row.actief).length) })}
          </p>
        ) : null
      }
    >
      <Section title={t('accounts.list')}>
        <Answer of={asked}>
          {({ gebruikers }) => (
            <DataTable
              name={t('accounts.list')}
              fileName="accounts"
              rows={gebruikers}
              columns={columnsFor(speech, names, (account) => {
                setOpened(account.id);
              })}
              rowKey={(row) => row.id}
              empty={<Empty title={t('accounts.none')} />}
            />
          )}
        </Answer>
      </Section>
      <AddAccount />
      {account ? (
        <ManageAccount
          account={account}
          onClose={() => {
            setOpened(null);
          }}
        />
      ) : null}
    </Page>
  );
}

function columnsFor(
  { t, word }: Speech,
  names: ReadonlyMap<string, string>,
  open: (account: Account) => void,
): readonly Column<Account>[] {
  const place = (row: Account): string =>
    row.regionaal ? t('accounts.bureau') : row.gemeenten.map((code) => names.get(code) ?? code).join(', ');
  return [
    { key: 'naam', head: t('reveal.name'), kind: 'text', value: (row) => row.naam },
    { key: 'email', head: t('signIn.email'), kind: 'text', value: (row) => row.email },
    {
      key: 'rol',
      head: t('accounts.role'),
      kind: 'text',
      value: (row) => row.rol,
      text: (row) => word('role', row.rol),
    },
    {
      key: 'voor',
      head: t('accounts.for'),
      kind: 'text',
      value: place,
      show: (row) =>
        row.gemeenten.length > 3 ? (
          <span title={place(row)}>{t('accounts.several', { n: row.gemeenten.length })}</span>
        ) : (
          place(row)
        ),
    },
    {
      key: 'status',
      head: t('files.status'),
      kind: 'text',
      value: (row) => String(row.actief),
      text: (row) => word('status', row.actief ? 'aan' : 'uit'),
      show: (row) => <Status code={row.actief ? 'aan' : 'uit'} />,
    },
    {
      key: 'zet',
      head: t('accounts.manage'),
      kind: 'text',
      value: () => null,
      show: (row) => (
        <Button
          small
          label={t('accounts.manageFor', { name: row.naam })}
          onClick={() => {
            open(row);
          }}
        >
          {t('accounts.manage')}
        </Button>
      ),
    },
  ];
}
