import { at, range } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import { assumption, run, type Assumption, type MethodResult } from '../result.ts';
import { gamma, poisson } from './families.ts';
import { fitGlm, type GlmFit, type GlmInput } from './glm.ts';
import { exactInterval } from './limits.ts';
import { fitNegativeBinomial, type NegativeBinomialFit } from './negative-binomial.ts';

export interface ExpectedUseInput {
  readonly units: readonly string[];
  readonly outcome: readonly number[];
  /** Youths, months or whatever the outcome is counted over; one for an outcome per trajectory. */
  readonly exposure: readonly number[];
  /** One row per unit, the intercept included; only what a provider cannot influence. */
  readonly design: readonly (readonly number[])[];
  readonly names: readonly string[];
}

export type ModelKind = 'poisson' | 'quasiPoisson' | 'negativeBinomial' | 'gamma';

export interface ExpectedUseOptions {
  readonly model?: ModelKind;
  /** Each unit's expectation from a model that has not seen that unit. Default false. */
  readonly leaveOneOut?: boolean;
}

export interface ExpectedUse {
  readonly coefficients: readonly {
    readonly name: string;
    readonly value: number;
    readonly standardError: number;
  }[];
  readonly theta: number | null;
  readonly dispersion: number | null;
  readonly deviance: number;
  /** Share of the null deviance that the covariates explain. The rest is unexplained, not inefficient. */
  readonly explained: number;
  readonly units: readonly {
    readonly unit: string;
    readonly observed: number;
    readonly expected: number;
    readonly ratio: number;
    /** 95 % interval of the ratio given the expectation; null for gamma outcomes. */
    readonly lower95: number | null;
    readonly upper95: number | null;
  }[];
}

/** Weight of a ridge that keeps a stratum without events finite and leaves every other coefficient almost free. */
const separationRidge = 0.01;

/** Expected use per unit from a case-mix regression with log link and offset log(exposure). */
export function expectedUse(
  input: ExpectedUseInput,
  options: ExpectedUseOptions = {},
): MethodResult<ExpectedUse> {
  const made = run({ method: '05-comparison/expected-use', version: '1', input: { input, options } });
  const needed = input.names.length + 1;
  if (input.outcome.length < needed) return made.notEnough('units', needed, input.outcome.length);
  const kind = options.model ?? 'poisson';
  const fit = fitModel(glmInput(input, 0), kind);
  const isSeparated = fit.separated || !fit.converged;
  const ridge = isSeparated ? separationRidge : 0;
  const settled = isSeparated ? fitModel(glmInput(input, ridge), kind) : fit;
  const expected = options.leaveOneOut ? leftOut(input, kind, ridge) : settled.fitted;
  const scale = kind === 'quasiPoisson' || kind === 'gamma' ? Math.sqrt(settled.dispersion ?? 1) : 1;
  const value: ExpectedUse = {
    coefficients: input.names.map((name, j) => ({
      name,
      value: at(settled.coefficients, j),
      standardError: at(settled.standardErrors, j) * scale,
    })),
    theta: thetaOf(settled),
    dispersion: settled.dispersion,
    deviance: settled.deviance,
    explained: settled.nullDeviance > 0 ? 1 - settled.deviance / settled.nullDeviance : 0,
    units: input.units.map((unit, i) => compareUnit(unit, at(input.outcome, i), at(expected, i), kind)),
  };
  return made.ok(value, {
    observations: input.outcome.length,
    assumptions: assumptionsOf(settled, kind, input),
    flags: isSeparated ? ['ridge-for-empty-stratum'] : [],
  });
}

function glmInput(input: ExpectedUseInput, ridge: number): GlmInput {
  return { y: input.outcome, design: input.design, offset: input.exposure.map((e) => Math.log(e)), ridge };
}

function fitModel(input: GlmInput, kind: ModelKind): GlmFit | NegativeBinomialFit {
  if (kind === 'negativeBinomial') return fitNegativeBinomial(input);
  return fitGlm(input, kind === 'gamma' ? gamma : poisson);
}

function thetaOf(fit: GlmFit | NegativeBinomialFit): number | null {
  return 'theta' in fit ? fit.theta : null;
}

/** The expectation of every unit from the model without it: one large unit then cannot set its own norm. */
function leftOut(input: ExpectedUseInput, kind: ModelKind, ridge: number): number[] {
  return range(input.outcome.length).map((left) => {
    const others = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== left);
    const fit = fitModel(
      glmInput(
        {
          ...input,
          outcome: others(input.outcome),
          exposure: others(input.exposure),
          design: others(input.design),
        },
        ridge,
      ),
      kind,
    );
    const eta = sum(at(input.design, left).map((x, j) => x * at(fit.coefficients, j)));
    return at(input.exposure, left) * Math.exp(eta);
  });
}

function compareUnit(
  unit: string,
  observed: number,
  expected: number,
  kind: ModelKind,
): ExpectedUse['units'][number] {
  const interval = kind === 'gamma' ? null : exactInterval(observed, expected, 0.95);
  return {
    unit,
    observed,
    expected,
    ratio: observed / expected,
    lower95: interval?.lower ?? null,
    upper95: interval?.upper ?? null,
  };
}

function assumptionsOf(fit: GlmFit, kind: ModelKind, input: ExpectedUseInput): Assumption[] {
  const dispersion = fit.dispersion ?? 1;
  const largest = Math.max(...input.exposure) / sum(input.exposure);
  return [
    assumption(
      'variance as the model says',
      kind !== 'poisson' || dispersion < 1.5,
      `Pearson dispersion is ${dispersion.toFixed(2)}`,
    ),
    assumption(
      'no unit sets its own norm',
      largest < 0.25,
      `the largest unit holds ${(100 * largest).toFixed(0)} % of the exposure`,
    ),
    assumption(
      'covariates are outside the influence of the unit',
      'unknown',
      'a choice of the analyst, not of the data',
    ),
  ];
}
