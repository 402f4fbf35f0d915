import type { Labels } from '../entry.ts';
import { isList, numberAt, numbersAt, type JsonObject } from '../input.ts';
import { at } from '../numeric/lists.ts';
import { mapResult, type MethodResult } from '../result.ts';
import { eventRateChart, ewma, individualsChart, proportionChart, type RateChart } from './charts.ts';
import { cusum, riskAdjustedCusum } from './cusum.ts';

export function cusumCase(input: JsonObject): MethodResult<Labels> {
  const result = cusum(numbersAt(input, 'x'), {
    target: numberAt(input, 'target'),
    k: numberAt(input, 'k'),
    h: numberAt(input, 'h'),
    sd: numberAt(input, 'sd', 1),
  });
  return mapResult(result, (value) => ({
    ...value,
    ...numbered('cPlus', value.cPlus),
    ...numbered('cMinus', value.cMinus),
  }));
}

export function ewmaCase(input: JsonObject): MethodResult<Labels> {
  const result = ewma(numbersAt(input, 'x'), {
    target: numberAt(input, 'target'),
    sd: numberAt(input, 'sd', 1),
    lambda: numberAt(input, 'lambda'),
    width: numberAt(input, 'L'),
  });
  return mapResult(result, (value) => ({
    ...value,
    ...numbered('z', value.z),
    ...numbered('limits', value.limits),
    lower: value.limits.map(([low]) => low),
    upper: value.limits.map(([, high]) => high),
  }));
}

export function individualsCase(input: JsonObject): MethodResult<Labels> {
  return mapResult(individualsChart(numbersAt(input, 'x')), (value) => ({
    ...value,
    mrBar: value.meanMovingRange,
    mrUpper: value.movingRangeUpper,
  }));
}

/** `{ defective, n }` for proportions, `{ events, exposure }` for rates, `{ defects }` for counts of equal periods. */
export function rateCase(input: JsonObject): MethodResult<Labels> {
  const isProportion = input['defective'] !== undefined;
  const events = numbersAt(
    input,
    isProportion ? 'defective' : input['defects'] === undefined ? 'events' : 'defects',
  );
  const sizeKey = isProportion ? 'n' : 'exposure';
  const isEqual = !isList(input[sizeKey]);
  const sizes = isEqual
    ? events.map(() => numberAt(input, sizeKey, isProportion ? undefined : 1))
    : numbersAt(input, sizeKey);
  const result = isProportion ? proportionChart(events, sizes) : eventRateChart(events, sizes);
  return mapResult(result, (value) => rateLabels(value, isEqual));
}

/** Periods of equal size have one pair of limits, which is then given as two numbers. */
function rateLabels(value: RateChart, isEqual: boolean): Labels {
  return {
    p: value.centre,
    u: value.centre,
    c: value.centre,
    mean: value.centre,
    centre: value.centre,
    lower: isEqual ? at(value.lower, 0) : value.lower,
    upper: isEqual ? at(value.upper, 0) : value.upper,
    outside: value.outside,
    falseAlarmPerPoint: value.falseAlarmPerPoint,
  };
}

export function riskAdjustedCase(input: JsonObject): MethodResult<Labels> {
  const result = riskAdjustedCusum(
    { observed: numbersAt(input, 'observed'), expected: numbersAt(input, 'expected') },
    { ratio: numberAt(input, 'ratio'), h: numberAt(input, 'h'), seed: 'risk-adjusted-cusum' },
  );
  return mapResult(result, (value) => ({ ...value, ...numbered('sums', value.sums) }));
}

/** Each element under its place, counted from 1: `cPlus29`. */
function numbered(name: string, list: readonly unknown[]): Labels {
  return Object.fromEntries(list.map((value, i) => [`${name}${i + 1}`, value]));
}
