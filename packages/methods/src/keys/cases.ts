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
import { mapResult, run, type MethodResult } from '../result.ts';
import { largestRemainder, sainteLague, type Share } from './apportion.ts';
import { indexTable, type IndexYear } from './indexation.ts';
import { impliedContractRate, personalBudgetRate } from './personal-budget.ts';
import { buildRate, impliedMargin, tornado, type CostElements } from './rate-build-up.ts';

export const keysEntry: MethodEntry = {
  id: '09-keys-index-tariff',
  title: 'Contribution keys in exact cents, indexation, rate build-up',
  cases: (input) => {
    for (const [keys, read] of shapes) if (keys.every((key) => input[key] !== undefined)) return read(input);
    if (Array.isArray(input['weights'])) return indexCase(input);
    throw inputError(
      `the input fits no shape of 09-keys-index-tariff; known: ${shapes.map(([keys]) => keys.join('+')).join(', ')}, weights+years`,
    );
  },
};

const shapes: readonly (readonly [readonly string[], (input: JsonObject) => MethodResult<Labels>])[] = [
  [['total', 'weights'], shareCase],
  [['totalCents', 'weights'], shareCase],
  [['totalCents', 'years'], perYearCase],
  [['monthly', 'workableHours'], hourlyCase],
  [['rows'], marginCase],
  [['monthlySalary', 'grossHours'], buildUpCase],
  [['contractCents', 'percentages'], budgetCase],
];

/** `{ total | totalCents, weights: list or object, rule? }`. */
function shareCase(input: JsonObject): MethodResult<Labels> {
  const isCents = input['totalCents'] !== undefined;
  const total = numberAt(input, isCents ? 'totalCents' : 'total');
  const weights = input['weights'];
  const isNamed = isObject(weights);
  const list = isNamed
    ? weightsOf(Object.entries(weights))
    : numbersAt(input, 'weights').map((weight, i) => ({ name: String(i), weight }));
  // Ties go to the larger weight, then to the name; for a plain list, to the place.
  const shares = isNamed ? list.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : list;
  const isSeats = /sainte|webster|lagu/i.test(textAt(input, 'rule', textAt(input, 'method', '')));
  const result = isSeats ? sainteLague(total, shares) : largestRemainder(BigInt(total), shares);
  return mapResult(result, ({ shares: divided, total: sum, maxDeviationFromQuota }) => {
    const units = divided.map((s) => Number(s.units));
    const allocation = isNamed ? Object.fromEntries(divided.map((s, i) => [s.name, at(units, i)])) : units;
    return {
      allocation,
      cents: allocation,
      sum: Number(sum),
      maxDeviationFromQuota,
      maxDeviationFromQuotaCents: maxDeviationFromQuota,
    };
  });
}

function weightsOf(entries: readonly (readonly [string, Json])[]): Share[] {
  return entries.map(([name, weight]) => {
    if (typeof weight !== 'number') throw inputError(`input.weights.${name} must be a number`);
    return { name, weight };
  });
}

/** `{ totalCents, paid…Cents, years }`: what is left, in equal years. */
function perYearCase(input: JsonObject): MethodResult<Labels> {
  const years = numberAt(input, 'years');
  const paid = Object.entries(input)
    .filter(([key]) => /^paid.*Cents$/.test(key))
    .reduce((sum, [key]) => sum + numberAt(input, key), 0);
  const left = numberAt(input, 'totalCents') - paid;
  const equal = Array.from({ length: years }, (_, i) => ({ name: String(i + 1), weight: 1 }));
  return mapResult(largestRemainder(BigInt(left), equal), ({ shares }) => ({
    perYearCents: Number(at(shares, 0).units),
    years: shares.map((s) => Number(s.units)),
  }));
}

/** `{ weights, 2023: { provisional, final? }, … }`. */
function indexCase(input: JsonObject): MethodResult<Labels> {
  const years = Object.entries(input).flatMap(([key, value]): IndexYear[] => {
    if (!/^\d{4}$/.test(key) || !isObject(value)) return [];
    const list = (name: string): number[] => asNumbers(value[name], `input.${key}.${name}`);
    return [
      {
        year: Number(key),
        provisional: list('provisional'),
        final: isList(value['final']) ? list('final') : null,
      },
    ];
  });
  const rule = /compound/i.test(textAt(input, 'rule', 'added')) ? 'compounded' : 'added';
  return mapResult(indexTable(numbersAt(input, 'weights'), years, rule), (table) =>
    Object.fromEntries(
      table.flatMap(({ year, provisional, final, correction, applied, appliedOtherRule }) => [
        [`${year}.provisional`, provisional],
        [`${year}.final`, final],
        [`${year}.correction`, correction],
        [`${year}.applied`, applied],
        [`${year}.${rule === 'added' ? 'compounded' : 'added'}`, appliedOtherRule],
      ]),
    ),
  );
}

