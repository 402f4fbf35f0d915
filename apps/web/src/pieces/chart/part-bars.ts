import * as Plot from '@observablehq/plot';
import { tokenColour } from '../../theme/segment-colours.ts';

export interface BarPart {
  readonly key: string;
  readonly name: string;
  readonly value: number;
  /** The value in words, written at the end of the bar. */
  readonly label: string;
  readonly colour?: string;
}

/** Horizontal bars from zero, largest as they come, each with its value at the end. */
export function partBars(width: number, parts: readonly BarPart[]): SVGElement | HTMLElement {
  const narrow = width < 520;
  const longest = Math.max(...parts.map((part) => part.name.length), 4);
  const room = Math.min(narrow ? 118 : Math.min(300, Math.round(width * 0.34)), longest * 7 + 16);
  const letters = Math.floor(room / 6.6);
  const short = (name: string): string =>
    name.length > letters ? `${name.slice(0, letters - 1).trimEnd()}…` : name;
  return Plot.plot({
    width,
    height: parts.length * 26 + 16,
    marginLeft: room,
    marginRight: 92,
    marginTop: 8,
    marginBottom: 8,
    style: { fontFamily: 'inherit', fontSize: '13px' },
    x: { axis: null, zero: true },
    y: { domain: parts.map((part) => part.key), label: null, padding: 0.28 },
    marks: [
      Plot.axisY({
        tickSize: 0,
        label: null,
        tickFormat: (key: string) => short(parts.find((part) => part.key === key)?.name ?? key),
      }),
      Plot.barX(parts, {
        x: 'value',
        y: 'key',
        fill: (part: BarPart) => part.colour ?? tokenColour('--jr-accent'),
        title: (part: BarPart) => `${part.name}\n${part.label}`,
        tip: { fontSize: 13, lineHeight: 1.3 },
      }),
      Plot.text(parts, {
        x: (part: BarPart) => Math.max(0, part.value),
        y: 'key',
        text: 'label',
        textAnchor: 'start',
        dx: 6,
        fill: tokenColour('--jr-ink'),
      }),
      Plot.ruleX([0], { stroke: tokenColour('--jr-ink') }),
    ],
  });
}
