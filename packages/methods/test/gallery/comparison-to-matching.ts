import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Plot from '@observablehq/plot';
import { funnel, funnelLimits } from '../../src/comparison/index.ts';
import { dimension, protect, tableOver } from '../../src/disclosure/index.ts';
import { parseFixture } from '../../src/fixture.ts';
import { kaplanMeier, survivalInterval } from '../../src/hours/index.ts';
import { matrixAt, numbersAt, textsAt, type JsonObject } from '../../src/input.ts';
import { tornado } from '../../src/keys/index.ts';
import { matchClients, type MatchingProblem } from '../../src/matching/index.ts';
import { range } from '../../src/numeric/lists.ts';
import { loadSolver } from '../../src/numeric/solver.ts';
import { renderChart } from './render.ts';

const fixtures = join(import.meta.dirname, '..', '..', 'fixtures');
const solver = await loadSolver();

function inputOf(file: string, caseNumber: number): JsonObject {
  const fixture = parseFixture(readFileSync(join(fixtures, file), 'utf8'), file);
  return fixture.cases[caseNumber]?.input ?? {};
}

/** Method 05: observed ÷ expected of 56 districts in the funnel of chance (Clayton and Kaldor 1987). */
export function comparisonPicture(): string {
  const input = inputOf('05-comparison.shrinkage.json', 1);
  const expected = numbersAt(input, 'expected');
  const units = numbersAt(input, 'observed').map((observed, i) => ({
    unit: String(i + 1),
    observed,
    expected: expected[i]!,
  }));
  const plot = funnel(units, { widen: 'none' });
  if (!plot.ok) throw new Error('the picture needs units');
  const curve = range(90).map((e) => ({
    expected: e + 1,
    inner: funnelLimits(e + 1, 0.025),
    outer: funnelLimits(e + 1, 0.001),
  }));
  const line = (y: (c: (typeof curve)[number]) => number, dash: string) =>
    Plot.line(curve, { x: 'expected', y, stroke: '#555555', strokeDasharray: dash });
  return renderChart({
    title: 'Observed over expected, and what chance allows',
    description:
      'Dots: 56 districts. Lines: 95 % (dashed) and 99.8 % limits of chance. Scottish lip cancer, Clayton and Kaldor 1987.',
    x: { label: 'expected' },
    y: { label: 'observed ÷ expected', domain: [0, 7], grid: true },
    marks: [
      Plot.ruleY([1]),
      line((c) => Math.min(7, c.inner.upper), '4 3'),
      line((c) => c.inner.lower, '4 3'),
      line((c) => Math.min(7, c.outer.upper), ''),
      line((c) => c.outer.lower, ''),
      Plot.dot(plot.value.points, {
        x: 'expected',
        y: 'ratio',
        fill: (p) => (p.status === 'signal' ? '#b5412b' : '#7aa6c2'),
        r: 4,
      }),
    ],
  });
}

/** Method 06: share of trajectories that needs more than h hours, with its band (Miller 1981). */
export function hoursPicture(): string {
  const spells = matrixAt(inputOf('06-max-hours.kaplan-meier.json', 1), 'timeStatus').map(
    ([hours = 0, event = 0]) => ({
      hours,
      status: event === 1 ? ('completed' as const) : ('open' as const),
    }),
  );
  const curve = kaplanMeier(spells);
  if (!curve.ok) throw new Error('the picture needs completed trajectories');
  const steps = [
    { hours: 0, share: 1, low: 1, high: 1 },
    ...curve.value.steps.map((s) => {
      const [low, high] = survivalInterval(s, 0.95, 'loglog') ?? [s.survival, s.survival];
      return { hours: s.hours, share: s.survival, low, high };
    }),
  ];
  return renderChart({
    title: 'Share that needs more than so many hours',
    description:
      'Line: Kaplan-Meier estimate. Band: 95 % interval. Leukaemia data of Miller 1981, read as hours.',
    x: { label: 'hours' },
    y: { label: 'share still running', domain: [0, 1], percent: false, grid: true },
    marks: [
      Plot.areaY(steps, {
        x: 'hours',
        y1: 'low',
        y2: 'high',
        curve: 'step-after',
        fill: '#7aa6c2',
        fillOpacity: 0.35,
      }),
      Plot.line(steps, { x: 'hours', y: 'share', curve: 'step-after', stroke: '#b5412b', strokeWidth: 2 }),
      Plot.ruleY([0]),
    ],
  });
}

/** Method 07: the same stays, as met among those who start and among those who are present. */
export function flowPicture(): string {
  const stays = numbersAt(inputOf('07-flow.identities.json', 1), 'stays');
  const total = stays.reduce((a, b) => a + b, 0);
  const rows = [...new Set(stays)].flatMap((stay) => {
    const count = stays.filter((s) => s === stay).length;
    return [
      { who: 'those who start', stay: `${stay} months`, share: count / stays.length },
      { who: 'those who are present', stay: `${stay} months`, share: (count * stay) / total },
    ];
  });
  return renderChart({
    title: 'Who starts and who is met on a day',
    description:
      'Bars: share of short and long stays among starters and among those present, in a steady state.',
    x: { label: null },
    y: { label: 'share', domain: [0, 1], grid: true },
    color: { domain: [...new Set(rows.map((r) => r.stay))], range: ['#7aa6c2', '#b5412b'], legend: false },
    marks: [
      Plot.barY(rows, { x: 'who', y: 'share', fill: 'stay' }),
      Plot.text(
        rows,
        Plot.stackY({ x: 'who', y: 'share', text: (r: { stay: string }) => r.stay, fill: 'white' }),
      ),
      Plot.ruleY([0]),
    ],
  });
}

