import { fitGlm, poisson } from '../comparison/index.ts';
import type { CaseContext, Labels } from '../entry.ts';
import { inputError, isList, numbersAt, textAt, textsAt, type Json, type JsonObject } from '../input.ts';
import { normalQuantile } from '../numeric/distributions.ts';
import { run, type MethodResult } from '../result.ts';
import { parseExpression } from './expression.ts';
import { fitLinear, neweyWest, standardErrors } from './newey-west.ts';
import { workingDispersion } from './working-dispersion.ts';

/** A model in words: response, offset and named terms, each a formula over the columns. */
interface Model {
  readonly response: string;
  readonly offset: string | null;
  readonly terms: readonly { readonly name: string; readonly formula: string }[];
  readonly isQuasi: boolean;
}

type Column = (name: string) => readonly number[];

/**
 * Interrupted time series from a table and a model in words: `log E[y] = log(pop) + b0 + b1 step + b2 time`, additions
 * that start with `+`, `as above, …`, or a list of columns with `y` for least squares with Newey-West errors.
 */
export function itsCase(input: JsonObject, context: CaseContext): MethodResult<Labels> {
  const made = run({ method: '04-evaluation/its-model', version: '1.0', input });
  const table = [input, ...context.earlier].find((i) => isList(i['columns']) && isList(i['rows']));
  if (table === undefined) throw inputError('an interrupted series needs "columns" and "rows"');
  const { column, rows } = readTable(table);
  if (!('model' in input)) return made.ok({ nRows: rows }, { observations: rows });
  if (typeof input['y'] === 'string')
    return made.ok(linearLabels(input, column, rows), { observations: rows });
  const model = modelOf(textAt(input, 'model'), context);
  return made.ok(countLabels(model, column, rows), {
    observations: rows,
    flags: model.isQuasi ? ['quasi-poisson'] : [],
  });
}

function readTable(table: JsonObject): { column: Column; rows: number } {
  const names = textsAt(table, 'columns');
  const rows = table['rows'];
  if (!isList(rows)) throw inputError('input.rows must be a list');
  const cells = rows.map((row: Json) => numbersAt({ row }, 'row'));
  const column: Column = (name) => {
    const at = names.indexOf(name);
    if (at < 0) throw inputError(`there is no column ${name}; the columns are ${names.join(', ')}`);
    return cells.map((row) => row[at] ?? Number.NaN);
  };
  return { column, rows: cells.length };
}

/** Values of a formula, one per row. */
function valuesOf(formula: string, column: Column, rows: number): number[] {
  const f = parseExpression(formula);
  return Array.from({ length: rows }, (_, i) => f((name) => column(name)[i] ?? Number.NaN));
}

/** Reads a model, following "as above" and "+" to the newest whole model before it. */
function modelOf(text: string, context: CaseContext): Model {
  if (/^\s*log\s*E/i.test(text)) return wholeModel(text);
  const earlier = context.earlier.map((i) => i['model']).filter((m): m is string => typeof m === 'string');
  const whole = earlier.filter((m) => /^\s*log\s*E/i.test(m)).at(-1);
  if (whole === undefined) throw inputError(`the model "${text}" leans on an earlier one, and there is none`);
  const base = { ...wholeModel(whole), isQuasi: true };
  return text.trim().startsWith('+') ? withHarmonics(base, text) : base;
}

function wholeModel(text: string): Model {
  const parts = /^\s*log\s*E\[\s*(\w+)\s*\]\s*=\s*(.*)$/i.exec(text);
  if (!parts) throw inputError(`cannot read the model "${text}"`);
  const terms: { name: string; formula: string }[] = [];
  let offset: string | null = null;
  for (const term of splitTerms(parts[2] ?? '')) {
    const exposure = /^log\((.+)\)$/i.exec(term);
    if (exposure) offset = exposure[1] ?? null;
    else if (/^b\d+$/i.test(term) || term === '1') terms.push({ name: 'intercept', formula: '1' });
    else {
      const formula = term.replace(/^b\d+\s*\*?\s*/i, '');
      terms.push({ name: formula, formula });
    }
  }
  return { response: parts[1] ?? '', offset, terms, isQuasi: /quasi|phi/i.test(text) };
}

/** Splits at the plus signs outside brackets. */
function splitTerms(text: string): string[] {
  let depth = 0;
  const terms = [''];
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === '+' && depth === 0) terms.push('');
    else terms[terms.length - 1] += letter;
  }
  return terms.map((t) => t.trim()).filter((t) => t !== '');
}

