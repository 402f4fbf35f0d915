import { writeXlsx } from 'hucre/xlsx';
import { csvEuros, csvText, type CsvAmount } from '../contracts/index.ts';

/** How the values of a column are written; `cents` are whole eurocents and come out as euros, `share` as a percentage. */
export type ColumnKind = 'text' | 'count' | 'cents' | 'share' | 'decimal';

export interface Column {
  readonly heading: string;
  readonly kind: ColumnKind;
}

/** A table to take away. `origin`: lines such as definition, cut-off and address, so that the file explains itself. */
export interface ExportTable {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly origin: readonly (readonly [string, string])[];
}

export interface ExportFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/** As text that a Dutch Excel opens as it stands. */
export function csvOf(table: ExportTable, name: string): ExportFile {
  const text = csvText(
    table.columns.map((column) => column.heading),
    table.rows.map((row) => row.map((value, i) => csvValue(value, table.columns[i]?.kind ?? 'text'))),
  );
  return { bytes: Buffer.from(text, 'utf8'), mediaType: 'text/csv; charset=utf-8', fileName: `${name}.csv` };
}

function csvValue(value: string | number | null, kind: ColumnKind): string | CsvAmount | null {
  if (typeof value !== 'number') return value;
  return kind === 'cents' ? csvEuros(Math.round(value)) : { digits: String(value).replace('.', ',') };
}

const formats: Readonly<Record<ColumnKind, string>> = {
  text: '@',
  count: '#,##0',
  cents: '#,##0.00',
  share: '0.0%',
  decimal: '#,##0.0',
};

const bold = { font: { bold: true } };

/** As an Excel workbook: the figures as numbers, and a second sheet that says where they come from. */
export async function xlsxOf(table: ExportTable, name: string): Promise<ExportFile> {
  const heads = new Map(
    table.columns.map((column, i) => [
      `0,${i}`,
      { value: column.heading, type: 'string' as const, style: bold },
    ]),
  );
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Cijfers',
        columns: table.columns.map(({ heading, kind }) => ({
          width: Math.max(14, Math.min(44, heading.length + 4, kind === 'text' ? 44 : 24)),
          ...(kind === 'text' ? {} : { numFmt: formats[kind] }),
        })),
        rows: [
          table.columns.map((column) => column.heading),
          ...table.rows.map((row) => row.map((v, i) => xlsxValue(v, table.columns[i]?.kind ?? 'text'))),
        ],
        cells: heads,
        freezePane: { rows: 1 },
      },
      {
        name: 'Herkomst',
        columns: [{ width: 24 }, { width: 100 }],
        rows: [['Titel', table.title], ...table.origin.map(([label, text]) => [label, text])],
      },
    ],
  });
  return {
    bytes,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${name}.xlsx`,
  };
}

function xlsxValue(value: string | number | null, kind: ColumnKind): string | number | null {
  return typeof value === 'number' && kind === 'cents' ? value / 100 : value;
}
