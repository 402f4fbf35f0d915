import type { Formats } from '../../format/formats.ts';
import { written, type Column, type Value } from './columns.ts';

/** A cell of a file that is handed out: numbers stay numbers, money is in euros. */
export type FileCell = string | number | null;

/** Exactly what is shown: the chosen columns and the filtered rows in their order, with the head first. */
export function sheetOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): readonly (readonly FileCell[])[] {
  const head = columns.map((column) => column.head);
  return [head, ...rows.map((row) => columns.map((column) => fileCell(column, row)))];
}

function fileCell<Row>(column: Column<Row>, row: Row): FileCell {
  if (column.text) return column.text(row);
  const value: Value = column.value(row);
  if (typeof value !== 'number') return value ?? '';
  return column.kind === 'money' ? value / 100 : value;
}

/** For pasting in a letter or a spreadsheet: tabs between cells, as on the screen. */
export function asText<Row>(columns: readonly Column<Row>[], rows: readonly Row[], format: Formats): string {
  const line = (cells: readonly string[]): string =>
    cells.map((c) => c.replaceAll(/[\t\n]/g, ' ')).join('\t');
  return [
    line(columns.map((c) => c.head)),
    ...rows.map((row) => line(columns.map((c) => written(c, row, format)))),
  ].join('\n');
}

/**
 * CSV as Dutch Excel opens it: semicolons, decimal comma, CRLF, a byte order mark. A text that a spreadsheet would take
 * for a formula is written with a quote before it.
 */
export function asCsv(sheet: readonly (readonly FileCell[])[]): string {
  const cell = (value: FileCell): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value).replace('.', ',');
    const safe = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value;
    return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\ufeff${sheet.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
}

/** Gives the browser a file to keep. */
export function handOut(name: string, type: string, content: string | Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