/** `{ monthly, yearEndMonthly, employerSurcharge, workableHours }`: labour cost per workable hour. */
function hourlyCase(input: JsonObject): MethodResult<Labels> {
  const surcharge = 1 + numberAt(input, 'employerSurcharge', 0);
  const monthly =
    numberAt(input, 'monthly') + numberAt(input, 'yearEndMonthly', 0) + numberAt(input, 'holidayMonthly', 0);
  // Multiplied as hundredths, so that 2,625 × 1.32 is 3,465 and not 3,465.0000000000005.
  const monthlyLabour = (monthly * Math.round(surcharge * 10_000)) / 10_000;
  const annual = monthlyLabour * 12;
  return run({ method: '09-keys/hourly', version: '1', input }).ok(
    { monthlyLabour, annual, hourly: annual / numberAt(input, 'workableHours') },
    { observations: 1 },
  );
}

/** `{ rows: [{ cao, productivity, overhead, tariff }] }`: what margin a published rate leaves. */
function marginCase(input: JsonObject): MethodResult<Labels> {
  const rows = input['rows'];
  if (!isList(rows)) throw inputError('input.rows must be a list');
  const prices = rows.map((row, i) => {
    if (!isObject(row)) throw inputError(`input.rows[${i}] must be an object`);
    const overhead = numberAt(row, 'overhead');
    const labour =
      (numberAt(row, 'cao') / numberAt(row, 'productivity')) * (1 + numberAt(row, 'clientBound', 0));
    const cost =
      textAt(row, 'overheadAs', 'markUp') === 'turnover' ? labour / (1 - overhead) : labour * (1 + overhead);
    return { cost, offered: numberAt(row, 'tariff') };
  });
  const margins = prices.map(({ cost, offered }) => impliedMargin(offered, cost));
  return run({ method: '09-keys/margin', version: '1', input }).ok(
    { costPrice: prices.map((p) => p.cost), impliedMargin: margins },
    { observations: rows.length, flags: margins.some((m) => m < 0) ? ['below-cost-price'] : [] },
  );
}

function buildUpCase(input: JsonObject): MethodResult<Labels> {
  const elements: CostElements = {
    monthlySalary: numberAt(input, 'monthlySalary'),
    holiday: numberAt(input, 'holiday'),
    yearEnd: numberAt(input, 'yearEnd'),
    employer: numberAt(input, 'employer'),
    grossHours: numberAt(input, 'grossHours'),
    nonWorkable: numberAt(input, 'nonWorkable'),
    productivity: numberAt(input, 'productivity'),
    clientBound: numberAt(input, 'clientBound', 0),
    overhead: numberAt(input, 'overhead'),
    overheadAs: textAt(input, 'overheadAs', 'markUp') === 'turnover' ? 'turnover' : 'markUp',
    riskMargin: numberAt(input, 'riskMargin', 0),
    groupSize: numberAt(input, 'groupSize', 1),
  };
  return mapResult(buildRate(elements), (value) => ({
    ...value,
    tariff: value.rate,
    tornado: tornado(elements),
  }));
}

/** `{ contractCents: […], percentages: […], floorCents? }`: personal-budget rates, and what they imply. */
function budgetCase(input: JsonObject): MethodResult<Labels> {
  const contract = numbersAt(input, 'contractCents');
  const percentages = numbersAt(input, 'percentages');
  const floor = numberAt(input, 'floorCents', 0);
  const budget = contract.map((cents, i) => Number(personalBudgetRate(cents, at(percentages, i), floor)));
  return run({ method: '09-keys/personal-budget', version: '1', input }).ok(
    {
      budgetCents: budget,
      impliedContractCents: budget.map((cents, i) => Number(impliedContractRate(cents, at(percentages, i)))),
    },
    { observations: contract.length },
  );
}
