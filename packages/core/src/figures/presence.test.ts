import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { month, type Month } from '@jeugdregie/kernel';
import type { DecidedLine } from '../claims/index.ts';
import { presenceChanges, visitsOf } from './apply.ts';
import { cellKeys, combinationOf, type CellKey } from './cell-key.ts';
import { monthFromNumber, monthNumber } from './month-number.ts';
import type { PresenceRow } from './presence-store.ts';
import { packHistory, unpackHistory, unpackLink, type YouthIncrements } from './presence.ts';
import { decidedLine, randomLines } from './testing.ts';

/** The cells after lines that came in batches; zeros are left out. */
function applied(batches: readonly (readonly DecidedLine[])[]): Map<string, number> {
  const stored = new Map<string, Map<string, PresenceRow>>();
  const cells = new Map<string, number>();
  for (const batch of batches) {
    const { youths, presence } = presenceChanges(stored, visitsOf(batch));
    for (const row of presence) {
      const c = row.combination;
      const text = [c.provider, c.product, c.referrer, c.district, c.segment].join('\t');
      const own = stored.get(row.client) ?? new Map<string, PresenceRow>();
      stored.set(row.client, own.set(text, { ...row, history: unpackHistory(packHistory(row.history)) }));
    }
    add(cells, youths);
  }
  return new Map([...cells].filter(([, n]) => n !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function add(cells: Map<string, number>, youths: YouthIncrements): void {
  for (const [key, links] of youths) {
    for (const [packed, change] of links) {
      const { month: m, previous, known } = unpackLink(packed);
      const cell = `${key}\t${m}\t${previous}\t${known}`;
      cells.set(cell, (cells.get(cell) ?? 0) + change);
    }
  }
}

/** The number of different youths in a range of months at a cut-off, from the cells. */
function fromCells(
  cells: ReadonlyMap<string, number>,
  key: CellKey,
  [from, until, cutOff]: number[],
): number {
  let sum = 0;
  for (const [cell, n] of cells) {
    const [grain, segment, member, m, previous, known] = cell.split('\t');
    if (`${grain}\t${segment}\t${member}` !== key || Number(known) > (cutOff ?? 0)) continue;
    if (Number(m) >= (from ?? 0) && Number(m) <= (until ?? 0) && Number(previous) < (from ?? 0)) sum += n;
  }
  return sum;
}

/** The same, counted by hand from the lines. */
function fromLines(lines: readonly DecidedLine[], key: CellKey, [from, until, cutOff]: number[]): number {
  const net = new Map<string, number>();
  for (const line of lines) {
    const delivered = monthNumber(line.month);
    const inRange = delivered >= (from ?? 0) && delivered <= (until ?? 0);
    if (line.isRejected || !inRange || monthNumber(line.knownMonth) > (cutOff ?? 0)) continue;
    if (!cellKeys(combinationOf(line)).includes(key)) continue;
    const clientMonth = `${line.clientKey} ${line.month}`;
    net.set(clientMonth, (net.get(clientMonth) ?? 0) + (line.isCredit ? -1 : 1));
  }
  return new Set([...net].filter(([, n]) => n > 0).map(([text]) => text.split(' ')[0])).size;
}

const ofOneMunicipality = (seed: number, count: number): DecidedLine[] =>
  randomLines(seed, count, 6).filter((line) => line.municipality === '0637');

describe('youths in cells', () => {
  it('counts a youth once in any range of months, at any cut-off, in any cell', () => {
    const range = fc.tuple(
      fc.integer({ min: -5, max: 8 }),
      fc.nat({ max: 8 }),
      fc.integer({ min: -5, max: 14 }),
    );
    fc.assert(
      fc.property(fc.nat(100_000), range, fc.nat(9), (seed, [start, length, cut], which) => {
        const lines = ofOneMunicipality(seed, 60);
        const base = monthNumber(month('2026-01') as Month);
        const key = cellKeys(combinationOf(lines[0]!))[which]!;
        const asked = [base + start, base + start + length, base + cut];
        assert.equal(fromCells(applied([lines]), key, asked), fromLines(lines, key, asked));
      }),
      { numRuns: 300 },
    );
  });

  it('ends in the same cells in any order of lines and any cut into files', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000).chain((seed) => {
          const lines = ofOneMunicipality(seed, 30);
          return fc.tuple(
            fc.constant(lines),
            fc.shuffledSubarray(lines, { minLength: lines.length }),
            fc.integer({ min: 1, max: 7 }),
          );
        }),
        ([lines, shuffled, size]) => {
          const batches = Array.from({ length: Math.ceil(shuffled.length / size) }, (_, i) =>
            shuffled.slice(i * size, (i + 1) * size),
          );
          assert.deepEqual(applied(batches), applied([lines]));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is back where it was after a line and its credit, for every cut-off from the credit on', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const lines = ofOneMunicipality(seed, 20);
        const debit = decidedLine({ client: 3, month: '2026-02', known: '2026-03' });
        const credit = decidedLine({ client: 3, month: '2026-02', known: '2026-03', cents: -10_000 });
        assert.deepEqual(applied([lines, [debit], [credit]]), applied([lines]));
      }),
      { numRuns: 50 },
    );
  });

  it('counts a youth who was taken back later, until the month in which that became known', () => {
    const cells = applied([
      [decidedLine({ month: '2026-02', known: '2026-03' })],
      [decidedLine({ month: '2026-02', known: '2026-05', cents: -10_000 })],
    ]);
    const m = (text: string): number => monthNumber(month(text) as Month);
    const at = (cutOff: string): number =>
      fromCells(cells, 'all\t\t', [m('2026-02'), m('2026-02'), m(cutOff)]);
    assert.deepEqual(['2026-02', '2026-03', '2026-04', '2026-05'].map(at), [0, 1, 1, 0]);
  });

  it('counts no youth for a rejected line', () => {
    assert.deepEqual(applied([[decidedLine({ isRejected: true })]]), new Map());
  });
});

describe('month number', () => {
  it('goes there and back, and years apart are twelve', () => {
    assert.equal(monthFromNumber(monthNumber(month('2026-01') as Month)), '2026-01');
    assert.equal(monthFromNumber(monthNumber(month('1999-12') as Month)), '1999-12');
    assert.equal(monthNumber(month('2027-01') as Month) - monthNumber(month('2026-01') as Month), 12);
  });
});
