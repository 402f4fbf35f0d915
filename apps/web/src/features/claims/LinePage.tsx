import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { claim, claimLine, type LineDetail, type LineFinding } from '../../api/claims.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { RuleMeaning, RuleRemedy, Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Notice } from '../../pieces/States.tsx';
import { Code, Status } from '../../pieces/Status.tsx';
import { useView } from '../../view/session.tsx';
import { Decide } from './Decide.tsx';
import { FactsPanel } from './FactsPanel.tsx';
import { RevealClient } from './RevealClient.tsx';

/** Why this line was accepted or rejected, with every fact that was used. */
export function LinePage(): ReactNode {
  const { t } = useSpeech();
  const { id = '', lineId = '' } = useParams({ strict: false });
  const view = useView();
  const asked = useQuery({
    queryKey: ['declaratieregel', id, lineId, view.municipality],
    queryFn: () => claimLine(id, lineId, view.params),
  });
  const parent = useQuery({
    queryKey: ['declaratie', id, view.municipality],
    queryFn: () => claim(id, view.params),
  });
  const question = {
    goedgekeurd: t('line.whyAccepted'),
    afgewezen: t('line.whyRejected'),
    'voor-persoon': t('line.whyOpen'),
  };
  return (
    <Page
      question={asked.data ? question[asked.data.oordeel] : t('line.why')}
      above={
        <GoLink to={`/declaraties/${id}`}>
          {parent.data ? t('line.backTo', { number: parent.data.declaratienummer }) : t('line.back')}
        </GoLink>
      }
      answer={
        asked.data ? <LineAnswer line={asked.data} provider={parent.data?.aanbieder.naam ?? ''} /> : null
      }
    >
      <Answer of={asked}>{(line) => <Detail line={line} claimId={id} />}</Answer>
    </Page>
  );
}

function LineAnswer({ line, provider }: { readonly line: LineDetail; readonly provider: string }): ReactNode {
  const { t } = useSpeech();
  const first = line.bevindingen[0];
  return (
    <p>
      <Status code={line.oordeel} />{' '}
      {line.oordeel === 'goedgekeurd' ? (
        t('line.answerAccepted')
      ) : first ? (
        <RuleMeaning rule={first.regel}>{first.betekenis}</RuleMeaning>
      ) : (
        <Said>{line.vraag}</Said>
      )}
      {line.oordeel === 'afgewezen' && provider !== '' ? (
        <> {t('line.askProvider', { provider, n: line.volgnummer })}</>
      ) : null}
    </p>
  );
}

function Detail({ line, claimId }: { readonly line: LineDetail; readonly claimId: string }): ReactNode {
  const { t, format } = useSpeech();
  const view = useView();
  return (
    <div className="columns columns--main-aside">
      <div>
        {line.oordeel === 'voor-persoon' && view.can('claims.decide') ? (
          <Decide claimId={claimId} line={line} />
        ) : null}
        {line.besluit ? (
          <Notice
            tone="info"
            title={t('decide.made', {
              who: line.besluit.door,
              day: format.dayLong(line.besluit.op),
              reason: line.besluit.toelichting,
            })}
          />
        ) : null}
        {line.bevindingen.length > 0 ? (
          <Section title={t('line.findings')}>
            <ul className="findings">
              {line.bevindingen.map((finding) => (
                <FindingItem key={finding.regel} finding={finding} />
              ))}
            </ul>
          </Section>
        ) : null}
        <Section title={t('line.facts')} intro={t('line.factsIntro')}>
          <FactsPanel line={line} />
        </Section>
      </div>
      <aside aria-label={t('line.proof')}>
        <h2 className="utrecht-heading-3">{t('line.proof')}</h2>
        <p className="aside__intro">{t('line.proofIntro')}</p>
        <dl className="facts facts--aside">
          <div>
            <dt>{t('line.ruleSet')}</dt>
            <dd>
              <Code>{line.bewijs.regelset}</Code>
            </dd>
          </div>
          <div>
            <dt>{t('line.contractVersion')}</dt>
            <dd className="hash">{line.bewijs.contractversie ?? '–'}</dd>
          </div>
          <div>
            <dt>{t('line.hash')}</dt>
            <dd className="hash">{line.bewijs.feitenHash}</dd>
          </div>
          <div>
            <dt>{t('line.reference')}</dt>
            <dd>{line.referentie}</dd>
          </div>
        </dl>
        {view.can('clients.reveal') ? <RevealClient clientKey={line.clientSleutel} /> : null}
      </aside>
    </div>
  );
}

function FindingItem({ finding }: { readonly finding: LineFinding }): ReactNode {
  const { t, said, format } = useSpeech();
  const isMoney = ['rate', 'amount', 'budget'].includes(finding.feit ?? '');
  const inWords = (text: string | null): string => {
    if (text === null) return '–';
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text);
    return isMoney && /^-?\d+$/.test(text) ? format.money(Number(text)) : said(text);
  };
  return (
    <li className="findings__item">
      <p className="findings__meaning">
        <RuleMeaning rule={finding.regel}>{finding.betekenis}</RuleMeaning>{' '}
        <GoLink to={`/regels?regel=${finding.regel}`}>
          <Code>{finding.regel}</Code>
        </GoLink>{' '}
        {finding.retourcode ? <Code>{finding.retourcode}</Code> : null}
      </p>
      {finding.verwacht !== null || finding.gevonden !== null ? (
        <dl className="expected">
          <div>
            <dt>{t('line.expected')}</dt>
            <dd>{inWords(finding.verwacht)}</dd>
          </div>
          <div>
            <dt>{t('line.found')}</dt>
            <dd className="expected__found">{inWords(finding.gevonden)}</dd>
          </div>
        </dl>
      ) : null}
      {finding.handeling ? (
        <p className="remedy">
          <RuleRemedy rule={finding.regel}>{finding.handeling}</RuleRemedy>
        </p>
      ) : null}
    </li>
  );
}
