import { useQuery } from '@tanstack/react-query';
import { useCallback, type ReactNode } from 'react';
import { districts, type DistrictRow, type Districts } from '../../api/figures.ts';
import { Page, Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Said } from '../../pieces/Said.tsx';
import { Chart } from '../../pieces/chart/Chart.tsx';
import { Answer, Empty, Notice } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { useView } from '../../view/session.tsx';
import { districtDots, type DotRow } from './district-dots.ts';
import { FigureTabs } from './FigureTabs.tsx';

/** Use of youth care per district: ours, CBS, and what the SCP model expected, with the warning of the source. */
export function DistrictsPage(): ReactNode {
  const { t } = useSpeech();
  const view = useView();
  const params = { ...view.params, peildatum: view.cutOff };
  const asked = useQuery({ queryKey: ['wijken', params], queryFn: () => districts(params) });
  return (
    <Page question={t('districts.question')} above={<FigureTabs />} answer={<p>{t('districts.answer')}</p>}>
      <Answer of={asked} lines={10}>
        {(found) => (
          <>
            <Notice tone="warning" title={t('districts.warning')}>
              <p>
                <Said>{found.waarschuwing}</Said>
              </p>
            </Notice>
            <Comparison found={found} isRegion={view.municipality === 'regio'} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Comparison({
  found,
  isRegion,
}: {
  readonly found: Districts;
  readonly isRegion: boolean;
}): ReactNode {
  const speech = useSpeech();
  const { t, format } = speech;
  const drawn = isRegion ? found.gemeenten : found.wijken;
  const draw = useCallback(
    (width: number) =>
      districtDots(
        width,
        drawn.map((row) => dotRow(row, speech)),
        (share) => format.percent(share, 0),
      ),
    [drawn, speech, format],
  );
  if (found.wijken.length === 0) return <Empty title={t('districts.none')} />;
  return (
    <>
      <Section title={t(isRegion ? 'districts.perMunicipality' : 'districts.perDistrict')}>
        <Chart
          finding={t(isRegion ? 'districts.findingRegion' : 'districts.finding')}
          findingText={t(isRegion ? 'districts.findingRegion' : 'districts.finding')}
          measure={t('districts.measure', {
            from: format.monthLong(found.van),
            until: format.monthLong(found.tot),
          })}
          fileName="gebruik-per-wijk"
          draw={draw}
          table={<Rows id="gebied" rows={drawn} isRegion={isRegion} />}
        />
      </Section>
      <Section title={t('districts.list')}>
        <Rows id="wijken" rows={found.wijken} isRegion />
        <h3 className="utrecht-heading-3 sources">{t('districts.sources')}</h3>
        <ul className="plain-list sources__list">
          {found.bronnen.map((source) => (
            <li key={source}>
              <Said>{source}</Said>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function dotRow(row: DistrictRow, { t }: Speech): DotRow {
  const name = row.wijk?.naam ?? row.gemeenteNaam;
  return {
    name,
    dots: [
      { kind: 'ours', label: t('districts.ours'), share: row.onsAandeel },
      { kind: 'cbs', label: t('districts.cbs'), share: row.cbsAandeel },
      { kind: 'registered', label: t('districts.scpRegistered'), share: row.scpGeregistreerd },
      { kind: 'expected', label: t('districts.scpExpected'), share: row.scpVerwacht },
    ],
  };
}

function Rows(props: {
  readonly id: string;
  readonly rows: readonly DistrictRow[];
  readonly isRegion: boolean;
}): ReactNode {
  const { t } = useSpeech();
  const hasDistricts = props.rows.some((row) => row.wijk !== null);
  const all: readonly Column<DistrictRow>[] = [
    { key: 'gemeente', head: t('word.municipality'), kind: 'text', value: (row) => row.gemeenteNaam },
    { key: 'wijk', head: t('word.district'), kind: 'text', value: (row) => row.wijk?.naam ?? null },
    { key: 'inwoners', head: t('districts.residents'), kind: 'number', value: (row) => row.jeugdigen0tot17 },
    {
      key: 'aantal',
      head: t('districts.youths'),
      kind: 'number',
      value: (row) => row.onsAantal,
      ...(props.rows.some((row) => row.klein)
        ? { show: (row: DistrictRow) => (row.klein ? t('districts.small') : row.onsAantal) }
        : {}),
    },
    { key: 'ons', head: t('districts.ours'), kind: 'share', value: (row) => row.onsAandeel },
    { key: 'cbs', head: t('districts.cbs'), kind: 'share', value: (row) => row.cbsAandeel },
    { key: 'scp', head: t('districts.scpRegistered'), kind: 'share', value: (row) => row.scpGeregistreerd },
    { key: 'verwacht', head: t('districts.scpExpected'), kind: 'share', value: (row) => row.scpVerwacht },
  ];
  const columns = all.filter((column) =>
    column.key === 'wijk' ? hasDistricts : column.key === 'gemeente' ? props.isRegion : true,
  );
  return (
    <DataTable
      id={props.id}
      name={t('districts.list')}
      fileName="wijken"
      rows={props.rows}
      columns={columns}
      rowKey={(row) => `${row.gemeente}-${row.wijk?.code ?? ''}`}
    />
  );
}
