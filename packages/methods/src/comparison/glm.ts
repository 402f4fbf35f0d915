import { Matrix, QrDecomposition, inverse } from 'ml-matrix';
import { at } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import type { Family } from './families.ts';

export interface GlmInput {
  /** Response per observation. */
  readonly y: readonly number[];
  /** One row of covariates per observation, the intercept included. */
  readonly design: readonly (readonly number[])[];
  /** Known part of the linear predictor, such as log(exposure); zero when left out. */
  readonly offset?: readonly number[];
  /** Prior weights, such as the number of trials of a proportion; one when left out. */
  readonly weights?: readonly number[];
  /**
   * Penalty ridge × coefficient² on every coefficient but the first (the intercept). Keeps a stratum without any event
   * finite. Zero when left out.
   */
  readonly ridge?: number;
}

export interface GlmFit {
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly covariance: readonly (readonly number[])[];
  readonly fitted: readonly number[];
  readonly deviance: number;
  /** Deviance of the model with the intercept (and the offset) only. */
  readonly nullDeviance: number;
  readonly degreesOfFreedom: number;
  /** Pearson chi-square ÷ degrees of freedom; multiply standard errors by its root for a quasi model. */
  readonly dispersion: number | null;
  readonly logLikelihood: number | null;
  readonly iterations: number;
  readonly converged: boolean;
  /** True when a fitted value ran to the edge of what is possible: a stratum has no events, or only events. */
  readonly separated: boolean;
}

const tolerance = 1e-12;
const maxIterations = 60;

/**
 * Generalised linear model by iteratively reweighted least squares (McCullagh & Nelder 1989, §2.5). Standard errors
 * are those of the family itself (dispersion 1); for the gamma family scale them by √dispersion.
 */
export function fitGlm(input: GlmInput, family: Family): GlmFit {
  const fit = iterate(input, family);
  const isInterceptOnly = input.design.every((row) => row.length === 1);
  const nullDeviance = isInterceptOnly
    ? fit.deviance
    : iterate({ ...input, design: input.design.map(() => [1]) }, family).deviance;
  return { ...fit, nullDeviance };
}

function iterate(input: GlmInput, family: Family): GlmFit {
  const { y, design } = input;
  const n = y.length;
  const offset = input.offset ?? y.map(() => 0);
  const weights = input.weights ?? y.map(() => 1);
  let eta = y.map((value) => family.link(family.start(value)));
  let beta: number[] = [];
  let deviance = Number.POSITIVE_INFINITY;
  let iterations = 0;
  let converged = false;
  while (iterations < maxIterations && !converged) {
    iterations += 1;
    const step = leastSquares(input, family, { eta, offset, weights });
    const before = beta;
    beta = halveUntilFinite(step, beta, (candidate) =>
      sumDeviance(input, family, { candidate, offset, weights }),
    );
    eta = predictor(design, beta, offset);
    const next = sumDeviance(input, family, { candidate: beta, offset, weights });
    converged = Math.abs(next - deviance) <= tolerance * (Math.abs(next) + 0.1) && isSettled(beta, before);
    deviance = next;
  }
  const covariance = inverse(information(input, family, { eta, weights })).to2DArray();
  const fitted = eta.map((e) => family.inverseLink(e));
  const degreesOfFreedom = n - beta.length;
  const pearson = sum(fitted.map((mu, i) => (at(weights, i) * (at(y, i) - mu) ** 2) / family.variance(mu)));
  const { logDensity } = family;
  return {
    coefficients: beta,
    standardErrors: covariance.map((row, j) => Math.sqrt(Math.max(0, at(row, j)))),
    covariance,
    fitted,
    deviance,
    nullDeviance: deviance,
    degreesOfFreedom,
    dispersion: degreesOfFreedom > 0 ? pearson / degreesOfFreedom : null,
    logLikelihood: logDensity ? sum(fitted.map((mu, i) => logDensity(at(y, i), mu, at(weights, i)))) : null,
    iterations,
    converged,
    separated: eta.some((e, i) => Math.abs(e - at(offset, i)) > 15),
  };
}

/** The deviance is flat near its minimum, so the coefficients must have stopped moving too. */
function isSettled(beta: readonly number[], before: readonly number[]): boolean {
  return (
    before.length > 0 && beta.every((b, j) => Math.abs(b - at(before, j)) <= 1e-9 * Math.max(1, Math.abs(b)))
  );
}

interface State {
  readonly eta: readonly number[];
  readonly offset: readonly number[];
  readonly weights: readonly number[];
}

/** One weighted least-squares step on the working response; the ridge enters as extra rows. */
function leastSquares(input: GlmInput, family: Family, state: State): number[] {
  const rows: number[][] = [];
  const response: number[] = [];
  for (const [i, covariates] of input.design.entries()) {
    const eta = at(state.eta, i);
    const mu = family.inverseLink(eta);
    const slope = family.slope(eta);
    const root = Math.sqrt((at(state.weights, i) * slope * slope) / family.variance(mu));
    rows.push(covariates.map((x) => x * root));
    response.push((eta - at(state.offset, i) + (at(input.y, i) - mu) / slope) * root);
  }
  const ridge = Math.sqrt(input.ridge ?? 0);
  const width = rows[0]?.length ?? 0;
  const penalised = ridge > 0 ? width : 1;
  for (let j = 1; j < penalised; j += 1) {
    rows.push(Array.from({ length: width }, (_, k) => (k === j ? ridge : 0)));
    response.push(0);
  }
  return new QrDecomposition(new Matrix(rows)).solve(Matrix.columnVector(response)).to1DArray();
}

/** Halves the step towards the last coefficients while the deviance is not finite (a diverging first step). */
function halveUntilFinite(
  step: number[],
  last: readonly number[],
  deviance: (beta: number[]) => number,
): number[] {
  let beta = step;
  for (
    let halvings = 0;
    halvings < 30 && last.length > 0 && !Number.isFinite(deviance(beta));
    halvings += 1
  ) {
    beta = beta.map((value, j) => (value + at(last, j)) / 2);
  }
  return beta;
}

function sumDeviance(
  input: GlmInput,
  family: Family,
  trial: { candidate: readonly number[]; offset: readonly number[]; weights: readonly number[] },
): number {
  const eta = predictor(input.design, trial.candidate, trial.offset);
  return sum(
    eta.map((e, i) => at(trial.weights, i) * family.deviance(at(input.y, i), family.inverseLink(e))),
  );
}

/** X'WX, plus the ridge on the diagonal. */
function information(input: GlmInput, family: Family, state: Omit<State, 'offset'>): Matrix {
  const width = input.design[0]?.length ?? 0;
  const result = Matrix.zeros(width, width);
  for (const [i, row] of input.design.entries()) {
    const eta = at(state.eta, i);
    const slope = family.slope(eta);
    const weight = (at(state.weights, i) * slope * slope) / family.variance(family.inverseLink(eta));
    for (let j = 0; j < width; j += 1) {
      for (let k = 0; k < width; k += 1)
        result.set(j, k, result.get(j, k) + weight * at(row, j) * at(row, k));
    }
  }
  for (let j = 1; j < width; j += 1) result.set(j, j, result.get(j, j) + (input.ridge ?? 0));
  return result;
}

function predictor(
  design: readonly (readonly number[])[],
  beta: readonly number[],
  offset: readonly number[],
): number[] {
  return design.map((row, i) => row.reduce((eta, x, j) => eta + x * at(beta, j), at(offset, i)));
}
