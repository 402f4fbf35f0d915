import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { day, seededRandom } from '@jeugdregie/kernel';
import { range } from '../numeric/lists.ts';
import { loadSolver } from '../numeric/solver.ts';
import type { MethodResult } from '../result.ts';
import {
  audit,
  chanceUp,
  dimension,
  feasibleIntervals,
  isDominated,
  isSensitiveAmount,
  keyedRound,
  linkTables,
  parseRange,
  preimage,
  protect,
  recoveredRanges,
  roundingAttack,
  roundNearest,
  sensitiveCells,
  smallestGroup,
  tableOver,
  type CellTable,
} from './index.ts';

const solver = await loadSolver();

function value<R>(result: MethodResult<R>): R {
  assert.ok(result.ok, 'expected an answer');
  return result.value;
}

/** A table of counts with totals that must be shown, so that only inner cells can be hidden. */
function twoWay(counts: readonly (readonly number[])[], totalsCanHide = false): CellTable {
  return tableOver(
    [
      dimension(
        'rows',
        counts.map((_, i) => `r${i}`),
      ),
      dimension(
        'cols',
        counts[0]!.map((_, j) => `c${j}`),
      ),
    ],
    ([r, c]) => counts[Number(r!.slice(1))]![Number(c!.slice(1))]!,
    (id) => ({ canHide: totalsCanHide || !id.includes('*') }),
  );
}

const counts = (rows: number, cols: number, max: number) =>
  fc.array(fc.array(fc.integer({ min: 0, max }), { minLength: cols, maxLength: cols }), {
    minLength: rows,
    maxLength: rows,
  });

