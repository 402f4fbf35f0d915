import type { DemoLine } from '../lines.ts';
import type { YearOfProduct } from './truth.ts';

/** Delivered care per calendar year and product of one municipality. */
export function deliveredRows(honest: readonly DemoLine[]): YearOfProduct[] {
  const real = honest.filter(({ expected }) => expected.kind !== 'rejected');
  const groups = Map.groupBy(real, ({ period, product }) => `${period.from.slice(0, 4)} ${product.code}`);
  return [...groups].flatMap(([key, lines]) => {
    const [first] = lines;
    if (!first) return [];
    return [
      {
        year: Number(key.slice(0, 4)),
        product: first.product.code,
        segment: first.product.segment,
        unit: first.product.unit,
        trajectories: new Set(lines.map(({ allocation }) => allocation)).size,
        trajectoryMonths: lines.length,
        volume: lines.reduce((sum, { volume }) => sum + volume, 0),
        cents: lines.reduce((sum, { amountCents }) => sum + amountCents, 0),
      },
    ];
  });
}

/** The rows of all municipalities together; no two share a trajectory. */
export function addDelivered(rows: readonly YearOfProduct[]): YearOfProduct[] {
  const groups = Map.groupBy(rows, ({ year, product }) => `${year} ${product}`);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) =>
      group.reduce((sum, row) => ({
        ...sum,
        trajectories: sum.trajectories + row.trajectories,
        trajectoryMonths: sum.trajectoryMonths + row.trajectoryMonths,
        volume: sum.volume + row.volume,
        cents: sum.cents + row.cents,
      })),
    );
}
