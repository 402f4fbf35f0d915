import { inputError } from '../input.ts';
import type { CsvTable } from '../csv.ts';

/** Outcomes of several units over the same periods. */
export interface Panel {
  readonly units: readonly string[];
  /** Period labels, such as years or months, oldest first. */
  readonly periods: readonly string[];
  /** `outcome[u][t]` of unit u in period t. */
  readonly outcome: readonly (readonly number[])[];
}

/** A panel whose table has one row per period, its label first, and one column per unit. */
export function panelFromTable({ columns, rows }: CsvTable): Panel {
  const outcome = columns.slice(1).map((name, u) =>
    rows.map((row) => {
      const cell = row[u + 1];
      if (typeof cell !== 'number')
        throw inputError(`column ${name} holds "${String(cell)}", expected a number`);
      return cell;
    }),
  );
  return { units: columns.slice(1), periods: rows.map((row) => String(row[0])), outcome };
}

/** One treated unit against the others, split at the first treated period. */
export interface Comparison {
  readonly treated: string;
  readonly controls: readonly string[];
  readonly periods: readonly string[];
  /** Number of periods before the start. */
  readonly before: number;
  readonly treatedOutcome: readonly number[];
  /** `controlOutcome[c][t]`. */
  readonly controlOutcome: readonly (readonly number[])[];
}

/** Sets one unit apart; `without` leaves other units out (touched by the measure themselves). Null when it is not there. */
export function setApart(
  panel: Panel,
  treated: string,
  before: number,
  without: readonly string[] = [],
): Comparison | null {
  const at = panel.units.indexOf(treated);
  const treatedOutcome = panel.outcome[at];
  if (treatedOutcome === undefined || before < 1 || before >= panel.periods.length) return null;
  const kept = [...panel.units.keys()].filter((u) => u !== at && !without.includes(panel.units[u] ?? ''));
  return {
    treated,
    controls: kept.map((u) => panel.units[u] ?? ''),
    periods: panel.periods,
    before,
    treatedOutcome,
    controlOutcome: kept.map((u) => panel.outcome[u] ?? []),
  };
}
