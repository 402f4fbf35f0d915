import { logGamma } from './distributions.ts';

/**
 * First two derivatives of ln Γ, for positive arguments. Each shifts the argument above ten by recurrence and then
 * uses the asymptotic series, which gives about 14 correct digits (Abramowitz & Stegun 1964, 6.3.18, 6.4.12).
 */
const shift = 10;

/** ψ(x) = d ln Γ(x) / dx, x > 0. */
export function digamma(x: number): number {
  let at = x;
  let sum = 0;
  while (at < shift) {
    sum -= 1 / at;
    at += 1;
  }
  const square = 1 / (at * at);
  const series =
    square *
    (1 / 12 -
      square *
        (1 / 120 - square * (1 / 252 - square * (1 / 240 - square * (1 / 132 - (square * 691) / 32760)))));
  return sum + Math.log(at) - 0.5 / at - series;
}

/** ψ'(x), x > 0. */
export function trigamma(x: number): number {
  let at = x;
  let sum = 0;
  while (at < shift) {
    sum += 1 / (at * at);
    at += 1;
  }
  const inverse = 1 / at;
  const square = inverse * inverse;
  const series =
    square * (1 / 6 - square * (1 / 30 - square * (1 / 42 - square * (1 / 30 - (square * 5) / 66))));
  return sum + inverse + square / 2 + inverse * series;
}

/** ln n!, n a non-negative whole number. */
export function logFactorial(n: number): number {
  return logGamma(n + 1);
}
