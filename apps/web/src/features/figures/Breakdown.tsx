import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { breakdown, type Indicator, type Part } from '../../api/figures.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Chart } from '../../pieces/chart/Chart.tsx';
import { partBars } from '../../pieces/chart/part-bars.ts';
import { Figure } from '../../pieces/figure/Figure.tsx';
import { kindOf, shortFigure, writtenFigure } from '../../pieces/figure/written.ts';
import { Answer, Empty } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { segmentColours } from '../../theme/segment-colours.ts';
import { useView } from '../../view/session.tsx';
import { sides, type FigureAddress, type Side } from './figure-address.ts';

interface Props {
  readonly at: FigureAddress;
  readonly indicator: Indicator;
}

const mostBars = 15;

/** One indicator split by a side: the largest as bars, all of them in the table. */
export function Breakdown({ at, indicator }: Props): ReactNode {
  const { t, word } = useSpeech();
  const view = useView();
  const params = { ...at.params, ...(at.side === 'segment' ? { segment: '' } : {}) };
  const asked = useQuery({
    queryKey: ['verdeling', indicator.id, at.side, params],
    queryFn: ({ signal }) => breakdown(indicator.id, { ...params, naar: at.side }, signal),
  });
  const offered = sides.filter((side) => side !== 'gemeente' || view.municipality === 'regio');
  return (
    <Section
      title={t('figures.split')}
      aside={
        <fieldset className="choices">
          <legend className="visually-hidden">{t('figures.splitBy')}</legend>
          {offered.map((side) => (
            <button
              key={side}
              type="button"
              className="choices__choice"
              aria-pressed={side === at.side}
              onClick={() => {
                at.change({ naar: side, 'delen.sorteer': '' });
              }}
            >
              {word('filter', side)}
            </button>
          ))}
        </fieldset>
      }
    >
      <Answer of={asked} lines={8}>
        {(found) =>
          found.delen.length === 0 ? (
            <Empty title={t('figures.noParts')} />
          ) : (
            <>
              <PartsChart at={at} indicator={indicator} parts={found.delen} />
              <PartsTable at={at} indicator={indicator} parts={found.delen} />
            </>
          )
        }
      </Answer>
    </Section>
  );
}

function PartsChart({ at, indicator, parts }: Props & { readonly parts: readonly Part[] }): ReactNode {
  const { t, word, said, format, language } = useSpeech();
  const name = language === 'en' ? indicator.naamEngels : indicator.naam;
  const largest = useMemo(
    () =>
      at.side === 'segment'
        ? parts
        : [...parts].sort((a, b) => (b.waarde ?? 0) - (a.waarde ?? 0)).slice(0, mostBars),
    [parts, at.side],
  );
  const draw = useCallback(
    (width: number) => {
      const colours = segmentColours();
      return partBars(
        width,
        largest.map((part) => ({
          key: part.sleutel,
          name: said(part.naam),
          value: part.waarde ?? 0,
          label: shortFigure(part.waarde, indicator.eenheid, format),
          ...(at.side === 'segment' ? { colour: colours[Number(part.sleutel) - 1] ?? '#7d8f97' } : {}),
        })),
      );
    },
    [largest, indicator.eenheid, format, said, at.side],
  );
  const top = [...parts].sort((a, b) => (b.waarde ?? 0) - (a.waarde ?? 0))[0];
  const finding = top
    ? top.aandeel === null
      ? t('figures.findingTop', {
          part: said(top.naam),
          value: shortFigure(top.waarde, indicator.eenheid, format),
        })
      : t('figures.findingShare', { part: said(top.naam), share: format.percent(top.aandeel, 0) })
    : name;
  return (
    <Chart
      finding={finding}
      findingText={finding}
      measure={t(parts.length > largest.length ? 'figures.largest' : 'figures.by', {
        name,
        side: word('filter', at.side).toLowerCase(),
        unit: word('unit', indicator.eenheid),
        n: largest.length,
        of: parts.length,
      })}
      fileName={`${indicator.id}-naar-${at.side}`}
      draw={draw}
      table={null}
    />
  );
}

/** Where a click on a part leads: to the same figures for that part alone. */
function patchFor(side: Side, key: string): Readonly<Record<string, string>> {
  if (side === 'gemeente') return { gemeente: key, naar: 'segment' };
  if (side === 'segment') return { segment: key };
  return { aanbieder: '', product: '', verwijzer: '', wijk: '', [side]: key, naar: 'segment' };
}

function PartsTable({ at, indicator, parts }: Props & { readonly parts: readonly Part[] }): ReactNode {
  const speech = useSpeech();
  const { t, word } = speech;
  return (
    <DataTable
      id="delen"
      name={t('figures.partsTable', { side: word('filter', at.side).toLowerCase() })}
      fileName={`${indicator.id}-naar-${at.side}`}
      rows={parts}
      columns={partColumns({ at, indicator, parts }, speech)}
      rowKey={(part) => part.sleutel}
    />
  );
}

function partColumns(
  { at, indicator, parts }: Props & { readonly parts: readonly Part[] },
  { t, word, said, format, language }: Speech,
): readonly Column<Part>[] {
  const isUnknown = (key: string): boolean => key === '-';
  return [
    {
      key: 'naam',
      head: word('filter', at.side),
      kind: 'text',
      value: (part) => said(part.naam),
      show: (part) =>
        isUnknown(part.sleutel) ? (
          said(part.naam)
        ) : (
          <button
            type="button"
            className="utrecht-link utrecht-link--html-a link-button"
            onClick={() => {
              at.change(patchFor(at.side, part.sleutel));
            }}
          >
            {said(part.naam)}
          </button>
        ),
    },
    { key: 'code', head: t('word.code'), kind: 'text', value: (part) => part.sleutel, hidden: 'always' },
    {
      key: 'waarde',
      head: language === 'en' ? indicator.naamEngels : indicator.naam,
      kind: kindOf(indicator.eenheid),
      total: indicator.soort === 'som',
      value: (part) => part.waarde,
      show: (part) =>
        isUnknown(part.sleutel) ? (
          writtenFigure(part.waarde, indicator.eenheid, format)
        ) : (
          <Figure
            source={{
              kind: 'indicator',
              indicator: indicator.id,
              params: { ...at.params, ...partParams(at.side, part.sleutel) },
            }}
          >
            {writtenFigure(part.waarde, indicator.eenheid, format)}
          </Figure>
        ),
    },
    ...(parts.some((part) => part.aandeel !== null)
      ? ([
          {
            key: 'aandeel',
            head: t('figures.share'),
            kind: 'share',
            value: (part) => part.aandeel,
            total: true,
          },
        ] as const satisfies readonly Column<Part>[])
      : []),
  ];
}

function partParams(side: Side, key: string): Readonly<Record<string, string>> {
  return side === 'segment' || side === 'gemeente'
    ? { [side]: key }
    : { aanbieder: '', product: '', verwijzer: '', wijk: '', [side]: key };
}
