import { seededRandom } from '@jeugdregie/kernel';
import { decompose, decomposeWithBands, type CostCell } from '../../src/drivers/index.ts';
import { holds } from './coverage.ts';

const factors = ['clients', 'trajectories', 'intensity', 'price'];
const cellCount = 24;
/** Error of a completed volume: three per cent in the old year, eight in the new one. */
const [oldError, newError] = [0.03, 0.08];

/**
 * Worlds in which the volumes of both years are completed with a known error: how often does the 80 % band of the
 * trajectories bar hold the bar of the true volumes?
 */
export function driversCoverage(worlds: number, replications: number): number {
  let inside = 0;
  for (let w = 0; w < worlds; w += 1) {
    const random = seededRandom(`drivers/${w}`);
    const truth = Array.from({ length: cellCount }, (_, c): CostCell => {
      const before = [50 + 100 * random.next(), 1.1, 10 + 10 * random.next(), 90 + 30 * random.next()];
      return { key: `${c}`, groups: {}, before, after: before.map((x) => x * (1 + 0.05 * random.normal())) };
    });
    const estimated = truth.map((cell) => ({
      ...cell,
      before: scaled(cell.before, Math.exp(oldError * random.normal())),
      after: scaled(cell.after, Math.exp(newError * random.normal())),
    }));
    const completion = {
      replications,
      factor: 1,
      before: Float64Array.from({ length: replications * cellCount }, () =>
        Math.exp(oldError * random.normal()),
      ),
      after: Float64Array.from({ length: replications * cellCount }, () =>
        Math.exp(newError * random.normal()),
      ),
    };
    const real = decompose(truth, { factors });
    const banded = decomposeWithBands(estimated, completion, { factors });
    if (!real.ok || !banded.ok) throw new Error('no decomposition');
    const band = banded.value.effectBands[1];
    if (band && holds(band.lower80, real.value.effects[1] ?? 0, band.upper80)) inside += 1;
  }
  return inside / worlds;
}

/** The volume factor (trajectories per client) with its error. */
function scaled(values: readonly number[], by: number): number[] {
  return values.map((v, k) => (k === 1 ? v * by : v));
}
