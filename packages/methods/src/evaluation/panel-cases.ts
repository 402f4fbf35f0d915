import { parseCsv } from '../csv.ts';
import type { CaseContext, Labels } from '../entry.ts';
import {
  inputError,
  isObject,
  matrixAt,
  numberAt,
  objectAt,
  textAt,
  textsAt,
  type JsonObject,
} from '../input.ts';
import { mean } from '../numeric/moments.ts';
import { mapResult, run, type MethodResult } from '../result.ts';
import { setApart, panelFromTable, type Comparison, type Panel } from './panel.ts';
import { predictorPanel, predictorWeights } from './predictor-weights.ts';
import {
  gapUnder,
  placeboInference,
  syntheticFor,
  type Specification,
  type SyntheticControl,
} from './synthetic-control.ts';
import { differenceInDifferences, syntheticDid } from './synthetic-did.ts';

interface Setting {
  readonly panel: Panel;
  readonly comparison: Comparison;
  readonly before: number;
  readonly source: JsonObject;
}

/** Comparison of one treated unit with donors, from a panel file or inline numbers. */
export function panelCase(input: JsonObject, context: CaseContext): MethodResult<Labels> {
  const setting = settingOf(input, context);
  const { comparison } = setting;
  if ('statistic' in input || asks(input, context, /placebo inference, outcomes/i)) {
    return placeboLabels(setting, { kind: 'outcomes' });
  }
  if (asks(input, context, /predictor|published order/i)) return predictorLabels(setting, context);
  const made = run({ method: '04-evaluation/panel', version: '1.0', input: { input, comparison } });
  const observations = (comparison.controls.length + 1) * comparison.periods.length;
  if (isObject(input['weights'])) {
    const weights = objectAt(input, 'weights');
    const named = comparison.controls.map((c) => (c in weights ? numberAt(weights, c) : 0));
    return made.ok(gapLabels(gapUnder(comparison, named), comparison), { observations });
  }
  if ('zetaOmega' in input || asks(input, context, /synthetic difference/i)) return sdidLabels(comparison);
  if ('constraint' in input || asks(input, context, /synthetic control/i))
    return made.ok(outcomeLabels(comparison), { observations });
  const tau = differenceInDifferences(comparison);
  if (asks(input, context, /difference/i)) return made.ok({ tau }, { observations });
  const sdid = syntheticDid(comparison);
  return made.ok(
    { ...outcomeLabels(comparison), did: tau, sdid: sdid.ok ? sdid.value : null },
    { observations },
  );
}

/** True when the input's estimator, the name of the case or a note in the input says so. */
function asks(input: JsonObject, { name }: CaseContext, words: RegExp): boolean {
  return [name, input['estimator'], input['note'], input['specification']].some(
    (t) => typeof t === 'string' && words.test(t),
  );
}

function settingOf(input: JsonObject, context: CaseContext): Setting {
  const source = [input, ...context.earlier].find((i) => 'outcome' in i);
  if (source === undefined)
    throw inputError('a comparison needs "outcome": a panel file, or an object with units, periods, values');
  const panel = panelOf(source, context);
  const treated = textAt(source, 'treated');
  const given = source['treatmentStart'];
  const start = typeof given === 'number' ? `${given}` : textAt(source, 'treatmentStart');
  const before = panel.periods.indexOf(start);
  const comparison = setApart(panel, treated, before);
  if (comparison === null)
    throw inputError(`there is no unit ${treated}, or ${start} is not a period after the first`);
  return { panel, comparison, before, source };
}

function panelOf(source: JsonObject, { load }: CaseContext): Panel {
  const outcome = source['outcome'];
  if (isObject(outcome)) {
    const periods = outcome['periods'];
    if (!Array.isArray(periods)) throw inputError('input.outcome.periods must be a list');
    return {
      units: textsAt(outcome, 'units'),
      periods: periods.map(String),
      outcome: matrixAt(outcome, 'values'),
    };
  }
  const path = textAt(source, 'outcome');
  const text = load(path);
  if (text === null) throw inputError(`cannot find the data file ${path}`);
  return panelFromTable(parseCsv(text));
}

function gapLabels(twin: SyntheticControl, { periods, before }: Comparison): Labels {
  const gaps = Object.fromEntries(periods.map((p, t) => [`gap${p}`, twin.gaps[t] ?? 0]));
  const span = `meanGap${periods[before] ?? ''}_${periods.at(-1) ?? ''}`;
  return {
    weights: twin.weights,
    synthetic: twin.synthetic,
    gapByYear: twin.gap,
    ...gaps,
    [span]: twin.effect,
    meanGap: twin.effect,
    tau: twin.effect,
    preMspe: twin.preMspe,
    postMspe: twin.postMspe,
    postPreMspeRatio: twin.ratio,
  };
}

function outcomeLabels(comparison: Comparison): Labels {
  const twin = syntheticFor(comparison, { kind: 'outcomes' });
  if (twin === null) throw inputError('no donor weights were found');
  return gapLabels(twin, comparison);
}

function sdidLabels(comparison: Comparison): MethodResult<Labels> {
  return mapResult(syntheticDid(comparison), (value): Labels => ({
    ...value,
    se: value.estimate.se,
    preMean: mean(comparison.treatedOutcome.slice(0, comparison.before)),
  }));
}

function placeboLabels(
  { panel, comparison, before }: Setting,
  specification: Specification,
): MethodResult<Labels> {
  const { treated } = comparison;
  const result = placeboInference(panel, { treated, before, specification, floor: 0 });
  return mapResult(result, (value): Labels => ({
    rank: value.rank,
    p: value.p,
    smallestP: value.smallestP,
    ratio: value.ratio,
    preMspe: value.preMspe,
    meanGap: value.meanGap,
    [value.own.effect < 0 ? 'rankOneSidedNegative' : 'rankOneSidedPositive']: value.rankSameSign,
    [treated.toLowerCase()]: {
      preMspe: value.own.preMspe,
      mspeRatio: value.own.ratio,
      rank: value.rank[treated],
      p: value.p,
      weights: value.own.weights,
    },
  }));
}

/** Weights that also match predictors: a table of unit, predictor values stands beside the outcomes. */
function predictorLabels(setting: Setting, { load }: CaseContext): MethodResult<Labels> {
  const path = textAt(setting.source, 'predictors', 'data/prop99_predictors.csv');
  const text = load(path);
  if (text === null) throw inputError(`cannot find the predictors ${path}`);
  const predictors = predictorPanel(parseCsv(text), setting.panel);
  return placeboLabels(setting, {
    kind: 'predictors',
    weightsFor: (unit) => {
      const others = unit === setting.comparison.treated ? [] : [setting.comparison.treated];
      const comparison = setApart(setting.panel, unit, setting.before, others);
      return comparison && predictorWeights(comparison, predictors);
    },
  });
}
