import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { composeLetter, letters, type LetterRow } from '../../api/letters.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { SelectField, TextArea } from '../../pieces/Field.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty, ProblemNotice } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { carried, useAddress } from '../../view/address.ts';
import { useSession, useView } from '../../view/session.tsx';

/** Council letters: the ones that were written, and a new one for a municipality and a cut-off. */
export function LettersPage(): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const view = useView();
  const asked = useQuery({
    queryKey: ['raadsbrieven', view.municipality],
    queryFn: () => letters(view.params),
  });
  const rows = asked.data?.raadsbrieven ?? [];
  return (
    <Page
      question={t('letters.question')}
      answer={
        asked.data ? (
          <p>{rows.length === 0 ? t('letters.answerNone') : t('letters.answer', { n: rows.length })}</p>
        ) : null
      }
    >
      {view.can('letters.write') ? <Compose /> : null}
      <Section title={t('letters.list')}>
        <Answer of={asked}>
          {({ raadsbrieven }) => (
            <DataTable
              name={t('letters.list')}
              fileName="raadsbrieven"
              rows={raadsbrieven}
              columns={columnsFor(speech)}
              rowKey={(row) => row.id}
              empty={<Empty title={t('letters.emptyTitle')}>{t('letters.emptyHow')}</Empty>}
            />
          )}
        </Answer>
      </Section>
    </Page>
  );
}

function columnsFor({ t }: Speech): readonly Column<LetterRow>[] {
  return [
    {
      key: 'kenmerk',
      head: t('letters.reference'),
      kind: 'text',
      value: (row) => row.kenmerk,
      show: (row) => <GoLink to={`/raadsbrieven/${row.id}`}>{row.kenmerk}</GoLink>,
    },
    { key: 'gemeente', head: t('word.municipality'), kind: 'text', value: (row) => row.gemeente.naam },
    { key: 'onderwerp', head: t('letters.subject'), kind: 'text', value: (row) => row.onderwerp },
    { key: 'datum', head: t('letters.date'), kind: 'day', value: (row) => row.datum },
    { key: 'peildatum', head: t('frame.cutOff'), kind: 'day', value: (row) => row.peildatum },
  ];
}

function Compose(): ReactNode {
  const { t, format } = useSpeech();
  const { session } = useSession();
  const { search } = useAddress();
  const view = useView();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [municipality, setMunicipality] = useState(
    view.municipality === 'regio' ? (session.gemeenten[0]?.code ?? '') : view.municipality,
  );
  const [cutOff, setCutOff] = useState(view.cutOff);
  const [remark, setRemark] = useState('');
  const make = useMutation({
    mutationFn: composeLetter,
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['raadsbrieven'] });
      await navigate({
        to: `/raadsbrieven/${made.id}` as '/',
        search: { ...carried(search), gemeente: municipality } as never,
      });
    },
  });
  return (
    <Section title={t('letters.compose')} intro={t('letters.composeIntro')}>
      <form
        className="filter-bar"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ gemeente: municipality, peildatum: cutOff, toelichting: remark.trim() || null });
        }}
      >
        <SelectField
          label={t('word.municipality')}
          value={municipality}
          options={session.gemeenten.map((m) => ({ value: m.code, label: m.naam }))}
          onChange={setMunicipality}
        />
        <SelectField
          label={t('frame.cutOff')}
          value={cutOff}
          options={[...new Set([...session.peildata, cutOff])]
            .sort()
            .reverse()
            .map((day) => ({ value: day, label: format.dayLong(day) }))}
          onChange={setCutOff}
        />
        <div className="filter-bar__wide">
          <TextArea
            label={t('letters.remark')}
            hint={t('letters.remarkHint')}
            value={remark}
            onChange={setRemark}
          />
        </div>
        <Button type="submit" look="primary" icon="letters" busy={make.isPending}>
          {t('letters.make')}
        </Button>
      </form>
      {make.error ? <ProblemNotice error={make.error} /> : null}
    </Section>
  );
}
