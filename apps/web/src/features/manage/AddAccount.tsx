import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type ReactNode } from 'react';
import { addAccount } from '../../api/manage.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { Notice, ProblemNotice } from '../../pieces/States.tsx';
import { useSession } from '../../view/session.tsx';

const municipalRoles = ['backoffice', 'controller', 'access-team', 'policy-adviser'] as const;
const regionalRoles = ['contract-manager', 'analyst', 'administrator'] as const;
/** As the server asks. */
const shortestPassword = 12;
const empty = { naam: '', email: '', rol: 'backoffice', wachtwoord: '' };

/** A new account. What was typed stays when the server refuses it. */
export function AddAccount(): ReactNode {
  const { t, word } = useSpeech();
  const queries = useQueryClient();
  const [form, setForm] = useState(empty);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [tried, setTried] = useState(false);
  const isMunicipal = municipalRoles.some((role) => role === form.rol);
  const add = useMutation({
    mutationFn: addAccount,
    onSuccess: () => {
      setForm({ ...empty, rol: form.rol });
      setTried(false);
      return queries.invalidateQueries({ queryKey: ['gebruikers'] });
    },
  });
  const faults = {
    naam: form.naam.trim() === '' ? t('accounts.nameMissing') : null,
    email: /^\S+@\S+$/.test(form.email.trim()) ? null : t('accounts.emailMissing'),
    wachtwoord: form.wachtwoord.length < shortestPassword ? t('accounts.passwordHint') : null,
  };
  const fault = (name: keyof typeof faults): string | null => (tried ? faults[name] : null);
  const isWrong = Object.values(faults).some((text) => text !== null) || (isMunicipal && chosen.length === 0);
  const change = (name: keyof typeof empty) => (value: string) => {
    setForm({ ...form, [name]: value });
  };
  return (
    <Section title={t('accounts.add')} intro={`${t('accounts.addIntro')} ${t('accounts.passwordHint')}`}>
      <form
        className="filter-bar filter-bar--figures"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (isWrong) return;
          add.mutate({ ...form, gemeenten: isMunicipal ? chosen : [] });
        }}
      >
        <TextField
          label={t('reveal.name')}
          value={form.naam}
          onChange={change('naam')}
          error={fault('naam')}
        />
        <TextField
          label={t('signIn.email')}
          type="email"
          value={form.email}
          onChange={change('email')}
          error={fault('email')}
        />
        <SelectField
          label={t('accounts.role')}
          value={form.rol}
          options={[...municipalRoles, ...regionalRoles].map((role) => ({
            value: role,
            label: word('role', role),
          }))}
          onChange={change('rol')}
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="new-password"
          value={form.wachtwoord}
          onChange={change('wachtwoord')}
          error={fault('wachtwoord')}
        />
        {isMunicipal ? (
          <ChooseMunicipalities
            chosen={chosen}
            onChange={setChosen}
            isMissing={tried && chosen.length === 0}
          />
        ) : null}
        <Button type="submit" look="primary" busy={add.isPending}>
          {t('accounts.make')}
        </Button>
      </form>
      {add.error ? <ProblemNotice error={add.error} /> : null}
      {add.data ? <Notice tone="ok" live title={t('accounts.made', { name: add.data.naam })} /> : null}
    </Section>
  );
}

/** Which municipalities the account works for: one for most, several for a shared back office. */
function ChooseMunicipalities(props: {
  readonly chosen: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
  readonly isMissing: boolean;
}): ReactNode {
  const { t } = useSpeech();
  const { session } = useSession();
  const errorId = useId();
  return (
    <fieldset
      className="filter-bar__wide check-list"
      {...(props.isMissing ? { 'aria-describedby': errorId, 'aria-invalid': true } : {})}
    >
      <legend className="utrecht-form-label">{t('accounts.municipalities')}</legend>
      {session.gemeenten.map(({ code, naam }) => (
        <label key={code} className="check">
          <input
            type="checkbox"
            checked={props.chosen.includes(code)}
            onChange={(event) => {
              props.onChange(
                event.target.checked
                  ? [...props.chosen, code]
                  : props.chosen.filter((other) => other !== code),
              );
            }}
          />
          {naam}
        </label>
      ))}
      {props.isMissing ? (
        <div className="utrecht-form-field-error-message" id={errorId}>
          {t('accounts.municipalityMissing')}
        </div>
      ) : null}
    </fieldset>
  );
}
