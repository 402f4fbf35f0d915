import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '@jeugdregie/kernel';
import { loadSolver } from '../numeric/solver.ts';
import type { MethodResult } from '../result.ts';
import {
  assign,
  fairnessOfMoves,
  generalisedAssignment,
  matchClients,
  minCostFlow,
  transport,
  type Client,
  type Matching,
  type MatchingProblem,
} from './index.ts';

const solver = await loadSolver();

function value<R>(result: MethodResult<R>): R {
  assert.ok(result.ok, 'expected an answer');
  return result.value;
}

describe('networks', () => {
  it('one to one: no permutation of five is cheaper', () => {
    const permutations = (list: number[]): number[][] =>
      list.length === 0
        ? [[]]
        : list.flatMap((x, i) => permutations(list.toSpliced(i, 1)).map((rest) => [x, ...rest]));
    const all = permutations([0, 1, 2, 3, 4]);
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -20, max: 50 }), { minLength: 5, maxLength: 5 }), {
          minLength: 5,
          maxLength: 5,
        }),
        (cost) => {
          const result = value(assign(cost));
          assert.equal(
            result.total,
            Math.min(...all.map((p) => p.reduce((sum, j, i) => sum + cost[i]![j]!, 0))),
          );
          assert.equal(result.isOptimal, true);
          assert.equal(new Set(result.columns).size, 5);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('with more rows than columns the dearest rows stay without', () => {
    const result = value(assign([[5], [1], [9]]));
    assert.deepEqual(result.columns, [null, 0, null]);
    assert.equal(result.total, 1);
  });

  it('prices prove a large assignment, and never ask more than a cost', () => {
    const random = seededRandom('assignment');
    const cost = Array.from({ length: 200 }, () => Array.from({ length: 230 }, () => random.integer(1, 100)));
    const result = value(assign(cost));
    assert.equal(result.isOptimal, true);
    assert.equal(new Set(result.columns).size, 200);
    assert.ok(result.columnPrices.every((price) => price <= 0));
    for (const [i, row] of cost.entries()) {
      for (const [j, c] of row.entries())
        assert.ok(result.rowPrices[i]! + result.columnPrices[j]! <= c + 1e-9);
    }
  });

  it('whole supplies give whole flows, and the prices prove the total', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: 1, max: 8 }),
        (costs, supply) => {
          const arcs = [
            { from: 0, to: 1, capacity: 6, unitCost: costs[0]! },
            { from: 0, to: 2, capacity: 6, unitCost: costs[1]! },
            { from: 1, to: 3, capacity: 5, unitCost: costs[2]! },
            { from: 2, to: 3, capacity: 5, unitCost: costs[3]! },
          ];
          const result = value(minCostFlow(arcs, [supply, 0, 0, -supply], solver));
          assert.ok(result.flow.every(Number.isInteger));
          assert.equal(result.isOptimal, true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('ten units fit through two arcs of five, eleven do not', () => {
    const arcs = [0, 1].map((unitCost) => ({ from: 0, to: 1, capacity: 5, unitCost }));
    assert.equal(value(minCostFlow(arcs, [10, -10], solver)).total, 5);
    assert.equal(minCostFlow(arcs, [11, -11], solver).ok, false);
    assert.equal(transport([[1, 2]], [3], [2, 2], solver).ok, false);
  });

  it('supply that is left over costs nothing', () => {
    const result = value(
      transport(
        [
          [3, 1],
          [2, 5],
        ],
        [10, 10],
        [4, 4],
        solver,
      ),
    );
    assert.equal(result.total, 12);
    assert.deepEqual(result.shipped, [
      [0, 4],
      [4, 0],
    ]);
  });

  it('a job that fits nowhere is not enough capacity', () => {
    const input = { value: [[1, 1]], resource: [[3, 3]], capacity: [5] };
    assert.equal(generalisedAssignment(input, 'minimise', solver).ok, false);
    assert.equal(value(generalisedAssignment({ ...input, capacity: [6] }, 'minimise', solver)).total, 2);
  });
});

const client = (
  id: string,
  current: string | null,
  load: number,
  more: Partial<Client> & { to: Record<string, number> },
): Client => {
  const { to, ...rest } = more;
  return {
    id,
    current,
    load,
    options: Object.entries(to).map(([provider, cost]) => ({ provider, cost })),
    ...rest,
  };
};

