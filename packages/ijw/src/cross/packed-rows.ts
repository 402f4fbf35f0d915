/** Absence, in a cell and as the answer to a question for a row. */
export const none = -1;

/** A row fills a cache line of the processors of today. */
const width = 16;
const firstRows = 256;

/** Rows of sixteen integers, one after the other. */
export interface PackedRows {
  cell(row: number, column: number): number;
  set(row: number, column: number, value: number): void;
  /** Adds a row; cells that are not given are 0. Gives its number, from 0. */
  add(cells: readonly number[]): number;
}

export function packedRows(): PackedRows {
  let all = new Int32Array(firstRows * width);
  let count = 0;
  return {
    cell: (row, column) => all[row * width + column] ?? none,
    set(row, column, value) {
      all[row * width + column] = value;
    },
    add(cells) {
      if ((count + 1) * width > all.length) all = doubled(all, 0);
      all.set(cells, count * width);
      count += 1;
      return count - 1;
    },
  };
}

function doubled(cells: Int32Array<ArrayBuffer>, filler: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2);
  larger.fill(filler, cells.length);
  larger.set(cells);
  return larger;
}

/**
 * The last row that was put under a key of three cells. At most half of the slots are taken, so that a question reads
 * one or two of them and the row: with a Map of texts it was a dozen places all over the memory.
 */
export interface RowIndex {
  find(first: number, second: number, third: number): number;
  /** Puts a row under its own key and gives the row that was there. */
  put(row: number): number;
}

export function rowIndex(
  rows: PackedRows,
  [first, second, third]: readonly [first: number, second: number, third: number],
): RowIndex {
  let slots = new Int32Array(firstRows * 2).fill(none);
  let taken = 0;

  /** The slot that holds the key, or the free one where it belongs. */
  function slotOf(a: number, b: number, c: number): number {
    const mask = slots.length - 1;
    for (let slot = mixed(a, b, c) & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot] ?? none;
      if (row === none) return slot;
      if (rows.cell(row, first) === a && rows.cell(row, second) === b && rows.cell(row, third) === c)
        return slot;
    }
  }

  const slotOfRow = (row: number): number =>
    slotOf(rows.cell(row, first), rows.cell(row, second), rows.cell(row, third));

  function grow(): void {
    const old = slots;
    slots = new Int32Array(old.length * 2).fill(none);
    for (const row of old) if (row !== none) slots[slotOfRow(row)] = row;
  }

  return {
    find: (a, b, c) => slots[slotOf(a, b, c)] ?? none,
    put(row) {
      const slot = slotOfRow(row);
      const before = slots[slot] ?? none;
      slots[slot] = row;
      if (before === none) taken += 1;
      if (taken * 2 > slots.length) grow();
      return before;
    },
  };
}

/** Spreads keys that follow each other over the slots (the last steps of MurmurHash3). */
function mixed(a: number, b: number, c: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Values that return often, each kept once and known by a number. */
export interface Pool<V> {
  /** Number of the value that this text stands for; 0 for absence. */
  number(text: string, value: V | undefined): number;
  /** The number of a text, `none` when it is not there. */
  find(text: string): number;
  value(number: number): V | undefined;
}

export function pool<V>(): Pool<V> {
  const numbers = new Map<string, number>();
  const values: (V | undefined)[] = [undefined];
  return {
    number(text, value) {
      if (value === undefined) return 0;
      let number = numbers.get(text);
      if (number === undefined) {
        number = values.push(value) - 1;
        numbers.set(text, number);
      }
      return number;
    },
    find: (text) => numbers.get(text) ?? none,
    value: (number) => values[number],
  };
}
