import type { CaseContext, Labels } from '../entry.ts';
import { inputError, isList, numberAt, numbersAt, textAt, textsAt, type JsonObject } from '../input.ts';
import { at } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import { mapResult, run, type MethodResult } from '../result.ts';
import { treatmentContrasts, type Design, type Factor } from './design.ts';
import { poisson } from './families.ts';
import { fitGlm, type GlmFit } from './glm.ts';
import { jamesStein } from './james-stein.ts';
import { shrinkProportions } from './logit-normal.ts';
import { fitNegativeBinomial } from './negative-binomial.ts';
import { standardise } from './standardisation.ts';

/** A log-linear regression on a table: `{ columns, rows, model }`, the model in words or as a formula. */
export function regressionCase(input: JsonObject, context: CaseContext): MethodResult<Labels> {
  const model = readModel(input);
  const made = run({ method: '05-comparison/glm', version: '1', input });
  const needed = model.design.names.length + 1;
  if (model.y.length < needed) return made.notEnough('rows', needed, model.y.length);
  const { fit, theta, thetaSe } = chooseFit(model, familyOf(`${context.name} ${textAt(input, 'model', '')}`));
  const scale = Math.sqrt(fit.dispersion ?? 1);
  return made.ok(
    {
      names: model.design.names,
      coef: fit.coefficients,
      se: fit.standardErrors,
      quasiSe: fit.standardErrors.map((se) => se * scale),
      deviance: fit.deviance,
      nullDeviance: fit.nullDeviance,
      explained: 1 - fit.deviance / fit.nullDeviance,
      dispersion: fit.dispersion,
      phi: fit.dispersion,
      degreesOfFreedom: fit.degreesOfFreedom,
      fitted: fit.fitted,
      sumFitted: sum(fit.fitted),
      logLik: fit.logLikelihood,
      aic: aic(fit, theta === null ? 0 : 1),
      theta,
      thetaSe,
      family: theta === null ? 'poisson' : 'negativeBinomial',
    },
    { observations: model.y.length, flags: fit.separated ? ['separation'] : [] },
  );
}

interface ChosenFit {
  readonly fit: GlmFit;
  readonly theta: number | null;
  readonly thetaSe: number | null;
}

/** When the words leave the family open, the negative binomial is taken if its AIC is the lower one. */
function chooseFit(
  { y, offset, design }: TableModel,
  family: 'poisson' | 'negativeBinomial' | 'open',
): ChosenFit {
  const glm = { y, design: design.rows, ...(offset ? { offset } : {}) };
  const asPoisson = { fit: fitGlm(glm, poisson), theta: null, thetaSe: null };
  if (family === 'poisson') return asPoisson;
  const fit = fitNegativeBinomial(glm);
  const isBetter = family === 'negativeBinomial' || aic(fit, 1) < aic(asPoisson.fit, 0);
  return isBetter ? { fit, theta: fit.theta, thetaSe: fit.thetaStandardError } : asPoisson;
}

function aic(fit: GlmFit, extraParameters: number): number {
  return (
    2 * (fit.coefficients.length + extraParameters) - 2 * (fit.logLikelihood ?? Number.NEGATIVE_INFINITY)
  );
}

