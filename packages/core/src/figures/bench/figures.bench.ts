import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractsMigrations } from '../../contracts/index.ts';
import { connect, migrate, startEmbedded } from '../../db/index.ts';
import { figuresMigrations } from '../index.ts';
import { fillFigures } from './fill.ts';
import { timeApply, timeQueries, type QueryTime } from './measure.ts';

/**
 * `node figures.bench.ts [lines…]`: fills the cells of a region with so many claim lines (1 and 6 million when none is
 * given) and times the queries of the screens and the files of an ingest, on an embedded server of its own.
 */
const asked = process.argv.slice(2).map(Number);
const sizes = asked.length > 0 ? asked : [1_000_000, 6_000_000];
const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-bench-'));
chmodSync(folder, 0o755);
const server = await startEmbedded(folder);
const db = connect(server.url);

function print(times: readonly QueryTime[]): void {
  for (const { name, p50, p95 } of times) {
    console.log(`${p50.toFixed(0).padStart(7)} ${p95.toFixed(0).padStart(7)}  ${name}`);
  }
}

try {
  await migrate(db, [...contractsMigrations, ...figuresMigrations]);
  for (const lines of sizes) {
    await db.asOwner((_, pool) =>
      pool.query(
        'truncate figures_cells, figures_care, figures_youths, figures_presence, figures_region, figures_region_care',
      ),
    );
    const millis = await fillFigures(db, lines);
    console.log(`${lines.toLocaleString('en')} lines, filled in ${(millis / 1000).toFixed(0)} s`);
    console.log('    p50     p95  ms');
    print([await timeApply(db, 100, 20), await timeApply(db, 100_000, 2)]);
    const times = await timeQueries(db, 10);
    print(times);
    console.log(
      `the slowest query: ${Math.max(...times.map(({ p95 }) => p95)).toFixed(0)} ms (95th percentile)`,
    );
  }
} finally {
  await db.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
