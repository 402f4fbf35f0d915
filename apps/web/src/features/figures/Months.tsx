import { useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, type ReactNode } from 'react';
import { segments, type SegmentRow } from '../../api/contracts.ts';
import { series, type Indicator, type Point } from '../../api/figures.ts';
import { Section } from '../../frame/Page.tsx';
import { useSpeech, type Speech } from '../../i18n/language.tsx';
import { Chart, type LegendEntry } from '../../pieces/chart/Chart.tsx';
import { monthBars, monthLine, type MonthPart } from '../../pieces/chart/month-bars.ts';
import { kindOf, shortFigure, writtenFigure } from '../../pieces/figure/written.ts';
import { Answer, Skeleton } from '../../pieces/States.tsx';
import { DataTable } from '../../pieces/table/DataTable.tsx';
import type { Column } from '../../pieces/table/columns.ts';
import { segmentColours, tokenColour } from '../../theme/segment-colours.ts';
import type { FigureAddress } from './figure-address.ts';

interface Props {
  readonly at: FigureAddress;
  readonly indicator: Indicator;
}

/** One indicator per month: stacked by segment when the parts add up, else a line. */
export function Months({ at, indicator }: Props): ReactNode {
  const { t } = useSpeech();
  const known = useQuery({ queryKey: ['segmenten'], queryFn: segments, staleTime: Infinity });
  const needsReferrer = indicator.id === 'aandeel-verwijzer' && !at.params['verwijzer'];
  const total = useQuery({
    queryKey: ['reeks', indicator.id, at.params],
    queryFn: ({ signal }) => series(indicator.id, at.params, signal),
    enabled: !needsReferrer,
  });
  const stacked = indicator.soort === 'som' && at.segment === '' ? (known.data?.segmenten ?? []) : [];
  const parts = useQueries({
    queries: stacked.map((segment) => ({
      queryKey: ['reeks', indicator.id, { ...at.params, segment: String(segment.nummer) }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        series(indicator.id, { ...at.params, segment: String(segment.nummer) }, signal),
    })),
  });
  const perSegment = parts.map((part) => part.data?.maanden);
  const isComplete = perSegment.every((part) => part !== undefined);
  if (needsReferrer) return null;
  return (
    <Section title={t('figures.overTime')}>
      <Answer of={total} lines={9}>
        {(found) =>
          isComplete ? (
            <MonthsChart
              indicator={indicator}
              points={found.maanden}
              segments={stacked}
              perSegment={perSegment}
            />
          ) : (
            <Skeleton lines={9} />
          )
        }
      </Answer>
    </Section>
  );
}

interface ChartProps {
  readonly indicator: Indicator;
  readonly points: readonly Point[];
  readonly segments: readonly SegmentRow[];
  readonly perSegment: readonly (readonly Point[] | undefined)[];
}

const unknown = 'onbekend';

/** Points of every segment, and what is left of the total as "segment unknown", so that the parts make the whole. */
function partsOf(props: ChartProps, speech: Speech): readonly MonthPart[] {
  const { indicator, points, segments: known, perSegment } = props;
  const { t, format } = speech;
  const words = (month: string, name: string, value: number): string =>
    `${format.monthLong(month)}\n${name}: ${writtenFigure(value, indicator.eenheid, format)}`;
  return points.flatMap((point, i) => {
    const common = { month: point.maand, isProvisional: point.voorlopig };
    const total = point.waarde ?? 0;
    if (known.length === 0) {
      return [
        { ...common, series: 'totaal', value: total, words: words(point.maand, indicator.naam, total) },
      ];
    }
    const values = perSegment.map((part) => part?.[i]?.waarde ?? 0);
    const rest = total - values.reduce((sum, value) => sum + value, 0);
    const named = known.map((segment, s) => ({
      ...common,
      series: String(segment.nummer),
      value: values[s] ?? 0,
      words: words(point.maand, speech.said(segment.naam), values[s] ?? 0),
    }));
    return rest === 0
      ? named
      : [
          ...named,
          {
            ...common,
            series: unknown,
            value: rest,
            words: words(point.maand, t('figures.noSegment'), rest),
          },
        ];
  });
}

/** The series in the order of the stack, with their colours. */
function stackOf(known: readonly SegmentRow[]): {
  readonly order: readonly string[];
  readonly colours: readonly string[];
} {
  if (known.length === 0) return { order: ['totaal'], colours: [tokenColour('--jr-accent')] };
  return {
    order: [...known.map((segment) => String(segment.nummer)), unknown],
    colours: [...segmentColours().slice(0, known.length), tokenColour('--jr-line-strong')],
  };
}

function MonthsChart(props: ChartProps): ReactNode {
  const speech = useSpeech();
  const { t, format, language } = speech;
  const { indicator, points } = props;
  const name = language === 'en' ? indicator.naamEngels : indicator.naam;
  const parts = useMemo(() => partsOf(props, speech), [props, speech]);
  const isLine = indicator.soort !== 'som';
  const { eenheid } = indicator;
  const stack = useMemo(() => stackOf(props.segments), [props.segments]);
  const draw = useCallback(
    (width: number) => {
      const axis = (value: number): string => shortFigure(value, eenheid, format);
      const shared = { width, axis, monthName: format.month };
      return isLine
        ? monthLine({ ...shared, points: parts, colour: tokenColour('--jr-accent') })
        : monthBars({ ...shared, parts, ...stack });
    },
    [parts, isLine, eenheid, format, stack],
  );
  const highest = points.reduce<Point | null>(
    (best, point) => ((point.waarde ?? 0) > (best?.waarde ?? 0) ? point : best),
    null,
  );
  const finding = highest
    ? t('figures.findingHighest', {
        name,
        month: format.monthLong(highest.maand),
        value: shortFigure(highest.waarde, indicator.eenheid, format),
      })
    : t('figures.findingNone', { name });
  const hasRest = parts.some((part) => part.series === unknown);
  const legend: LegendEntry[] = props.segments.map((segment, i) => ({
    name: `${segment.nummer} ${speech.said(segment.naam)}`,
    colour: stack.colours[i] ?? '',
  }));
  if (hasRest) legend.push({ name: t('figures.noSegment'), colour: tokenColour('--jr-line-strong') });
  const provisional = points.filter((point) => point.voorlopig);
  if (provisional.length > 0 && !isLine) {
    legend.push({
      name: t('figures.provisionalMonth'),
      colour: tokenColour('--jr-line-strong'),
      isHatched: true,
    });
  }
  return (
    <Chart
      finding={finding}
      findingText={finding}
      measure={t('figures.perMonth', { name, unit: speech.word('unit', indicator.eenheid) })}
      fileName={`${indicator.id}-per-maand`}
      legend={legend}
      draw={draw}
      table={<MonthsTable {...props} />}
      note={provisional.length > 0 ? t('figures.provisionalNote', { n: provisional.length }) : null}
    />
  );
}

interface MonthRow {
  readonly point: Point;
  readonly values: readonly (number | null)[];
}

function MonthsTable(props: ChartProps): ReactNode {
  const { t, said, language } = useSpeech();
  const { indicator, points, perSegment } = props;
  const kind = kindOf(indicator.eenheid);
  const rows: readonly MonthRow[] = points.map((point, i) => ({
    point,
    values: perSegment.map((part) => part?.[i]?.waarde ?? null),
  }));
  const total = indicator.soort === 'som';
  const columns: readonly Column<MonthRow>[] = [
    { key: 'maand', head: t('word.month'), kind: 'month', value: (row) => row.point.maand },
    ...props.segments.map(
      (segment, i) =>
        ({
          key: `s${segment.nummer}`,
          head: `${segment.nummer} ${said(segment.naam)}`,
          kind,
          total,
          value: (row: MonthRow) => row.values[i] ?? null,
        }) as const,
    ),
    {
      key: 'totaal',
      head: total ? t('table.total') : language === 'en' ? indicator.naamEngels : indicator.naam,
      kind,
      total,
      value: (row) => row.point.waarde,
    },
    {
      key: 'voorlopig',
      head: t('figures.provisionalHead'),
      kind: 'text',
      value: (row) => (row.point.voorlopig ? t('word.yes') : ''),
    },
  ];
  return (
    <DataTable
      id="maanden"
      name={t('figures.overTime')}
      fileName={`${indicator.id}-per-maand`}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.point.maand}
    />
  );
}
