import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { careRequest, type RequestDetail, type SentMessage } from '../../api/care.ts';
import { file } from '../../api/exchange.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { RuleMeaning, Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Notice } from '../../pieces/States.tsx';
import { Code } from '../../pieces/Status.tsx';
import { Trail } from '../../pieces/Trail.tsx';
import { useView } from '../../view/session.tsx';
import { RevealClient } from '../claims/RevealClient.tsx';
import { AskedProducts } from './AskedProducts.tsx';
import { Comments } from './Comments.tsx';
import { CurrentAllocations } from './CurrentAllocations.tsx';
import { DecideRequest } from './DecideRequest.tsx';
import { Messages } from './Messages.tsx';
import { RequestState } from './RequestState.tsx';
import { Term } from './Term.tsx';
import { Wishes } from './Wishes.tsx';

/** One request: what is asked, by whom, what runs now, what was answered, and the decision. */
export function RequestPage(): ReactNode {
  const { t } = useSpeech();
  const { id = '' } = useParams({ strict: false });
  const view = useView();
  const asked = useQuery({
    queryKey: ['verzoek', id, view.municipality],
    queryFn: () => careRequest(id, view.params),
  });
  const isOpen = asked.data?.termijn.uiterlijk !== null;
  return (
    <Page
      question={asked.data === undefined || isOpen ? t('request.question') : t('request.questionSettled')}
      above={<GoLink to="/verzoeken">{t('request.back')}</GoLink>}
      answer={asked.data ? <RequestAnswer found={asked.data} /> : null}
    >
      <Answer of={asked}>{(found) => <Detail found={found} />}</Answer>
    </Page>
  );
}

function RequestAnswer({ found }: { readonly found: RequestDetail }): ReactNode {
  const { t, said, format } = useSpeech();
  const provider = found.aanbieder.naam;
  const n = found.soort === 'VOT' ? found.producten.length : found.wensen.length;
  return (
    <>
      <p>
        {found.soort === 'VOT'
          ? t('request.answerVot', {
              provider,
              n,
              referrer: said(found.verwijzer?.naam ?? ''),
              day: format.dayLong(found.ontvangenOp),
            })
          : t('request.answerVow', {
              provider,
              n,
              reason: said(found.reden?.naam ?? ''),
              day: format.dayLong(found.ontvangenOp),
            })}
      </p>
      <p className="request-standing">
        <RequestState code={found.status} />{' '}
        {found.termijn.uiterlijk === null ? null : <Term term={found.termijn} />}
      </p>
    </>
  );
}

function Detail({ found }: { readonly found: RequestDetail }): ReactNode {
  const { t, format } = useSpeech();
  const view = useView();
  const [sent, setSent] = useState<readonly SentMessage[] | null>(null);
  const isOpen = found.termijn.uiterlijk !== null;
  return (
    <div className="columns columns--main-aside">
      <div>
        <Section title={found.soort === 'VOT' ? t('request.asked') : t('request.wished')}>
          {found.soort === 'VOT' ? <AskedProducts found={found} /> : <Wishes found={found} />}
          {found.antwoorden.map((answer) => (
            <Notice
              key={answer.berichtId}
              tone={answer.antwoord === 'afgewezen' ? 'error' : 'info'}
              title={t(answer.antwoord === 'afgewezen' ? 'request.wasRejected' : 'request.wasInvestigating', {
                day: format.dayLong(answer.dagtekening),
              })}
            >
              {answer.reden ? (
                <p>
                  <Said>{answer.reden.naam}</Said>
                </p>
              ) : null}
            </Notice>
          ))}
        </Section>
        {found.soort === 'VOT' && view.can('care.decide') ? <Comments found={found} /> : null}
        {sent ? <Decided sent={sent} /> : null}
        {isOpen && view.can('care.decide') ? (
          <DecideRequest key={standingOf(found)} found={found} onDecided={setSent} />
        ) : null}
        {isOpen && !view.can('care.decide') ? <Notice tone="info" title={t('request.notYours')} /> : null}
        <Section title={t('request.current', { provider: found.aanbieder.naam })}>
          <CurrentAllocations found={found} />
        </Section>
        <Section title={t('request.messages')}>
          <Messages rows={found.berichten} />
        </Section>
        {view.can('files.read') ? <RequestTrail id={found.id} /> : null}
      </div>
      <aside aria-label={t('request.about')}>
        <About found={found} />
        {view.can('clients.reveal') ? <RevealClient clientKey={found.clientSleutel} /> : null}
      </aside>
    </div>
  );
}

/** The form starts anew when something was decided. */
function standingOf({ status, producten }: RequestDetail): string {
  return [status, ...producten.map((product) => product.status)].join();
}

function Decided({ sent }: { readonly sent: readonly SentMessage[] }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  return (
    <Notice tone="ok" title={t('decision.done', { n: sent.length })} live>
      <ul className="plain-list">
        {sent.map((message) => (
          <li key={message.id}>
            <Code>{message.bericht}</Code>{' '}
            {view.can('files.read') ? (
              <GoLink to={`/berichten/${message.id}`}>{message.naam}</GoLink>
            ) : (
              message.naam
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What the rules said and what happened, as on the page of the message. */
function RequestTrail({ id }: { readonly id: string }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const asked = useQuery({
    queryKey: ['bericht', id, view.municipality],
    queryFn: () => file(id, view.params),
  });
  return (
    <Section title={t('file.trail')}>
      <Answer of={asked} lines={4}>
        {(found) => (
          <>
            {found.bevindingen.length > 0 ? (
              <ul className="plain-list">
                {found.bevindingen.map((finding) => (
                  <li key={`${finding.regel}-${finding.plaats}`}>
                    <RuleMeaning rule={finding.regel}>{finding.betekenis}</RuleMeaning>{' '}
                    <Code>{finding.regel}</Code>
                  </li>
                ))}
              </ul>
            ) : null}
            <Trail steps={found.spoor} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function About({ found }: { readonly found: RequestDetail }): ReactNode {
  const { t, format } = useSpeech();
  const { termijnen } = found;
  return (
    <dl className="facts facts--aside">
      <div>
        <dt>{t('requests.kind')}</dt>
        <dd>
          {t(found.soort === 'VOT' ? 'request.kindVot' : 'request.kindVow')} <Code>{found.soort}</Code>
        </dd>
      </div>
      <div>
        <dt>{t('request.termDecide')}</dt>
        <dd>{format.dayLong(termijnen.besluit)}</dd>
      </div>
      <div>
        <dt>{t('request.termSettle')}</dt>
        <dd>{format.dayLong(termijnen.eindbesluit)}</dd>
      </div>
      {termijnen.woonplaats ? (
        <div>
          <dt>{t('request.termResidence')}</dt>
          <dd>{format.dayLong(termijnen.woonplaats)}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t('request.dated')}</dt>
        <dd>{format.dayLong(found.dagtekening)}</dd>
      </div>
      <div>
        <dt>{t('word.provider')}</dt>
        <dd>
          {found.aanbieder.naam} <Code>{found.aanbieder.agb}</Code>
        </dd>
      </div>
      <div>
        <dt>{t('requests.reference')}</dt>
        <dd className="break">{found.referenties.join(', ')}</dd>
      </div>
      <div>
        <dt>{t('word.client')}</dt>
        <dd>{found.clientSleutel.slice(0, 8)}</dd>
      </div>
    </dl>
  );
}