const problems = fc
  .record({
    seed: fc.integer(),
    clients: fc.integer({ min: 1, max: 7 }),
    places: fc.integer({ min: 1, max: 3 }),
    capacity: fc.integer({ min: 3, max: 14 }),
  })
  .map(({ seed, clients, places, capacity }): MatchingProblem => {
    const random = seededRandom(seed);
    const names = Array.from({ length: places }, (_, i) => `P${i}`);
    return {
      places: names.map((provider) => ({ provider, capacity: [capacity] })),
      clients: Array.from({ length: clients }, (_, i) => {
        const options = Object.fromEntries(
          names.filter(() => random.next() < 0.7).map((name) => [name, random.integer(0, 9)]),
        );
        return client(`c${i}`, random.pick(names), random.integer(1, 6), {
          to: options,
          moveWeight: random.integer(1, 3),
        });
      }),
    };
  });

/** Best three levels by trying every proposal. */
function bestByHand({ clients, places }: MatchingProblem): number[] {
  let best = [Infinity, Infinity, Infinity];
  const room = new Map(places.map((p) => [p.provider, p.capacity[0]!]));
  const visit = (i: number, sums: readonly [number, number, number]): void => {
    const next = clients[i];
    if (next === undefined) {
      const found = sums.findIndex((s, k) => s !== best[k]);
      if (found >= 0 && sums[found]! < best[found]!) best = [...sums];
      return;
    }
    visit(i + 1, [sums[0] + 1, sums[1], sums[2]]);
    for (const { provider, cost } of next.options) {
      if (room.get(provider)! < next.load) continue;
      room.set(provider, room.get(provider)! - next.load);
      visit(i + 1, [
        sums[0],
        sums[1] + (provider === next.current ? 0 : (next.moveWeight ?? 1)),
        sums[2] + cost,
      ]);
      room.set(provider, room.get(provider)! + next.load);
    }
  };
  visit(0, [0, 0, 0]);
  return best;
}

const levelsOf = (m: Matching): number[] => m.certificate.map((l) => l.value);

describe('continuity of care', () => {
  it('no proposal leaves fewer clients without a place, then moves fewer, then costs less: all are tried', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const result = value(matchClients(problem, solver));
        assert.deepEqual(levelsOf(result), bestByHand(problem));
        assert.equal(result.isOptimal, true);
        assert.ok(result.certificate.every((l) => l.bound <= l.value && l.value - l.bound < 1));
      }),
      { numRuns: 120 },
    );
  });

  it('keeps to capacities and to who may take whom, and accounts for every client', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const result = value(matchClients(problem, solver));
        assert.equal(result.proposals.length, problem.clients.length);
        for (const place of problem.places) {
          const used = result.proposals.reduce(
            (sum, p, i) => sum + (p.to === place.provider ? problem.clients[i]!.load : 0),
            0,
          );
          assert.ok(used <= place.capacity[0]!);
        }
        for (const [i, p] of result.proposals.entries()) {
          if (p.to !== null) assert.ok(problem.clients[i]!.options.some((o) => o.provider === p.to));
        }
        assert.equal(result.unplaced.length, result.proposals.filter((p) => p.to === null).length);
      }),
      { numRuns: 60 },
    );
  });

  it('enough room means nobody moves; one unit too few means one must', () => {
    const clients = [
      client('a', 'P', 10, { to: { P: 5, Q: 0 } }),
      client('b', 'P', 10, { to: { P: 5, Q: 0 } }),
    ];
    const at = (capacity: number) =>
      value(
        matchClients(
          {
            clients,
            places: [
              { provider: 'P', capacity: [capacity] },
              { provider: 'Q', capacity: [10] },
            ],
          },
          solver,
        ),
      );
    assert.equal(at(20).moves, 0);
    assert.equal(at(19).moves, 1);
    assert.ok(at(19).binding.some((b) => b.provider === 'P' && b.movesAvoidedPerUnit > 0));
  });

  it('says why a client has no place', () => {
    const clients = [
      client('nobody', 'P', 5, { to: {} }),
      client('fits', 'P', 5, { to: { P: 0 } }),
      client('full', 'P', 9, { to: { P: 0 } }),
    ];
    const result = matchClients({ clients, places: [{ provider: 'P', capacity: [5] }] }, solver);
    assert.ok(result.ok);
    assert.deepEqual(result.value.unplaced, [
      { client: 'nobody', reason: 'no-provider-may' },
      { client: 'full', reason: 'no-capacity' },
    ]);
    assert.ok(result.flags.includes('clients-without-a-place'));
  });

  it('who weighs more stays', () => {
    const clients = [
      client('light', 'P', 5, { to: { P: 0, Q: 0 } }),
      client('heavy', 'P', 5, { to: { P: 0, Q: 0 }, moveWeight: 3 }),
    ];
    const result = value(
      matchClients(
        {
          clients,
          places: [
            { provider: 'P', capacity: [5] },
            { provider: 'Q', capacity: [5] },
          ],
        },
        solver,
      ),
    );
    assert.deepEqual(
      result.proposals.map((p) => p.to),
      ['Q', 'P'],
    );
  });

  it('brother and sister go together, also when apart would be cheaper', () => {
    const apart = [
      client('a', null, 4, { to: { P: 0, Q: 3 } }),
      client('b', null, 4, { to: { P: 9, Q: 0 } }),
    ];
    const places = [
      { provider: 'P', capacity: [8] },
      { provider: 'Q', capacity: [8] },
    ];
    assert.equal(value(matchClients({ clients: apart, places }, solver)).cost, 0);
    const together = apart.map((c) => ({ ...c, bundle: 'family' }));
    const result = value(matchClients({ clients: together, places }, solver));
    assert.deepEqual(
      result.proposals.map((p) => p.to),
      ['Q', 'Q'],
    );
    assert.equal(result.cost, 3);
  });

  it('a client who leaves before the second month makes room in it', () => {
    const places = [{ provider: 'P', capacity: [10, 5] }];
    const stays = [client('a', 'P', 5, { to: { P: 0 } }), client('b', 'P', 5, { to: { P: 0 } })];
    assert.equal(value(matchClients({ clients: stays, places }, solver)).unplaced.length, 1);
    const leaves = [stays[0]!, { ...stays[1]!, months: 1 }];
    assert.equal(value(matchClients({ clients: leaves, places }, solver)).unplaced.length, 0);
  });

  it('a refresh keeps to the last proposal among equals', () => {
    const clients = ['a', 'b', 'c'].map((id) => client(id, null, 1, { to: { P: 0, Q: 0, R: 0 } }));
    const places = ['P', 'Q', 'R'].map((provider) => ({ provider, capacity: [1] }));
    const last = new Map([
      ['a', 'R'],
      ['b', 'P'],
      ['c', 'Q'],
    ]);
    const result = value(matchClients({ clients, places }, solver, { last, stabilityCost: 1 }));
    assert.deepEqual(
      result.proposals.map((p) => p.to),
      ['R', 'P', 'Q'],
    );
    assert.equal(result.cost, 0);
  });

  it('the same problem gives the same proposal', () => {
    const problem = fc.sample(problems, { numRuns: 1, seed: 7 })[0]!;
    assert.deepEqual(matchClients(problem, solver), matchClients(problem, solver));
  });

  it('a place without a capacity is an input error, an empty list is not enough', () => {
    assert.throws(
      () => matchClients({ clients: [client('a', null, 1, { to: { X: 0 } })], places: [] }, solver),
      /no capacity given/,
    );
    assert.equal(matchClients({ clients: [], places: [] }, solver).ok, false);
  });
});

