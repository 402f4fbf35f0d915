import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useCallback, type ReactNode } from 'react';
import { allocation, type AllocationDetail } from '../../api/care.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { Chart } from '../../pieces/chart/Chart.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { SegmentMarks } from '../../pieces/SegmentMarks.tsx';
import { Answer } from '../../pieces/States.tsx';
import { Code, Status } from '../../pieces/Status.tsx';
import { useSession, useView } from '../../view/session.tsx';
import { RevealClient } from '../claims/RevealClient.tsx';
import { ClaimedMonths, Deliveries, Versions } from './AllocationTables.tsx';
import { Messages } from './Messages.tsx';
import { Period } from './Period.tsx';
import { ProductName } from './ProductName.tsx';
import { timeBar, type TimeBarWords } from './time-bar.ts';

/** One allocation: what was allocated when, when care began and ended, what was claimed, and by which messages. */
export function AllocationPage(): ReactNode {
  const { t } = useSpeech();
  const { nummer = '' } = useParams({ strict: false });
  const view = useView();
  const asked = useQuery({
    queryKey: ['toewijzing', nummer, view.municipality],
    queryFn: () => allocation(nummer, view.params),
  });
  return (
    <Page
      question={t('allocation.question', { number: nummer })}
      above={<GoLink to="/toewijzingen">{t('allocation.back')}</GoLink>}
      answer={asked.data ? <AllocationAnswer found={asked.data} /> : null}
    >
      <Answer of={asked}>{(found) => <Detail found={found} />}</Answer>
    </Page>
  );
}

function AllocationAnswer({ found }: { readonly found: AllocationDetail }): ReactNode {
  const { t, format } = useSpeech();
  const accepted = found.declaraties.reduce((sum, { toegekendCenten }) => sum + toegekendCenten, 0);
  return (
    <>
      <p>
        <ProductName of={found} /> {t('allocation.at', { provider: found.aanbieder.naam })}{' '}
        <Period of={found} />, <Said>{found.omvang}</Said>.{' '}
        {t('allocation.accepted', { amount: format.money(accepted), n: found.declaraties.length })}
      </p>
      <p className="request-standing">
        <Status code={found.status} />
      </p>
    </>
  );
}

function Detail({ found }: { readonly found: AllocationDetail }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  return (
    <div className="columns columns--main-aside">
      <div>
        <Section title={t('allocation.inTime')}>
          <TimeChart found={found} />
        </Section>
        <Section title={t('allocation.versions')} intro={t('allocation.versionsIntro')}>
          <Versions found={found} />
        </Section>
        <Section title={t('allocation.deliveries')}>
          <Deliveries found={found} />
        </Section>
        <Section title={t('allocation.claims')}>
          <ClaimedMonths found={found} />
        </Section>
        <Section title={t('request.messages')}>
          <Messages rows={found.berichten} />
        </Section>
      </div>
      <aside aria-label={t('allocation.about')}>
        <About found={found} />
        {view.can('clients.reveal') ? <RevealClient clientKey={found.clientSleutel} /> : null}
      </aside>
    </div>
  );
}

function TimeChart({ found }: { readonly found: AllocationDetail }): ReactNode {
  const { t, format } = useSpeech();
  const { session } = useSession();
  const draw = useCallback(
    (width: number) => {
      const words: TimeBarWords = {
        version: (n) => t('allocation.version', { n }),
        care: t('allocation.care'),
        claims: t('allocation.claimed'),
        today: t('allocation.today'),
        period: (from, until) =>
          until === null
            ? t('care.openPeriod', { from: format.day(from) })
            : t('care.period', { from: format.day(from), until: format.day(until) }),
        money: format.money,
        month: format.month,
      };
      return timeBar(found, { width, today: session.vandaag, words });
    },
    [found, format, t, session.vandaag],
  );
  const finding = t(
    found.gestartOp === null
      ? 'allocation.notStarted'
      : found.gestoptOp === null
        ? 'allocation.running'
        : 'allocation.ended',
    {
      from: found.gestartOp === null ? '' : format.dayLong(found.gestartOp),
      until: found.gestoptOp === null ? '' : format.dayLong(found.gestoptOp),
    },
  );
  return (
    <Chart
      finding={finding}
      findingText={finding}
      measure={t('allocation.measure')}
      fileName={`toewijzing-${found.toewijzingnummer}`}
      draw={draw}
      table={
        <>
          <Versions found={found} />
          <Deliveries found={found} />
          <ClaimedMonths found={found} />
        </>
      }
    />
  );
}

function About({ found }: { readonly found: AllocationDetail }): ReactNode {
  const { t } = useSpeech();
  return (
    <dl className="facts facts--aside">
      <div>
        <dt>{t('word.provider')}</dt>
        <dd>
          {found.aanbieder.naam} <Code>{found.aanbieder.agb}</Code>
        </dd>
      </div>
      {found.segment === null ? null : (
        <div>
          <dt>{t('word.segment')}</dt>
          <dd>
            <SegmentMarks numbers={[found.segment]} />
          </dd>
        </div>
      )}
      <div>
        <dt>{t('word.referrer')}</dt>
        <dd>
          <Said>{found.verwijzer.naam}</Said>
        </dd>
      </div>
      {found.verzoeken.length > 0 ? (
        <div>
          <dt>{t('allocation.requests')}</dt>
          <dd>
            {found.verzoeken.map(({ id, referentie }) => (
              <GoLink key={id} to={`/verzoeken/${id}`}>
                {referentie}
              </GoLink>
            ))}
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t('word.client')}</dt>
        <dd>{found.clientSleutel.slice(0, 8)}</dd>
      </div>
    </dl>
  );
}
