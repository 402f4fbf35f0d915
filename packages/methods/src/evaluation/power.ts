import { normalCdf, normalQuantile, tQuantile } from '../numeric/distributions.ts';
import { crossProduct, invertSymmetric, type Rows } from '../numeric/linear.ts';
import { assumption, run, type MethodResult } from '../result.ts';
import { noncentralTCdf } from './noncentral-t.ts';

export type TestType = 'two-sample' | 'one-sample' | 'paired';

export interface TTestDesign {
  /** Per group for two samples; pairs for paired. */
  readonly n: number;
  readonly delta: number;
  readonly sd: number;
  readonly level: number;
  readonly type?: TestType;
  readonly sided?: 1 | 2;
  /** Count rejections in the wrong direction too; off, as in R. */
  readonly strict?: boolean;
}

/** Power of a t test. `n` may be a fraction; R's `power.t.test`. */
export function tTestPower({
  n,
  delta,
  sd,
  level,
  type = 'two-sample',
  sided = 2,
  strict = false,
}: TTestDesign): number {
  const groups = type === 'two-sample' ? 2 : 1;
  const df = Math.max(1e-7, groups * (n - 1));
  const shift = Math.sqrt(n / groups) * (delta / sd);
  const critical = tQuantile(1 - level / sided, df);
  const right = 1 - noncentralTCdf(critical, df, shift);
  return strict && sided === 2 ? right + noncentralTCdf(-critical, df, shift) : right;
}

/** Sample size (per group) that gives this power; null when none below ten million does. */
export function tTestSize(design: Omit<TTestDesign, 'n'>, power: number): number | null {
  return root((n) => tTestPower({ ...design, n }) - power, 2, 1e7);
}

/** Smallest effect that this size sees with this power. */
export function tTestEffect(design: Omit<TTestDesign, 'delta'>, power: number): number | null {
  return root((delta) => tTestPower({ ...design, delta }) - power, 1e-7 * design.sd, 1e5 * design.sd);
}

/** Root of an increasing function between two bounds, by bisection on the log scale; null when not bracketed. */
function root(f: (x: number) => number, low: number, high: number): number | null {
  let [a, b] = [low, low];
  while (f(b) < 0) {
    if (b >= high) return null;
    a = b;
    b = Math.min(high, 2 * b);
  }
  if (a === b) return f(a) === 0 ? a : null;
  for (let step = 0; step < 200 && b - a > 1e-12 * b; step += 1) {
    const middle = (a + b) / 2;
    if (f(middle) < 0) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** An interrupted time series before it starts: `n` months, a change after month `t0`, AR(1) errors. */
export interface ItsDesign {
  readonly n: number;
  readonly t0: number;
  /** First autocorrelation of the errors. */
  readonly rho: number;
}

export interface ItsPower {
  /** Standard errors in units of the marginal standard deviation of one month. */
  readonly seStep: number;
  readonly seSlopeChange: number;
  /** Minimal detectable step at the power and level asked, in the same units. */
  readonly mdeStep: number;
  readonly mdeSlopeChange: number;
}

/**
 * What a segmented regression (1, t, step, step·(t − t0)) can see: standard errors by generalised least squares under
 * AR(1) errors, and the minimal detectable effect (z_{1−a/2} + z_power) × s.e. (Zhang, Wagner and Ross-Degnan 2011).
 */
export function itsPower(
  design: ItsDesign,
  options: { readonly level: number; readonly power: number },
): MethodResult<ItsPower> {
  const made = run({ method: '04-evaluation/its-power', version: '1.0', input: { design, options } });
  const { n, t0, rho } = design;
  if (t0 < 3 || n - t0 < 3)
    return made.notEnough('months before and after the start', 3, Math.min(t0, n - t0));
  const rows = Array.from({ length: n }, (_, i) => {
    const t = i + 1;
    const step = Number(t > t0);
    return [1, t, step, step * (t - t0)];
  });
  const covariance = invertSymmetric(crossProduct(prewhitened(rows, rho)));
  if (covariance === null) return made.notEnough('independent columns', 4, 3);
  const seStep = Math.sqrt(covariance[2]?.[2] ?? 0);
  const seSlopeChange = Math.sqrt(covariance[3]?.[3] ?? 0);
  const reach = normalQuantile(1 - options.level / 2) + normalQuantile(options.power);
  return made.ok(
    { seStep, seSlopeChange, mdeStep: reach * seStep, mdeSlopeChange: reach * seSlopeChange },
    {
      observations: n,
      assumptions: [
        assumption('monthly errors follow an AR(1) with the given correlation', 'unknown', `rho = ${rho}`),
      ],
    },
  );
}

/** Prais and Winsten's transformation: rows whose errors are independent with variance one. */
export function prewhitened(rows: Rows, rho: number): number[][] {
  const innovation = Math.sqrt(1 - rho * rho);
  return rows.map((row, t) =>
    t === 0 ? [...row] : row.map((v, k) => (v - rho * (rows[t - 1]?.[k] ?? 0)) / innovation),
  );
}

/** Two-sided power of a normal test for an effect of this many standard errors. */
export function normalPower(standardised: number, level: number): number {
  const z = normalQuantile(1 - level / 2);
  const size = Math.abs(standardised);
  return normalCdf(size - z) + normalCdf(-size - z);
}

export type Visibility = 'visible' | 'visible only as bundle' | 'not visible';

export interface VisibilityInput {
  readonly design: ItsDesign;
  /** Coefficient of variation of one month around its line. */
  readonly cv: number;
  /** Promised change as a share of the level, such as 0.04. */
  readonly target: number;
  /** Promise of all measures that aim at the same indicator together; null when it stands alone. */
  readonly bundleTarget: number | null;
  readonly level: number;
  /** Power from which an effect counts as visible, usually 0.8. */
  readonly needed: number;
}

export interface VisibilityVerdict {
  readonly mdeRelative: number;
  readonly power: number;
  readonly bundlePower: number | null;
  readonly verdict: Visibility;
}

/** Could the promised change be seen at all with this history? Said before the start. */
export function visibility(input: VisibilityInput): MethodResult<VisibilityVerdict> {
  const { design, cv, target, bundleTarget, level, needed } = input;
  const result = itsPower(design, { level, power: needed });
  if (!result.ok) return result;
  const made = run({ method: '04-evaluation/visibility', version: '1.0', input });
  const se = cv * result.value.seStep;
  const power = normalPower(target / se, level);
  const bundlePower = bundleTarget === null ? null : normalPower(bundleTarget / se, level);
  const verdict =
    power >= needed ? 'visible' : (bundlePower ?? 0) >= needed ? 'visible only as bundle' : 'not visible';
  return made.ok(
    { mdeRelative: cv * result.value.mdeStep, power, bundlePower, verdict },
    { observations: design.n, assumptions: result.assumptions },
  );
}
