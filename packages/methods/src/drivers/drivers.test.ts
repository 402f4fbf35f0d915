import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  cellsFromTotals,
  decompose,
  decomposeWithBands,
  explainMove,
  inOrder,
  lmdiEffects,
  mixByDifference,
  splitPriceByIndex,
  type CostCell,
  type TotalsRow,
} from './index.ts';

const factors = ['clients', 'trajectories', 'intensity', 'price'];
const amount = fc.double({ min: 0.1, max: 500, noNaN: true });
const anyCell = fc
  .tuple(
    fc.constantFrom('A', 'B', 'C'),
    fc.array(amount, { minLength: 4, maxLength: 4 }),
    fc.array(amount, { minLength: 4, maxLength: 4 }),
    fc.constantFrom('both', 'new', 'ended', 'credit'),
  )
  .map(([municipality, before, after, life]): CostCell => ({
    key: `${municipality}/${life}`,
    groups: { municipality },
    before: life === 'new' ? [0, 0, 0, 0] : before,
    after:
      life === 'ended' ? [0, 0, 0, 0] : life === 'credit' ? [-(after[0] ?? 1), ...after.slice(1)] : after,
  }));
const anyCells = fc.array(anyCell, { minLength: 1, maxLength: 8 });

function close(got: number, want: number, scale: number): void {
  assert.ok(Math.abs(got - want) <= 1e-9 * Math.max(1, scale), `got ${got}, expected ${want}`);
}

const size = (cells: readonly CostCell[]): number =>
  cells.reduce(
    (sum, c) =>
      sum + Math.abs(c.before.reduce((a, b) => a * b, 1)) + Math.abs(c.after.reduce((a, b) => a * b, 1)),
    0,
  );

describe('decomposition', () => {
  it('effects, new, ended and settlements add up to the change, also in every sub-group', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const result = decompose(cells, { factors });
        assert.ok(result.ok);
        const groups = Object.values(result.value.byGroup['municipality'] ?? {});
        for (const bars of [result.value, ...groups]) {
          const sum =
            bars.effects.reduce((a, b) => a + b, 0) +
            bars.newProducts +
            bars.endedProducts +
            bars.settlements;
          close(sum, bars.after - bars.before, size(cells));
        }
        for (const [k, effect] of result.value.effects.entries()) {
          close(
            groups.reduce((s, g) => s + (g.effects[k] ?? 0), 0),
            effect,
            size(cells),
          );
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is symmetric in time: swapping the years flips every bar', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const there = decompose(cells, { factors });
        const back = decompose(
          cells.map((c) => ({ ...c, before: c.after, after: c.before })),
          { factors },
        );
        assert.ok(there.ok && back.ok);
        for (const [k, e] of there.value.effects.entries())
          close(back.value.effects[k] ?? 0, -e, size(cells));
        close(back.value.newProducts, -there.value.endedProducts, size(cells));
      }),
      { numRuns: 60 },
    );
  });

  it('lies inside the range over the orderings, and each ordering adds up', () => {
    fc.assert(
      fc.property(anyCells, fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), (cells, order) => {
        const result = decompose(cells, { factors });
        assert.ok(result.ok);
        const { effects, orderingMin, orderingMax } = result.value;
        const slack = 1e-9 * size(cells);
        const one = inOrder(cells, order);
        for (let k = 0; k < 4; k += 1) {
          assert.ok(
            (effects[k] ?? 0) >= (orderingMin[k] ?? 0) - slack &&
              (effects[k] ?? 0) <= (orderingMax[k] ?? 0) + slack,
          );
          assert.ok(
            (one[k] ?? 0) >= (orderingMin[k] ?? 0) - slack && (one[k] ?? 0) <= (orderingMax[k] ?? 0) + slack,
          );
        }
        close(
          one.reduce((a, b) => a + b, 0),
          effects.reduce((a, b) => a + b, 0),
          size(cells),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('a year against itself gives zeros', () => {
    fc.assert(
      fc.property(anyCells, (cells) => {
        const result = decompose(
          cells.map((c) => ({ ...c, after: c.before })),
          { factors },
        );
        assert.ok(result.ok);
        for (const e of [...result.value.effects, result.value.newProducts, result.value.endedProducts])
          close(e, 0, 1);
      }),
      { numRuns: 40 },
    );
  });

  it('recovers a planted 69/31 split of intensity and price', () => {
    const cells: CostCell[] = [
      { key: 'a', groups: {}, before: [100, 1, 10, 100], after: [100, 1, 10.69, 100 * (1 + 0.31 / 10.345)] },
    ];
    const result = decompose(cells, { factors });
    assert.ok(result.ok);
    const { effects } = result.value;
    const share = (effects[2] ?? 0) / ((effects[2] ?? 0) + (effects[3] ?? 0));
    assert.ok(Math.abs(share - 0.69) < 0.005, `share of intensity ${share}`);
  });

  it('has no answer by logarithms for a credit, and says so', () => {
    const credit: CostCell = { key: 'a', groups: {}, before: [2, 10], after: [-1, 12] };
    const result = decompose([credit], { factors: ['volume', 'price'] });
    assert.ok(result.ok);
    assert.equal(result.value.lmdiAdditive, null);
    assert.deepEqual(result.value.effects, [-33, 1]);
  });

  it('no cells is "not enough"; a small change shows amounts only', () => {
    assert.equal(decompose([], { factors }).ok, false);
    const small = decompose([{ key: 'a', groups: {}, before: [100, 10], after: [101, 10] }], {
      factors: ['q', 'p'],
    });
    assert.ok(small.ok && small.flags.includes('small-change:show-amounts-only'));
  });
});

describe('LMDI', () => {
  it('adds up for positive cells, and a factor from zero takes the whole change', () => {
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 3, maxLength: 3 }),
        fc.array(amount, { minLength: 3, maxLength: 3 }),
        (before, after) => {
          const effects = lmdiEffects(before, after);
          assert.ok(effects);
          const change = after.reduce((a, b) => a * b, 1) - before.reduce((a, b) => a * b, 1);
          assert.ok(Math.abs(effects.reduce((a, b) => a + b, 0) - change) <= 1e-7 * (Math.abs(change) + 1));
        },
      ),
      { numRuns: 60 },
    );
    assert.deepEqual(lmdiEffects([0, 5], [4, 5]), [20, 0]);
  });
});

