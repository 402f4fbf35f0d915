/**
 * A list as semicolon-separated text that a Dutch Excel opens as it stands: UTF-8 with a mark, CRLF, decimal comma.
 * Numbers are whole; `null` is an empty cell. Text that begins like a formula is kept from running.
 */
export function csvText(
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Whole cents as euros with two decimals and a comma, without thousands separator, for spreadsheets. */
export function csvEuros(cents: number | bigint | null): string | null {
  if (cents === null) return null;
  const amount = BigInt(cents);
  const size = amount < 0n ? -amount : amount;
  return `${amount < 0n ? '-' : ''}${size / 100n},${String(size % 100n).padStart(2, '0')}`;
}
