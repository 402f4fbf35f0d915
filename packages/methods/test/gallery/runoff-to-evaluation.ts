import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { parseCsv } from '../../src/csv.ts';
import { decompose, type CostCell } from '../../src/drivers/index.ts';
import { panelFromTable, setApart, syntheticFor } from '../../src/evaluation/index.ts';
import { parseFixture } from '../../src/fixture.ts';
import { numbersAt, matrixAt } from '../../src/input.ts';
import { ets } from '../../src/forecast/index.ts';
import { bootstrapReserve, mack, triangle } from '../../src/runoff/index.ts';
import { renderChart } from './render.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures');

function firstInput(file: string): Parameters<typeof numbersAt>[0] {
  const fixture = parseFixture(readFileSync(join(fixtures, file), 'utf8'), file);
  return fixture.cases[0]?.input ?? {};
}

/** Method 01: what is claimed, what is still to come, and the band, per origin of the Taylor and Ashe triangle. */
export function runoffPicture(): string {
  const data = triangle(matrixAt(firstInput('01-runoff.taylor-ashe.json'), 'cumulative'));
  const ladder = mack(data);
  const boot = bootstrapReserve(data, { replications: 2000, seed: 'gallery' });
  if (!ladder.ok || !boot.ok) throw new Error('the picture needs a triangle');
  const rows = ladder.value.latest.map((claimed, i) => {
    const ultimate = ladder.value.ultimate[i] ?? claimed;
    const se = boot.value.sd[i] ?? 0;
    return { origin: i + 1, claimed, ultimate, lower: ultimate - 1.28 * se, upper: ultimate + 1.28 * se };
  });
  return renderChart({
    title: 'Claimed and expected per origin',
    description:
      'Bars: claimed so far. Dots with lines: expected final amount with its 80 % interval. Taylor and Ashe 1983.',
    x: { label: 'origin', tickFormat: 'd' },
    y: { label: 'amount (millions)', transform: (v: number) => v / 1e6, grid: true },
    marks: [
      Plot.barY(rows, { x: 'origin', y: 'claimed', fill: '#7aa6c2' }),
      Plot.link(rows, { x1: 'origin', x2: 'origin', y1: 'lower', y2: 'upper', stroke: '#333333' }),
      Plot.dot(rows, { x: 'origin', y: 'ultimate', fill: '#b5412b', r: 4 }),
      Plot.ruleY([0]),
    ],
  });
}

/** Method 02: a monthly series, its forecast for a year and the 80 and 95 % bands. */
export function forecastPicture(): string {
  const y = numbersAt(firstInput('02-forecast.holt-winters.json'), 'y');
  const fit = ets(y, { trend: 'none', period: 12, horizon: 12, levels: [0.8, 0.95] });
  if (!fit.ok) throw new Error('the picture needs a series');
  const [narrow, wide] = fit.value.bands;
  const steps = fit.value.forecast.map((mean, h) => ({
    month: y.length + h + 1,
    mean,
    low80: narrow?.lower[h] ?? mean,
    high80: narrow?.upper[h] ?? mean,
    low95: wide?.lower[h] ?? mean,
    high95: wide?.upper[h] ?? mean,
  }));
  return renderChart({
    title: 'A year ahead with bands',
    description:
      'Line: accidental deaths per month in the USA, 1973 to 1978. Then the forecast with 80 and 95 % bands.',
    marginLeft: 60,
    x: { label: 'month' },
    y: { label: 'per month', grid: true, zero: false },
    marks: [
      Plot.areaY(steps, { x: 'month', y1: 'low95', y2: 'high95', fill: '#d9e4ec' }),
      Plot.areaY(steps, { x: 'month', y1: 'low80', y2: 'high80', fill: '#b3cddd' }),
      Plot.line(
        y.map((value, t) => ({ month: t + 1, value })),
        { x: 'month', y: 'value', stroke: '#333333' },
      ),
      Plot.line(steps, { x: 'month', y: 'mean', stroke: '#b5412b', strokeWidth: 2 }),
    ],
  });
}

/** Method 03: the bridge from one year to the next, with the range over the orderings. */
export function driversPicture(): string {
  const input = firstInput('03-decomposition.region.json');
  const before = input['period0'] as Record<string, number[]>;
  const after = input['period1'] as Record<string, number[]>;
  const cells = Object.keys(before).map((key): CostCell => ({
    key,
    groups: {},
    before: before[key] ?? [],
    after: after[key] ?? [],
  }));
  const factors = ['clients', 'trajectories', 'hours', 'price'];
  const result = decompose(cells, { factors });
  if (!result.ok) throw new Error('the picture needs cells');
  const { effects, newProducts, endedProducts, orderingMin, orderingMax } = result.value;
  const bars = [
    ...factors.map((name, k) => ({
      name,
      effect: effects[k] ?? 0,
      low: orderingMin[k] ?? 0,
      high: orderingMax[k] ?? 0,
    })),
    { name: 'new', effect: newProducts, low: newProducts, high: newProducts },
    { name: 'ended', effect: endedProducts, low: endedProducts, high: endedProducts },
  ];
  const order = bars.map((b) => b.name);
  return renderChart({
    title: 'Why the cost changed',
    description: 'One bar per cause, in thousands; lines show the range over all orderings of the factors.',
    x: { label: null, domain: order },
    y: { label: 'change (thousands)', transform: (v: number) => v / 1000, grid: true },
    marks: [
      Plot.barY(bars, {
        x: 'name',
        y: 'effect',
        fill: (b: { effect: number }) => (b.effect < 0 ? '#5a8f5a' : '#c08a3e'),
      }),
      Plot.link(bars, { x1: 'name', x2: 'name', y1: 'low', y2: 'high', stroke: '#333333', strokeWidth: 2 }),
      Plot.ruleY([0]),
    ],
  });
}

/** Method 04: a treated unit beside its weighted twin. */
export function evaluationPicture(): string {
  const panel = panelFromTable(parseCsv(readFileSync(join(fixtures, 'data', 'prop99_cigsale.csv'), 'utf8')));
  const comparison = setApart(panel, 'California', panel.periods.indexOf('1989'));
  const twin = comparison && syntheticFor(comparison, { kind: 'outcomes' });
  if (!comparison || !twin) throw new Error('the picture needs the panel');
  const rows = comparison.periods.flatMap((period, t) => [
    { year: Number(period), who: 'California', packs: comparison.treatedOutcome[t] ?? 0 },
    { year: Number(period), who: 'weighted twin', packs: twin.synthetic[period] ?? 0 },
  ]);
  return renderChart({
    title: 'A unit and its twin',
    description:
      'Cigarette packs per head in California and in its weighted twin; the measure starts in 1989.',
    x: { label: 'year', tickFormat: 'd' },
    y: { label: 'packs per head', grid: true, zero: true },
    color: { domain: ['California', 'weighted twin'], range: ['#b5412b', '#39708f'], legend: false },
    marks: [
      Plot.ruleX([1989], { stroke: '#888888', strokeDasharray: '4,4' }),
      Plot.line(rows, { x: 'year', y: 'packs', stroke: 'who', strokeWidth: 2 }),
      Plot.text(
        rows.filter((r) => r.year === 2000),
        { x: 'year', y: 'packs', text: 'who', dy: -10, textAnchor: 'end' },
      ),
    ],
  });
}

/** File name and picture of each method of this half. */
export const runoffToEvaluation: Readonly<Record<string, () => string>> = {
  '01-runoff.svg': runoffPicture,
  '02-forecast.svg': forecastPicture,
  '03-drivers.svg': driversPicture,
  '04-evaluation.svg': evaluationPicture,
};
