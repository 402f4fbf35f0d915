import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { contentAddress, file, retry, type FileDetail, type Finding } from '../../api/exchange.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { RuleMeaning, RuleRemedy, Said } from '../../pieces/Said.tsx';
import { Button, ButtonLink } from '../../pieces/Button.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, ProblemNotice } from '../../pieces/States.tsx';
import { Code, Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { Trail } from '../../pieces/Trail.tsx';
import { useView } from '../../view/session.tsx';

/** The trail of one file: what came in, what happened, why it stopped, and the answer that went back. */
export function FilePage(): ReactNode {
  const { t } = useSpeech();
  const { id = '' } = useParams({ strict: false });
  const view = useView();
  const asked = useQuery({
    queryKey: ['bericht', id, view.municipality],
    queryFn: () => file(id, view.params),
  });
  return (
    <Page
      question={t('file.question')}
      above={<GoLink to="/berichten">{t('file.back')}</GoLink>}
      answer={asked.data ? <FileAnswer found={asked.data} /> : null}
      actions={asked.data ? <Actions found={asked.data} /> : null}
    >
      <Answer of={asked}>{(found) => <Detail found={found} />}</Answer>
    </Page>
  );
}

function FileAnswer({ found }: { readonly found: FileDetail }): ReactNode {
  return (
    <p>
      {found.bericht ? <Code>{found.bericht}</Code> : null} <strong className="break">{found.naam}</strong>{' '}
      <Status code={found.status} /> <Said>{found.samenvatting}</Said>
    </p>
  );
}

function Actions({ found }: { readonly found: FileDetail }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  if (!view.can('files.content')) return null;
  return (
    <>
      <ButtonLink href={`${contentAddress(found.id)}?gemeente=${view.municipality}`} icon="download" download>
        {t('file.content')}
      </ButtonLink>
      {found.antwoordId ? (
        <ButtonLink
          href={`${contentAddress(found.antwoordId)}?gemeente=${view.municipality}`}
          icon="download"
          look="primary"
          download
        >
          {t('file.answerFile')}
        </ButtonLink>
      ) : null}
    </>
  );
}

function Detail({ found }: { readonly found: FileDetail }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className="columns columns--main-aside">
      <div>
        <Section title={t('file.trail')}>
          <Trail steps={found.spoor} next={<NextStep found={found} />} />
        </Section>
        {found.bevindingen.length > 0 ? (
          <Section
            title={t('file.findings', { n: found.bevindingen.length })}
            intro={t('file.findingsIntro')}
          >
            <DataTable
              name={t('file.findings', { n: found.bevindingen.length })}
              fileName={`bevindingen-${found.naam}`}
              rows={found.bevindingen}
              columns={findingColumns(speech)}
              rowKey={(finding) => `${finding.regel}-${finding.plaats}-${finding.regelnummer}`}
            />
          </Section>
        ) : null}
      </div>
      <aside aria-label={t('file.about')}>
        <About found={found} />
      </aside>
    </div>
  );
}

function findingColumns({ t, rule, said }: Speech): readonly Column<Finding>[] {
  return [
    {
      key: 'betekenis',
      head: t('file.meaning'),
      kind: 'text',
      value: (finding) => rule(finding.regel)?.meaning ?? said(finding.betekenis),
      show: (finding) => (
        <>
          <RuleMeaning rule={finding.regel}>{finding.betekenis}</RuleMeaning>
          {finding.handeling ? (
            <span className="remedy">
              <RuleRemedy rule={finding.regel}>{finding.handeling}</RuleRemedy>
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'regel',
      head: t('file.rule'),
      kind: 'text',
      value: (finding) => finding.regel,
      show: (finding) => (
        <GoLink to={`/regels?regel=${finding.regel}`}>
          <Code>{finding.regel}</Code>
        </GoLink>
      ),
    },
    { key: 'retourcode', head: t('file.returnCode'), kind: 'text', value: (finding) => finding.retourcode },
    { key: 'regelnummer', head: t('file.line'), kind: 'number', value: (finding) => finding.regelnummer },
    {
      key: 'plaats',
      head: t('file.place'),
      kind: 'text',
      value: (finding) => finding.plaats,
      hidden: 'narrow',
    },
    {
      key: 'niveau',
      head: t('file.level'),
      kind: 'number',
      value: (finding) => finding.niveau,
      hidden: 'always',
    },
  ];
}

function About({ found }: { readonly found: FileDetail }): ReactNode {
  const { t, word, format } = useSpeech();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('files.direction'), word('direction', found.richting)],
    [t('files.sender'), found.afzender ?? '–'],
    [t('files.receiver'), found.ontvanger ?? '–'],
    [t('files.id'), found.identificatie ?? '–'],
    [t('files.received'), format.dayLong(found.ontvangenOp)],
    [t('files.due'), found.uiterlijk ? format.dayLong(found.uiterlijk) : t('file.noTerm')],
  ];
  return (
    <dl className="facts facts--aside">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {found.antwoordId ? (
        <div>
          <dt>{t('file.answer')}</dt>
          <dd>
            <GoLink to={`/berichten/${found.antwoordId}`}>{t('file.openAnswer')}</GoLink>
          </dd>
        </div>
      ) : null}
      {hasClaim(found) ? (
        <div>
          <dt>{t('file.claim')}</dt>
          <dd>
            <GoLink to={`/declaraties/${found.id}`}>{t('file.openClaim')}</GoLink>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** A claim that was judged: also one that waits for a person, and one that was rejected as a whole (level 3). */
function hasClaim({ bericht, status, spoor, bevindingen }: FileDetail): boolean {
  if (bericht !== 'JW323') return false;
  if (status === 'apart-gezet') return waitsForPerson(spoor);
  return status === 'verwerkt' || (status === 'afgekeurd' && bevindingen.every(({ niveau }) => niveau === 3));
}

/** What stopped says why in the trail; a claim that waits for decisions did not stop. */
function waitsForPerson(trail: FileDetail['spoor']): boolean {
  return (trail.findLast((step) => step.uitkomst === 'wacht')?.probleem ?? null) === null;
}

/** The button for the next step, when a person can take one. */
function NextStep({ found }: { readonly found: FileDetail }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  if (found.status !== 'apart-gezet') return null;
  if (hasClaim(found)) {
    return view.can('claims.decide') ? (
      <GoLink
        to={`/declaraties/${found.id}?oordeel=voor-persoon`}
        className="utrecht-button utrecht-button--primary-action button-link"
      >
        {t('file.decide')}
      </GoLink>
    ) : null;
  }
  return view.can('files.upload') ? <Again found={found} /> : null;
}

function Again({ found }: { readonly found: FileDetail }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => retry(found.id, view.params),
    onSettled: () => queries.invalidateQueries({ queryKey: ['bericht', found.id] }),
  });
  return (
    <>
      <Button
        icon="retry"
        look="primary"
        busy={again.isPending}
        onClick={() => {
          again.mutate();
        }}
      >
        {t('file.retry')}
      </Button>
      {again.error ? <ProblemNotice error={again.error} /> : null}
    </>
  );
}
