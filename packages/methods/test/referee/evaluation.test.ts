import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { seededRandom } from '@jeugdregie/kernel';
import { adjust, fitLinear, tTestPower, tTestSize } from '../../src/evaluation/index.ts';
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

describe('evaluation against base R', () => {
  let r: Referee;
  before(async () => (r = await startReferee()));
  after(() => r.close());

  it('p.adjust, 200 random sets with ties', async () => {
    const cases = Array.from({ length: 200 }, (_, k) => {
      const random = seededRandom(`p/${k}`);
      return {
        p: Array.from({ length: random.integer(1, 25) }, () => Math.round(1000 * random.next() ** 3) / 1000),
      };
    });
    const code = "c(p.adjust(p, 'bonferroni'), p.adjust(p, 'holm'), p.adjust(p, 'BH'), p.adjust(p, 'BY'))";
    const wanted = await r.each(code, cases);
    for (const [k, { p }] of cases.entries()) {
      const own = adjust(p);
      assert.ok(own.ok);
      const { bonferroni, holm, bh, by } = own.value;
      near([...bonferroni, ...holm, ...bh, ...by], wanted[k] ?? [], 1e-12);
    }
  });

  it('power.t.test: power, 240 random designs of every type', async () => {
    for (const type of ['two-sample', 'one-sample', 'paired'] as const) {
      for (const sided of [1, 2] as const) {
        const cases = Array.from({ length: 40 }, (_, k) => {
          const random = seededRandom(`power/${type}/${sided}/${k}`);
          const size = [random.integer(2, 80), 0.05 + 1.5 * random.next(), 0.5 + 2 * random.next()];
          return { v: [...size, random.pick([0.01, 0.05, 0.1])] };
        });
        const side = sided === 1 ? 'one.sided' : 'two.sided';
        const code = `power.t.test(n = v[1], delta = v[2], sd = v[3], sig.level = v[4],
          type = '${type.replace('-', '.')}', alternative = '${side}')$power`;
        const wanted = await r.each(code, cases);
        for (const [k, { v }] of cases.entries()) {
          const [n = 0, delta = 0, sd = 1, level = 0.05] = v;
          near([tTestPower({ n, delta, sd, level, type, sided })], wanted[k] ?? [], 1e-6);
        }
      }
    }
  });

  it('power.t.test: sample size, 200 random designs', async () => {
    const cases = Array.from({ length: 200 }, (_, k) => {
      const random = seededRandom(`size/${k}`);
      return { v: [0.2 + random.next(), 0.6 + 0.35 * random.next()] };
    });
    const wanted = await r.each('power.t.test(delta = v[1], sd = 1, power = v[2], tol = 1e-7)$n', cases);
    for (const [k, { v }] of cases.entries()) {
      const [delta = 1, power = 0.8] = v;
      near([tTestSize({ delta, sd: 1, level: 0.05 }, power) ?? Number.NaN], wanted[k] ?? [], 1e-5);
    }
  });

  it('lm: coefficients and classical errors, 200 random designs', async () => {
    const cases = Array.from({ length: 200 }, (_, k) => {
      const random = seededRandom(`lm/${k}`);
      const x1 = Array.from({ length: random.integer(8, 60) }, () => random.normal());
      const x2 = x1.map((_v, t) => Number(t > x1.length / 2));
      return { x1, x2, y: x1.map((v, t) => 3 + 2 * v - 1.5 * (x2[t] ?? 0) + random.normal()) };
    });
    const code = `f <- lm.fit(cbind(1, x1, x2), y)
      c(f$coefficients, sqrt(sum(f$residuals^2) / f$df.residual * diag(chol2inv(f$qr$qr))))`;
    const wanted = await r.each(code, cases);
    for (const [k, { x1, x2, y }] of cases.entries()) {
      const rows = x1.map((v, t) => [1, v, x2[t] ?? 0]);
      const own = fitLinear(rows, y);
      assert.ok(own);
      const se = own.inverse.map((row, i) => Math.sqrt(own.sigma2 * (row[i] ?? 0)));
      near([...own.coefficients, ...se], wanted[k] ?? [], 1e-9);
    }
  });
});
