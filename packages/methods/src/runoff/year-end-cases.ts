import type { Labels } from '../entry.ts';
import {
  asNumbers,
  isList,
  isObject,
  matrixAt,
  numberAt,
  numbersAt,
  objectAt,
  type JsonObject,
} from '../input.ts';
import { mapResult, type MethodResult } from '../result.ts';
import { backtestRunoff } from './backtest.ts';
import type { Triangle } from './triangle.ts';
import { yearEnd, type ComingInflow } from './year-end.ts';

/** The year-end figure from JSON: `monthsElapsed`, `exposure`, `running: {exposure, survival, count}`, `inflow`. */
export function yearEndLabels(data: Triangle, input: JsonObject): MethodResult<Labels> {
  const running = objectAt(input, 'running');
  const result = yearEnd({
    triangle: data,
    monthsElapsed: numberAt(input, 'monthsElapsed'),
    exposure: numbersAt(input, 'exposure'),
    youngest: numberAt(input, 'youngest', 2),
    running: {
      exposure: numbersAt(running, 'exposure'),
      survival: numbersAt(running, 'survival'),
      count: numberAt(running, 'count'),
    },
    inflow: inflowOf(input),
    replications: numberAt(input, 'replications', 5000),
    seed: numberAt(input, 'seed', 1),
    ...(isList(input['monthFactors'])
      ? { monthFactors: asNumbers(input['monthFactors'], 'input.monthFactors') }
      : {}),
  });
  return mapResult(result, ({ samples: _samples, ...value }): Labels => ({ ...value }));
}

function inflowOf(input: JsonObject): ComingInflow | null {
  if (!isObject(input['inflow'])) return null;
  const inflow = objectAt(input, 'inflow');
  return { paths: matrixAt(inflow, 'paths'), exposurePerStarter: numbersAt(inflow, 'exposurePerStarter') };
}

/** The rolling back-test from JSON: `valuations` past period ends, forecast again and scored. */
export function backtestLabels(data: Triangle, input: JsonObject): MethodResult<Labels> {
  const result = backtestRunoff(data, {
    valuations: numberAt(input, 'valuations'),
    replications: numberAt(input, 'replications', 1000),
    seed: numberAt(input, 'seed', 1),
    ...('exposure' in input ? { exposure: numbersAt(input, 'exposure') } : {}),
    ...('youngest' in input ? { youngest: numberAt(input, 'youngest') } : {}),
  });
  return mapResult(result, (value): Labels => ({ ...value }));
}
