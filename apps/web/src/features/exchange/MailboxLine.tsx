import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { mailbox, type Mailbox } from '../../api/mailbox.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Notice, ProblemParts } from '../../pieces/States.tsx';
import { useView } from '../../view/session.tsx';

/** How often the line looks again, in milliseconds. */
const pause = 15_000;

/** How the mailbox fares, in one line, with what lies in quarantine below it. Absent where there is no mailbox. */
export function MailboxLine(): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const asked = useQuery({
    queryKey: ['postvak', view.municipality],
    queryFn: () => mailbox(view.params),
    refetchInterval: pause,
  });
  const found = asked.data;
  if (found === undefined || !found.ingesteld) return null;
  return (
    <section className="section mailbox" aria-label={t('mailbox.title')}>
      <p className="mailbox__line">
        <strong>{t('mailbox.title')}:</strong> <Words found={found} />
      </p>
      {found.probleem ? (
        <Notice tone="warning" title={t('mailbox.trouble')}>
          <ProblemParts problem={found.probleem} />
        </Notice>
      ) : null}
      {found.quarantaine.length > 0 ? <Quarantine found={found} /> : null}
    </section>
  );
}

function Words({ found }: { readonly found: Mailbox }): ReactNode {
  const { t, format } = useSpeech();
  const parts = [
    found.laatstGelukt === null
      ? t('mailbox.never')
      : t('mailbox.last', { at: format.moment(found.laatstGelukt) }),
    found.wachtend === 0 ? t('mailbox.noneWaits') : t('mailbox.waiting', { n: found.wachtend }),
    found.inQuarantaine === 0 ? t('mailbox.noneInQuarantine') : '',
  ];
  return parts.filter(Boolean).join(' ');
}

function Quarantine({ found }: { readonly found: Mailbox }): ReactNode {
  const { t, format } = useSpeech();
  const { quarantaine, inQuarantaine } = found;
  return (
    <details className="mailbox__quarantine">
      <summary>{t('mailbox.quarantine', { n: inQuarantaine })}</summary>
      <p className="section__intro">{t('mailbox.how')}</p>
      <ul className="mailbox__files">
        {quarantaine.map((file) => (
          <li key={`${file.gemeente}/${file.pad}`}>
            <div className="delivery__file">
              <span>{file.pad}</span>
              <span className="delivery__summary">{format.moment(file.sinds)}</span>
            </div>
            <ProblemParts problem={file.probleem} />
          </li>
        ))}
      </ul>
      {inQuarantaine > quarantaine.length ? (
        <p className="section__intro">{t('mailbox.more', { n: inQuarantaine - quarantaine.length })}</p>
      ) : null}
    </details>
  );
}
