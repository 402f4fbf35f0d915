import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { endSessions, newPassword, switchAccount, type Account } from '../../api/manage.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { TextField } from '../../pieces/Field.tsx';
import { SidePanel } from '../../pieces/SidePanel.tsx';
import { Notice, ProblemNotice } from '../../pieces/States.tsx';

/** What can be done with one account: a new password, ending its sessions, switching it off or on. */
export function ManageAccount(props: { readonly account: Account; readonly onClose: () => void }): ReactNode {
  const { t, word } = useSpeech();
  const queries = useQueryClient();
  const { account } = props;
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['gebruikers'] });
  const turn = useMutation({
    mutationFn: () => switchAccount(account.id, !account.actief),
    onSuccess: again,
  });
  const end = useMutation({ mutationFn: () => endSessions(account.id) });
  return (
    <SidePanel title={account.naam} kicker={word('role', account.rol)} onClose={props.onClose}>
      <section className="panel-part">
        <h3 className="utrecht-heading-4">{t('accounts.newPassword')}</h3>
        {account.fictief ? <p>{t('accounts.demoPassword')}</p> : <NewPassword account={account} />}
      </section>
      <section className="panel-part">
        <h3 className="utrecht-heading-4">{t('accounts.sessions')}</h3>
        <p>{t('accounts.sessionsIntro')}</p>
        {end.error ? <ProblemNotice error={end.error} /> : null}
        {end.data ? (
          <Notice tone="ok" live title={t('accounts.sessionsEnded', { n: end.data.beeindigd })} />
        ) : null}
        <Button
          busy={end.isPending}
          onClick={() => {
            end.mutate();
          }}
        >
          {t('accounts.endSessions')}
        </Button>
      </section>
      <section className="panel-part">
        <h3 className="utrecht-heading-4">{t('accounts.access')}</h3>
        <p>{t(account.actief ? 'accounts.isOn' : 'accounts.isOff')}</p>
        {turn.error ? <ProblemNotice error={turn.error} /> : null}
        <Button
          busy={turn.isPending}
          onClick={() => {
            turn.mutate();
          }}
        >
          {t(account.actief ? 'accounts.turnOff' : 'accounts.turnOn')}
        </Button>
      </section>
    </SidePanel>
  );
}

function NewPassword({ account }: { readonly account: Account }): ReactNode {
  const { t } = useSpeech();
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: () => newPassword(account.id, password),
    onSuccess: () => {
      setPassword('');
    },
  });
  return (
    <form
      className="panel-part__form"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate();
      }}
    >
      <TextField
        label={t('signIn.password')}
        hint={t('accounts.passwordHint')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={setPassword}
      />
      {change.error ? <ProblemNotice error={change.error} /> : null}
      {change.data ? <Notice tone="ok" live title={t('accounts.passwordChanged')} /> : null}
      <Button type="submit" look="primary" busy={change.isPending}>
        {t('accounts.setPassword')}
      </Button>
    </form>
  );
}
