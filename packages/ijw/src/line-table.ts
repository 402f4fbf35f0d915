/** Line of every element of a message, in document order: four bytes each, so that a finding can name its line. */
export interface LineTable {
  add(line: number): void;
  /** Line of the nth element, counted from 0; 0 when there is none. */
  lineOf(element: number): number;
}

export function lineTable(): LineTable {
  let lines = new Uint32Array(256);
  let count = 0;
  return {
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
  };
}
