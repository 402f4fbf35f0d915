import type { WorkbookFinding } from './model.ts';
import type { Columns } from './read-workbook.ts';
import { sheets, type SheetKey } from './sheets.ts';
import { cellName } from './workbook.ts';

/** Makes findings that point at a cell of a row. */
export type Report = (
  place: { readonly key: SheetKey; readonly row: number; readonly field: string },
  value: string | number | null,
  texts: { readonly message: string; readonly remedy: string; readonly isWarning?: boolean },
) => void;

export function reporter(columns: Columns, findings: WorkbookFinding[]): Report {
  return ({ key, row, field }, value, { message, remedy, isWarning = false }) =>
    findings.push({
      sheet: sheets[key].name,
      cell: cellName(row - 1, columns[key].get(field) ?? 0),
      value: String(value ?? '').slice(0, 80),
      message,
      remedy,
      isWarning,
    });
}
