import { inputError } from './input.ts';

/** A plain table: comma-separated, one header line, no quotes. Cells that are no number stay text. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}

export function parseCsv(text: string): CsvTable {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const columns = (header ?? '').split(',').map(unquote);
  const rows = lines.map((line, i) => {
    const cells = line.split(',').map(unquote);
    if (cells.length !== columns.length) {
      throw inputError(`line ${i + 2} has ${cells.length} cells, expected ${columns.length}`);
    }
    return cells.map((cell) => (cell !== '' && Number.isFinite(Number(cell)) ? Number(cell) : cell));
  });
  return { columns, rows };
}

/** One column as numbers; a cell that is no number is an input error. */
export function numberColumn(table: CsvTable, name: string): number[] {
  const at = columnIndex(table, name);
  return table.rows.map((row) => {
    const cell = row[at];
    if (typeof cell !== 'number')
      throw inputError(`column ${name} holds "${String(cell)}", expected a number`);
    return cell;
  });
}

export function textColumn(table: CsvTable, name: string): string[] {
  const at = columnIndex(table, name);
  return table.rows.map((row) => String(row[at]));
}

function columnIndex(table: CsvTable, name: string): number {
  const at = table.columns.indexOf(name);
  if (at < 0) throw inputError(`there is no column ${name}; the columns are ${table.columns.join(', ')}`);
  return at;
}

function unquote(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}
