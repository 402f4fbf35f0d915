import { roundHalfUp } from '@jeugdregie/kernel';
import type { Fraction, Unit } from './model.ts';

export function whole(n: bigint): Fraction {
  return { numerator: n, denominator: 1n };
}

/** Null when there is nothing to divide by. */
export function ratio(numerator: bigint, denominator: bigint): Fraction | null {
  return denominator === 0n ? null : { numerator, denominator };
}

/** A fraction as the nearest double, for charts and for JSON attributes that are not exact by nature. */
export function toNumber(value: Fraction): number {
  return Number(value.numerator) / Number(value.denominator);
}

export function sameFraction(a: Fraction | null, b: Fraction | null): boolean {
  if (a === null || b === null) return a === b;
  return a.numerator * b.denominator === b.numerator * a.denominator;
}

/** `numerator/denominator`, the form in which letters keep a value. */
export function fractionText(value: Fraction | null): string | null {
  return value === null ? null : `${value.numerator}/${value.denominator}`;
}

/** A decimal number by Dutch rules: points between thousands, a decimal comma, a real minus sign, no minus zero. */
export function decimalText(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const scaled = roundHalfUp(value.numerator * scale, value.denominator);
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const integer = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, '.');
  const fraction = decimals === 0 ? '' : `,${digits.slice(digits.length - decimals)}`;
  return `${scaled < 0n ? '−' : ''}${integer}${fraction}`;
}

/** No-break space: an amount and its unit stay on one line. */
const space = '\u00A0';
const million = 100_000_000n;

/**
 * A value as Dutch text. `exact`: to the cent, shares with one decimal. `short`: for sentences, euros as
 * `€ 1,2 miljoen` or whole euros.
 */
export function valueText(value: Fraction | null, unit: Unit, format: 'exact' | 'short' = 'exact'): string {
  if (value === null) return 'onbekend';
  switch (unit) {
    case 'cents':
      return format === 'exact' ? `€${space}${decimalText(cents(value), 2)}` : shortEuros(value);
    case 'share':
      return `${decimalText({ ...value, numerator: value.numerator * 100n }, 1)}${space}%`;
    case 'hours':
    case 'days':
      return decimalText(value, 1);
    case 'persons':
    case 'trajectories':
    case 'allocations':
      return decimalText(value, 0);
  }
}

function cents(value: Fraction): Fraction {
  return { ...value, denominator: value.denominator * 100n };
}

function shortEuros(value: Fraction): string {
  const size = value.numerator < 0n ? -value.numerator : value.numerator;
  if (size >= million * value.denominator) {
    const millions = { ...value, denominator: value.denominator * million };
    return `€${space}${decimalText(millions, 1)}${space}miljoen`;
  }
  return `€${space}${decimalText(cents(value), 0)}`;
}