/** Method 08: the table of the R package sdcTable as it may be published. */
export function disclosurePicture(): string {
  const input = inputOf('08-disclosure.two-way.json', 1);
  const counts = matrixAt(input, 'counts');
  const [rows, cols] = [textsAt(input, 'rows'), textsAt(input, 'cols')];
  const table = tableOver(
    [dimension('rows', rows), dimension('cols', cols)],
    ([r = '', c = '']) => counts[rows.indexOf(r)]?.[cols.indexOf(c)] ?? 0,
    (id) => ({ canHide: !id.includes('*') }),
  );
  const result = protect(table, { threshold: 5 }, solver);
  if (!result.ok) throw new Error('the picture needs a table');
  const cells = result.value.cells.map((cell) => {
    const [row = '', col = ''] = cell.id.split('/');
    const interval = result.value.certificate.intervals[cell.id];
    return {
      ...cell,
      row,
      col,
      text: cell.shown === null ? `hidden: ${interval?.join(' to ') ?? ''}` : String(cell.shown),
    };
  });
  const name = (code: string): string => (code === '*' ? 'total' : code);
  return renderChart({
    title: 'A table that may go out',
    description:
      'Cells: count, or what a reader can derive about a hidden one. Red: too small. Orange: hidden to protect it.',
    height: 260,
    marginLeft: 60,
    x: { label: null, domain: [...cols, '*'].map(name), axis: 'top' },
    y: { label: null, domain: [...rows, '*'].map(name) },
    marks: [
      Plot.cell(cells, {
        x: (c) => name(c.col),
        y: (c) => name(c.row),
        fill: (c) =>
          c.status === 'primary' ? '#e3a59a' : c.status === 'complementary' ? '#f2d6a8' : '#eef2f5',
      }),
      Plot.text(cells, { x: (c) => name(c.col), y: (c) => name(c.row), text: 'text' }),
    ],
  });
}

/** Method 09: what one point more of each percentage does to a rate. */
export function keysPicture(): string {
  const input = inputOf('09-keys-index-tariff.json', 8) as unknown as Parameters<typeof tornado>[0];
  const bars = tornado(input).flatMap(({ element, lower, higher }) => [
    { element, euros: lower, side: 'one point less' },
    { element, euros: higher, side: 'one point more' },
  ]);
  return renderChart({
    title: 'What one point does to the rate',
    description:
      'Bars: change of the hourly rate in euros when a percentage is one point lower or higher. Illustrative figures.',
    marginLeft: 90,
    x: { label: 'euros per hour', grid: true },
    y: { label: null, domain: [...new Set(bars.map((b) => b.element))] },
    color: { domain: ['one point less', 'one point more'], range: ['#7aa6c2', '#b5412b'] },
    marks: [Plot.barX(bars, { x: 'euros', y: 'element', fill: 'side' }), Plot.ruleX([0])],
  });
}

/** Method 10: who goes where, at least moves and then least distance. */
export function matchingPicture(): string {
  const input = inputOf('10-matching.json', 4);
  const [ids, providers, current] = [
    textsAt(input, 'children'),
    textsAt(input, 'providers'),
    textsAt(input, 'current'),
  ];
  const [eligible, distance] = [matrixAt(input, 'eligible'), matrixAt(input, 'distance')];
  const [hours, capacity] = [numbersAt(input, 'hours'), numbersAt(input, 'capacity')];
  const problem: MatchingProblem = {
    clients: ids.map((id, i) => ({
      id,
      current: current[i]!,
      load: hours[i]!,
      options: providers.flatMap((provider, j) =>
        eligible[i]![j] === 1 ? [{ provider, cost: distance[i]![j]! }] : [],
      ),
    })),
    places: providers.map((provider, j) => ({ provider, capacity: [capacity[j]!] })),
  };
  const result = matchClients(problem, solver);
  if (!result.ok) throw new Error('the picture needs clients');
  const cells = problem.clients.flatMap((client, i) => {
    const { to } = result.value.proposals[i]!;
    return client.options.map(({ provider, cost }) => ({
      client: client.id,
      provider,
      cost,
      kind: provider !== to ? 'possible' : provider === client.current ? 'stays' : 'moves',
    }));
  });
  return renderChart({
    title: 'A proposal for eight clients and three providers',
    description:
      'Cells: distance of each possible place. Blue: stays. Red: moves. Two moves cannot be avoided.',
    x: { label: null, axis: 'top', domain: providers },
    y: { label: null, domain: ids },
    color: { domain: ['possible', 'stays', 'moves'], range: ['#eef2f5', '#7aa6c2', '#d98a7b'] },
    marks: [
      Plot.cell(cells, { x: 'provider', y: 'client', fill: 'kind' }),
      Plot.text(cells, { x: 'provider', y: 'client', text: (c) => String(c.cost) }),
    ],
  });
}

export const comparisonToMatching: Readonly<Record<string, () => string>> = {
  '05-comparison.svg': comparisonPicture,
  '06-hours.svg': hoursPicture,
  '07-flow.svg': flowPicture,
  '08-disclosure.svg': disclosurePicture,
  '09-keys.svg': keysPicture,
  '10-matching.svg': matchingPicture,
};
