import type { CaseContext, Labels, MethodEntry } from '../entry.ts';
import { inputError, isList, numberAt, numbersAt, textAt, type JsonObject } from '../input.ts';
import { mean } from '../numeric/moments.ts';
import { mapResult, run, type MethodResult } from '../result.ts';
import { itsCase } from './its-cases.ts';
import { localLevel } from './local-level.ts';
import { adjust, rejections } from './multiplicity.ts';
import { panelCase } from './panel-cases.ts';
import { itsPower, tTestEffect, tTestPower, tTestSize, visibility, type TestType } from './power.ts';
import { perYear, savingsRamp, type RampShape } from './ramp.ts';

/** Evaluation as the command line and the fixtures see it: the keys of the input choose the method. */
export const evaluationEntry: MethodEntry = {
  id: '04-evaluation',
  title:
    'Did the measure work: power, interrupted series, synthetic control, difference-in-differences, multiplicity',
  cases: (input: JsonObject, context: CaseContext): MethodResult<Labels> => {
    const shape = shapes.find(({ fits }) => fits(input, context));
    if (shape === undefined) throw inputError('the input fits none of the evaluation methods');
    return shape.run(input, context);
  },
};

interface Shape {
  readonly fits: (input: JsonObject, context: CaseContext) => boolean;
  readonly run: (input: JsonObject, context: CaseContext) => MethodResult<Labels>;
}

const has = (input: JsonObject, ...keys: string[]): boolean => keys.every((k) => k in input);

/** The first shape that fits runs; the last two lean on earlier cases of a file. */
const shapes: readonly Shape[] = [
  { fits: (i) => has(i, 'p') && isList(i['p']), run: multiplicityLabels },
  { fits: (i) => has(i, 'structuralPerYear'), run: rampLabels },
  { fits: (i) => has(i, 'cv', 'target'), run: visibilityLabels },
  { fits: (i) => has(i, 'n', 't0'), run: itsPowerLabels },
  { fits: (i) => has(i, 'sd') && (has(i, 'delta') || has(i, 'power')), run: tTestLabels },
  {
    fits: (i) => has(i, 'treatedBefore', 'treatedAfter', 'controlBefore', 'controlAfter'),
    run: fourMeansLabels,
  },
  { fits: (i) => isList(i['y']), run: localLevelLabels },
  { fits: (i) => has(i, 'rows') || (has(i, 'model') && !has(i, 'outcome')), run: itsCase },
  { fits: (i, c) => has(i, 'outcome') || c.earlier.some((e) => has(e, 'outcome')), run: panelCase },
];

function multiplicityLabels(input: JsonObject): MethodResult<Labels> {
  const level = numberAt(input, 'level', 0.05);
  return mapResult(adjust(numbersAt(input, 'p')), (value): Labels => ({
    ...value,
    rejectedBonferroni: rejections(value.bonferroni, level),
    rejectedHolm: rejections(value.holm, level),
    rejectedBH: rejections(value.bh, level),
    rejectedBY: rejections(value.by, level),
  }));
}

function tTestLabels(input: JsonObject): MethodResult<Labels> {
  const made = run({ method: '04-evaluation/t-test-power', version: '1.0', input });
  const type = textAt(input, 'type', 'two-sample').replace('.', '-');
  if (type !== 'two-sample' && type !== 'one-sample' && type !== 'paired') {
    throw inputError('input.type must be "two-sample", "one-sample" or "paired"');
  }
  const sided = /one/.test(textAt(input, 'alternative', 'two-sided')) ? 1 : 2;
  const design = {
    sd: numberAt(input, 'sd'),
    level: numberAt(input, 'level', 0.05),
    type: type satisfies TestType,
    sided,
  } as const;
  if (!('power' in input)) {
    const n = numberAt(input, 'n');
    return made.ok(
      { power: tTestPower({ ...design, n, delta: numberAt(input, 'delta') }) },
      { observations: n },
    );
  }
  const power = numberAt(input, 'power');
  if ('delta' in input) {
    const n = tTestSize({ ...design, delta: numberAt(input, 'delta') }, power);
    return made.ok({ n, nWhole: n === null ? null : Math.ceil(n) }, { observations: 0 });
  }
  const n = numberAt(input, 'n');
  return made.ok({ delta: tTestEffect({ ...design, n }, power) }, { observations: n });
}

