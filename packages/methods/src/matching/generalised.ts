import { inputError } from '../input.ts';
import { at, range } from '../numeric/lists.ts';
import type { LinearProgram, Solver } from '../numeric/solver.ts';
import { run, type MethodResult } from '../result.ts';

export interface GeneralisedInput {
  /** Value (cost or profit) and use of capacity, per agent (row) and job (column). */
  readonly value: readonly (readonly number[])[];
  readonly resource: readonly (readonly number[])[];
  readonly capacity: readonly number[];
}

export interface Generalised {
  readonly total: number;
  /** Agent of each job. */
  readonly agents: readonly number[];
  /** No assignment is better than this. */
  readonly bound: number;
  readonly isOptimal: boolean;
}

/** Every job to one agent within the capacities, at least cost or most profit. Not enough: no assignment fits. */
export function generalisedAssignment(
  input: GeneralisedInput,
  sense: 'minimise' | 'maximise',
  solver: Solver,
): MethodResult<Generalised> {
  const made = run({ method: '10-matching/generalised', version: '1', input: { input, sense } });
  const { value, resource, capacity } = input;
  const jobs = value[0]?.length ?? 0;
  if (resource.length !== value.length || capacity.length !== value.length)
    throw inputError('value, resource and capacity differ in length');
  const sign = sense === 'minimise' ? 1 : -1;
  const flat = value.flat().map((v) => sign * v);
  const program: LinearProgram = {
    cost: flat,
    lower: flat.map(() => 0),
    upper: flat.map(() => 1),
    integer: flat.map(() => true),
    rows: [
      ...range(jobs).map((job) => ({
        columns: value.map((_, a) => a * jobs + job),
        values: value.map(() => 1),
        lower: 1,
        upper: 1,
      })),
      ...capacity.map((most, a) => ({
        columns: range(jobs).map((job) => a * jobs + job),
        values: [...at(resource, a)],
        lower: Number.NEGATIVE_INFINITY,
        upper: most,
      })),
    ],
  };
  const solved = solver.solve(program);
  if (solved.status === 'infeasible' || solved.status === 'failed')
    return made.notEnough('capacity for every job', jobs, 0);
  const agents = range(jobs).map((job) =>
    value.findIndex((_, a) => at(solved.columns, a * jobs + job) > 0.5),
  );
  const total = agents.reduce((sum, a, job) => sum + at(at(value, a), job), 0);
  return made.ok(
    { total, agents, bound: sign * solved.bound, isOptimal: solved.status === 'optimal' },
    { observations: jobs },
  );
}
