/** The month (YYYY-MM) so many months before or after another. */
export function monthPlus(month: string, count: number): string {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${String(Math.floor(n / 12))}-${String((n % 12) + 1).padStart(2, '0')}`;
}

/** `count` months back from this one, latest first, this one included. */
export function monthsBefore(month: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => monthPlus(month, -i));
}
