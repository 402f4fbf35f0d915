import { chisquareCdf } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import type { Solver } from '../numeric/solver.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { solveLevels, type LevelCertificate } from './levels.ts';
import { capacityIn, partiesOf, type Client, type MatchingProblem, type Party } from './problem.ts';

export interface MatchingOptions {
  /** An earlier proposal, by client; keeping to it counts as this much less cost. */
  readonly last?: ReadonlyMap<string, string>;
  readonly stabilityCost?: number;
  /** Branch-and-bound nodes per level. Default 5,000. */
  readonly nodes?: number;
}

export interface Proposal {
  readonly client: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly isMove: boolean;
}

export interface PlaceUse {
  readonly provider: string;
  readonly month: number;
  readonly capacity: number;
  readonly used: number;
  /** Weighted moves that one more unit of capacity would avoid, by the prices of the relaxation. */
  readonly movesAvoidedPerUnit: number;
}

export interface Matching {
  readonly proposals: readonly Proposal[];
  /** Clients without a place: nobody may take them, or nobody has room. */
  readonly unplaced: readonly {
    readonly client: string;
    readonly reason: 'no-provider-may' | 'no-capacity';
  }[];
  readonly moves: number;
  readonly movedWeight: number;
  readonly cost: number;
  /** One certificate per level: clients without a place, moves, cost. */
  readonly certificate: readonly LevelCertificate[];
  readonly isOptimal: boolean;
  /** Places whose capacity is full or costs moves, fullest first. */
  readonly binding: readonly PlaceUse[];
}

/**
 * A proposal that keeps care going when contracts change: first nobody without care, then the fewest weighted moves,
 * then the least travel and the most wishes. It is a proposal for people to decide on; no client is moved by it.
 */
export function matchClients(
  problem: MatchingProblem,
  solver: Solver,
  options: MatchingOptions = {},
): MethodResult<Matching> {
  const { nodes = 5000 } = options;
  const made = run({
    method: '10-matching/continuity',
    version: '1',
    input: { problem, nodes, last: [...(options.last ?? [])] },
  });
  if (problem.clients.length === 0) return made.notEnough('clients', 1, 0);
  const parties = partiesOf(withStability(problem, options));
  const { placeOf, levels } = solveLevels(parties, problem.places, { nodes }, solver);
  const to = (party: number): string | null => {
    const place = at(placeOf, party);
    return place === null ? null : at(problem.places, place).provider;
  };
  const proposals = parties.flatMap((party, i) => party.clients.map((client) => proposalOf(client, to(i))));
  const unplaced = parties.flatMap((party, i) =>
    to(i) === null
      ? party.clients.map((c) => ({
          client: c.id,
          reason: party.options.length === 0 ? ('no-provider-may' as const) : ('no-capacity' as const),
        }))
      : [],
  );
  const isOptimal = levels.every((l) => l.isOptimal);
  const moved = proposals.filter((p) => p.isMove);
  const weight = new Map(problem.clients.map((c) => [c.id, c.moveWeight ?? 1]));
  const value: Matching = {
    proposals: inOrder(problem.clients, proposals),
    unplaced,
    moves: moved.length,
    movedWeight: moved.reduce((sum, p) => sum + (weight.get(p.client) ?? 1), 0),
    cost: costOf(problem.clients, proposals),
    certificate: levels,
    isOptimal,
    binding: bindingPlaces(problem, parties, placeOf, levels),
  };
  return made.ok(value, {
    observations: problem.clients.length,
    assumptions: [
      assumption(
        'every level is proved best',
        isOptimal,
        levels.map((l) => `${l.level}: ${l.value}, at least ${l.bound}`).join('; '),
      ),
      assumption(
        'loads and capacities hold until the transition',
        'unknown',
        'use expected loads with a safety margin',
      ),
    ],
    flags: [...(unplaced.length > 0 ? ['clients-without-a-place'] : []), 'proposal-for-people-to-decide'],
  });
}

