/** Line of every element of a message, in document order: four bytes each, so that a finding can name its line. */
export interface LineTable {
  readonly count: number;
  add(line: number): void;
  /** Line of the nth element, counted from 0; 0 when there is none. */
  lineOf(element: number): number;
  /** Forgets the elements from one ordinal up to another; those behind move up. */
  drop(from: number, to: number): void;
  copy(): LineTable;
}

export function lineTable(own = new Uint32Array(256), used = 0): LineTable {
  let lines = own;
  let count = used;
  return {
    get count() {
      return count;
    },
    add(line) {
      if (count === lines.length) {
        const wider = new Uint32Array(count * 2);
        wider.set(lines);
        lines = wider;
      }
      lines[count] = line;
      count += 1;
    },
    lineOf: (element) => (element < count ? (lines[element] ?? 0) : 0),
    drop(from, to) {
      lines.copyWithin(from, to, count);
      count -= to - from;
    },
    copy: () => lineTable(lines.slice(0, count), count),
  };
}