function itsPowerLabels(input: JsonObject): MethodResult<Labels> {
  const rhos = isList(input['rho']) ? numbersAt(input, 'rho') : [numberAt(input, 'rho', 0)];
  const options = { level: numberAt(input, 'level', 0.05), power: numberAt(input, 'power', 0.8) };
  const design = { n: numberAt(input, 'n'), t0: numberAt(input, 't0') };
  const results = rhos.map((rho) => itsPower({ ...design, rho }, options));
  const first = results.find((r) => !r.ok) ?? results[0];
  if (first === undefined) throw inputError('input.rho must hold at least one correlation');
  const column = (key: 'seStep' | 'seSlopeChange' | 'mdeStep' | 'mdeSlopeChange'): number | number[] => {
    const values = results.flatMap((r) => (r.ok ? [r.value[key]] : []));
    return isList(input['rho']) ? values : (values[0] ?? Number.NaN);
  };
  const percent = Math.round(100 * options.power);
  return mapResult(first, (): Labels => ({
    seStep: column('seStep'),
    seSlopeChange: column('seSlopeChange'),
    [`mdeStep${percent}`]: column('mdeStep'),
    [`mdeSlopeChange${percent}`]: column('mdeSlopeChange'),
  }));
}

function visibilityLabels(input: JsonObject, { earlier }: CaseContext): MethodResult<Labels> {
  const design = [input, ...earlier].find((i) => has(i, 'n', 't0')) ?? { n: 48, t0: 24 };
  const result = visibility({
    design: { n: numberAt(design, 'n'), t0: numberAt(design, 't0'), rho: numberAt(input, 'rho', 0) },
    cv: numberAt(input, 'cv'),
    target: numberAt(input, 'target'),
    bundleTarget: 'bundleTarget' in input ? numberAt(input, 'bundleTarget') : null,
    level: numberAt(input, 'level', 0.05),
    needed: numberAt(input, 'needed', 0.8),
  });
  return mapResult(result, (value): Labels => ({ ...value }));
}

function rampLabels(input: JsonObject): MethodResult<Labels> {
  const made = run({ method: '04-evaluation/ramp', version: '1.0', input });
  const shape: RampShape =
    'constant' in input
      ? { kind: 'exponential', constant: numberAt(input, 'constant') }
      : { kind: 'linear', months: numberAt(input, 'rampMonths') };
  const months = savingsRamp({
    structuralPerYear: numberAt(input, 'structuralPerYear'),
    startMonth: numberAt(input, 'startMonth', 1),
    shape,
    horizonMonths: numberAt(input, 'horizonMonths'),
  });
  const years = perYear(months);
  const labels = Object.fromEntries(years.map((v, i) => [`year${i + 1}`, v]));
  return made.ok(
    { ...labels, months, total: years.reduce((a, b) => a + b, 0) },
    { observations: months.length },
  );
}

/** Difference-in-differences of four means, given as numbers or as lists of values. */
function fourMeansLabels(input: JsonObject): MethodResult<Labels> {
  const made = run({ method: '04-evaluation/did', version: '1.0', input });
  const level = (key: string): number =>
    isList(input[key]) ? mean(numbersAt(input, key)) : numberAt(input, key);
  const treatedChange = level('treatedAfter') - level('treatedBefore');
  const controlChange = level('controlAfter') - level('controlBefore');
  return made.ok({ tau: treatedChange - controlChange, treatedChange, controlChange }, { observations: 4 });
}

function localLevelLabels(input: JsonObject): MethodResult<Labels> {
  const given =
    'sigma2Eps' in input
      ? { epsilon: numberAt(input, 'sigma2Eps'), eta: numberAt(input, 'sigma2Eta') }
      : null;
  return mapResult(localLevel(numbersAt(input, 'y'), given), (value): Labels => ({
    sigma2Eps: value.variances.epsilon,
    sigma2Eta: value.variances.eta,
    innovations: value.innovations,
    F: value.innovationVariances,
    filtered: value.filtered,
    filteredLast: value.filtered.at(-1),
    filteredVariance: value.filteredVariance,
    diffuseLogLik: value.diffuseLogLik,
  }));
}