/** Makes keeping to the last proposal a little cheaper, so that a refresh does not reshuffle. */
function withStability(
  problem: MatchingProblem,
  { last, stabilityCost = 0 }: MatchingOptions,
): MatchingProblem {
  if (last === undefined || stabilityCost === 0) return problem;
  const clients = problem.clients.map((client) => {
    const before = last.get(client.id);
    return {
      ...client,
      options: client.options.map((o) =>
        o.provider === before ? o : { ...o, cost: o.cost + stabilityCost },
      ),
    };
  });
  return { ...problem, clients };
}

function proposalOf(client: Client, to: string | null): Proposal {
  return {
    client: client.id,
    from: client.current,
    to,
    isMove: to !== null && client.current !== null && to !== client.current,
  };
}

function inOrder(clients: readonly Client[], proposals: readonly Proposal[]): Proposal[] {
  const byClient = new Map(proposals.map((p) => [p.client, p]));
  return clients.flatMap((c) => byClient.get(c.id) ?? []);
}

function costOf(clients: readonly Client[], proposals: readonly Proposal[]): number {
  const byClient = new Map(proposals.map((p) => [p.client, p.to]));
  return clients.reduce(
    (sum, c) => sum + (c.options.find((o) => o.provider === byClient.get(c.id))?.cost ?? 0),
    0,
  );
}

function bindingPlaces(
  { places }: MatchingProblem,
  parties: readonly Party[],
  placeOf: readonly (number | null)[],
  levels: readonly LevelCertificate[],
): PlaceUse[] {
  const months = parties[0]?.load.length ?? 1;
  const used = places.map(() => Array.from({ length: months }, () => 0));
  for (const [i, place] of placeOf.entries()) {
    if (place === null) continue;
    const row = at(used, place);
    for (const [m, load] of at(parties, i).load.entries()) row[m] = at(row, m) + load;
  }
  const prices = levels.find((l) => l.level === 'moves')?.prices ?? [];
  return places
    .flatMap((place, p) =>
      at(used, p).map((load, month): PlaceUse => ({
        provider: place.provider,
        month,
        capacity: capacityIn(place, month),
        used: load,
        movesAvoidedPerUnit: prices.find((x) => x.place === p && x.month === month)?.price ?? 0,
      })),
    )
    .filter((u) => u.used >= u.capacity || u.movesAvoidedPerUnit > 0)
    .sort((a, b) => b.movesAvoidedPerUnit - a.movesAvoidedPerUnit || (a.provider < b.provider ? -1 : 1));
}

export interface Fairness {
  readonly groups: Readonly<
    Record<string, { readonly clients: number; readonly moves: number; readonly expected: number }>
  >;
  readonly chiSquare: number;
  readonly p: number;
}

/**
 * Whether moves fall on some groups (municipality, age, product) more than chance explains: chi-square of moves against
 * equal shares. Publish only aggregated. Needs two groups and a move.
 */
export function fairnessOfMoves(
  proposals: readonly Proposal[],
  groupOf: (client: string) => string,
): MethodResult<Fairness> {
  const groups = Map.groupBy(proposals, (p) => groupOf(p.client));
  const input = proposals.map((p) => [groupOf(p.client), p.isMove]);
  const made = run({ method: '10-matching/fairness', version: '1', input });
  const moves = proposals.filter((p) => p.isMove).length;
  const share = moves / proposals.length;
  if (groups.size < 2) return made.notEnough('groups', 2, groups.size);
  if (moves === 0 || share === 1) return made.notEnough('clients that move and that stay', 1, 0);
  const rows = [...groups].map(([name, list]) => ({
    name,
    clients: list.length,
    moves: list.filter((p) => p.isMove).length,
    expected: share * list.length,
  }));
  const chiSquare = rows.reduce(
    (sum, r) => sum + (r.moves - r.expected) ** 2 / (r.expected * (1 - share)),
    0,
  );
  return made.ok(
    {
      groups: Object.fromEntries(rows.map(({ name, ...rest }) => [name, rest])),
      chiSquare,
      p: 1 - chisquareCdf(chiSquare, rows.length - 1),
    },
    { observations: proposals.length, flags: rows.some((r) => r.expected < 5) ? ['small-groups'] : [] },
  );
}
