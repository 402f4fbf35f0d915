import type { WorkbookFinding } from './model.ts';
import { explanationSheet, sheets, type Column, type RowOf, type SheetKey, type Sheets } from './sheets.ts';
import { cellName, cellText, type Cell, type SheetCells } from './workbook.ts';

/** A row with its place, so that later checks can name the cell. Rows count from 1, as on the sheet. */
export interface PlacedRow<T> {
  readonly value: T;
  readonly row: number;
}

/** The rows of all sheets, read but not yet compared with each other. */
export type PlacedRows = { readonly [Key in SheetKey]: readonly PlacedRow<RowOf<Sheets[Key]>>[] };

/** Where the columns of each sheet stand, for naming cells in findings. */
export type Columns = { readonly [Key in SheetKey]: ReadonlyMap<string, number> };

export interface ReadRows {
  readonly rows: PlacedRows;
  readonly columns: Columns;
  readonly findings: readonly WorkbookFinding[];
}

const empty: Cell = { kind: 'empty' };

/** Reads every cell of every sheet; a row with a wrong cell is left out and reported. */
export function readRows(workbook: readonly SheetCells[]): ReadRows {
  const findings: WorkbookFinding[] = [];
  const rows: Record<string, unknown> = {};
  const columns: Record<string, unknown> = {};
  for (const key of Object.keys(sheets) as SheetKey[]) {
    const found = workbook.find((sheet) => sameName(sheet.name, sheets[key].name));
    const places = found ? headingPlaces(key, found, findings) : new Map<string, number>();
    if (!found) findings.push(missingSheet(sheets[key].name));
    columns[key] = places;
    rows[key] = found && places.size > 0 ? readSheet(key, found, places, findings) : [];
  }
  for (const sheet of workbook) if (!isKnown(sheet.name)) findings.push(unknownSheet(sheet.name));
  return { rows: rows as PlacedRows, columns: columns as Columns, findings };
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.toLowerCase();
}

function isKnown(name: string): boolean {
  const known = [explanationSheet, ...Object.values(sheets).map((sheet) => sheet.name)];
  return known.some((other) => sameName(name, other));
}

function columnsOf(key: SheetKey): [string, Column<unknown>][] {
  return Object.entries(sheets[key].columns);
}

/** Column number per field; empty when a heading is missing, and then the sheet is not read further. */
function headingPlaces(
  key: SheetKey,
  sheet: SheetCells,
  findings: WorkbookFinding[],
): ReadonlyMap<string, number> {
  const headings = (sheet.rows[0] ?? []).map((cell) => cellText(cell).toLowerCase());
  const places = new Map<string, number>();
  let isComplete = true;
  for (const [field, { heading }] of columnsOf(key)) {
    const at = headings.indexOf(heading.toLowerCase());
    if (at !== -1 && !headings.includes(heading.toLowerCase(), at + 1)) {
      places.set(field, at);
      continue;
    }
    isComplete = false;
    findings.push({
      sheet: sheet.name,
      cell: 'A1',
      value: heading,
      message:
        at === -1 ? `De kop "${heading}" ontbreekt in rij 1.` : `De kop "${heading}" staat er twee keer.`,
      remedy: `Zet in rij 1 precies één keer de kop "${heading}", zoals in het sjabloon.`,
      isWarning: false,
    });
  }
  return isComplete ? places : new Map();
}

function readSheet(
  key: SheetKey,
  sheet: SheetCells,
  places: ReadonlyMap<string, number>,
  findings: WorkbookFinding[],
): PlacedRow<Record<string, unknown>>[] {
  const result: PlacedRow<Record<string, unknown>>[] = [];
  for (const [i, cells] of sheet.rows.entries()) {
    if (i === 0 || cells.every((cell) => cell.kind === 'empty')) continue;
    const value: Record<string, unknown> = {};
    let isRight = true;
    for (const [field, column] of columnsOf(key)) {
      const at = places.get(field) ?? 0;
      const cell = cells[at] ?? empty;
      const read = column.read(cell);
      if (read.ok) value[field] = read.value;
      else {
        isRight = false;
        findings.push({
          sheet: sheets[key].name,
          cell: cellName(i, at),
          value: cellText(cell).slice(0, 80),
          ...read.error,
          isWarning: false,
        });
      }
    }
    if (isRight) result.push({ value, row: i + 1 });
  }
  return result;
}

function missingSheet(name: string): WorkbookFinding {
  return {
    sheet: name,
    cell: 'A1',
    value: '',
    message: `Het blad "${name}" ontbreekt.`,
    remedy: `Voeg een blad "${name}" toe met de koppen van het sjabloon; zonder regels mag ook.`,
    isWarning: false,
  };
}

function unknownSheet(name: string): WorkbookFinding {
  return {
    sheet: name.slice(0, 40),
    cell: 'A1',
    value: '',
    message: 'Dit blad hoort niet bij het sjabloon en is niet gelezen.',
    remedy: 'Staat hier iets in dat mee moet? Zet het dan op een blad van het sjabloon.',
    isWarning: true,
  };
}
