import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { addAccount } from '../../api/manage.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { SelectField, TextField } from '../../pieces/Field.tsx';
import { Notice, ProblemNotice } from '../../pieces/States.tsx';
import { useSession } from '../../view/session.tsx';

const municipalRoles = ['backoffice', 'controller', 'access-team', 'policy-adviser'] as const;
const regionalRoles = ['contract-manager', 'analyst', 'administrator'] as const;
const empty = { naam: '', email: '', rol: 'backoffice', gemeente: '', wachtwoord: '' };

/** A new account. What was typed stays when the server refuses it. */
export function AddAccount(): ReactNode {
  const { t, word } = useSpeech();
  const { session } = useSession();
  const queries = useQueryClient();
  const [form, setForm] = useState({ ...empty, gemeente: session.gemeenten[0]?.code ?? '' });
  const isMunicipal = municipalRoles.some((role) => role === form.rol);
  const add = useMutation({
    mutationFn: addAccount,
    onSuccess: () => {
      setForm({ ...form, ...empty, gemeente: form.gemeente });
      return queries.invalidateQueries({ queryKey: ['gebruikers'] });
    },
  });
  const change = (name: keyof typeof empty) => (value: string) => {
    setForm({ ...form, [name]: value });
  };
  return (
    <Section title={t('accounts.add')} intro={t('accounts.addIntro')}>
      <form
        className="filter-bar filter-bar--figures"
        onSubmit={(event) => {
          event.preventDefault();
          const { gemeente, ...rest } = form;
          add.mutate({ ...rest, gemeenten: isMunicipal ? [gemeente] : [] });
        }}
      >
        <TextField label={t('reveal.name')} value={form.naam} onChange={change('naam')} />
        <TextField label={t('signIn.email')} type="email" value={form.email} onChange={change('email')} />
        <SelectField
          label={t('accounts.role')}
          value={form.rol}
          options={[...municipalRoles, ...regionalRoles].map((role) => ({
            value: role,
            label: word('role', role),
          }))}
          onChange={change('rol')}
        />
        {isMunicipal ? (
          <SelectField
            label={t('word.municipality')}
            value={form.gemeente}
            options={session.gemeenten.map((m) => ({ value: m.code, label: m.naam }))}
            onChange={change('gemeente')}
          />
        ) : null}
        <TextField
          label={t('signIn.password')}
          type="password"
          autoComplete="new-password"
          value={form.wachtwoord}
          onChange={change('wachtwoord')}
        />
        <Button type="submit" look="primary" busy={add.isPending}>
          {t('accounts.make')}
        </Button>
      </form>
      {add.error ? <ProblemNotice error={add.error} /> : null}
      {add.data ? <Notice tone="ok" live title={t('accounts.made', { name: add.data.naam })} /> : null}
    </Section>
  );
}
