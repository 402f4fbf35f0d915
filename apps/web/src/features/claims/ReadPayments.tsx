import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { payments, type PaymentError, type Payments } from '../../api/claims.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { DropZone } from '../../pieces/DropZone.tsx';
import { Notice, ProblemNotice } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { useView } from '../../view/session.tsx';

/** Payments of the financial package: booked as a whole, or refused with every wrong line. */
export function ReadPayments(): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (file: File) => payments(file, view.params),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['saldi'] }),
  });
  return (
    <Section title={t('pay.title')} intro={t('pay.intro')}>
      <DropZone
        title={t('pay.drop')}
        hint={t('pay.hint')}
        accept=".csv"
        folders={false}
        busy={send.isPending}
        onFiles={([file]) => {
          if (file) send.mutate(file);
        }}
      />
      {send.error ? <ProblemNotice error={send.error} /> : null}
      {send.data ? <Outcome found={send.data} /> : null}
    </Section>
  );
}

function Outcome({ found }: { readonly found: Payments }): ReactNode {
  const { t, format } = useSpeech();
  if (found.fouten.length > 0) return <Errors rows={found.fouten} />;
  return (
    <>
      <Notice
        tone="ok"
        live
        title={t('pay.done', { n: found.geboekt, amount: format.money(found.totaalCenten) })}
      >
        {found.alGeboekt > 0 ? <p>{t('pay.already', { n: found.alGeboekt })}</p> : null}
      </Notice>
      {found.teVeelBetaald.length > 0 ? (
        <Notice tone="warning" title={t('pay.over', { n: found.teVeelBetaald.length })}>
          <ul className="plain-list">
            {found.teVeelBetaald.map((one) => (
              <li key={one.regel}>
                {one.declaratienummer}: {format.money(one.teVeelCenten)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </>
  );
}

function Errors({ rows }: { readonly rows: readonly PaymentError[] }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <>
      <Notice tone="error" live title={t('pay.refused', { n: rows.length })} />
      <DataTable
        id="betaalfouten"
        name={t('pay.refused', { n: rows.length })}
        fileName="betaalfouten"
        rows={rows}
        columns={errorColumns(speech)}
        rowKey={(row) => `${row.regel}-${row.kolom}`}
      />
    </>
  );
}

function errorColumns({ t }: Speech): readonly Column<PaymentError>[] {
  return [
    { key: 'regel', head: t('file.line'), kind: 'number', value: (row) => row.regel },
    { key: 'kolom', head: t('pay.column'), kind: 'text', value: (row) => row.kolom },
    { key: 'waarde', head: t('import.value'), kind: 'text', value: (row) => row.waarde },
    {
      key: 'melding',
      head: t('import.message'),
      kind: 'text',
      value: (row) => row.melding,
      show: (row) => (
        <span lang="nl">
          {row.melding}
          <span className="remedy">{row.handeling}</span>
        </span>
      ),
    },
  ];
}
