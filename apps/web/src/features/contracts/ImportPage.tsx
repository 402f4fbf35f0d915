import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  applyImport,
  imports,
  readWorkbook,
  templateAddress,
  type Difference,
  type ImportLine,
  type ImportOutcome,
  type SheetError,
} from '../../api/contracts.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Button, ButtonLink } from '../../pieces/Button.tsx';
import { DropZone } from '../../pieces/DropZone.tsx';
import { Answer, Empty, Notice, ProblemNotice } from '../../pieces/States.tsx';
import { Code, Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { ContractTabs } from './ContractTabs.tsx';

/** A workbook is read, its differences are shown, and only then it is applied: all or nothing. */
export function ImportPage(): ReactNode {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const read = useMutation({ mutationFn: readWorkbook });
  const apply = useMutation({ mutationFn: applyImport, onSuccess: () => queries.invalidateQueries() });
  return (
    <Page
      question={t('import.question')}
      above={<ContractTabs />}
      answer={<p>{t('import.answer')}</p>}
      actions={
        <ButtonLink href={templateAddress} icon="download" download>
          {t('import.template')}
        </ButtonLink>
      }
    >
      <DropZone
        title={t('import.drop')}
        hint={t('import.hint')}
        accept=".xlsx"
        folders={false}
        busy={read.isPending}
        onFiles={([workbook]) => {
          apply.reset();
          if (workbook) read.mutate(workbook);
        }}
      />
      {read.error ? <ProblemNotice error={read.error} /> : null}
      {read.data ? (
        <Outcome
          found={read.data}
          isApplied={apply.isSuccess}
          busy={apply.isPending}
          onApply={(id) => {
            apply.mutate(id);
          }}
        />
      ) : null}
      {apply.error ? <ProblemNotice error={apply.error} /> : null}
      <History />
    </Page>
  );
}

function Outcome(props: {
  readonly found: ImportOutcome;
  readonly isApplied: boolean;
  readonly busy: boolean;
  readonly onApply: (id: string) => void;
}): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const { found } = props;
  const warnings = found.waarschuwingen;
  if (found.fouten.length > 0) {
    return (
      <Section title={t('import.errors', { n: found.fouten.length })} intro={t('import.errorsIntro')}>
        <ErrorTable id="fouten" name={t('import.errors', { n: found.fouten.length })} rows={found.fouten} />
      </Section>
    );
  }
  const { id } = found;
  return (
    <>
      {props.isApplied ? (
        <Notice tone="ok" live title={t('import.applied')} />
      ) : (
        <Notice
          tone="info"
          live
          title={t(found.verschillen.length === 0 ? 'import.same' : 'import.ready', {
            n: found.verschillen.length,
          })}
        >
          {id !== null && found.verschillen.length > 0 ? (
            <p>
              <Button
                look="primary"
                busy={props.busy}
                onClick={() => {
                  props.onApply(id);
                }}
              >
                {t('import.apply')}
              </Button>
            </p>
          ) : null}
        </Notice>
      )}
      {warnings.length > 0 ? (
        <Section title={t('import.warnings', { n: warnings.length })}>
          <ErrorTable
            id="waarschuwingen"
            name={t('import.warnings', { n: warnings.length })}
            rows={warnings}
          />
        </Section>
      ) : null}
      {found.verschillen.length > 0 ? (
        <Section title={t('import.differences', { n: found.verschillen.length })}>
          <DataTable
            id="verschillen"
            name={t('import.differences', { n: found.verschillen.length })}
            fileName="verschillen"
            rows={found.verschillen}
            columns={differenceColumns(speech)}
            rowKey={(row) => `${row.blad}-${row.sleutel}-${row.veld ?? ''}-${row.soort}`}
          />
        </Section>
      ) : null}
    </>
  );
}

function History(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const asked = useQuery({ queryKey: ['contractimporten'], queryFn: imports });
  return (
    <Section title={t('import.history')}>
      <Answer of={asked} lines={3}>
        {({ importen }) => (
          <DataTable
            id="eerder"
            name={t('import.history')}
            fileName="contractimporten"
            rows={importen}
            columns={historyColumns(speech)}
            rowKey={(row) => row.id}
            empty={<Empty title={t('import.historyNone')} />}
          />
        )}
      </Answer>
    </Section>
  );
}

function ErrorTable(props: {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly SheetError[];
}): ReactNode {
  const speech = useSpeech();
  return (
    <DataTable
      id={props.id}
      name={props.name}
      fileName={props.id}
      rows={props.rows}
      columns={errorColumns(speech)}
      rowKey={(row) => `${row.blad}-${row.cel}-${row.melding}`}
    />
  );
}

function differenceColumns({ t, word }: Speech): readonly Column<Difference>[] {
  return [
    { key: 'blad', head: t('import.sheet'), kind: 'text', value: (row) => row.blad },
    { key: 'sleutel', head: t('import.row'), kind: 'text', value: (row) => row.sleutel },
    {
      key: 'soort',
      head: t('import.kind'),
      kind: 'text',
      value: (row) => row.soort,
      text: (row) => word('status', row.soort),
      show: (row) => <Status code={row.soort} />,
    },
    { key: 'veld', head: t('import.field'), kind: 'text', value: (row) => row.veld },
    { key: 'oud', head: t('import.before'), kind: 'text', value: (row) => row.oud },
    { key: 'nieuw', head: t('import.after'), kind: 'text', value: (row) => row.nieuw },
  ];
}

function historyColumns({ t, format }: Speech): readonly Column<ImportLine>[] {
  return [
    { key: 'naam', head: t('files.name'), kind: 'text', value: (row) => row.naam },
    { key: 'versie', head: t('import.version'), kind: 'number', value: (row) => row.versie },
    { key: 'door', head: t('import.by'), kind: 'text', value: (row) => row.ingelezenDoor },
    {
      key: 'op',
      head: t('import.at'),
      kind: 'text',
      value: (row) => row.ingelezenOp,
      text: (row) => format.moment(row.ingelezenOp),
    },
    {
      key: 'toegepast',
      head: t('import.appliedAt'),
      kind: 'text',
      value: (row) => row.toegepastOp,
      text: (row) => (row.toegepastOp === null ? '' : format.moment(row.toegepastOp)),
    },
  ];
}

function errorColumns({ t }: Speech): readonly Column<SheetError>[] {
  return [
    { key: 'blad', head: t('import.sheet'), kind: 'text', value: (row) => row.blad },
    {
      key: 'cel',
      head: t('import.cell'),
      kind: 'text',
      value: (row) => row.cel,
      show: (row) => <Code>{row.cel}</Code>,
    },
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
