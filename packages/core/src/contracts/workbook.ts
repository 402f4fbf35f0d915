import { readXlsx, writeXlsx, type CellValue as XlsxValue, type WriteSheet } from 'hucre/xlsx';
import { addDays, day, daysBetween, fail, ok, type Day, type Problem, type Result } from '@jeugdregie/kernel';
import { checkArchive, noWorkbook } from './archive.ts';

/**
 * Our own view of an Excel workbook, so that the library behind it can be replaced. Formula cells give the value that
 * Excel kept with them. A day is its ISO text in `day`; a cell with a time of day in it is `moment`.
 */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'moment'; readonly text: string }
  | { readonly kind: 'truth'; readonly truth: boolean };

/** Rows and columns count from 0; trailing empty cells may be missing. */
export interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

const empty: Cell = { kind: 'empty' };
const maxRows = 200_000;

/** Reads the cells of all sheets. Whatever the bytes are, the answer is cells or a problem, in bounded memory. */
export async function readCells(bytes: Uint8Array): Promise<Result<readonly SheetCells[], Problem>> {
  const archive = checkArchive(bytes);
  if (!archive.ok) return archive;
  try {
    const workbook = await readXlsx(bytes, { maxRows });
    return ok(workbook.sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map(cellOf)) })));
  } catch {
    return fail(noWorkbook('de bladen zijn niet te lezen'));
  }
}

function cellOf(value: XlsxValue): Cell {
  if (value === null || value === '') return empty;
  if (typeof value === 'string') return value.trim() === '' ? empty : { kind: 'text', text: value.trim() };
  if (typeof value === 'number') return { kind: 'number', number: value };
  if (typeof value === 'boolean') return { kind: 'truth', truth: value };
  return dayCell(value.getTime());
}

const dayLength = 86_400_000;
const epoch = '1970-01-01' as Day;

/** The library gives Excel's days as moments in UTC. */
function dayCell(millis: number): Cell {
  if (!Number.isFinite(millis)) return { kind: 'text', text: 'ongeldige datum' };
  const iso = addDays(epoch, Math.floor(millis / dayLength));
  return millis % dayLength === 0
    ? { kind: 'day', day: iso }
    : { kind: 'moment', text: `${iso} met een tijdstip` };
}

/** The cell as a person sees it, for messages and for differences. */
export function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
    case 'moment':
      return cell.text;
    case 'number':
      return String(cell.number).replace('.', ',');
    case 'day':
      return cell.day;
    case 'truth':
      return cell.truth ? 'WAAR' : 'ONWAAR';
  }
}

/** A1 notation; both count from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return `${letters}${row + 1}`;
}

/** How a column of a written sheet looks. */
export interface ColumnLook {
  readonly heading: string;
  readonly width: number;
  readonly format?: 'text' | 'day' | 'euro' | 'count';
}

export interface SheetToWrite {
  readonly name: string;
  readonly columns: readonly ColumnLook[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly hasBoldFirstColumn?: boolean;
  /** Empty rows below that already have the formats, so that what is typed there stays text, day or amount. */
  readonly emptyRows?: number;
  /** Drop-down lists: column number from 0, and the choices. */
  readonly choices?: readonly { readonly column: number; readonly values: readonly string[] }[];
}

const formats = { text: '@', day: 'yyyy-mm-dd', euro: '#,##0.00', count: '#,##0' } as const;
/** Excel's day 0; it counts 29 February 1900, which did not exist, so the count is right from March 1900. */
const excelEpoch = '1899-12-30' as Day;

/** Writes sheets with a frozen, bold heading row, column widths and formats. Days are given as ISO text. */
export function writeSheets(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  return writeXlsx({ sheets: sheets.map(sheetFor), defaultFont: { name: 'Calibri', size: 11 } });
}

function sheetFor(sheet: SheetToWrite): WriteSheet {
  const emptyRow = sheet.columns.map(() => null);
  const cells = new Map<string, { value: string; type: 'string'; style: object }>();
  for (const [i, column] of sheet.columns.entries()) {
    const horizontal = column.format && column.format !== 'text' ? 'right' : 'left';
    const style = { ...headingStyle, alignment: { vertical: 'center', horizontal } };
    cells.set(`0,${i}`, { value: column.heading, type: 'string', style });
  }
  for (const [i, row] of sheet.rows.entries()) {
    const value = row[0];
    if (!sheet.hasBoldFirstColumn || typeof value !== 'string' || value === '') continue;
    cells.set(`${i + 1},0`, { value, type: 'string', style: boldStyle });
  }
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, format }) => ({
      width,
      ...(format && { numFmt: formats[format] }),
    })),
    rows: [
      sheet.columns.map((c) => c.heading),
      ...sheet.rows.map((row) => row.map((v, i) => valueFor(sheet, v, i))),
      ...Array.from({ length: sheet.emptyRows ?? 0 }, () => emptyRow),
    ],
    cells,
    freezePane: { rows: 1 },
    dataValidations: (sheet.choices ?? []).map(({ column, values }) => ({
      type: 'list',
      values: [...values],
      allowBlank: true,
      range: `${cellName(1, column)}:${cellName(2_000, column)}`,
    })),
    pageSetup: { orientation: 'landscape', fitToPage: true, printTitlesRow: '$1:$1' },
  };
}

const headingStyle = {
  font: { name: 'Calibri', size: 11, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: '154273' } },
};
const boldStyle = { font: { name: 'Calibri', size: 11, bold: true } };

function valueFor(
  sheet: SheetToWrite,
  value: string | number | null,
  column: number,
): string | number | null {
  if (sheet.columns[column]?.format !== 'day' || typeof value !== 'string') return value;
  const existing = day(value);
  return existing ? daysBetween(excelEpoch, existing) : value;
}
