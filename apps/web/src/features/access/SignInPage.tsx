import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { demoUsers, signIn, type DemoUser } from '../../api/session.ts';
import { Brand } from '../../frame/Brand.tsx';
import { DemoStrip } from '../../frame/DemoStrip.tsx';
import { LanguageChoice } from '../../frame/TopBar.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { TextField } from '../../pieces/Field.tsx';
import { ProblemNotice } from '../../pieces/States.tsx';
import { useAddress } from '../../view/address.ts';

type Credentials = Parameters<typeof signIn>[0];

export function SignInPage(): ReactNode {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { search } = useAddress();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const demo = useQuery({ queryKey: ['demo-gebruikers'], queryFn: demoUsers, retry: false });
  useEffect(() => {
    document.title = `${t('signIn.question')} · Jeugdregie`;
  }, [t]);
  const enter = async (credentials: Credentials): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const session = await signIn(credentials);
      queries.clear();
      queries.setQueryData(['sessie'], session);
      const to = new URL(search['naar'] ?? '/vandaag', window.location.origin);
      await navigate({ to: to.pathname, search: Object.fromEntries(to.searchParams) as never });
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  const people = demo.data?.gebruikers ?? [];
  return (
    <div className="sign-in">
      {people.length > 0 ? <DemoStrip /> : null}
      <header className="sign-in__top">
        <Brand />
        <LanguageChoice />
      </header>
      <main className="sign-in__main">
        <h1 className="utrecht-heading-1">{t('signIn.question')}</h1>
        <p className="sign-in__answer">{t('signIn.answer')}</p>
        {error === null ? null : <ProblemNotice error={error} />}
        {people.length > 0 ? (
          <DemoPeople people={people} busy={busy} onChoose={(id) => void enter({ demoGebruiker: id })} />
        ) : null}
        <PasswordForm
          busy={busy}
          isSecond={people.length > 0}
          onEnter={(credentials) => void enter(credentials)}
        />
      </main>
    </div>
  );
}

function DemoPeople(props: {
  readonly people: readonly DemoUser[];
  readonly busy: boolean;
  readonly onChoose: (id: string) => void;
}): ReactNode {
  const { t, word } = useSpeech();
  return (
    <section>
      <h2 className="utrecht-heading-2">{t('signIn.demo')}</h2>
      <p className="section__intro">{t('signIn.demoIntro')}</p>
      <ul className="people">
        {props.people.map((person) => (
          <li key={person.id}>
            <button
              type="button"
              className="people__person"
              disabled={props.busy}
              onClick={() => {
                props.onChoose(person.id);
              }}
            >
              <span className="people__role">{word('role', person.rol)}</span>
              <span className="people__name">
                {person.naam} · {person.gemeente}
              </span>
              <span className="people__does">{word('roleDoes', person.rol)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PasswordForm(props: {
  readonly busy: boolean;
  readonly isSecond: boolean;
  readonly onEnter: (credentials: { email: string; wachtwoord: string }) => void;
}): ReactNode {
  const { t } = useSpeech();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const missing = (value: string): string | null => (tried && value === '' ? t('signIn.missing') : null);
  return (
    <section className="sign-in__form">
      <h2 className="utrecht-heading-2">{t(props.isSecond ? 'signIn.own' : 'signIn.account')}</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (email !== '' && password !== '') props.onEnter({ email, wachtwoord: password });
        }}
      >
        <TextField
          label={t('signIn.email')}
          type="email"
          name="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          error={missing(email)}
        />
        <TextField
          label={t('signIn.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          error={missing(password)}
        />
        <Button type="submit" look={props.isSecond ? 'secondary' : 'primary'} busy={props.busy}>
          {t('signIn.enter')}
        </Button>
      </form>
    </section>
  );
}