/** `+ sin,cos(2 pi k month/12), k=1,2; coefficient order: …` */
function withHarmonics(base: Model, text: string): Model {
  const wave =
    /sin\s*,\s*cos\s*\(\s*2\s*\*?\s*pi\s*\*?\s*k\s*\*?\s*(\w+)\s*\/\s*(\d+)\s*\)\s*,\s*k\s*=\s*([\d,\s]+)/i.exec(
      text,
    );
  if (!wave) throw inputError(`cannot read the addition "${text}"`);
  const ks = (wave[3] ?? '')
    .split(',')
    .map((k) => k.trim())
    .filter((k) => k !== '');
  const harmonics = ks.flatMap((k) =>
    ['sin', 'cos'].map((f) => ({
      name: `${f}${k}`,
      formula: `${f}(2*pi*${k}*${wave[1] ?? ''}/${wave[2] ?? ''})`,
    })),
  );
  const all = [...base.terms, ...harmonics];
  const order = /coefficient order:\s*(.*)$/i
    .exec(text)?.[1]
    ?.split(',')
    .map((n) => n.trim());
  const terms = order?.map((name) => all.find((t) => t.name === name)).filter((t) => t !== undefined) ?? all;
  return { ...base, terms };
}

function countLabels(model: Model, column: Column, rows: number): Labels {
  const columns = model.terms.map((t) => valuesOf(t.formula, column, rows));
  const design = Array.from({ length: rows }, (_, i) => columns.map((c) => c[i] ?? 0));
  const y = column(model.response);
  const offset = model.offset === null ? y.map(() => 0) : valuesOf(`log(${model.offset})`, column, rows);
  const fit = fitGlm({ y, design, offset }, poisson);
  const phi = workingDispersion(y, design, offset) ?? 1;
  const scale = model.isQuasi ? Math.sqrt(phi) : 1;
  const se = fit.standardErrors.map((s) => scale * s);
  const step = columns.findIndex(
    (c, k) => model.terms[k]?.name !== 'intercept' && c.every((v) => v === 0 || v === 1),
  );
  const time = model.terms.findIndex((t) => /^(time|t|month_?index)$/i.test(t.name));
  return {
    names: model.terms.map((t) => t.name),
    coef: fit.coefficients,
    se,
    sePoisson: fit.standardErrors,
    deviance: fit.deviance,
    phi,
    phiPearson: fit.dispersion,
    degreesOfFreedom: fit.degreesOfFreedom,
    fitted: fit.fitted,
    ...(step < 0 ? {} : ratioLabels(fit.coefficients[step] ?? 0, se[step] ?? 0)),
    ...(time < 0 ? {} : { trendPerYear: Math.exp(12 * (fit.coefficients[time] ?? 0)) }),
  };
}

function ratioLabels(estimate: number, se: number): Labels {
  const reach = normalQuantile(0.975) * se;
  return {
    rateRatio: [estimate, estimate - reach, estimate + reach].map(Math.exp),
    rateRatioPublished: Math.exp(estimate),
    percentChange: 100 * (Math.exp(estimate) - 1),
  };
}

function linearLabels(input: JsonObject, column: Column, rows: number): Labels {
  const formulas = splitList(textAt(input, 'model'));
  const columns = formulas.map((f) => valuesOf(f, column, rows));
  const x = Array.from({ length: rows }, (_, i) => columns.map((c) => c[i] ?? 0));
  const fit = fitLinear(x, valuesOf(textAt(input, 'y'), column, rows));
  if (fit === null) throw inputError('the columns of the model are not independent');
  const small = Math.sqrt(rows / fit.degreesOfFreedom);
  const lags = Array.from({ length: 13 }, (_, lag) => ({ lag, se: standardErrors(neweyWest(x, fit, lag)) }));
  return {
    coef: fit.coefficients,
    seOls: standardErrors(fit.inverse.map((row) => row.map((v) => v * fit.sigma2))),
    sigma2: fit.sigma2,
    residuals: fit.residuals,
    ...Object.fromEntries(lags.map(({ lag, se }) => [`seLag${lag}`, se])),
    ...Object.fromEntries(lags.map(({ lag, se }) => [`seLag${lag}Adjusted`, se.map((s) => s * small)])),
  };
}

/** Splits at the commas outside brackets. */
function splitList(text: string): string[] {
  return splitTerms(text.replaceAll('+', '\u0000').replaceAll(',', '+')).map((t) =>
    t.replaceAll('\u0000', '+'),
  );
}
