import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { seededRandom } from '@jeugdregie/kernel';
import { gammaDeviate } from '../../src/numeric/sampling.ts';
import { fromIncrements, mack, overDispersedPoisson } from '../../src/runoff/index.ts';
import { startReferee, type Referee } from './webr.ts';

/** Positive increments of a triangle with n origins, drawn around a pattern. */
function drawIncrements(seed: string, n: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: n }, (_, i) => {
    const level = 500 + 1000 * random.next();
    return Array.from({ length: n - i }, (__, j) => gammaDeviate(random, 4, (level * 0.6 ** j) / 4));
  });
}

const glmCode = `
  d <- data.frame(y = y, o = factor(o), j = factor(j));
  f <- glm(y ~ o + j, family = quasipoisson(), data = d);
  phi <- sum(residuals(f, 'pearson')^2) / df.residual(f);
  g <- expand.grid(o = levels(d$o), j = levels(d$j));
  g <- g[as.numeric(g$o) + as.numeric(g$j) > n + 1, ];
  X <- model.matrix(~ o + j, g);
  m <- exp(as.vector(X %*% coef(f)));
  c(sum(m), sqrt(phi * sum(m) + as.numeric(t(m) %*% X %*% vcov(f) %*% t(X) %*% m)), phi)`;

describe('run-off against base R', () => {
  let r: Referee;
  before(async () => (r = await startReferee()));
  after(() => r.close());

  it('over-dispersed Poisson equals glm, 200 random triangles', async () => {
    const triangles = Array.from({ length: 200 }, (_, k) => drawIncrements(`odp/${k}`, 4 + (k % 5)));
    const cases = triangles.map((increments) => ({
      y: increments.flat(),
      o: increments.flatMap((row, i) => row.map(() => i + 1)),
      j: increments.flatMap((row) => row.map((_, c) => c + 1)),
      n: [increments.length],
    }));
    const wanted = await r.each(glmCode, cases);
    for (const [k, increments] of triangles.entries()) {
      const own = overDispersedPoisson(fromIncrements(increments));
      assert.ok(own.ok);
      const [reserve = 0, error = 0, phi = 0] = wanted[k] ?? [];
      const { reserveTotal, predictionErrorTotal } = own.value;
      assert.ok(Math.abs(reserveTotal - reserve) <= 1e-5 * reserve, `reserve ${reserveTotal}, R ${reserve}`);
      assert.ok(Math.abs(own.value.phi - phi) <= 1e-4 * phi, `phi ${own.value.phi}, R ${phi}`);
      assert.ok(
        Math.abs(predictionErrorTotal - error) <= 1e-4 * error,
        `error ${predictionErrorTotal}, R ${error}`,
      );
    }
  });

  it('Mack factors and sigmas equal weighted regressions through the origin, 200 random triangles', async () => {
    const triangles = Array.from({ length: 200 }, (_, k) =>
      fromIncrements(drawIncrements(`mack/${k}`, 4 + (k % 5))),
    );
    const steps = triangles.flatMap((data, k) =>
      Array.from({ length: data.columns - 2 }, (_, step) => {
        const rows = data.cumulative.filter((row) => row.length > step + 1);
        return { k, step, a: rows.map((row) => row[step] ?? 0), b: rows.map((row) => row[step + 1] ?? 0) };
      }),
    );
    const code =
      'w <- 1 / a; l <- lm.wfit(matrix(a), b, w); c(l$coefficients, sum(w * l$residuals^2) / l$df.residual)';
    const wanted = await r.each(
      code,
      steps.map(({ a, b }) => ({ a, b })),
    );
    const patterns = triangles.map((data) => mack(data));
    for (const [s, { k, step }] of steps.entries()) {
      const own = patterns[k];
      assert.ok(own?.ok);
      const [factor = 0, sigma = 0] = wanted[s] ?? [];
      assert.ok(Math.abs((own.value.pattern.factors[step] ?? 0) - factor) <= 1e-9 * factor);
      assert.ok(Math.abs((own.value.pattern.sigma2[step] ?? 0) - sigma) <= 1e-7 * Math.max(1e-9, sigma));
    }
  });
});