describe('cells from totals', () => {
  const row = (
    product: string,
    period: 'before' | 'after',
    totals: [number, number, number | null, number],
  ): TotalsRow => {
    const [clients, trajectories, volume, cost] = totals;
    return { product, municipality: 'A', period, totals: { clients, trajectories, volume, cost } };
  };

  it('a renamed code is neither new nor ended, and its share of cost is reported', () => {
    const rows = [row('OLD', 'before', [10, 12, 100, 5000]), row('NEW', 'after', [10, 12, 100, 5000])];
    const { cells, convertedShare } = cellsFromTotals(rows, new Map([['OLD', 'NEW']]));
    const result = decompose(cells, { factors: ['clients', 'mix', 'trajectories', 'volume', 'price'] });
    assert.ok(result.ok);
    assert.deepEqual([result.value.newProducts, result.value.endedProducts, convertedShare], [0, 0, 0.5]);
  });

  it('cost without clients is a settlement; an unknown volume leaves the price per trajectory', () => {
    const rows = [row('X', 'before', [4, 4, null, 800]), row('X', 'after', [0, 0, 0, 60])];
    const { cells } = cellsFromTotals(rows, new Map());
    assert.deepEqual(cells[0]?.before, [4, 1, 1, 1, 200]);
    assert.equal(cells[0]?.settlement?.after, 60);
  });

  it('an index splits the price without changing the sum', () => {
    const cells: CostCell[] = [{ key: 'a', groups: {}, before: [10, 100], after: [12, 110] }];
    const whole = decompose(cells, { factors: ['q', 'p'] });
    const split = decompose(splitPriceByIndex(cells, 1.0496), { factors: ['q', 'index', 'rest'] });
    assert.ok(whole.ok && split.ok);
    close(split.value.total, whole.value.total, 1000);
  });

  it('mix by difference is zero when all products grow alike', () => {
    const cells: CostCell[] = [
      { key: 'a', groups: {}, before: [10, 100], after: [11, 100] },
      { key: 'b', groups: {}, before: [20, 300], after: [22, 300] },
    ];
    close(mixByDifference(cells), 0, 1000);
  });
});

describe('bands and moves', () => {
  const cells: CostCell[] = Array.from({ length: 5 }, (_, c) => ({
    key: `${c}`,
    groups: {},
    before: [10 + c, 2, 30, 90],
    after: [11 + c, 2.1, 31, 95],
  }));

  it('without uncertainty the band is the bar', () => {
    const ones = new Float64Array(50).fill(1);
    const result = decomposeWithBands(
      cells,
      { replications: 10, factor: 1, before: ones, after: ones },
      { factors },
    );
    assert.ok(result.ok);
    for (const [k, b] of result.value.effectBands.entries()) {
      close(b.lower80, result.value.effects[k] ?? 0, 1e5);
      close(b.upper80, result.value.effects[k] ?? 0, 1e5);
    }
  });

  it('the causes of a move add up to it, whatever was switched', () => {
    const grow = (by: number, on: boolean): number => (on ? by : 1);
    const result = explainMove({
      factors,
      cellsUnder: (on) =>
        cells.map((c) => ({
          ...c,
          after: [
            (c.after[0] ?? 0) * grow(1.1, on.newClaims),
            (c.after[1] ?? 0) * grow(0.97, on.corrections),
            (c.after[2] ?? 0) * grow(1.02, on.mapping),
            c.after[3] ?? 0,
          ],
        })),
      earlierOrder: [3, 2, 1, 0],
    });
    assert.ok(result.ok);
    const { earlier, later, causes } = result.value;
    for (const [b, value] of later.entries()) {
      const sum = Object.values(causes).reduce((s, row) => s + (row[b] ?? 0), 0);
      close(sum, value - (earlier[b] ?? 0), 1e5);
    }
  });
});
