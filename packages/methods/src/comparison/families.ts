import { logGamma } from '../numeric/distributions.ts';
import { logFactorial } from '../numeric/gamma-functions.ts';

/** A response distribution with its link, as a generalised linear model needs it (McCullagh & Nelder 1989). */
export interface Family {
  readonly name: 'poisson' | 'negativeBinomial' | 'gamma' | 'binomial';
  readonly link: (mu: number) => number;
  readonly inverseLink: (eta: number) => number;
  /** d mu / d eta at eta. */
  readonly slope: (eta: number) => number;
  readonly variance: (mu: number) => number;
  /** Contribution of one observation to the deviance. */
  readonly deviance: (y: number, mu: number) => number;
  readonly start: (y: number) => number;
  /** Log density of one observation; null where the family leaves a scale parameter open. */
  readonly logDensity: ((y: number, mu: number, weight: number) => number) | null;
}

const logLink = {
  link: (mu: number): number => Math.log(mu),
  inverseLink: (eta: number): number => Math.max(Math.exp(eta), Number.MIN_VALUE),
  slope: (eta: number): number => Math.max(Math.exp(eta), Number.MIN_VALUE),
};

/** y ln(y / mu), with the limit 0 at y = 0. */
function yLogRatio(y: number, mu: number): number {
  return y === 0 ? 0 : y * Math.log(y / mu);
}

export const poisson: Family = {
  name: 'poisson',
  ...logLink,
  variance: (mu) => mu,
  deviance: (y, mu) => 2 * (yLogRatio(y, mu) - (y - mu)),
  start: (y) => y + 0.1,
  logDensity: (y, mu, weight) => weight * ((y === 0 ? 0 : y * Math.log(mu)) - mu - logFactorial(y)),
};

/** Negative binomial (NB2): variance mu + mu²/theta. With theta to infinity it becomes the Poisson. */
export function negativeBinomial(theta: number): Family {
  return {
    name: 'negativeBinomial',
    ...logLink,
    variance: (mu) => mu + (mu * mu) / theta,
    deviance: (y, mu) => 2 * (yLogRatio(y, mu) - (y + theta) * Math.log((y + theta) / (mu + theta))),
    start: (y) => y + (y === 0 ? 1 / 6 : 0),
    logDensity: (y, mu, weight) =>
      weight *
      (logGamma(theta + y) -
        logGamma(theta) -
        logFactorial(y) +
        theta * Math.log(theta) +
        (y === 0 ? 0 : y * Math.log(mu)) -
        (theta + y) * Math.log(theta + mu)),
  };
}

/** Gamma with log link: hours or euros per completed trajectory, all above zero. */
export const gamma: Family = {
  name: 'gamma',
  ...logLink,
  variance: (mu) => mu * mu,
  deviance: (y, mu) => -2 * (Math.log(y / mu) - (y - mu) / mu),
  start: (y) => y,
  logDensity: null,
};

/** Binomial with logit link; y is a proportion, the weight is the number of trials. */
export const binomial: Family = {
  name: 'binomial',
  link: (mu) => Math.log(mu / (1 - mu)),
  inverseLink: (eta) => 1 / (1 + Math.exp(-eta)),
  slope: (eta) => {
    const p = 1 / (1 + Math.exp(-eta));
    return Math.max(p * (1 - p), Number.EPSILON);
  },
  variance: (mu) => mu * (1 - mu),
  deviance: (y, mu) => 2 * (yLogRatio(y, mu) + yLogRatio(1 - y, 1 - mu)),
  start: (y) => (y + 0.5) / 2,
  logDensity: (y, mu, weight) => {
    const successes = Math.round(weight * y);
    const failures = weight - successes;
    return (
      logFactorial(weight) -
      logFactorial(successes) -
      logFactorial(failures) +
      (successes === 0 ? 0 : successes * Math.log(mu)) +
      (failures === 0 ? 0 : failures * Math.log(1 - mu))
    );
  },
};
