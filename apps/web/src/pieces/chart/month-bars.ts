import * as Plot from '@observablehq/plot';
import { tokenColour } from '../../theme/segment-colours.ts';
import { hatchPattern } from './hatch.ts';

export interface MonthPart {
  readonly month: string;
  readonly series: string;
  readonly value: number;
  readonly isProvisional: boolean;
  /** What the pointer shows. */
  readonly words: string;
}

const hatchId = 'voorlopig';

/** Quarters on the axis, the year below January; fewer on a narrow chart. */
function monthTicks(months: readonly string[], width: number): readonly string[] {
  const every = width / Math.max(1, months.length) > 44 ? 1 : width / Math.max(1, months.length) > 17 ? 3 : 6;
  return months.filter((month) => (Number(month.slice(5, 7)) - 1) % every === 0);
}

/** Stacked bars per month from zero; provisional months are hatched. */
export function monthBars(options: {
  readonly width: number;
  readonly parts: readonly MonthPart[];
  readonly order: readonly string[];
  readonly colours: readonly string[];
  readonly axis: (value: number) => string;
  readonly monthName: (month: string) => string;
}): SVGElement | HTMLElement {
  const { width, parts, axis, monthName } = options;
  const months = [...new Set(parts.map((part) => part.month))];
  const ticks = monthTicks(months, width - 60);
  const first = months[0];
  const label = (month: string): string => {
    const name = monthName(month).split(' ')[0] ?? '';
    const isNamed = month.endsWith('-01') || month === ticks[0] || month === first;
    return isNamed ? `${name}\n${month.slice(0, 4)}` : name;
  };
  return Plot.plot({
    width,
    height: width < 520 ? 240 : 300,
    marginLeft: 64,
    marginBottom: 40,
    marginTop: 12,
    style: { fontFamily: 'inherit', fontSize: '12px' },
    x: { type: 'band', domain: months, padding: 0.18 },
    y: { label: null, nice: true, zero: true },
    color: { domain: [...options.order], range: [...options.colours] },
    marks: [
      () => hatchPattern(hatchId),
      Plot.gridY({ stroke: tokenColour('--jr-line'), strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ tickFormat: axis, ticks: 5, label: null, tickSize: 0 }),
      Plot.axisX(ticks, { tickFormat: label, label: null, tickSize: 3 }),
      Plot.barY(parts, {
        x: 'month',
        y: 'value',
        fill: 'series',
        order: [...options.order],
        title: 'words',
        tip: { fontSize: 13, lineHeight: 1.3 },
      }),
      Plot.barY(
        parts.filter((part) => part.isProvisional),
        {
          x: 'month',
          y: 'value',
          order: [...options.order],
          z: 'series',
          fill: `url(#${hatchId})`,
          pointerEvents: 'none',
        },
      ),
      Plot.ruleY([0], { stroke: tokenColour('--jr-ink') }),
    ],
  });
}

/** One line per month; the provisional end is dashed. For shares and counts that do not add up. */
export function monthLine(options: {
  readonly width: number;
  readonly points: readonly MonthPart[];
  readonly colour: string;
  readonly axis: (value: number) => string;
  readonly monthName: (month: string) => string;
}): SVGElement | HTMLElement {
  const { width, points, colour, axis, monthName } = options;
  const months = points.map((point) => point.month);
  const ticks = monthTicks(months, width - 60);
  const provisionalFrom = points.findIndex((point) => point.isProvisional);
  const certain = provisionalFrom < 0 ? points : points.slice(0, provisionalFrom);
  const uncertain = provisionalFrom < 0 ? [] : points.slice(Math.max(0, provisionalFrom - 1));
  return Plot.plot({
    width,
    height: width < 520 ? 240 : 300,
    marginLeft: 64,
    marginBottom: 40,
    marginTop: 12,
    style: { fontFamily: 'inherit', fontSize: '12px' },
    x: { type: 'point', domain: months },
    y: { label: null, zero: true, nice: true },
    marks: [
      Plot.gridY({ stroke: tokenColour('--jr-line'), strokeOpacity: 1, ticks: 5 }),
      Plot.axisY({ tickFormat: axis, ticks: 5, label: null, tickSize: 0 }),
      Plot.axisX(ticks, {
        tickFormat: (month: string) =>
          month.endsWith('-01') || month === ticks[0]
            ? `${monthName(month).split(' ')[0]}\n${month.slice(0, 4)}`
            : (monthName(month).split(' ')[0] ?? ''),
        label: null,
        tickSize: 3,
      }),
      Plot.ruleY([0], { stroke: tokenColour('--jr-ink') }),
      Plot.lineY(certain, { x: 'month', y: 'value', stroke: colour, strokeWidth: 2.25 }),
      Plot.lineY(uncertain, {
        x: 'month',
        y: 'value',
        stroke: colour,
        strokeWidth: 2.25,
        strokeDasharray: '3 4',
      }),
      Plot.dot(points, {
        x: 'month',
        y: 'value',
        r: 3,
        fill: (point: MonthPart) => (point.isProvisional ? '#ffffff' : colour),
        stroke: colour,
        strokeWidth: 1.5,
        title: 'words',
        tip: { fontSize: 13, lineHeight: 1.3 },
      }),
    ],
  });
}
