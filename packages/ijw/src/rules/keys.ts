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

function keyOf(parts: readonly ElementDef[], node: Node): string {
  let key = keyText(parts[0] as ElementDef, node[(parts[0] as ElementDef).property]);
  for (let i = 1; i < parts.length; i += 1) {
    const part = parts[i] as ElementDef;
    key += `\n${keyText(part, node[part.property])}`;
  }
  return key;
}

/** No text of a message holds this character. */
const absentText = '\u0000';

/** Text that is equal for equal values; numbers count as numbers ("+1" is "1"). Absent parts at the end are left out. */
function keyText({ simple, elements }: ElementDef, value: unknown): string {
  if (value === undefined) return absentText;
  if (simple !== null) return simple.name === 'LDT_Nummer' ? numberText(value as string) : (value as string);
  let text = '';
  let absent = '';
  for (const below of elements) {
    const inner = (value as Node)[below.property];
    if (inner === undefined) absent += `\t${absentText}`;
    else {
      text += `${absent}\t${keyText(below, inner)}`;
      absent = '';
    }
  }
  return text;
}
