import type { AsyncMethodEntry, Labels } from '../entry.ts';
import { inputError, isList, matrixAt, numbersAt, textsAt, type JsonObject } from '../input.ts';
import { at } from '../numeric/lists.ts';
import { loadSolver, type Solver } from '../numeric/solver.ts';
import { mapResult, type MethodResult } from '../result.ts';
import { assign } from './assignment.ts';
import { matchClients } from './continuity.ts';
import { enumerate } from './enumerate.ts';
import { generalisedAssignment } from './generalised.ts';
import { minCostFlow, transport } from './network.ts';
import { partiesOf, type MatchingProblem } from './problem.ts';

export const matchingEntry: AsyncMethodEntry = {
  id: '10-matching',
  title: 'Matching clients to new contracts: assignment, flow, continuity of care',
  cases: async (input) => {
    const solver = await loadSolver();
    if (input['children'] !== undefined || input['clients'] !== undefined)
      return continuityCase(input, solver);
    if (input['resource'] !== undefined) return generalisedCase(input, solver);
    if (input['from'] !== undefined && input['to'] !== undefined) return flowCase(input, solver);
    if (input['supply'] !== undefined && input['demand'] !== undefined) return transportCase(input, solver);
    if (input['cost'] !== undefined) return assignmentCase(input);
    throw inputError('the input needs cost, cost with supply and demand, arcs, resource, or children');
  },
};

function assignmentCase(input: JsonObject): MethodResult<Labels> {
  return mapResult(assign(matrixAt(input, 'cost')), (value) => ({ ...value }));
}

function transportCase(input: JsonObject, solver: Solver): MethodResult<Labels> {
  const result = transport(
    matrixAt(input, 'cost'),
    numbersAt(input, 'supply'),
    numbersAt(input, 'demand'),
    solver,
  );
  return mapResult(result, (value) => ({ ...value, flow: value.shipped }));
}

function flowCase(input: JsonObject, solver: Solver): MethodResult<Labels> {
  const to = numbersAt(input, 'to');
  const capacity = numbersAt(input, 'capacity');
  const unitCost = numbersAt(input, 'unitCost');
  const arcs = numbersAt(input, 'from').map((from, k) => ({
    from,
    to: at(to, k),
    capacity: at(capacity, k),
    unitCost: at(unitCost, k),
  }));
  return mapResult(minCostFlow(arcs, numbersAt(input, 'supply'), solver), (value) => ({ ...value }));
}

/** `{ profit | cost, resource, capacity }`: both the most and the least, because benchmarks use either. */
function generalisedCase(input: JsonObject, solver: Solver): MethodResult<Labels> {
  const value = matrixAt(input, input['profit'] === undefined ? 'cost' : 'profit');
  const problem = { value, resource: matrixAt(input, 'resource'), capacity: numbersAt(input, 'capacity') };
  const most = generalisedAssignment(problem, 'maximise', solver);
  if (!most.ok) return most;
  return mapResult(generalisedAssignment(problem, 'minimise', solver), (least) => ({
    maximum: most.value.total,
    minimum: least.total,
    maximumAgents: most.value.agents,
    minimumAgents: least.agents,
    isOptimal: most.value.isOptimal && least.isOptimal,
  }));
}

/** `{ children, providers, current, hours, capacity, eligible, distance }`, one row per child. */
function continuityCase(input: JsonObject, solver: Solver): MethodResult<Labels> {
  const problem = problemOf(input);
  return mapResult(matchClients(problem, solver), (value) => {
    const tried = enumerate(partiesOf(problem), problem.places);
    return {
      moves: value.moves,
      distance: value.cost,
      assignment: value.proposals.map((p) => p.to),
      unplaced: value.unplaced.length,
      noPlace: value.unplaced,
      feasibleAssignments: tried?.feasible ?? null,
      ties: tried === null ? null : Math.max(0, tried.best - 1),
      runnerUp: tried?.runnerUp ?? null,
      isOptimal: value.isOptimal,
      certificate: value.certificate,
      binding: value.binding,
    };
  });
}

function problemOf(input: JsonObject): MatchingProblem {
  const ids = textsAt(input, input['children'] === undefined ? 'clients' : 'children');
  const providers = textsAt(input, 'providers');
  const list = input['current'];
  const current = isList(list) ? list.map((c) => (typeof c === 'string' ? c : null)) : ids.map(() => null);
  const hours = input['hours'] === undefined ? ids.map(() => 1) : numbersAt(input, 'hours');
  const weight = input['weight'] === undefined ? ids.map(() => 1) : numbersAt(input, 'weight');
  const eligible =
    input['eligible'] === undefined ? ids.map(() => providers.map(() => 1)) : matrixAt(input, 'eligible');
  const distance =
    input['distance'] === undefined ? ids.map(() => providers.map(() => 0)) : matrixAt(input, 'distance');
  return {
    clients: ids.map((id, i) => ({
      id,
      current: at(current, i),
      load: at(hours, i),
      moveWeight: at(weight, i),
      options: providers.flatMap((provider, j) =>
        at(at(eligible, i), j) === 1 ? [{ provider, cost: at(at(distance, i), j) }] : [],
      ),
    })),
    places: numbersAt(input, 'capacity').map((capacity, j) => ({
      provider: at(providers, j),
      capacity: [capacity],
    })),
  };
}
