import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { ProblemNotice } from '../pieces/States.tsx';

/** A page that does not exist. */
export function NotFoundPage(): ReactNode {
  const { t } = useSpeech();
  return (
    <main className="alone">
      <h1 className="utrecht-heading-1">{t('broken.notFound')}</h1>
      <p>
        {t('broken.notFoundHow')}{' '}
        <a className="utrecht-link utrecht-link--html-a" href="/vandaag">
          {t('nav.today')}
        </a>
      </p>
    </main>
  );
}

/** A page that failed while it was drawn: a fault of ours. */
export function BrokenPage({ error }: { readonly error: unknown }): ReactNode {
  const { t } = useSpeech();
  return (
    <main className="alone">
      <h1 className="utrecht-heading-1">{t('broken.bug')}</h1>
      <ProblemNotice
        error={error}
        onRetry={() => {
          window.location.reload();
        }}
      />
    </main>
  );
}
