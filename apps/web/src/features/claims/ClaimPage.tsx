import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { claim, claimLines, type Claim, type ClaimLine } from '../../api/claims.ts';
import type { Page as ListPage } from '../../api/http.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { RuleMeaning } from '../../pieces/Said.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty, Notice } from '../../pieces/States.tsx';
import { Code, Status } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { usePaged } from '../../pieces/table/use-paged.ts';
import { useAddress } from '../../view/address.ts';
import { useView } from '../../view/session.tsx';

const rowsOf = (page: ListPage & { regels: readonly ClaimLine[] }): readonly ClaimLine[] => page.regels;

/** One claim with its lines and verdicts. */
export function ClaimPage(): ReactNode {
  const { t, format } = useSpeech();
  const { id = '' } = useParams({ strict: false });
  const view = useView();
  const asked = useQuery({
    queryKey: ['declaratie', id, view.municipality],
    queryFn: () => claim(id, view.params),
  });
  const found = asked.data;
  return (
    <Page
      question={
        found
          ? t('claim.question', { provider: found.aanbieder.naam, month: format.monthLong(found.maand) })
          : t('claim.questionPlain')
      }
      above={<GoLink to="/declaraties">{t('claim.back')}</GoLink>}
      answer={found ? <ClaimAnswer found={found} /> : null}
    >
      <Answer of={asked} lines={3}>
        {(data) => (
          <>
            {data.voorPersoon > 0 ? (
              <Notice tone="warning" title={t('claim.waits', { n: data.voorPersoon })}>
                <p>{t('claim.waitsWhy')}</p>
              </Notice>
            ) : null}
            {data.bevindingen.length > 0 ? (
              <Notice tone="error" title={t('claim.whole')}>
                <ul className="plain-list">
                  {data.bevindingen.map((finding) => (
                    <li key={finding.regel}>
                      <RuleMeaning rule={finding.regel}>{finding.betekenis}</RuleMeaning>{' '}
                      <Code>{finding.regel}</Code>
                    </li>
                  ))}
                </ul>
              </Notice>
            ) : null}
            {data.signalen.map((signal) => (
              <Notice
                key={signal.jaar}
                tone="info"
                title={t('claim.ceiling', {
                  year: String(signal.jaar),
                  accepted: format.euros(signal.toegekendCenten),
                  ceiling: format.euros(signal.plafondCenten),
                })}
              >
                <p>{t('facts.ceilingNote')}</p>
              </Notice>
            ))}
            <Lines found={data} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function ClaimAnswer({ found }: { readonly found: Claim }): ReactNode {
  const { t, rich, format } = useSpeech();
  const filter = [`${t('claims.number')}: ${found.declaratienummer}`];
  const figure = (shown: string, name: string, definition: string): ReactNode => (
    <Figure source={{ kind: 'count', name, definition, filter }}>{shown}</Figure>
  );
  return (
    <p>
      {rich(found.afgewezen === 0 && found.voorPersoon === 0 ? 'claim.answerAll' : 'claim.answer', {
        claimed: figure(
          format.money(found.ingediendCenten),
          t('claims.claimed'),
          t('claim.claimedDefinition'),
        ),
        accepted: figure(
          format.money(found.toegekendCenten),
          t('claims.accepted'),
          t('claim.acceptedDefinition'),
        ),
        lines: format.number(found.regels),
        good: format.number(found.goedgekeurd),
        rejected: format.number(found.afgewezen),
        open: format.number(found.voorPersoon),
      })}
    </p>
  );
}

function Lines({ found }: { readonly found: Claim }): ReactNode {
  const speech = useSpeech();
  const { t } = speech;
  const view = useView();
  const { search, change } = useAddress();
  const verdict = search['oordeel'] ?? '';
  const paged = usePaged(
    ['declaratieregels', found.id, view.municipality, verdict],
    (page, signal) => claimLines(found.id, { ...view.params, oordeel: verdict, ...page }, signal),
    rowsOf,
  );
  const choices = [
    { code: '', label: t('filter.all'), n: found.regels },
    { code: 'goedgekeurd', label: t('claims.linesAccepted'), n: found.goedgekeurd },
    { code: 'afgewezen', label: t('claims.linesRejected'), n: found.afgewezen },
    { code: 'voor-persoon', label: t('claims.linesOpen'), n: found.voorPersoon },
  ];
  return (
    <Section
      title={t('claim.lines')}
      aside={
        <fieldset className="choices">
          <legend className="visually-hidden">{t('claim.verdict')}</legend>
          {choices.map((choice) => (
            <button
              key={choice.code}
              type="button"
              aria-pressed={verdict === choice.code}
              className="choices__choice"
              onClick={() => {
                change({ oordeel: choice.code });
              }}
            >
              {choice.label} <span className="choices__n">{speech.format.number(choice.n)}</span>
            </button>
          ))}
        </fieldset>
      }
    >
      <Answer of={paged.query} lines={8}>
        {() => (
          <DataTable
            name={t('claim.lines')}
            fileName={`declaratie-${found.declaratienummer}`}
            rows={paged.rows}
            columns={lineColumns(speech, found.id)}
            rowKey={(row) => row.id}
            more={paged.more}
            empty={<Empty title={t('claim.noLines')} />}
          />
        )}
      </Answer>
    </Section>
  );
}

/** Columns of claim lines; the verdict stands in words with its rule small behind it. */
export function lineColumns(
  { t, word, said, rule, format }: Speech,
  claimId: string,
): readonly Column<ClaimLine>[] {
  return [
    {
      key: 'nr',
      head: t('line.number'),
      kind: 'number',
      value: (row) => row.volgnummer,
      show: (row) => (
        <GoLink to={`/declaraties/${claimId}/regels/${row.id}`} label={t('line.open', { n: row.volgnummer })}>
          {format.number(row.volgnummer)}
        </GoLink>
      ),
    },
    {
      key: 'oordeel',
      head: t('claim.verdict'),
      kind: 'text',
      value: (row) => row.oordeel,
      text: (row) =>
        [
          word('status', row.oordeel),
          ...row.bevindingen.map((f) => rule(f.regel)?.meaning ?? said(f.betekenis)),
        ].join(': '),
      show: (row) => (
        <>
          <Status code={row.oordeel} />
          {row.bevindingen[0] ? (
            <span className="verdict-why">
              <RuleMeaning rule={row.bevindingen[0].regel}>{row.bevindingen[0].betekenis}</RuleMeaning>{' '}
              <Code>{row.bevindingen[0].regel}</Code>
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'product',
      head: t('word.product'),
      kind: 'text',
      value: (row) => `${row.product.naam} ${row.product.code}`,
      show: (row) => (
        <>
          {row.product.naam} <Code>{row.product.code}</Code>
        </>
      ),
    },
    { key: 'van', head: t('word.from'), kind: 'day', value: (row) => row.van },
    { key: 'tot', head: t('word.until'), kind: 'day', value: (row) => row.tot },
    { key: 'volume', head: t('line.volume'), kind: 'number', value: (row) => row.volume },
    { key: 'eenheid', head: t('line.unit'), kind: 'text', value: (row) => said(row.eenheidNaam) },
    { key: 'tarief', head: t('line.rate'), kind: 'money', value: (row) => row.tariefCenten },
    { key: 'bedrag', head: t('line.amount'), kind: 'money', value: (row) => row.bedragCenten, total: true },
    {
      key: 'toewijzing',
      head: t('word.allocation'),
      kind: 'text',
      value: (row) => String(row.toewijzingnummer),
      hidden: 'narrow',
    },
    {
      key: 'referentie',
      head: t('line.reference'),
      kind: 'text',
      value: (row) => row.referentie,
      hidden: 'always',
    },
    {
      key: 'client',
      head: t('word.client'),
      kind: 'text',
      value: (row) => row.clientSleutel.slice(0, 8),
      hidden: 'always',
    },
  ];
}
