import type { ReactNode } from 'react';
import type { AskedProduct, RequestDetail } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { centsIn, type Draft } from './decision-draft.ts';
import { Period } from './Period.tsx';

/** Granting as it was asked, or under other terms: another period, extent or budget (a VOT may be deviated from). */
export function TermsFields(props: {
  readonly found: RequestDetail;
  readonly product: AskedProduct;
  readonly draft: Draft;
  readonly isTried: boolean;
  readonly onChange: (patch: Partial<Draft>) => void;
}): ReactNode {
  const { t } = useSpeech();
  const { found, product, draft, isTried, onChange } = props;
  const set =
    (name: keyof Draft) =>
    (value: string): void => {
      onChange({ [name]: value });
    };
  return (
    <>
      <label className="check">
        <input
          type="checkbox"
          checked={draft.isOther}
          onChange={(event) => {
            onChange({ isOther: event.target.checked });
          }}
        />
        {t('decision.otherTerms')}
      </label>
      {draft.isOther ? (
        <div className="decision__fields">
          <TextField
            label={t('word.from')}
            type="date"
            value={draft.from}
            error={isTried && draft.from === '' ? t('decision.fromMissing') : null}
            onChange={set('from')}
          />
          <TextField label={t('word.until')} type="date" value={draft.until} onChange={set('until')} />
          {product.volume === null ? (
            <TextField
              label={t('decision.budget')}
              value={draft.budget}
              error={isTried && centsIn(draft.budget) === undefined ? t('decision.budgetWrong') : null}
              onChange={set('budget')}
            />
          ) : (
            <>
              <TextField
                label={t('line.volume')}
                value={draft.amount}
                error={isTried && !/^\d+$/.test(draft.amount) ? t('decision.amountWrong') : null}
                onChange={set('amount')}
              />
              <SelectField
                label={t('line.unit')}
                value={draft.unit}
                options={found.keuzes.eenheden.map(({ code, naam }) => ({ value: code, label: naam }))}
                onChange={set('unit')}
              />
              <SelectField
                label={t('decision.frequency')}
                value={draft.frequency}
                options={found.keuzes.frequenties.map(({ code, naam }) => ({ value: code, label: naam }))}
                onChange={set('frequency')}
              />
            </>
          )}
        </div>
      ) : (
        <p className="decision__as-asked">
          {t('decision.asAsked')} <Period of={product} />, <Said>{product.omvang}</Said>.
        </p>
      )}
    </>
  );
}
