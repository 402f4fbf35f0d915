import { useState, type ReactNode } from 'react';
import { useSpeech } from '../../i18n/language.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { useAddress } from '../../view/address.ts';

/** Everything that is written to the log, by the code that is in it. */
const acts = [
  'access.sign-in',
  'access.sign-out',
  'access.add-account',
  'access.change-password',
  'access.end-sessions',
  'access.switch-on',
  'access.switch-off',
  'identity.find',
  'identity.reveal',
  'exchange.read-content',
  'care.comments',
  'care.decide',
  'claims.accept',
  'claims.reject',
  'contracts.import',
  'contracts.apply',
  'ledger.pay',
  'jobs.process',
] as const;
const outcomes = ['gelukt', 'geweigerd', 'niet-gevonden', 'mislukt'] as const;

/** The filter of the log; it stands in the address, so that what was found can be shown to somebody else. */
export function AuditFilters(): ReactNode {
  const { t, word } = useSpeech();
  const { search, change } = useAddress();
  const [who, setWho] = useState(search['wie'] ?? '');
  const all = { value: '', label: t('filter.all') };
  const set = (name: string) => (value: string) => {
    change({ [name]: value });
  };
  return (
    <search>
      <form
        className="filter-bar filter-bar--figures"
        onSubmit={(event) => {
          event.preventDefault();
          change({ wie: who.trim() });
        }}
      >
        <SelectField
          label={t('audit.action')}
          value={search['actie'] ?? ''}
          options={[all, ...acts.map((code) => ({ value: code, label: word('act', code) }))]}
          onChange={set('actie')}
        />
        <SelectField
          label={t('audit.outcome')}
          value={search['uitkomst'] ?? ''}
          options={[all, ...outcomes.map((code) => ({ value: code, label: word('status', code) }))]}
          onChange={set('uitkomst')}
        />
        <TextField label={t('word.from')} type="date" value={search['van'] ?? ''} onChange={set('van')} />
        <TextField label={t('word.until')} type="date" value={search['tot'] ?? ''} onChange={set('tot')} />
        <TextField label={t('audit.who')} type="search" value={who} onChange={setWho} />
        <button type="submit" className="utrecht-button utrecht-button--secondary-action">
          {t('filter.apply')}
        </button>
      </form>
    </search>
  );
}
