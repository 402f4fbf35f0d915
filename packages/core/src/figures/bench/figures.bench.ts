import { contractsMigrations } from '../../contracts/index.ts';
import { testServer } from '../../db/testing.ts';
import { figuresMigrations } from '../schema.ts';
import { fillFigures, timeApply, timeQueries } from './measure.ts';

/**
 * Figure queries over cells of 1 and 6 million claim lines, and what a file adds. `LINES=1,6` in millions. Times in
 * milliseconds.
 */
const sizes = (process.env['LINES'] ?? '1,6').split(',').map(Number);
const server = await testServer();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  for (const millions of sizes) {
    const db = await server.fresh([...contractsMigrations, ...figuresMigrations]);
    const filled = await fillFigures(db, millions * 1_000_000);
    say(`${millions} million lines, cells filled in ${(filled / 1000).toFixed(1)} s`);
    say('    p50     p95');
    for (const { name, p50, p95 } of await timeQueries(db, 20)) {
      say(`${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)}  ${name}`);
    }
    for (const lines of [10, 1000, 100_000]) {
      const { name, p50, p95 } = await timeApply(db, lines, lines > 10_000 ? 2 : 20);
      say(`${p50.toFixed(1).padStart(7)} ${p95.toFixed(1).padStart(7)}  ${name}`);
    }
  }
} finally {
  await server.stop();
}
