import type { ElementDef } from '../schema.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * Indexes of the siblings whose logical key occurred before (TR101). The official stylesheet compares the children
 * of one parent. Absent optional parts of a key are equal to each other.
 */
export function repeatedKeys(element: ElementDef, siblings: readonly Node[]): number[] {
  if (siblings.length < 2 || element.type.kind === 'simple') return [];
  const parts = element.type.elements.filter((part) => part.key);
  const [only] = parts.length === 1 ? parts : [];
  const seen = new Set<string>();
  const repeated: number[] = [];
  for (const [index, sibling] of siblings.entries()) {
    const key =
      only === undefined
        ? parts.map((part) => keyText(part, sibling[part.property])).join('\n')
        : keyText(only, sibling[only.property]);
    if (seen.has(key)) repeated.push(index);
    seen.add(key);
  }
  return repeated;
}

/** Text that is equal for equal values; numbers count as numbers ("+1" is "1"). */
function keyText(part: ElementDef, value: unknown): string {
  if (value === undefined) return '\t';
  if (part.type.kind === 'simple')
    return part.type.name === 'LDT_Nummer' ? String(Number(value)) : (value as string);
  return part.type.elements.map((below) => keyText(below, (value as Node)[below.property])).join('\t');
}
