import { digamma, trigamma } from '../numeric/gamma-functions.ts';
import { at } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import { negativeBinomial, poisson } from './families.ts';
import { fitGlm, type GlmFit, type GlmInput } from './glm.ts';

export interface NegativeBinomialFit extends GlmFit {
  /** Shape: variance = mu + mu²/theta. */
  readonly theta: number;
  readonly thetaStandardError: number | null;
  /** Theta ran to its bound: the data show no more spread than the Poisson, which is then the model. */
  readonly isPoisson: boolean;
}

const largestTheta = 1e7;
const maxRounds = 100;

/**
 * Negative-binomial regression (NB2, log link): theta by maximum likelihood, alternating with the regression
 * coefficients until neither moves (Venables & Ripley 2002, §7.4).
 */
export function fitNegativeBinomial(input: GlmInput): NegativeBinomialFit {
  let fit = fitGlm(input, poisson);
  let theta = startTheta(input.y, fit.fitted);
  for (let round = 0; round < maxRounds; round += 1) {
    const next = thetaFor(input.y, fit.fitted, theta);
    fit = fitGlm(input, negativeBinomial(next));
    const isSettled = Math.abs(next - theta) <= 1e-10 * next;
    theta = next;
    if (isSettled || theta >= largestTheta) break;
  }
  const isPoisson = theta >= largestTheta;
  const information = thetaInformation(input.y, fit.fitted, theta);
  return {
    ...fit,
    theta,
    thetaStandardError: isPoisson || information <= 0 ? null : Math.sqrt(1 / information),
    isPoisson,
  };
}

/** Moment start: solves Σ (y/mu - 1)² = n/theta. */
function startTheta(y: readonly number[], mu: readonly number[]): number {
  const spread = sum(y.map((value, i) => (value / at(mu, i) - 1) ** 2));
  return Math.min(largestTheta, Math.max(1e-4, y.length / Math.max(spread, 1e-12)));
}

/** Root of the score in ln theta, by Newton with a cap on the step; the bound when the score stays positive. */
function thetaFor(y: readonly number[], mu: readonly number[], start: number): number {
  let theta = start;
  for (let step = 0; step < 200; step += 1) {
    const gradient = thetaScore(y, mu, theta) * theta;
    const curvature = thetaInformation(y, mu, theta) * theta * theta - gradient;
    const move = curvature > 0 ? gradient / curvature : Math.sign(gradient);
    theta *= Math.exp(Math.max(-2, Math.min(2, move)));
    if (theta >= largestTheta) return largestTheta;
    if (Math.abs(move) < 1e-13) break;
  }
  return theta;
}

function thetaScore(y: readonly number[], mu: readonly number[], theta: number): number {
  const atTheta = digamma(theta);
  return sum(
    y.map((value, i) => {
      const m = at(mu, i);
      return (
        digamma(theta + value) - atTheta + Math.log(theta / (theta + m)) + 1 - (value + theta) / (m + theta)
      );
    }),
  );
}

/** Observed information: minus the second derivative of the log likelihood in theta. */
function thetaInformation(y: readonly number[], mu: readonly number[], theta: number): number {
  const atTheta = trigamma(theta);
  return sum(
    y.map((value, i) => {
      const m = at(mu, i);
      return (
        -trigamma(theta + value) + atTheta - 1 / theta + 2 / (m + theta) - (value + theta) / (m + theta) ** 2
      );
    }),
  );
}
