import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { seededRandom, type Random } from '@jeugdregie/kernel';
import {
  binomial,
  exactInterval,
  fitGlm,
  funnelLimits,
  gamma,
  poisson,
  treatmentContrasts,
  type Family,
} from '../../src/comparison/index.ts';
import { binomialDeviate, gammaDeviate, poissonDeviate } from '../../src/numeric/sampling.ts';
import { startReferee, type Referee } from './webr.ts';

function near(got: readonly number[], want: readonly number[], tolerance: number): void {
  assert.equal(got.length, want.length);
  for (const [i, w] of want.entries()) {
    assert.ok(
      Math.abs((got[i] ?? 0) - w) <= tolerance * Math.max(1, Math.abs(w)),
      `${i}: got ${got[i]}, R says ${w}`,
    );
  }
}

interface Drawn {
  /** Outcome, group (1, 2 or 3), covariate, exposure or number of trials. */
  readonly y: readonly number[];
  readonly g: readonly number[];
  readonly x: readonly number[];
  readonly n: readonly number[];
}

type Rest = { readonly g: number[]; readonly x: number[]; readonly n: number[] };

/** A random design of 15 to 30 units in three groups; the outcome is drawn by the caller. */
function draw(seed: string, outcome: (random: Random, eta: number, n: number) => number): Drawn {
  const random = seededRandom(seed);
  const size = random.integer(15, 30);
  const rest: Rest = { g: [], x: [], n: [] };
  const y: number[] = [];
  const [a, b, c] = [random.normal(), 0.5 * random.normal(), 0.3 * random.normal()];
  for (let i = 0; i < size; i += 1) {
    const [g, x, n] = [1 + (i % 3), random.normal(), random.integer(5, 60)];
    rest.g.push(g);
    rest.x.push(x);
    rest.n.push(n);
    y.push(outcome(random, -0.5 + 0.3 * a + (g === 2 ? b : 0) + c * x, n));
  }
  return { y, ...rest };
}

const cases = (name: string, outcome: Parameters<typeof draw>[1]): Drawn[] =>
  Array.from({ length: 200 }, (_, k) => draw(`${name}/${k}`, outcome));

/** Coefficients, standard errors and deviances, in the order of the R code. */
function own({ y, g, x, n }: Drawn, family: Family, use: 'offset' | 'weights'): number[] {
  const groups = treatmentContrasts([{ name: 'g', values: g }], y.length).rows;
  const design = groups.map((row, i) => [...row, x[i] ?? 0]);
  const extra = use === 'offset' ? { offset: n.map((v) => Math.log(v)) } : { weights: n };
  const fit = fitGlm({ y, design, ...extra }, family);
  assert.equal(fit.converged, true);
  // R's gamma standard errors are scaled by the Pearson dispersion, as ours are for quasi models.
  const scale = family.name === 'gamma' ? Math.sqrt(fit.dispersion ?? 1) : 1;
  return [...fit.coefficients, ...fit.standardErrors.map((se) => se * scale), fit.deviance];
}

/** The lean form of glm: the formula interface would take most of the time. */
const fit = (family: string, more: string): string => `
  X <- cbind(1, g == 2, g == 3, x)
  f <- glm.fit(X, y, ${more}, family = ${family}, control = glm.control(epsilon = 1e-14, maxit = 200))
  d <- if (f$family$family == 'Gamma') sum(f$weights * f$residuals^2) / f$df.residual else 1
  c(f$coefficients, sqrt(d * diag(chol2inv(f$qr$qr[1:4, 1:4]))), f$deviance)`;

describe('comparison against base R', () => {
  let r: Referee;
  before(async () => (r = await startReferee()));
  after(() => r.close());

  it('glm, Poisson with offset: 200 random designs', async () => {
    const drawn = cases('poisson', (random, eta, n) => poissonDeviate(random, n * Math.exp(eta)));
    const code = fit('poisson()', 'offset = log(n)');
    const wanted = await r.each(
      code,
      drawn.map((d) => ({ ...d })),
    );
    for (const [k, d] of drawn.entries()) near(own(d, poisson, 'offset'), wanted[k] ?? [], 1e-7);
  });

  it('glm, binomial with trials as weights: 200 random designs', async () => {
    const drawn = cases(
      'binomial',
      (random, eta, n) => binomialDeviate(random, n, 1 / (1 + Math.exp(-eta))) / n,
    );
    const code = fit('binomial()', 'weights = n');
    const wanted = await r.each(
      code,
      drawn.map((d) => ({ ...d })),
    );
    for (const [k, d] of drawn.entries()) near(own(d, binomial, 'weights'), wanted[k] ?? [], 1e-7);
  });

  it('glm, gamma with log link and offset: 200 random designs', async () => {
    const drawn = cases('gamma', (random, eta, n) => gammaDeviate(random, 3, (n * Math.exp(eta)) / 3));
    const code = fit("Gamma(link = 'log')", 'offset = log(n)');
    const wanted = await r.each(
      code,
      drawn.map((d) => ({ ...d })),
    );
    for (const [k, d] of drawn.entries()) near(own(d, gamma, 'offset'), wanted[k] ?? [], 1e-6);
  });

  it('exact Poisson interval and funnel limits: 300 random counts', async () => {
    const random = seededRandom('poisson.test');
    const drawn = Array.from({ length: 300 }, () => ({
      v: [random.integer(0, 200), 0.5 + 100 * random.next()],
    }));
    const code = `c(poisson.test(v[1], v[2])$conf.int, qchisq(0.001, 2 * v[2]) / (2 * v[2]),
      qchisq(0.999, 2 * (v[2] + 1)) / (2 * v[2]))`;
    const wanted = await r.each(code, drawn);
    for (const [k, { v }] of drawn.entries()) {
      const [observed = 0, expected = 1] = v;
      const interval = exactInterval(observed, expected, 0.95);
      const limits = funnelLimits(expected, 0.001);
      near([interval.lower, interval.upper, limits.lower, limits.upper], wanted[k] ?? [], 1e-8);
    }
  });
});