function familyOf(words: string): 'poisson' | 'negativeBinomial' | 'open' {
  if (/negative[- ]?binomial|\bNB2?\b/i.test(words)) return 'negativeBinomial';
  return /poisson|log E\[/i.test(words) ? 'poisson' : 'open';
}

interface TableModel {
  readonly y: readonly number[];
  readonly offset: readonly number[] | null;
  readonly design: Design;
}

/**
 * Reads `log E[Response] = log(Offset) + A + B, …` or, without a formula, takes the last column as response and the
 * others as factors.
 */
function readModel(input: JsonObject): TableModel {
  const columns = textsAt(input, 'columns');
  const rows = input['rows'];
  if (!isList(rows)) throw inputError('input.rows must be a list of rows');
  const column = (name: string): (number | string)[] => {
    const index = columns.indexOf(name);
    if (index < 0) throw inputError(`input.model names ${name}, which is no column`);
    return rows.map((row, i) => {
      const cell = isList(row) ? row[index] : undefined;
      if (typeof cell !== 'number' && typeof cell !== 'string')
        throw inputError(`input.rows[${i}] has no ${name}`);
      return cell;
    });
  };
  const formula = /E\[(\w+)\]\s*=\s*([^,;]+)/.exec(textAt(input, 'model', ''));
  const response = formula?.[1] ?? at(columns, columns.length - 1);
  const terms = formula
    ? at(formula, 2)
        .split('+')
        .map((term) => term.trim())
    : columns.filter((name) => name !== response);
  const offsetName = terms
    .map((term) => /^(?:log|offset)\((?:log\()?(\w+)\)+$/.exec(term)?.[1])
    .find((name) => name !== undefined);
  const factors = terms
    .filter((term) => !/^(log|offset)\(/.test(term) && term !== '1' && term !== '')
    .map((term): Factor => ({
      name: term.replace(/^factor\((\w+)\)$/, '$1'),
      values: column(term.replace(/^factor\((\w+)\)$/, '$1')),
    }));
  return {
    y: numbersOf(column(response), response),
    offset:
      offsetName === undefined ? null : numbersOf(column(offsetName), offsetName).map((x) => Math.log(x)),
    design: designOf(factors, rows.length),
  };
}

/** Text and whole numbers with few values are levels of a factor; anything else is a covariate as it stands. */
function designOf(terms: readonly Factor[], rows: number): Design {
  const isLevels = ({ values }: Factor): boolean =>
    values.some((v) => typeof v === 'string') ||
    (values.every((v) => Number.isInteger(v)) && new Set(values).size <= 12);
  const groups = treatmentContrasts(terms.filter(isLevels), rows);
  const covariates = terms.filter((term) => !isLevels(term));
  return {
    names: [...groups.names, ...covariates.map((c) => c.name)],
    rows: groups.rows.map((row, i) => [...row, ...covariates.map((c) => Number(at(c.values, i)))]),
  };
}

function numbersOf(values: readonly (number | string)[], name: string): number[] {
  return values.map((value) => {
    if (typeof value !== 'number') throw inputError(`column ${name} must hold numbers`);
    return value;
  });
}

/** `{ standardDeaths, standardPop, studyDeaths, studyPop }`, or Events and Exposure in place of Deaths and Pop. */
export function standardisationCase(input: JsonObject): MethodResult<Labels> {
  const list = (stem: string, ...endings: string[]): number[] => {
    const ending = endings.find((candidate) => input[stem + candidate] !== undefined);
    return numbersAt(input, stem + (ending ?? at(endings, 0)));
  };
  const result = standardise({
    standardEvents: list('standard', 'Deaths', 'Events'),
    standardExposure: list('standard', 'Pop', 'Exposure'),
    studyEvents: list('study', 'Deaths', 'Events'),
    studyExposure: list('study', 'Pop', 'Exposure'),
  });
  return mapResult(result, (value) => ({ ...value }));
}

/** Batting averages: `{ hits, atBats, seasonRemainder? }`. */
export function averagesCase(input: JsonObject): MethodResult<Labels> {
  const hits = numbersAt(input, 'hits');
  const trials = numberAt(input, 'atBats');
  const observed = hits.map((h) => h / trials);
  const centre = sum(observed) / observed.length;
  const truth = input['seasonRemainder'] === undefined ? null : numbersAt(input, 'seasonRemainder');
  const squaredError = (list: readonly number[]): number | null =>
    truth && sum(list.map((value, i) => (value - at(truth, i)) ** 2));
  return mapResult(jamesStein(observed, (centre * (1 - centre)) / trials), (value) => ({
    ...value,
    shrinkageExact: value.shrinkage,
    sumSquaredErrorRaw: squaredError(observed),
    sumSquaredErrorJS: squaredError(value.estimates),
  }));
}

/** Proportions per unit: `{ n, deaths }` or `{ n, events }`. */
export function proportionsCase(input: JsonObject): MethodResult<Labels> {
  const events = numbersAt(input, input['deaths'] === undefined ? 'events' : 'deaths');
  const trials = numbersAt(input, 'n');
  const units = events.map((e, i) => ({ events: e, trials: at(trials, i) }));
  return mapResult(shrinkProportions(units), (value) => ({
    ...value,
    logLik: value.logLikelihood,
    ratesBugs: value.rates,
  }));
}
