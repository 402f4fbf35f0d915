import { numberText } from '../lexical/integer.ts';
import type { ElementDef } from '../schema.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * Indexes of the siblings whose logical key occurred before (TR101), among them or in `seen`, to which their keys are
 * added. The official stylesheet compares the children of one parent. Absent optional parts are equal to each other.
 */
export function repeatedKeys(
  element: ElementDef,
  siblings: readonly Node[],
  seen = new Set<string>(),
): number[] {
  const parts = element.elements.filter((part) => part.key);
  const repeated: number[] = [];
  for (let i = 0; i < siblings.length; i += 1) {
    const key = keyOf(parts, siblings[i] as Node);
    const before = seen.size;
    if (seen.add(key).size === before) repeated.push(i);
  }
  return repeated;
}

/** No text of a message holds these characters. */
const absent = '\u0000';
const separator = '\u0001';

function keyOf(parts: readonly ElementDef[], node: Node): string {
  let key = '';
  let gap = '';
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] as ElementDef;
    const value = node[part.property];
    // A single text is its own key: no text is made for it. What is absent at the end adds nothing.
    if (value === undefined) gap += i === 0 ? absent : separator + absent;
    else {
      const text = keyText(part, value);
      key = i === 0 ? text : key + gap + separator + text;
      gap = '';
    }
  }
  return key;
}

/** Text that is equal for equal values; numbers count as numbers ("+1" is "1"). */
function keyText({ simple, elements }: ElementDef, value: unknown): string {
  if (simple === null) return keyOf(elements, value as Node);
  return simple.name === 'LDT_Nummer' ? numberText(value as string) : (value as string);
}
