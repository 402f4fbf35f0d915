import { twoSidedZ } from '../numeric/distributions.ts';
import { logFactorial } from '../numeric/gamma-functions.ts';
import { gaussHermite } from '../numeric/hermite.ts';
import { at } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';
import { assumption, run, type MethodResult } from '../result.ts';

export interface Trials {
  readonly trials: number;
  readonly events: number;
}

export interface LogitNormal {
  /** Mean and standard deviation of the true logits. */
  readonly mu: number;
  readonly sd: number;
  readonly logLikelihood: number;
  /** Most likely rate of each unit given all units, with its 80 and 95 % intervals. */
  readonly rates: readonly number[];
  readonly interval80: readonly (readonly [number, number])[];
  readonly interval95: readonly (readonly [number, number])[];
}

const rule = gaussHermite(25);
const smallestSd = 1e-4;

/**
 * Empirical-Bayes shrinkage of proportions: events ~ Binomial(trials, p), logit p ~ Normal(mu, sd²), with mu and sd by
 * maximum likelihood on 25-point adaptive quadrature (Pinheiro & Bates 1995). Needs five units.
 */
export function shrinkProportions(units: readonly Trials[]): MethodResult<LogitNormal> {
  const made = run({ method: '05-comparison/logit-normal', version: '1', input: units });
  if (units.length < 5) return made.notEnough('units', 5, units.length);
  const events = sum(units.map((u) => u.events));
  const trials = sum(units.map((u) => u.trials));
  if (events === 0 || events === trials) return made.notEnough('events and non-events', 1, 0);
  const { mu, logSd } = maximise(units, Math.log(events / (trials - events)));
  const sd = Math.exp(logSd);
  const modes = units.map((unit) => posteriorMode(unit, mu, sd));
  const interval = (level: number): [number, number][] =>
    modes.map(({ mode, spread }) => {
      const half = twoSidedZ(level) * spread;
      return [logistic(mu + sd * (mode - half)), logistic(mu + sd * (mode + half))];
    });
  return made.ok(
    {
      mu,
      sd,
      logLikelihood: logLikelihood(units, mu, sd),
      rates: modes.map(({ mode }) => logistic(mu + sd * mode)),
      interval80: interval(0.8),
      interval95: interval(0.95),
    },
    {
      observations: units.length,
      assumptions: [
        assumption('true logits follow a normal distribution', 'unknown', 'a unit far outside pulls sd up'),
        assumption(
          'enough units to know the distribution',
          units.length >= 30,
          `${units.length} units; the intervals take mu and sd as known`,
        ),
      ],
      flags: sd <= smallestSd * 1.01 ? ['no-difference-between-units'] : [],
    },
  );
}

/** Mode and spread of the posterior of u, where logit p = mu + sd u and u is standard normal beforehand. */
function posteriorMode({ trials, events }: Trials, mu: number, sd: number): { mode: number; spread: number } {
  let mode = 0;
  for (let step = 0; step < 100; step += 1) {
    const p = logistic(mu + sd * mode);
    const slope = sd * (events - trials * p) - mode;
    const curvature = sd * sd * trials * p * (1 - p) + 1;
    const move = Math.max(-2, Math.min(2, slope / curvature));
    mode += move;
    if (Math.abs(move) < 1e-13) break;
  }
  const p = logistic(mu + sd * mode);
  return { mode, spread: 1 / Math.sqrt(sd * sd * trials * p * (1 - p) + 1) };
}

function logLikelihood(units: readonly Trials[], mu: number, sd: number): number {
  return sum(units.map((unit) => logMarginal(unit, mu, sd)));
}

function logMarginal(unit: Trials, mu: number, sd: number): number {
  const { mode, spread } = posteriorMode(unit, mu, sd);
  const height = (u: number): number => logBinomial(unit, mu + sd * u) - (u * u) / 2;
  const top = height(mode);
  const integral = sum(
    rule.nodes.map(
      (x, i) => at(rule.weights, i) * Math.exp(x * x + height(mode + Math.SQRT2 * spread * x) - top),
    ),
  );
  return top + Math.log((integral * spread) / Math.sqrt(Math.PI));
}

function logBinomial({ trials, events }: Trials, logit: number): number {
  const choose = logFactorial(trials) - logFactorial(events) - logFactorial(trials - events);
  return choose + events * logit - trials * Math.log1p(Math.exp(Math.min(logit, 700)));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Newton on (mu, ln sd) with central differences, each step halved until the likelihood rises. */
function maximise(units: readonly Trials[], start: number): { mu: number; logSd: number } {
  const value = (mu: number, logSd: number): number => logLikelihood(units, mu, Math.exp(logSd));
  let mu = start;
  let logSd = Math.log(0.5);
  for (let step = 0; step < 100; step += 1) {
    const [dMu, dLogSd] = newtonStep(value, mu, logSd);
    let size = 1;
    const current = value(mu, logSd);
    while (size > 1e-8 && value(mu + size * dMu, logSd + size * dLogSd) < current) size /= 2;
    mu += size * dMu;
    logSd = Math.max(Math.log(smallestSd), logSd + size * dLogSd);
    if (Math.hypot(dMu, dLogSd) * size < 1e-7) break;
  }
  return { mu, logSd };
}

function newtonStep(value: (a: number, b: number) => number, a: number, b: number): [number, number] {
  const e = 1e-4;
  const here = value(a, b);
  const ga = (value(a + e, b) - value(a - e, b)) / (2 * e);
  const gb = (value(a, b + e) - value(a, b - e)) / (2 * e);
  const haa = (value(a + e, b) - 2 * here + value(a - e, b)) / (e * e);
  const hbb = (value(a, b + e) - 2 * here + value(a, b - e)) / (e * e);
  const hab =
    (value(a + e, b + e) - value(a + e, b - e) - value(a - e, b + e) + value(a - e, b - e)) / (4 * e * e);
  const determinant = haa * hbb - hab * hab;
  const clamp = (x: number): number => Math.max(-1, Math.min(1, x));
  if (haa >= 0 || determinant <= 0) return [clamp(ga / Math.max(1, -haa)), clamp(Math.sign(gb) / 2)];
  return [clamp((hab * gb - hbb * ga) / determinant), clamp((hab * ga - haa * gb) / determinant)];
}