describe('fairness of moves', () => {
  const proposals = (moves: Record<string, [number, number]>) =>
    Object.entries(moves).flatMap(([group, [moved, all]]) =>
      Array.from({ length: all }, (_, i) => ({
        client: `${group}${i}`,
        from: 'P',
        to: 'Q',
        isMove: i < moved,
      })),
    );
  const group = (id: string): string => id.slice(0, 1);

  it('equal shares are no surprise, one-sided moves are', () => {
    assert.ok(value(fairnessOfMoves(proposals({ A: [10, 100], B: [20, 200] }), group)).p > 0.99);
    assert.ok(value(fairnessOfMoves(proposals({ A: [25, 100], B: [5, 200] }), group)).p < 0.001);
  });

  it('one group, or nobody that moves, says nothing', () => {
    assert.equal(fairnessOfMoves(proposals({ A: [1, 10] }), group).ok, false);
    assert.equal(fairnessOfMoves(proposals({ A: [0, 10], B: [0, 5] }), group).ok, false);
  });
});

it('a hundred clients over twelve places: planted proposal is found', () => {
  const random = seededRandom('planted');
  const places = Array.from({ length: 12 }, (_, i) => ({ provider: `P${i}`, capacity: [0] }));
  const clients = Array.from({ length: 100 }, (_, i) => {
    const target = random.integer(0, 11);
    const load = random.integer(1, 8);
    places[target]!.capacity[0]! += load;
    const others = Array.from({ length: 4 }, () => `P${random.integer(0, 11)}`);
    return client(`c${i}`, `P${target}`, load, {
      to: {
        ...Object.fromEntries(others.map((p) => [p, 0])),
        [`P${target}`]: 5,
      },
    });
  });
  // Capacity is exactly what staying needs: nobody moves, although everywhere else would cost less.
  const result = value(matchClients({ clients, places }, solver));
  assert.equal(result.moves, 0);
  assert.equal(result.cost, 500);
  assert.equal(result.isOptimal, true);
});
