import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { reveal, type Person } from '../../api/clients.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Button } from '../../pieces/Button.tsx';
import { TextField } from '../../pieces/Field.tsx';
import { ProblemNotice } from '../../pieces/States.tsx';
import { useView } from '../../view/session.tsx';

/** Shows who the client is, once a purpose is given; the look is logged with it. */
export function RevealClient({ clientKey }: { readonly clientKey: string }): ReactNode {
  const { t, format } = useSpeech();
  const view = useView();
  const [purpose, setPurpose] = useState('');
  const [tried, setTried] = useState(false);
  const ask = useMutation({ mutationFn: () => reveal(clientKey, purpose.trim(), view.params) });
  const person = ask.data;
  return (
    <form
      className="reveal"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (purpose.trim() !== '') ask.mutate();
      }}
    >
      <h2 className="utrecht-heading-3">{t('reveal.title')}</h2>
      {person ? (
        <dl className="facts facts--aside">
          <div>
            <dt>{t('reveal.name')}</dt>
            <dd>{nameOf(person)}</dd>
          </div>
          <div>
            <dt>BSN</dt>
            <dd>{person.bsn}</dd>
          </div>
          <div>
            <dt>{t('reveal.born')}</dt>
            <dd>{person.geboortedatum ? format.day(person.geboortedatum) : '–'}</dd>
          </div>
        </dl>
      ) : (
        <>
          <p className="aside__intro">{t('reveal.intro')}</p>
          <TextField
            label={t('reveal.purpose')}
            value={purpose}
            onChange={setPurpose}
            error={tried && purpose.trim() === '' ? t('reveal.purposeMissing') : null}
          />
          {ask.error ? <ProblemNotice error={ask.error} /> : null}
          <Button type="submit" icon="eye" busy={ask.isPending}>
            {t('reveal.show')}
          </Button>
        </>
      )}
    </form>
  );
}

function nameOf({ naam }: Person): string {
  return [naam.voornamen ?? naam.voorletters, naam.voorvoegsel, naam.achternaam]
    .filter((part) => part !== null && part !== '')
    .join(' ');
}
