import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { deliver, delivery, type Delivery, type DeliveryResult } from '../../api/exchange.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { Button } from '../../pieces/Button.tsx';
import { DropZone } from '../../pieces/DropZone.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, ProblemNotice, ProblemParts } from '../../pieces/States.tsx';
import { Status } from '../../pieces/Status.tsx';
import { useAddress } from '../../view/address.ts';
import { useView } from '../../view/session.tsx';

/** Hand in files; the delivery stays in the address, so the page may be closed and opened again meanwhile. */
export function Upload(): ReactNode {
  const { t } = useSpeech();
  const { search, change } = useAddress();
  const view = useView();
  const id = search['aanlevering'] ?? '';
  const send = useMutation({
    mutationFn: (chosen: readonly File[]) => deliver(chosen, view.params),
    onSuccess: (made) => {
      change({ aanlevering: made.id });
    },
  });
  return (
    <section className="section" aria-label={t('upload.title')}>
      <DropZone
        title={t('upload.title')}
        hint={t('upload.hint')}
        accept=".xml,.zip,.csv"
        folders
        busy={send.isPending}
        onFiles={(files) => {
          send.mutate(files);
        }}
      />
      {send.error ? <ProblemNotice error={send.error} /> : null}
      {id === '' ? null : <Progress id={id} />}
    </section>
  );
}

function isDone(found: Delivery | undefined): boolean {
  return found !== undefined && found.status === 'klaar';
}

function Progress({ id }: { readonly id: string }): ReactNode {
  const { t } = useSpeech();
  const { change } = useAddress();
  const view = useView();
  const queries = useQueryClient();
  const asked = useQuery({
    queryKey: ['aanlevering', id],
    queryFn: () => delivery(id, view.params),
    refetchInterval: (query) => (isDone(query.state.data) ? false : 700),
  });
  const done = isDone(asked.data);
  useEffect(() => {
    if (!done) return;
    for (const key of ['berichten', 'vandaag', 'declaraties', 'werkvoorraad']) {
      void queries.invalidateQueries({ queryKey: [key] });
    }
  }, [done, queries]);
  return (
    <div className="delivery">
      <Answer of={asked} lines={3}>
        {(found) => (
          <>
            <div className="delivery__head">
              <output className="delivery__words">
                {done ? <Outcome found={found} /> : t('upload.busy', { n: found.klaar, of: found.totaal })}
              </output>
              <Button
                small
                look="subtle"
                icon="close"
                onClick={() => {
                  change({ aanlevering: '' });
                }}
              >
                {t('action.close')}
              </Button>
            </div>
            <progress
              className="progress"
              max={Math.max(1, found.totaal)}
              value={found.klaar}
              aria-label={t('upload.progress')}
            />
            {done ? null : <p className="section__intro">{t('upload.mayClose')}</p>}
            <ul className="delivery__files">
              {found.resultaten.slice(0, mostShown).map((result) => (
                <Result key={result.naam} result={result} />
              ))}
            </ul>
            {found.resultaten.length > mostShown ? (
              <p className="section__intro">{t('upload.more', { n: found.resultaten.length - mostShown })}</p>
            ) : null}
          </>
        )}
      </Answer>
    </div>
  );
}

const mostShown = 100;

/** "12 verwerkt, 1 afgekeurd": in words, worst last. */
function Outcome({ found }: { readonly found: Delivery }): ReactNode {
  const { t, word, format } = useSpeech();
  const kinds = ['verwerkt', 'al-ontvangen', 'afgekeurd', 'apart-gezet', 'geweigerd'] as const;
  const words = kinds.flatMap((kind) => {
    const n = found.resultaten.filter((result) => result.uitkomst === kind).length;
    return n === 0 ? [] : [`${format.number(n)} ${word('status', kind).toLowerCase()}`];
  });
  return `${t('upload.done', { n: found.totaal })} ${words.join(', ')}.`;
}

function Result({ result }: { readonly result: DeliveryResult }): ReactNode {
  return (
    <li>
      <div className="delivery__file">
        {result.berichtId ? (
          <GoLink to={`/berichten/${result.berichtId}`}>{result.naam}</GoLink>
        ) : (
          <span>{result.naam}</span>
        )}
        <Status code={result.uitkomst} />
        <span className="delivery__summary">
          <Said>{result.samenvatting}</Said>
        </span>
      </div>
      {result.probleem ? <ProblemParts problem={result.probleem} /> : null}
    </li>
  );
}
