import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { composeLetter } from '../../api/letters.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { SelectField, TextArea } from '../../pieces/Field.tsx';
import { ProblemNotice } from '../../pieces/States.tsx';
import { carried, useAddress } from '../../view/address.ts';
import { useDraft, type DraftFigure } from '../../view/letter-draft.ts';
import { useSession, useView } from '../../view/session.tsx';

/** A new letter: for whom, at which cut-off, what the writer adds, and the figures that were put aside for it. */
export function Compose(): ReactNode {
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
  const draft = useDraft();
  const make = useMutation({
    mutationFn: composeLetter,
    onSuccess: async (made) => {
      draft.drop();
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
          make.mutate({
            gemeente: municipality,
            peildatum: cutOff,
            toelichting: remark.trim() || null,
            cijfers: draft.figures.map(({ adres }) => adres),
          });
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
        {draft.figures.length > 0 ? <Chosen figures={draft.figures} onDrop={draft.drop} /> : null}
        <Button type="submit" look="primary" icon="letters" busy={make.isPending}>
          {t('letters.make')}
        </Button>
      </form>
      {make.error ? <ProblemNotice error={make.error} /> : null}
    </Section>
  );
}

function Chosen(props: {
  readonly figures: readonly DraftFigure[];
  readonly onDrop: (adres: string) => void;
}): ReactNode {
  const { t } = useSpeech();
  return (
    <fieldset className="filter-bar__wide draft-figures">
      <legend className="utrecht-form-label">{t('letters.chosen')}</legend>
      <p className="utrecht-form-field-description">{t('letters.chosenHint')}</p>
      <ul className="plain-list">
        {props.figures.map(({ adres, naam, weergave }) => (
          <li key={adres}>
            <span lang="nl">
              {naam}: <strong>{weergave}</strong>
            </span>{' '}
            <Button
              small
              look="subtle"
              icon="close"
              label={t('letters.dropFor', { name: naam })}
              onClick={() => {
                props.onDrop(adres);
              }}
            >
              {t('letters.drop')}
            </Button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
