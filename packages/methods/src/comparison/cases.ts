import { parseCsv, textColumn, type CsvTable } from '../csv.ts';
import type { CaseContext, Labels, MethodEntry } from '../entry.ts';
import {
  inputError,
  isList,
  matrixAt,
  numberAt,
  numbersAt,
  textAt,
  textsAt,
  type JsonObject,
} from '../input.ts';
import { at } from '../numeric/lists.ts';
import { mapResult, run, type MethodResult } from '../result.ts';
import { cusumCase, ewmaCase, individualsCase, rateCase, riskAdjustedCase } from './case-charts.ts';
import { averagesCase, proportionsCase, regressionCase, standardisationCase } from './case-models.ts';
import { smallestExpectedFor } from './detectable.ts';
import { funnel } from './funnel.ts';
import { byarInterval, exactInterval, funnelLimits } from './limits.ts';
import { overdispersion } from './overdispersion.ts';
import { shrinkRatios } from './poisson-gamma.ts';
import { districtResiduals, roundedParts, type District } from './public-figures.ts';
import { logRiskRatio, poolEstimates } from './random-effects.ts';

export const comparisonEntry: MethodEntry = {
  id: '05-comparison',
  title: 'Fair comparison: funnel, case mix, shrinkage, control charts',
  cases: (input, context) => {
    for (const [keys, read] of shapes)
      if (keys.every((key) => input[key] !== undefined)) return read(input, context);
    throw inputError(
      `the input fits no shape of 05-comparison; known: ${shapes.map(([keys]) => keys.join('+')).join(', ')}`,
    );
  },
};

/** The keys by which each shape of input is known, most telling first. */
const shapes: readonly (readonly [
  readonly string[],
  (input: JsonObject, context: CaseContext) => MethodResult<Labels>,
])[] = [
  [['columns', 'rows'], regressionCase],
  [['standardDeaths'], standardisationCase],
  [['standardEvents'], standardisationCase],
  [['hits', 'atBats'], averagesCase],
  [['x', 'lambda'], ewmaCase],
  [['x', 'k', 'h'], cusumCase],
  [['x'], individualsCase],
  [['defective', 'n'], rateCase],
  [['observed', 'expected', 'ratio', 'h'], riskAdjustedCase],
  [['observed', 'expected'], ratiosCase],
  [['events', 'exposure'], rateCase],
  [['defects'], rateCase],
  [['n', 'deaths'], proportionsCase],
  [['n', 'events'], proportionsCase],
  [['table'], poolCase],
  [['yi', 'vi'], poolCase],
  [['expected'], limitsCase],
  [['residuals', 'weights'], weightedResidualsCase],
  [['file', 'parts'], roundedPartsCase],
  [['file'], residualsCase],
];

/** `{ expected, p95?, p998? }`: the exact funnel around 1. */
function limitsCase(input: JsonObject): MethodResult<Labels> {
  const expected = numbersAt(input, 'expected');
  const inner = expected.map((e) => funnelLimits(e, numberAt(input, 'p95', 0.025)));
  const outer = expected.map((e) => funnelLimits(e, numberAt(input, 'p998', 0.001)));
  return run({ method: '05-comparison/funnel-limits', version: '1', input }).ok(
    {
      lower95: inner.map((l) => l.lower),
      upper95: inner.map((l) => l.upper),
      lower998: outer.map((l) => l.lower),
      upper998: outer.map((l) => l.upper),
      smallestExpectedForRatio1_5: smallestExpectedFor(1.5),
    },
    { observations: expected.length },
  );
}

/** `{ observed, expected, winsor? }`: spread, funnel and Poisson–gamma shrinkage of the same units. */
function ratiosCase(input: JsonObject): MethodResult<Labels> {
  if (!isList(input['observed'])) return oneRatio(input);
  const observed = numbersAt(input, 'observed');
  const expected = numbersAt(input, 'expected');
  const winsor = numberAt(input, 'winsor', 0.1);
  const units = observed.map((o, i) => ({ unit: String(i + 1), observed: o, expected: at(expected, i) }));
  const plot = funnel(units, { winsor });
  if (!plot.ok) return plot;
  const { points, ...spread } = plot.value;
  const shrunk = shrinkRatios(units);
  return mapResult(plot, () => ({
    ...spread,
    ...overdispersion(observed, expected, winsor),
    ratio: points.map((p) => p.ratio),
    limits95: points.map((p) => [p.limits95.lower, p.limits95.upper]),
    limits998: points.map((p) => [p.limits998.lower, p.limits998.upper]),
    status: points.map((p) => p.status),
    nu: shrunk.ok ? shrunk.value.nu : null,
    alpha: shrunk.ok ? shrunk.value.alpha : null,
    nuExact: shrunk.ok ? shrunk.value.nu : null,
    alphaExact: shrunk.ok ? shrunk.value.alpha : null,
    posteriorMean: shrunk.ok ? shrunk.value.units.map((u) => u.estimate) : null,
    posteriorInterval95: shrunk.ok ? shrunk.value.units.map((u) => u.interval95) : null,
    logLik: shrunk.ok ? shrunk.value.logLikelihood : null,
  }));
}

