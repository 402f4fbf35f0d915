// node packages/methods/bench/disclosure-and-matching.bench.ts
import { seededRandom } from '@jeugdregie/kernel';
import { dimension, protect, tableOver } from '../src/disclosure/index.ts';
import { matchClients, type Client, type Place } from '../src/matching/index.ts';
import { range } from '../src/numeric/lists.ts';
import { gammaDeviate, poissonDeviate } from '../src/numeric/sampling.ts';
import { loadSolver } from '../src/numeric/solver.ts';

const solver = await loadSolver();
const random = seededRandom('bench');

/** Processor seconds: what one core works, whatever else the machine does. */
function measure<T>(work: () => T): { value: T; seconds: number } {
  const start = process.cpuUsage().user;
  const value = work();
  return { value, seconds: (process.cpuUsage().user - start) / 1e6 };
}

/** Counts of 9 municipalities by 40 products, most of them small, with all totals. */
const counts = range(9).map(() => range(40).map(() => poissonDeviate(random, gammaDeviate(random, 0.6, 40))));
const table = tableOver(
  [dimension('municipality', range(9).map(String)), dimension('product', range(40).map(String))],
  ([m, p]) => counts[Number(m)]?.[Number(p)] ?? 0,
);
const hidden = measure(() => protect(table, { threshold: 5 }, solver));

/**
 * 5,000 clients at 150 providers, of which 12 lose their contract; the others have 5 % more room than all need.
 * Twelve providers may take each client; cost is the distance in kilometres.
 */
function region(): { clients: Client[]; places: Place[] } {
  const home = range(150).map(() => [40 * random.next(), 40 * random.next()] as const);
  const load = home.map(() => 0);
  const clients = range(5000).map((i): Client => {
    const [x, y] = [40 * random.next(), 40 * random.next()];
    const current = random.integer(0, 149);
    const hours = random.pick([2, 4, 6, 8, 10, 16, 20]);
    load[current] = (load[current] ?? 0) + hours;
    const may = new Set([current]);
    while (may.size < 12) may.add(random.integer(0, 149));
    const options = [...may].map((p) => {
      const [px, py] = home[p] ?? [0, 0];
      return { provider: `P${p}`, cost: Math.round(Math.hypot(x - px, y - py)) };
    });
    return { id: `c${i}`, current: `P${current}`, load: hours, moveWeight: random.integer(1, 3), options };
  });
  const isGone = (p: number): boolean => p % 12 === 0 && p < 144;
  const lost = load.reduce((sum, hours, p) => sum + (isGone(p) ? hours : 0), 0);
  const rest = load.reduce((sum, hours) => sum + hours, 0) - lost;
  const places = load.map((hours, p) => ({
    provider: `P${p}`,
    capacity: [isGone(p) ? 0 : Math.floor(hours * (1 + lost / rest) * 1.05)],
  }));
  return { clients, places };
}

const problem = region();
const matched = measure(() => matchClients(problem, solver, { nodes: 2000 }));

if (hidden.value.ok) {
  const { hidden: cells, addedWeight, isOptimal, isPublishable } = hidden.value.value;
  console.log(
    `suppression and audit, 9 × 40 with totals   ${hidden.seconds.toFixed(2)} s of one core (limit 10 s)`,
  );
  console.log(
    `  ${cells.length} cells hidden, added weight ${addedWeight}, lightest: ${isOptimal}, publishable: ${isPublishable}`,
  );
}
if (matched.value.ok) {
  const { moves, unplaced, certificate } = matched.value.value;
  console.log(
    `matching 5,000 clients over 150 providers   ${matched.seconds.toFixed(2)} s of one core (limit 30 s)`,
  );
  console.log(`  ${moves} moves, ${unplaced.length} without a place`);
  for (const { level, value, bound, isOptimal, proof } of certificate) {
    console.log(`  ${level}: ${value}, at least ${bound}${isOptimal ? `, proved best by ${proof}` : ''}`);
  }
}
