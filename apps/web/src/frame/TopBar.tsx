import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import { signOut } from '../api/session.ts';
import { useSpeech } from '../i18n/language.tsx';
import { Icon } from '../pieces/Icon.tsx';
import { useAddress } from '../view/address.ts';
import { useSession, useView } from '../view/session.tsx';

/** Whose view, until when, in which language, and who is signed in. */
export function TopBar(): ReactNode {
  return (
    <header className="top-bar">
      <ViewChoice />
      <CutOffChoice />
      <div className="top-bar__right">
        <LanguageChoice />
        <Who />
      </div>
    </header>
  );
}

function ViewChoice(): ReactNode {
  const { t } = useSpeech();
  const { session } = useSession();
  const view = useView();
  const { change } = useAddress();
  const id = useId();
  const choices = [
    ...(session.gebruiker.regionaal
      ? [{ code: 'regio', naam: t('frame.wholeRegion', { region: session.regio }) }]
      : []),
    ...session.gemeenten,
  ];
  if (choices.length === 0) return null;
  return (
    <div className="top-bar__choice">
      <label htmlFor={id}>{t('frame.view')}</label>
      {choices.length === 1 ? (
        <output id={id} className="top-bar__only">
          {choices[0]?.naam}
        </output>
      ) : (
        <select
          id={id}
          className="top-bar__select"
          value={view.municipality}
          onChange={(event) => {
            change({ gemeente: event.target.value });
          }}
        >
          {choices.map((choice) => (
            <option key={choice.code} value={choice.code}>
              {choice.naam}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function CutOffChoice(): ReactNode {
  const { t, format } = useSpeech();
  const { session } = useSession();
  const view = useView();
  const { change } = useAddress();
  const id = useId();
  const dates = [...new Set([...session.peildata, view.cutOff])].sort().reverse();
  return (
    <div className="top-bar__choice">
      <label htmlFor={id}>{t('frame.cutOff')}</label>
      <select
        id={id}
        className="top-bar__select"
        value={view.cutOff}
        onChange={(event) => {
          change({ peildatum: event.target.value });
        }}
      >
        {dates.map((day) => (
          <option key={day} value={day}>
            {format.dayLong(day)}
            {day > session.vandaag ? ` ${t('frame.running')}` : ''}
          </option>
        ))}
      </select>
    </div>
  );
}

export function LanguageChoice(): ReactNode {
  const { language, choose } = useSpeech();
  const other = language === 'nl' ? 'en' : 'nl';
  return (
    <button
      type="button"
      className="language"
      lang={other}
      onClick={() => {
        choose(other);
      }}
    >
      {other === 'en' ? 'English' : 'Nederlands'}
    </button>
  );
}

function Who(): ReactNode {
  const { t, word } = useSpeech();
  const { session } = useSession();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = async (): Promise<void> => {
    await signOut().catch(() => undefined); // an ended session is what we want
    queries.clear();
    await navigate({ to: '/aanmelden' });
  };
  return (
    <details className="who">
      <summary className="who__summary">
        <Icon name="person" />
        <span className="who__name">{session.gebruiker.naam}</span>
        <Icon name="down" />
      </summary>
      <div className="who__menu">
        <p className="who__role">
          {session.gebruiker.naam}
          <br />
          <span>{word('role', session.gebruiker.rol)}</span>
        </p>
        <button
          type="button"
          className="utrecht-button utrecht-button--secondary-action"
          onClick={() => void leave()}
        >
          {t('frame.signOut')}
        </button>
      </div>
    </details>
  );
}