/** `{ observed, expected }` of one unit: its ratio with both intervals. */
function oneRatio(input: JsonObject): MethodResult<Labels> {
  const observed = numberAt(input, 'observed');
  const expected = numberAt(input, 'expected');
  const [byar, exact] = [byarInterval(observed, expected, 0.95), exactInterval(observed, expected, 0.95)];
  return run({ method: '05-comparison/ratio', version: '1', input }).ok(
    {
      observed,
      expected,
      ratio: observed / expected,
      byar95: [byar.lower, byar.upper],
      exact95: [exact.lower, exact.upper],
    },
    { observations: 1 },
  );
}

/** `{ table }` of two-by-two tables (log risk ratio), or effects `{ yi, vi }` as they are. */
function poolCase(input: JsonObject): MethodResult<Labels> {
  const estimates =
    input['table'] === undefined
      ? numbersAt(input, 'yi').map((effect, i) => ({ effect, variance: at(numbersAt(input, 'vi'), i) }))
      : matrixAt(input, 'table').map((row) => logRiskRatio(at(row, 0), at(row, 1), at(row, 2), at(row, 3)));
  return mapResult(poolEstimates(estimates), (value) => ({
    yi: estimates.map((e) => e.effect),
    vi: estimates.map((e) => e.variance),
    Q: value.q,
    tau2: value.tau2,
    pooled: value.pooled,
    se: value.standardError,
    ci: value.interval95,
    phi: value.phi,
    I2: value.iSquared,
  }));
}

function tableFrom(context: CaseContext, path: string): CsvTable {
  const text = context.load(path);
  if (text === null) throw inputError(`cannot find the data file ${path}`);
  return parseCsv(text);
}

/** Districts whose registered and expected use are both published; the others have empty cells. */
function districtsOf(table: CsvTable, childrenOf: ReadonlyMap<string, number>): District[] {
  const municipality = textColumn(table, 'gemeente');
  const code = textColumn(table, 'wijk');
  const figures = ['pct_geregistreerd', 'pct_verwacht', 'residu'].map((name) => textColumn(table, name));
  return municipality.flatMap((name, i) => {
    const [registered = '', expected = '', residual = ''] = figures.map((column) => at(column, i));
    if (registered === '' || expected === '' || residual === '') return [];
    return [
      {
        municipality: name,
        registered: Number(registered),
        expected: Number(expected),
        residual: Number(residual),
        children: childrenOf.get(at(code, i)) ?? null,
      },
    ];
  });
}

function residualsCase(input: JsonObject, context: CaseContext): MethodResult<Labels> {
  const table = tableFrom(context, textAt(input, 'file'));
  return mapResult(districtResiduals(districtsOf(table, new Map())), (value) => ({
    ...value,
    rows: table.rows.length,
    rowsWithFigures: value.rows,
    correlationRegisteredExpected: value.correlation,
    slopeRegisteredOnExpected: value.slope,
    meanResidualByMunicipality: value.plainMean,
    districtsByMunicipality: value.districts,
  }));
}

/** The weights read as `FILE, year YYYY, COLUMN`; districts join on the digits of their code. */
function weightedResidualsCase(input: JsonObject, context: CaseContext): MethodResult<Labels> {
  const [file = '', year = '', column = ''] = textAt(input, 'weights').split(/\s*,\s*/);
  const weights = tableFrom(context, file);
  const years = textColumn(weights, 'jaar');
  const codes = textColumn(weights, 'wijkcode').map((code) => code.replace(/\D/g, '').replace(/^0+/, ''));
  const values = textColumn(weights, column);
  const wanted = year.replace(/\D/g, '');
  const childrenOf = new Map(
    codes.flatMap((code, i) =>
      at(years, i) === wanted && at(values, i) !== '' ? [[code, Number(at(values, i))]] : [],
    ),
  );
  const districts = districtsOf(tableFrom(context, textAt(input, 'residuals')), childrenOf);
  return mapResult(districtResiduals(districts), (value) => ({
    ...value,
    weightedMeanResidual: value.weightedMean,
    ...Object.fromEntries(Object.entries(value.plainMean).map(([name, mean]) => [`${name}.plainMean`, mean])),
    childrenInSixLargestResiduals: value.childrenInLargest,
  }));
}

/** Rows in which every part is there; the national row is left out. */
function roundedPartsCase(input: JsonObject, context: CaseContext): MethodResult<Labels> {
  const table = tableFrom(context, textAt(input, 'file'));
  const totals = textColumn(table, textAt(input, 'total', 'jongeren_jeugdzorg_natura'));
  const codes = textColumn(table, 'gemeentecode');
  const parts = textsAt(input, 'parts').map((name) => textColumn(table, name));
  const rows = totals.flatMap((total, i) => {
    const cells = parts.map((column) => at(column, i));
    const isUsable = at(codes, i).startsWith('GM') && total !== '' && cells.every((cell) => cell !== '');
    return isUsable ? [{ parts: cells.map(Number), total: Number(total) }] : [];
  });
  return mapResult(roundedParts(rows, numberAt(input, 'base', 5)), (value) => ({
    ...value,
    allMultiplesOf5: value.allMultiplesOfBase,
    ageSumMinusTotal: value.partsMinusTotal,
  }));
}