describe('suppression', () => {
  it('whatever goes out withstands the attack, and nothing sensitive is shown', () => {
    fc.assert(
      fc.property(counts(4, 5, 25), (grid) => {
        const table = twoWay(grid, true);
        const result = value(protect(table, { threshold: 5 }, solver));
        if (!result.isPublishable) return;
        assert.deepEqual(result.certificate.broken, []);
        for (const id of sensitiveCells(table.cells, { threshold: 5 }))
          assert.equal(result.cells.find((c) => c.id === id)!.shown, null);
        for (const [id, [min, max]] of Object.entries(result.certificate.intervals)) {
          const truth = table.cells.find((c) => c.id === id)!.value;
          assert.ok(min <= truth + 1e-6 && truth <= max + 1e-6);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the lightest pattern that protects: exhaustive search over every pattern finds none lighter', () => {
    fc.assert(
      fc.property(counts(3, 3, 12), (grid) => {
        const table = twoWay(grid);
        const rules = { threshold: 3 };
        const result = value(protect(table, rules, solver));
        assert.equal(
          result.addedWeight,
          result.isPublishable ? lightestByHand(table, rules) : result.addedWeight,
        );
        if (!result.isPublishable) assert.equal(lightestByHand(table, rules), null);
      }),
      { numRuns: 25 },
    );
  });

  it('the order of rows does not change what it costs', () => {
    fc.assert(
      fc.property(counts(4, 4, 30), (grid) => {
        const forward = value(protect(twoWay(grid, true), { threshold: 5 }, solver));
        const back = value(protect(twoWay(grid.toReversed(), true), { threshold: 5 }, solver));
        assert.equal(forward.addedWeight, back.addedWeight);
      }),
      { numRuns: 20 },
    );
  });

  it('a table without sensitive cells is shown whole', () => {
    const result = value(
      protect(
        twoWay([
          [5, 9],
          [12, 0],
        ]),
        { threshold: 5 },
        solver,
      ),
    );
    assert.deepEqual(result.hidden, []);
    assert.equal(result.isPublishable, true);
    assert.equal(result.cells[4]!.status, 'zero');
  });

  it('four is hidden, five is shown; zero only when the rule says so', () => {
    const cells = twoWay([
      [4, 5],
      [0, 9],
    ]).cells;
    assert.deepEqual(sensitiveCells(cells, { threshold: 5 }), ['r0/c0', '*/c0']);
    assert.deepEqual(sensitiveCells(cells, { threshold: 5, zeroIsSensitive: true }), [
      'r0/c0',
      'r1/c0',
      '*/c0',
    ]);
  });

  it('a sensitive number that is already out makes the table unpublishable', () => {
    const result = protect(
      twoWay([
        [2, 20],
        [30, 40],
      ]),
      { threshold: 25 },
      solver,
    );
    assert.ok(result.ok);
    assert.equal(result.value.isPublishable, false);
    assert.deepEqual(result.flags, ['not-publishable', 'sensitive-cell-was-published']);
    assert.ok(result.value.cells.every((c) => c.shown === null));
  });

  it('a table too small to hide in is refused, not half protected', () => {
    const result = value(protect(twoWay([[2, 9]]), { threshold: 5, width: 5 }, solver));
    assert.equal(result.isPublishable, false);
  });

  it('a provider that is alone in a cell is no cover for its neighbour', () => {
    const grid = [
      [18, 2],
      [14, 19],
      [12, 10],
      [11, 14],
    ];
    const base = twoWay(grid);
    const alone: CellTable = {
      ...base,
      cells: base.cells.map((c) => (c.id === 'r2/c1' ? { ...c, knownTo: ['provider X'] } : c)),
    };
    const plain = value(protect(base, { threshold: 0, width: 5 }, solver));
    assert.deepEqual(plain.hidden, []);
    const marked = (table: CellTable): CellTable => ({
      ...table,
      cells: table.cells.map((c) => (c.id === 'r0/c1' ? { ...c, isSensitive: true } : c)),
    });
    const without = value(protect(marked(base), { threshold: 0, width: 5 }, solver));
    const withInsider = value(protect(marked(alone), { threshold: 0, width: 5 }, solver));
    assert.ok(without.hidden.includes('r2/c1'));
    assert.equal(withInsider.isPublishable, true);
    assert.ok(withInsider.addedWeight > without.addedWeight);
    const hidden = new Set(base.cells.flatMap((c, i) => (without.hidden.includes(c.id) ? [i] : [])));
    const checked = audit(marked(alone), hidden, { threshold: 0, width: 5 }, { solver });
    assert.deepEqual(
      checked.broken.map((b) => b.by),
      ['provider X'],
    );
  });

  it('sub-totals and linked tables are one problem', () => {
    const ages = {
      name: 'age',
      codes: ['0-3', '4-11', '12-17'],
      totals: [
        { code: '0-11', parts: ['0-3', '4-11'] },
        { code: '*', parts: ['0-11', '12-17'] },
      ],
    };
    const count = (codes: readonly string[]): number =>
      ({ '0-3': 3, '4-11': 14, '12-17': 21 })[codes[0]!]! + (codes[1] === 'b' ? 7 : 0);
    const table = tableOver([ages, dimension('place', ['a', 'b', 'c'])], count);
    assert.equal(table.cells.find((c) => c.id === '*/*')!.value, 3 * 38 + 21);
    const earlier: CellTable = { cells: [{ id: '0-11/a', value: 17, canHide: false }], relations: [] };
    const linked = value(protect(linkTables([table, earlier]), { threshold: 5 }, solver));
    assert.equal(linked.isPublishable, true);
    assert.ok(!linked.hidden.includes('0-11/a'));
    assert.ok(linked.hidden.includes('4-11/a'));
    assert.throws(
      () => linkTables([table, { cells: [{ id: '0-11/a', value: 18 }], relations: [] }]),
      /17 in one table and 18/,
    );
  });

  it('the certificate carries day and hash, and the same table gives the same certificate', () => {
    const on = day('2026-03-31');
    const make = () =>
      protect(
        twoWay(
          [
            [2, 20],
            [30, 40],
            [9, 9],
          ],
          true,
        ),
        { threshold: 5 },
        solver,
        on,
      );
    assert.deepEqual(make(), make());
    const result = make();
    assert.ok(result.ok);
    assert.equal(result.value.certificate.valuationDate, on);
    assert.match(result.value.certificate.tableHash, /^[0-9a-f]{64}$/);
  });

  it('telling readers "fewer than five" narrows what they can derive', () => {
    const base = twoWay([
      [2, 20],
      [30, 40],
    ]);
    const told: CellTable = {
      ...base,
      cells: base.cells.map((c) => (c.id === 'r0/c0' ? { ...c, lower: 1, upper: 4 } : c)),
    };
    const hidden = new Set([0, 1, 3, 4]);
    assert.deepEqual(feasibleIntervals(base, hidden, new Set(), solver).get(0), { min: 0, max: 22 });
    assert.deepEqual(feasibleIntervals(told, hidden, new Set(), solver).get(0), { min: 1, max: 4 });
  });
});

/** Lightest addition by trying all patterns; null when none protects. */
function lightestByHand(table: CellTable, rules: { threshold: number }): number | null {
  const primary = new Set(
    table.cells.flatMap((c, i) => (c.value > 0 && c.value < rules.threshold ? [i] : [])),
  );
  if ([...primary].some((i) => table.cells[i]!.canHide === false)) return null;
  const free = range(table.cells.length).filter(
    (i) => !primary.has(i) && table.cells[i]!.canHide !== false && table.cells[i]!.value > 0,
  );
  const patterns = range(2 ** free.length)
    .map((bits) => free.filter((_, k) => (bits >> k) & 1))
    .map((added) => ({ added, weight: added.reduce((sum, i) => sum + table.cells[i]!.value, 0) }))
    .sort((a, b) => a.weight - b.weight);
  for (const { added, weight } of patterns) {
    const intervals = feasibleIntervals(table, new Set([...primary, ...added]), new Set(), solver);
    if ([...primary].every((i) => intervals.get(i)!.max - intervals.get(i)!.min >= rules.threshold - 1e-6))
      return weight;
  }
  return null;
}

describe('rounding', () => {
  it('keyed rounding gives the same answer every time, a neighbouring multiple, and the mean on average', () => {
    let total = 0;
    for (let i = 0; i < 20_000; i += 1) {
      const got = keyedRound(7, 5, `cell-${i}`, 'secret');
      assert.ok(got === 5 || got === 10);
      assert.equal(got, keyedRound(7, 5, `cell-${i}`, 'secret'));
      total += got;
    }
    assert.ok(Math.abs(total / 20_000 - 7) < 0.05);
    assert.equal(keyedRound(10, 5, 'cell', 'secret'), 10);
  });

  it('another secret gives other draws', () => {
    const draws = (secret: string) => range(50).map((i) => keyedRound(7, 5, `cell-${i}`, secret));
    assert.notDeepEqual(draws('a'), draws('b'));
  });

  it('the true count is always among what a rounded table allows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2, maxLength: 5 }),
        fc.constantFrom('nearest' as const, 'random' as const),
        (cells, rule) => {
          const total = cells.reduce((a, b) => a + b, 0);
          const round = (x: number, id: string) =>
            rule === 'nearest' ? roundNearest(x, 5) : keyedRound(x, 5, id, 's');
          const rounded = [...cells.map((x, i) => round(x, String(i))), round(total, 'total')];
          const relations = [{ total: cells.length, parts: range(cells.length) }];
          const intervals = roundingAttack({ rounded, relations, base: 5, rule }, solver);
          for (const [i, x] of cells.entries()) assert.ok(intervals[i]![0] <= x && x <= intervals[i]![1]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('two and three are on either side of the half, also for an even base', () => {
    assert.deepEqual(
      [roundNearest(2, 5), roundNearest(3, 5), roundNearest(5, 10), roundNearest(4, 10)],
      [0, 5, 10, 0],
    );
    assert.deepEqual(preimage(10, 10, 'nearest'), [5, 14]);
    assert.deepEqual(preimage(0, 5, 'nearest'), [0, 2]);
    assert.equal(chanceUp(10, 5), 0);
  });
});

describe('differences of publications', () => {
  const published = (list: readonly (readonly [string, number])[]) =>
    list.map(([label, count]) => ({ ...parseRange(label), count }));

  it('finds bands that follow from others, also in more than one step', () => {
    const found = recoveredRanges(
      published([
        ['0-17', 128],
        ['0-11', 90],
        ['12-14', 20],
      ]),
      solver,
    );
    assert.deepEqual(found, [
      { from: 0, until: 14, count: 110 },
      { from: 12, until: 17, count: 38 },
      { from: 15, until: 17, count: 18 },
    ]);
  });

  it('bands that overlap without fixing each other give nothing away', () => {
    assert.deepEqual(
      recoveredRanges(
        published([
          ['0-10', 50],
          ['5-17', 60],
        ]),
        solver,
      ),
      [],
    );
    assert.throws(() => parseRange('young'), /no range/);
  });
});

describe('other rules', () => {
  it('amounts need clients, providers and no dominance', () => {
    const rule = { p: 10, minimumClients: 10, minimumProviders: 3 };
    assert.equal(isSensitiveAmount([40, 35, 25], 10, rule), false);
    assert.equal(isSensitiveAmount([40, 35, 25], 9, rule), true);
    assert.equal(isSensitiveAmount([60, 40], 50, rule), true);
    assert.equal(isSensitiveAmount([80, 15, 5], 50, rule), true);
    assert.equal(isDominated([80, 11, 9], 10), false);
    assert.equal(isDominated([80, 12, 8], 10), false);
    assert.equal(isDominated([80, 13, 7], 10), true);
  });

  it('the smallest group of records says how anonymous they are', () => {
    const records = [
      ['a', 1],
      ['a', 1],
      ['b', 1],
      ['b', 1],
      ['b', 1],
    ] as const;
    assert.equal(
      smallestGroup(records, (r) => r),
      2,
    );
    assert.equal(
      smallestGroup([], (r) => r),
      0,
    );
  });
});

it('a large random table is protected at the least weight, and quickly', () => {
  const random = seededRandom('table');
  const grid = range(9).map(() => range(20).map(() => Math.floor(-12 * Math.log(1 - random.next()))));
  const result = value(protect(twoWay(grid, true), { threshold: 5 }, solver));
  assert.equal(result.isPublishable, true);
  assert.equal(result.isOptimal, true);
});
