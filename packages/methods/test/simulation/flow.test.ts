import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addDays, day, seededRandom } from '@jeugdregie/kernel';
import {
  flowTable,
  lengthBias,
  meanStayFromPresent,
  shrinkTransitions,
  stays,
  type CareInterval,
} from '../../src/flow/index.ts';

/** Clients drawn; `REPLICATIONS=1000000 node --test …` runs longer. */
const clients = Number(process.env['REPLICATIONS'] ?? 20_000);
const random = seededRandom('flow');
const start = day('2020-01-01');
assert.ok(start);

it('a steady region shows the length bias that theory says, and the harmonic mean undoes it', () => {
  // Stays are 30 or 300 days, equally likely, starts spread evenly over ten years; we look on one day at the end.
  const lookAt = 3650;
  const present: { stay: number; elapsed: number }[] = [];
  for (let i = 0; i < clients; i += 1) {
    const from = random.next() * lookAt;
    const stay = random.next() < 0.5 ? 30 : 300;
    if (from + stay > lookAt) present.push({ stay, elapsed: lookAt - from });
  }
  const theory = lengthBias(165, (900 + 90_000) / 2);
  const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
  assert.ok(Math.abs(mean(present.map((p) => p.stay)) / theory.meanTotalOfPresent - 1) < 0.05);
  assert.ok(Math.abs(mean(present.map((p) => p.elapsed)) / theory.meanElapsedOfPresent - 1) < 0.08);
  assert.ok(Math.abs(meanStayFromPresent(present) / 165 - 1) < 0.15);
});

it('of the three averages only that of starters finds the true stay while the stock grows', () => {
  // Inflow doubles in the last year; stays are exponential with mean 100 days.
  const list: CareInterval[] = [];
  for (let i = 0; i < clients / 10; i += 1) {
    const offset = Math.floor(1095 * random.next() ** 0.6);
    const end = offset + 1 + Math.floor(-100 * Math.log(1 - random.next()));
    list.push({
      client: String(i),
      product: 'P',
      start: addDays(start, offset),
      end: end > 1095 ? null : addDays(start, end),
    });
  }
  const period = { from: addDays(start, 730), until: addDays(start, 1095) };
  const result = stays(list, period, 30);
  assert.ok(result.ok && result.value.ofStarters);
  const truth = 100 * (1 - Math.exp(-365 / 100));
  const { interval95 } = result.value.ofStarters;
  assert.ok(interval95[0] <= truth && truth <= interval95[1], `${String(interval95)} misses ${truth}`);
  const table = flowTable(list, period, { gapDays: 30 });
  assert.ok(table.ok && table.value.segments[0]!.closing > table.value.segments[0]!.opening);
});

it('intervals of transitions hold the true probability when municipalities differ as the prior says', () => {
  const regional = [[60, 30, 10]];
  const weight = 20;
  let [hits, all] = [0, 0];
  for (let r = 0; r < 400; r += 1) {
    const truth = dirichlet([12, 6, 2]);
    const counts = [0, 0, 0];
    for (let i = 0; i < 25; i += 1) {
      const next = random.weighted(truth);
      counts[next] = counts[next]! + 1;
    }
    const result = shrinkTransitions([counts], regional, weight);
    assert.ok(result.ok);
    for (const [j, [low, high]] of result.value.interval95[0]!.entries()) {
      if (low <= truth[j]! && truth[j]! <= high) hits += 1;
      all += 1;
    }
  }
  assert.ok(Math.abs(hits / all - 0.95) <= 0.02, `95 % intervals hold ${((100 * hits) / all).toFixed(1)} %`);
});

function dirichlet(weights: readonly number[]): number[] {
  const draws = weights.map((w) => {
    let total = 0;
    for (let i = 0; i < w; i += 1) total -= Math.log(1 - random.next());
    return total;
  });
  const sum = draws.reduce((a, b) => a + b, 0);
  return draws.map((d) => d / sum);
}
