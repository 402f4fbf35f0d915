// node packages/methods/bench/runoff-and-drivers.bench.ts
import { seededRandom } from '@jeugdregie/kernel';
import { decomposeWithBands, type CostCell } from '../src/drivers/index.ts';
import { bootstrapReserve, fromIncrements } from '../src/runoff/index.ts';

const random = seededRandom('bench');

/** Processor seconds: what one core works, whatever else the machine does. */
function seconds(work: () => void): number {
  const start = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - start) / 1e6;
}

const increments = Array.from({ length: 36 }, (_, i) =>
  Array.from({ length: 36 - i }, (__, j) => 1e5 * 0.8 ** j * (1 + 0.1 * random.normal())),
);
const triangle = fromIncrements(increments);
const bootstrap = seconds(() => bootstrapReserve(triangle, { replications: 1000, seed: 1 }));

const factors = ['clients', 'mix', 'trajectories', 'intensity', 'price'];
const cells = Array.from({ length: 9 * 60 }, (_, c): CostCell => {
  const before = factors.map(() => 1 + 10 * random.next());
  const groups = { municipality: `${c % 9}`, product: `${Math.floor(c / 9)}` };
  return { key: `${c}`, groups, before, after: before.map((v) => v * (1 + 0.05 * random.normal())) };
});
const noise = (): Float64Array =>
  Float64Array.from({ length: 1000 * cells.length }, () => 1 + 0.05 * random.normal());
const completion = { replications: 1000, factor: 2, before: noise(), after: noise() };
const shapley = seconds(() => decomposeWithBands(cells, completion, { factors }));

console.log(`bootstrap, 1,000 replications of a 36 × 36 triangle   ${bootstrap.toFixed(2)} s`);
console.log(`Shapley, 9 × 60 cells × 5 factors × 1,000 replications ${shapley.toFixed(2)} s`);
console.log(`together ${(bootstrap + shapley).toFixed(2)} s of one core (limit 2 s)`);
