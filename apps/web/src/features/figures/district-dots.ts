import * as Plot from '@observablehq/plot';
import { tokenColour } from '../../theme/segment-colours.ts';

export interface Dot {
  readonly kind: 'ours' | 'cbs' | 'registered' | 'expected';
  readonly label: string;
  readonly share: number | null;
}

export interface DotRow {
  readonly name: string;
  readonly dots: readonly Dot[];
}

interface Placed {
  readonly name: string;
  readonly kind: Dot['kind'];
  readonly label: string;
  readonly share: number;
}

const kinds = ['ours', 'cbs', 'registered', 'expected'] as const;
const symbols = ['circle', 'diamond2', 'square', 'circle'] as const;

/** One line per district with four marks that differ in shape as well as in colour; the bar joins SCP's two. */
export function districtDots(
  width: number,
  rows: readonly DotRow[],
  axis: (share: number) => string,
): SVGElement | HTMLElement {
  const narrow = width < 520;
  const marginLeft = narrow ? 120 : 210;
  const letters = Math.floor(marginLeft / 6.8);
  const short = (name: string): string =>
    name.length > letters ? `${name.slice(0, letters - 1).trimEnd()}…` : name;
  const placed: readonly Placed[] = rows.flatMap(({ name, dots }) =>
    dots.flatMap(({ kind, label, share }) => (share === null ? [] : [{ name, kind, label, share }])),
  );
  const spans = rows.flatMap(({ name, dots }) => {
    const from = dots.find((dot) => dot.kind === 'expected')?.share ?? null;
    const until = dots.find((dot) => dot.kind === 'registered')?.share ?? null;
    return from === null || until === null ? [] : [{ name, from, until }];
  });
  const accent = tokenColour('--jr-accent');
  const colours = [
    accent,
    tokenColour('--jr-segment-2'),
    tokenColour('--jr-ink-soft'),
    tokenColour('--jr-ink-soft'),
  ];
  const labels = new Map(placed.map((dot) => [dot.kind, dot.label]));
  const chart = Plot.plot({
    width,
    height: rows.length * 26 + 44,
    marginLeft,
    marginRight: 24,
    marginTop: 28,
    marginBottom: 16,
    style: { fontFamily: 'inherit', fontSize: '13px' },
    x: { zero: true, nice: true, label: null },
    y: { domain: rows.map((row) => row.name), label: null },
    marks: [
      Plot.gridX({ stroke: tokenColour('--jr-line'), strokeOpacity: 1 }),
      Plot.axisX({ anchor: 'top', tickFormat: axis, ticks: narrow ? 4 : 8, tickSize: 0, label: null }),
      Plot.axisY({ tickSize: 0, label: null, tickFormat: short }),
      Plot.ruleY(spans, {
        y: 'name',
        x1: 'from',
        x2: 'until',
        stroke: tokenColour('--jr-line-strong'),
        strokeWidth: 2,
      }),
      ...kinds.map((kind, i) =>
        Plot.dot(
          placed.filter((dot) => dot.kind === kind),
          {
            x: 'share',
            y: 'name',
            r: kind === 'ours' ? 5.5 : 4.5,
            symbol: symbols[i] ?? 'circle',
            fill: kind === 'expected' ? '#ffffff' : (colours[i] ?? accent),
            stroke: colours[i] ?? accent,
            strokeWidth: 1.75,
            title: (dot: Placed) => `${dot.name}\n${dot.label}: ${axis(dot.share)}`,
            tip: { fontSize: 13 },
          },
        ),
      ),
    ],
  });
  const box = document.createElement('div');
  box.append(legend(labels, colours), chart);
  return box;
}

const marks: Readonly<Record<Dot['kind'], string>> = { ours: '●', cbs: '◆', registered: '■', expected: '○' };

function legend(labels: ReadonlyMap<Dot['kind'], string>, colours: readonly string[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'legend';
  kinds.forEach((kind, i) => {
    const label = labels.get(kind);
    if (label === undefined) return;
    const item = document.createElement('li');
    const mark = document.createElement('span');
    mark.textContent = marks[kind];
    mark.style.color = colours[i] ?? '';
    mark.ariaHidden = 'true';
    item.append(mark, ` ${label}`);
    list.append(item);
  });
  return list;
}
