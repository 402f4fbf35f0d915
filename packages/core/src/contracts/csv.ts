/** An amount as it stands in a cell: a number to the spreadsheet, also when it begins with a minus. */
export interface CsvAmount {
  readonly digits: string;
}

/**
 * A list as semicolon-separated text that a Dutch Excel opens as it stands: UTF-8 with a mark, CRLF, decimal comma.
 * Numbers are whole, amounts come from `csvEuros`; `null` is an empty cell. Text that begins like a formula gets an
 * apostrophe, so that the spreadsheet does not run it.
 */
export function csvText(
  headings: readonly string[],
  rows: readonly (readonly (string | number | CsvAmount | null)[])[],
): string {
  return `\uFEFF${[headings, ...rows].map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')}`;
}

function csvCell(value: string | number | CsvAmount | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'object') return value.digits;
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Whole cents as euros with two decimals and a comma, without thousands separator, for spreadsheets. */
export function csvEuros(cents: number | bigint | null): CsvAmount | null {
  if (cents === null) return null;
  const amount = BigInt(cents);
  const size = amount < 0n ? -amount : amount;
  return { digits: `${amount < 0n ? '-' : ''}${size / 100n},${String(size % 100n).padStart(2, '0')}` };
}
