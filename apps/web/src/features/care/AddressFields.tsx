import type { ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { TextField } from '../../pieces/Field.tsx';
import type { AddressDraft } from './decision-draft.ts';

/** Where the client lives, for a first allocation. */
export function AddressFields(props: {
  readonly value: AddressDraft;
  readonly isTried: boolean;
  readonly onChange: (value: AddressDraft) => void;
}): ReactNode {
  const { t } = useSpeech();
  const { value, isTried, onChange } = props;
  const field = (name: keyof AddressDraft, label: string, isNeeded = false): ReactNode => (
    <TextField
      label={label}
      value={value[name]}
      error={isTried && isNeeded && value[name].trim() === '' ? t('decision.addressMissing') : null}
      onChange={(text) => {
        onChange({ ...value, [name]: text });
      }}
    />
  );
  return (
    <fieldset className="decision__choice">
      <legend className="utrecht-form-label">{t('decision.address')}</legend>
      <p className="decision__as-asked">{t('decision.addressWhy')}</p>
      <div className="decision__fields">
        {field('postcode', t('decision.postcode'), true)}
        {field('houseNumber', t('decision.houseNumber'), true)}
        {field('suffix', t('decision.suffix'))}
        {field('street', t('decision.street'))}
        {field('town', t('decision.town'))}
      </div>
    </fieldset>
  );
}
