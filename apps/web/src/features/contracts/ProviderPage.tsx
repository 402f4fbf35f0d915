import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { provider, rates, type ProviderDetail, type RateRow } from '../../api/contracts.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { TextField } from '../../pieces/Field.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Answer, Empty } from '../../pieces/States.tsx';
import { Code } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { useAddress } from '../../view/address.ts';
import { useSession, useView } from '../../view/session.tsx';
import { SegmentMarks } from '../../pieces/SegmentMarks.tsx';
import { RoomBar } from './RoomBar.tsx';

/** One provider: contracts, what each product costs on a day, and the room under the ceiling. */
export function ProviderPage(): ReactNode {
  const { t, format } = useSpeech();
  const { agb = '' } = useParams({ strict: false });
  const view = useView();
  const asked = useQuery({
    queryKey: ['aanbieder', agb, view.municipality],
    queryFn: () => provider(agb, view.params),
  });
  return (
    <Page
      question={asked.data ? t('provider.question', { name: asked.data.naam }) : t('provider.questionPlain')}
      above={<GoLink to="/contracten">{t('provider.back')}</GoLink>}
      answer={asked.data ? <ProviderAnswer found={asked.data} /> : null}
    >
      <Answer of={asked} lines={4}>
        {(found) => (
          <>
            <Section title={t('provider.room')} intro={t('facts.ceilingNote')}>
              {found.plafonds.length === 0 ? (
                <Empty title={t('providers.noCeiling')} />
              ) : (
                <dl className="ceilings">
                  {found.plafonds.map((ceiling) => (
                    <div key={ceiling.jaar}>
                      <dt>{ceiling.jaar}</dt>
                      <dd>
                        <RoomBar
                          used={ceiling.toegekendCenten}
                          ceiling={ceiling.plafondCenten}
                          left={ceiling.ruimteCenten}
                        />
                        <span className="ceilings__words">
                          {t('provider.ofCeiling', {
                            used:
                              ceiling.toegekendCenten === null ? '–' : format.euros(ceiling.toegekendCenten),
                            ceiling:
                              ceiling.plafondCenten === null ? '–' : format.euros(ceiling.plafondCenten),
                          })}
                        </span>
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </Section>
            <Rates agb={agb} />
            <Section title={t('provider.contracts')}>
              <ul className="plain-list">
                {found.contracten.map((contract) => (
                  <li key={contract.nummer}>
                    <Code>{contract.nummer}</Code> {format.dayLong(contract.van)} –{' '}
                    {contract.tot ? format.dayLong(contract.tot) : t('provider.noEnd')}
                  </li>
                ))}
              </ul>
            </Section>
          </>
        )}
      </Answer>
    </Page>
  );
}

function ProviderAnswer({ found }: { readonly found: ProviderDetail }): ReactNode {
  const { t, rich, format } = useSpeech();
  const { session } = useSession();
  const accepted = found.toegekendCenten;
  return (
    <p>
      AGB <Code>{found.agb}</Code> · {t('providers.segments')} <SegmentMarks numbers={found.segmenten} />{' '}
      {accepted === null
        ? null
        : rich('provider.answer', {
            accepted: (
              <Figure
                source={{
                  kind: 'count',
                  name: t('providers.accepted'),
                  definition: t('provider.acceptedDefinition', { exact: format.money(accepted) }),
                  filter: [session.vandaag.slice(0, 4), found.naam],
                  link: `/cijfers?indicator=kosten&aanbieder=${found.agb}`,
                }}
              >
                {format.moneyShort(accepted)}
              </Figure>
            ),
          })}
    </p>
  );
}

function Rates({ agb }: { readonly agb: string }): ReactNode {
  const speech = useSpeech();
  const { t, format } = speech;
  const { session } = useSession();
  const { search, change } = useAddress();
  const view = useView();
  const day = search['dag'] ?? session.vandaag;
  const asked = useQuery({
    queryKey: ['tarieven', agb, day],
    queryFn: () => rates(agb, { ...view.params, dag: day }),
  });
  return (
    <Section title={t('provider.rates', { day: format.dayLong(day) })}>
      <div className="filter-bar">
        <TextField
          label={t('provider.day')}
          type="date"
          value={day}
          onChange={(dag) => {
            if (dag !== '') change({ dag });
          }}
        />
      </div>
      <Answer of={asked} lines={6}>
        {({ tarieven }) => (
          <DataTable
            name={t('provider.rates', { day: format.dayLong(day) })}
            fileName={`tarieven-${agb}-${day}`}
            rows={tarieven}
            columns={rateColumns(speech)}
            rowKey={(row) => `${row.product.code}-${row.van}-${row.contract}-${row.eenheid}`}
            empty={<Empty title={t('provider.noRates')}>{t('provider.noRatesHow')}</Empty>}
          />
        )}
      </Answer>
    </Section>
  );
}

function rateColumns({ t, said }: Speech): readonly Column<RateRow>[] {
  return [
    { key: 'product', head: t('word.product'), kind: 'text', value: (row) => row.product.naam },
    {
      key: 'code',
      head: t('word.code'),
      kind: 'text',
      value: (row) => row.product.code,
      show: (row) => <Code>{row.product.code}</Code>,
    },
    {
      key: 'segment',
      head: t('word.segment'),
      kind: 'text',
      value: (row) => (row.segment === null ? null : String(row.segment)),
      show: (row) => (row.segment === null ? '–' : <SegmentMarks numbers={[row.segment]} />),
    },
    { key: 'eenheid', head: t('line.unit'), kind: 'text', value: (row) => said(row.eenheidNaam) },
    { key: 'tarief', head: t('line.rate'), kind: 'money', value: (row) => row.tariefCenten },
    { key: 'van', head: t('provider.validFrom'), kind: 'day', value: (row) => row.van, hidden: 'narrow' },
    { key: 'tot', head: t('provider.validUntil'), kind: 'day', value: (row) => row.tot, hidden: 'narrow' },
    {
      key: 'contract',
      head: t('providers.contract'),
      kind: 'text',
      value: (row) => row.contract,
      hidden: 'always',
    },
  ];
}
