import type { ReactNode } from 'react';
import type { AllocationDetail } from '../../api/care.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { GoLink } from '../../pieces/GoLink.tsx';
import { Empty } from '../../pieces/States.tsx';
import { Code } from '../../pieces/Status.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import { useView } from '../../view/session.tsx';
import { Cells, SmallTable } from './SmallTable.tsx';
import { Period } from './Period.tsx';

interface Props {
  readonly found: AllocationDetail;
}

/** The versions as they were settled; the latest Toewijzingsdatum and -tijd counts. */
export function Versions({ found }: Props): ReactNode {
  const { t, format } = useSpeech();
  const heads = [
    t('allocation.settled'),
    t('request.period'),
    t('care.extent'),
    t('allocation.reason'),
    t('allocation.known'),
  ];
  return (
    <SmallTable name={t('allocation.versions')} heads={heads}>
      {found.versies.map((version, i) => (
        <tr key={`${version.versie}-${version.berichtId}`} className="utrecht-table__row">
          <Cells
            of={[
              <span key="settled">
                <span className="one-line">
                  {format.day(version.versie)} {version.versie.slice(11, 16)}
                </span>
                {version.isGeldig ? <span className="tag">{t('allocation.counts')}</span> : null}
                {version.geweigerdOp ? <span className="tag tag--bad">{t('allocation.refused')}</span> : null}
              </span>,
              <Period key="period" of={version} />,
              <span key="extent">
                <Said>{version.omvang}</Said>
              </span>,
              version.redenWijziging ? (
                <span key="reason">
                  <Said>{version.redenWijziging.naam}</Said> <Code>{version.redenWijziging.code}</Code>
                </span>
              ) : i === 0 ? (
                t('allocation.noReason')
              ) : (
                '–'
              ),
              <MessageLink key="known" id={version.berichtId} text={format.day(version.bekendOp)} />,
            ]}
          />
        </tr>
      ))}
    </SmallTable>
  );
}

function MessageLink({ id, text }: { readonly id: string; readonly text: string }): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  if (!view.can('files.read')) return text;
  return (
    <GoLink to={`/berichten/${id}`} label={t('allocation.openMessage', { day: text })}>
      <span className="one-line">{text}</span>
    </GoLink>
  );
}

/** Starts and stops as they came; what was withdrawn stands with it. */
export function Deliveries({ found }: Props): ReactNode {
  const { t, word, format } = useSpeech();
  if (found.leveringen.length === 0) {
    return <Empty title={t('allocation.noDeliveries')}>{t('allocation.noDeliveriesHow')}</Empty>;
  }
  const heads = [
    t('allocation.kind'),
    t('allocation.begin'),
    t('allocation.end'),
    t('allocation.reason'),
    t('allocation.known'),
  ];
  return (
    <SmallTable name={t('allocation.deliveries')} heads={heads}>
      {found.leveringen.map((one) => (
        <tr
          key={`${one.berichtId}-${one.soort}-${one.begin}-${one.einde ?? ''}`}
          className="utrecht-table__row"
        >
          <Cells
            of={[
              <span key="kind">
                {word('delivery', one.soort)}
                {one.isIngetrokken ? <span className="tag tag--bad">{t('allocation.withdrawn')}</span> : null}
              </span>,
              <span key="begin" className="one-line">
                {format.day(one.begin)}
              </span>,
              <span key="end" className="one-line">
                {one.einde === null ? '–' : format.day(one.einde)}
              </span>,
              one.reden ? (
                <span key="reason">
                  <Said>{one.reden.naam}</Said> <Code>{one.reden.code}</Code>
                </span>
              ) : (
                '–'
              ),
              <MessageLink key="known" id={one.berichtId} text={format.day(one.bekendOp)} />,
            ]}
          />
        </tr>
      ))}
    </SmallTable>
  );
}

/** What was claimed and accepted per month of delivery. */
export function ClaimedMonths({ found }: Props): ReactNode {
  const { t } = useSpeech();
  return (
    <DataTable
      id="declaraties"
      name={t('allocation.claims')}
      fileName={`declaraties-toewijzing-${found.toewijzingnummer}`}
      rows={found.declaraties}
      rowKey={(row) => row.maand}
      columns={[
        { key: 'maand', head: t('allocation.month'), kind: 'month', value: (row) => row.maand },
        {
          key: 'regels',
          head: t('allocation.lines'),
          kind: 'number',
          value: (row) => row.regels,
          total: true,
        },
        {
          key: 'ingediend',
          head: t('claims.claimed'),
          kind: 'money',
          value: (row) => row.ingediendCenten,
          total: true,
        },
        {
          key: 'toegekend',
          head: t('claims.accepted'),
          kind: 'money',
          value: (row) => row.toegekendCenten,
          total: true,
        },
      ]}
      empty={<Empty title={t('allocation.noClaims')}>{t('allocation.noClaimsHow')}</Empty>}
    />
  );
}
