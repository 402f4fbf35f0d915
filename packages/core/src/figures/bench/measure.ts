import { municipalityCode, systemMillis, type Day, type Month } from '@jeugdregie/kernel';
import { municipal, regional, type Database } from '../../db/index.ts';
import { applyClaims } from '../apply.ts';
import { breakdown, figure, series } from '../figure.ts';
import type { Dimension, IndicatorId } from '../model.ts';
import { queryFor } from '../query.ts';
import { benchFile } from './facts.ts';

/** Milliseconds of one kind of query: median and 95th percentile. */
export interface QueryTime {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

/** Applies files of so many lines, one after another; gives milliseconds per file. */
export async function timeApply(db: Database, lines: number, files: number): Promise<QueryTime> {
  const zoetermeer = municipalityCode('0637');
  if (zoetermeer === null) throw new Error('0637 is a municipality');
  return times(`apply a file of ${lines} lines`, files, async (i) => {
    const file = benchFile(lines, i);
    const start = systemMillis();
    await db.transaction(municipal(zoetermeer), (tx) => applyClaims(tx, file));
    return systemMillis() - start;
  });
}

/** Times every kind of query that a screen asks, on the whole region over 12 and 36 months. */
export async function timeQueries(db: Database, runs: number): Promise<readonly QueryTime[]> {
  const results: QueryTime[] = [];
  const cutOff = '2026-10-31' as Day;
  const until = '2026-10' as Month;
  for (const from of ['2025-11', '2023-11'] as Month[]) {
    const range = { from, until, cutOff };
    const months = from === '2025-11' ? '12 months' : '36 months';
    for (const id of [
      'cost',
      'youths',
      'cost-per-youth',
      'trajectories',
      'cost-per-trajectory',
    ] as IndicatorId[]) {
      const query = queryFor(id, range);
      results.push(await timed(db, `${id}, region, ${months}`, runs, (tx) => figure(tx, query)));
      results.push(await timed(db, `${id}, by month, ${months}`, runs, (tx) => series(tx, query)));
      for (const by of ['municipality', 'segment', 'provider', 'product', 'district'] as Dimension[]) {
        results.push(await timed(db, `${id}, by ${by}, ${months}`, runs, (tx) => breakdown(tx, query, by)));
      }
      const one = { ...query, provider: '99990001', segment: '1' };
      results.push(
        await timed(db, `${id}, one provider and segment, ${months}`, runs, (tx) => series(tx, one)),
      );
    }
  }
  return results;
}

type Work = Parameters<Database['transaction']>[1];

function timed(db: Database, name: string, runs: number, work: Work): Promise<QueryTime> {
  return times(name, runs, async () => {
    const start = systemMillis();
    await db.transaction(regional, work);
    return systemMillis() - start;
  });
}

async function times(name: string, runs: number, run: (i: number) => Promise<number>): Promise<QueryTime> {
  const found: number[] = [];
  for (let i = 0; i < runs; i += 1) found.push(await run(i));
  found.sort((a, b) => a - b);
  const at = (share: number): number =>
    found[Math.min(found.length - 1, Math.floor(found.length * share))] ?? 0;
  return { name, p50: at(0.5), p95: at(0.95) };
}
