import type { ReactNode } from 'react';
import type { Formats } from '../../format/formats.ts';

/** How the values of a column are written, sorted and aligned. Money is whole cents, days are ISO text. */
export type Kind = 'text' | 'number' | 'money' | 'share' | 'day' | 'month';

export type Value = string | number | null;

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly kind: Kind;
  readonly value: (row: Row) => Value;
  /** What stands in the cell when it is more than the value: a link, a status. */
  readonly show?: (row: Row) => ReactNode;
  /** The value as text for filter, copy and CSV, when it is not the value itself (a status word). */
  readonly text?: (row: Row) => string;
  /** Adds up in the totals row. */
  readonly total?: boolean;
  /** Decimals of a number. */
  readonly decimals?: number;
  /** Takes what width is left in a long table, cut off with dots. */
  readonly fills?: boolean;
  /** Off until it is chosen; `narrow`: off on narrow screens only. */
  readonly hidden?: 'always' | 'narrow';
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

export function isRight(kind: Kind): boolean {
  return kind === 'number' || kind === 'money' || kind === 'share';
}

/** A cell as text, as it stands on the screen. */
export function written<Row>(column: Column<Row>, row: Row, format: Formats): string {
  if (column.text) return column.text(row);
  return writtenValue(column, column.value(row), format);
}

export function writtenValue(
  column: { kind: Kind; decimals?: number },
  value: Value,
  format: Formats,
): string {
  if (value === null || value === '') return '';
  return typeof value === 'number'
    ? writtenNumber(column, value, format)
    : writtenText(column.kind, value, format);
}

function writtenNumber(column: { kind: Kind; decimals?: number }, value: number, format: Formats): string {
  if (column.kind === 'money') return format.money(value);
  if (column.kind === 'share') return format.percent(value);
  return format.number(value, column.decimals ?? 0);
}

function writtenText(kind: Kind, value: string, format: Formats): string {
  if (kind === 'day') return format.day(value);
  return kind === 'month' ? format.month(value) : value;
}

/** Sorted by one column: empty values last in either direction, equal values in the order they came. */
export function sorted<Row>(
  rows: readonly Row[],
  column: Column<Row> | undefined,
  order: Order | null,
  language: string,
): readonly Row[] {
  if (!column || !order) return rows;
  const compareText = new Intl.Collator(language, { numeric: true }).compare;
  const direction = order.descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: column.value(row) }));
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) {
      return a.value === b.value ? 0 : a.value === null ? 1 : -1;
    }
    const difference =
      typeof a.value === 'number' && typeof b.value === 'number'
        ? a.value - b.value
        : compareText(String(a.value), String(b.value));
    return direction * difference;
  });
  return keyed.map(({ row }) => row);
}

/** The rows of which every filtered column contains the filter text, in the words on the screen. */
export function filtered<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  filters: Readonly<Record<string, string>>,
  format: Formats,
): readonly Row[] {
  const active = columns.flatMap((column) => {
    const wanted = (filters[column.key] ?? '').trim().toLowerCase();
    return wanted === '' ? [] : [{ column, wanted }];
  });
  if (active.length === 0) return rows;
  return rows.filter((row) =>
    active.every(({ column, wanted }) => written(column, row, format).toLowerCase().includes(wanted)),
  );
}

/** Sum of a column over the rows. Cents stay whole; null without `total` or when no row has a value. */
export function totalOf<Row>(column: Column<Row>, rows: readonly Row[]): number | null {
  if (!column.total) return null;
  const values = rows.map((row) => column.value(row)).filter((value) => typeof value === 'number');
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}
