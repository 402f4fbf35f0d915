import { day, type Day } from '@jeugdregie/kernel';
import type { Labels, MethodEntry } from '../entry.ts';
import {
  asNumbers,
  inputError,
  isList,
  isObject,
  numberAt,
  numbersAt,
  textAt,
  type Json,
  type JsonObject,
} from '../input.ts';
import { at } from '../numeric/lists.ts';
import { mean, sum } from '../numeric/moments.ts';
import { mapResult, run, type MethodResult } from '../result.ts';
import type { CareInterval } from './interval.ts';
import { stacking } from './stacking.ts';
import { lengthBias, meanStayFromPresent, steadyStock } from './stays.ts';
import { checkFlow, type FlowRow } from './stock-flow.ts';

export const flowEntry: MethodEntry = {
  id: '07-flow',
  title: 'Flow, stays and stacking',
  cases: (input) => {
    if (input['intervals'] !== undefined) return stackingCase(input);
    if (input['stays'] !== undefined) return staysCase(input);
    if (input['mean'] !== undefined) return momentsCase(input);
    if (Object.values(input).some(isObject)) return tablesCase(input);
    throw inputError('the input needs flow tables per period, stays, mean, or intervals');
  },
};

/** `{ period: { name: [opening, inflow, outflow, closing] } }`; a row named Totaal or Total is the total. */
function tablesCase(input: JsonObject): MethodResult<Labels> {
  const base = numberAt(input, 'base', 5);
  const made = run({ method: '07-flow/stock-flow', version: '1', input });
  const residual: Record<string, unknown> = {};
  const totalMinusParts: Record<string, unknown> = {};
  const withinRounding: Record<string, boolean> = {};
  let rows = 0;
  for (const [period, table] of Object.entries(input)) {
    if (!isObject(table)) continue;
    const names = Object.keys(table);
    const total = names.find((name) => /^totaa?l$/i.test(name)) ?? null;
    const result = checkFlow(
      Object.fromEntries(names.map((name) => [name, flowRow(table[name], `${period}.${name}`)])),
      base,
      total,
    );
    if (!result.ok) return result;
    rows += names.length;
    residual[period] = result.value.residual;
    withinRounding[period] = result.value.withinRounding;
    const rest = result.value.totalMinusParts;
    totalMinusParts[period] = rest && {
      begin: rest.opening,
      in: rest.inflow,
      uit: rest.outflow,
      eind: rest.closing,
    };
  }
  return made.ok(
    { residual, totalMinusParts, withinRounding, toleranceRow: 2 * base },
    { observations: rows },
  );
}

function flowRow(value: Json | undefined, where: string): FlowRow {
  const list = asNumbers(value, where);
  if (list.length !== 4) throw inputError(`${where} needs opening, inflow, outflow and closing`);
  return { opening: at(list, 0), inflow: at(list, 1), outflow: at(list, 2), closing: at(list, 3) };
}

/** `{ stays, startsPerMonthPerStay?, longFrom? }`: stays of starters, each equally likely. */
function staysCase(input: JsonObject): MethodResult<Labels> {
  const list = numbersAt(input, 'stays');
  const made = run({ method: '07-flow/length-bias', version: '1', input });
  if (list.length === 0) return made.notEnough('stays', 1, 0);
  const bias = lengthBias(mean(list), mean(list.map((x) => x * x)));
  const longFrom = numberAt(input, 'longFrom', Math.max(...list));
  const long = list.filter((x) => x >= longFrom);
  const starts = numberAt(input, 'startsPerMonthPerStay', 1) * list.length;
  // Among those present a stay of x months is met x times as often as among starters.
  const present = list.map((stay) => ({ stay, weight: stay }));
  return made.ok(
    {
      meanStayOfStarters: bias.meanOfStarters,
      stockLittle: steadyStock(starts, bias.meanOfStarters),
      meanTotalStayOfThosePresent: bias.meanTotalOfPresent,
      meanElapsedOfThosePresent: bias.meanElapsedOfPresent,
      meanElapsed: bias.meanElapsedOfPresent,
      shareLongAmongStarters: long.length / list.length,
      shareLongAmongPresent: sum(long) / sum(list),
      harmonicMeanOfPresent: meanStayFromPresent(present),
    },
    { observations: list.length },
  );
}

/** `{ mean, variance? }`: without a variance stays are exponential. */
function momentsCase(input: JsonObject): MethodResult<Labels> {
  const centre = numberAt(input, 'mean');
  const bias = lengthBias(centre, numberAt(input, 'variance', centre * centre) + centre * centre);
  return run({ method: '07-flow/length-bias', version: '1', input }).ok(
    {
      meanStayOfStarters: bias.meanOfStarters,
      meanTotalStayOfThosePresent: bias.meanTotalOfPresent,
      meanElapsed: bias.meanElapsedOfPresent,
      meanElapsedOfThosePresent: bias.meanElapsedOfPresent,
    },
    { observations: 0 },
  );
}

/** `{ child?, intervals: [[start, end, product, child?]], gapDays? }`. */
function stackingCase(input: JsonObject): MethodResult<Labels> {
  const list = input['intervals'];
  if (!isList(list)) throw inputError('input.intervals must be a list');
  const child = textAt(input, 'child', '');
  const intervals = list.map((item, i) => careInterval(item, child, `input.intervals[${i}]`));
  const result = stacking(intervals, { episodeGapDays: numberAt(input, 'gapDays', 30) });
  return mapResult(result, ({ refused, ...value }) => ({ ...value, refused: refused.length }));
}

function careInterval(item: Json, child: string, where: string): CareInterval {
  if (!isList(item)) throw inputError(`${where} must be [start, end, product]`);
  const [start, end, product, client] = item;
  if (typeof product !== 'string') throw inputError(`${where} names no product`);
  return {
    client: typeof client === 'string' ? client : child,
    product,
    start: dayAt(start, where),
    end: end === null ? null : dayAt(end, where),
  };
}

function dayAt(value: Json | undefined, where: string): Day {
  const parsed = typeof value === 'string' ? day(value) : null;
  if (parsed === null) throw inputError(`${where} holds ${JSON.stringify(value)}, expected a day YYYY-MM-DD`);
  return parsed;
}
