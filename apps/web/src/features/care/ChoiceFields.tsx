import type { ReactNode } from 'react';
import type { RequestDetail } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { useSession } from '../../view/session.tsx';
import { residence, type Draft } from './decision-draft.ts';
import { ProductName } from './ProductName.tsx';
import { TermsFields } from './TermsFields.tsx';

interface Props {
  readonly found: RequestDetail;
  readonly reference: string;
  readonly draft: Draft;
  readonly isTried: boolean;
  readonly onChange: (patch: Partial<Draft>) => void;
}

/** The choice on one product of a VOT, or on a VOW. Investigating is there once: it can only be the first answer. */
export function ChoiceFields(props: Props): ReactNode {
  const { t } = useSpeech();
  const { found, reference, draft, onChange } = props;
  const product = found.producten.find(({ referentie }) => referentie === reference);
  const isNew = (product?.status ?? found.status) === 'nieuw';
  const choices = [
    ['toewijzen', t('decision.grant')],
    ['afwijzen', t('decision.reject')],
    ...(isNew ? [['in-onderzoek', t('decision.investigate')] as const] : []),
    ...(found.producten.length > 1 ? [['', t('decision.later')] as const] : []),
  ] as const;
  return (
    <fieldset className="decision__choice">
      <legend className="utrecht-form-label">
        {product ? <ProductName of={product} /> : t('decision.whole')}
      </legend>
      <div className="decision__options">
        {choices.map(([value, label]) => (
          <label key={value} className="check">
            <input
              type="radio"
              name={`besluit-${reference}`}
              checked={draft.choice === value}
              onChange={() => {
                onChange({ choice: value });
              }}
            />
            {label}
          </label>
        ))}
      </div>
      {draft.choice === 'afwijzen' ? <Rejecting {...props} /> : null}
      {draft.choice === 'toewijzen' && product ? <TermsFields {...props} product={product} /> : null}
      {draft.choice === 'toewijzen' && !product ? <Shifting {...props} /> : null}
    </fieldset>
  );
}

function Rejecting({ found, draft, isTried, onChange }: Props): ReactNode {
  const { t, format } = useSpeech();
  const { woonplaats } = found.termijnen;
  return (
    <div className="decision__fields">
      <SelectField
        label={t('decision.reason')}
        value={draft.reason}
        options={[
          { value: '', label: t('decision.chooseReason') },
          ...found.keuzes.redenen.map(({ code, naam }) => ({ value: code, label: `${code} ${naam}` })),
        ]}
        error={isTried && draft.reason === '' ? t('decision.reasonMissing') : null}
        onChange={(reason) => {
          onChange({ reason });
        }}
      />
      {draft.reason === residence ? (
        <TextField
          label={t('decision.elsewhere')}
          hint={woonplaats ? t('decision.elsewhereHint', { day: format.dayLong(woonplaats) }) : undefined}
          value={draft.elsewhere}
          error={isTried && !/^\d{4}$/.test(draft.elsewhere) ? t('decision.elsewhereMissing') : null}
          onChange={(elsewhere) => {
            onChange({ elsewhere });
          }}
        />
      ) : null}
    </div>
  );
}

/** Where a wished day has passed, another first day may be agreed with the provider. */
function Shifting({ found, draft, onChange }: Props): ReactNode {
  const { t } = useSpeech();
  const { session } = useSession();
  const passed = found.wensen.some(({ soort, nieuw }) => {
    const wished = nieuw?.van ?? null;
    return soort !== 'ongewijzigd' && wished !== null && wished <= session.vandaag;
  });
  if (!passed) return null;
  return (
    <div className="decision__fields">
      <TextField
        label={t('decision.shift')}
        hint={t('decision.shiftHint')}
        type="date"
        value={draft.shiftTo}
        onChange={(shiftTo) => {
          onChange({ shiftTo });
        }}
      />
    </div>
  );
}
