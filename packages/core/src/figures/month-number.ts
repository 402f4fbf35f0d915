import { month, type Month } from '@jeugdregie/kernel';

/** A month as a number, year × 12 + month − 1, so that months apart are a subtraction. Sorts like the text. */
export function monthNumber(of: Month | string): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5, 7)) - 1;
}

export function monthFromNumber(n: number): Month {
  const text = `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}`;
  const found = month(text);
  if (found === null) throw new Error(`no month has number ${n}`);
  return found;
}
