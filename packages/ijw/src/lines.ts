import type { Bericht } from './generated/berichten.ts';
import type { LineTable } from './line-table.ts';
import { messageDefinition, type ElementDef } from './schema.ts';

type Node = Readonly<Record<string, unknown>>;

interface Step {
  readonly below: Map<string, Step>;
  line: number;
}

/**
 * The line of each path, by one walk over the message in document order. A path to an element that is not there
 * gets the line of the nearest element around it.
 */
export function linesOf(bericht: Bericht, table: LineTable, paths: readonly string[]): Map<string, number> {
  const root: Step = { below: new Map(), line: 0 };
  const ends = new Map<string, Step[]>();
  for (const path of paths) {
    if (ends.has(path)) continue;
    const trail: Step[] = [];
    let at = root;
    for (const name of path.split('/')) {
      let next = at.below.get(name);
      if (next === undefined) at.below.set(name, (next = { below: new Map(), line: 0 }));
      trail.push((at = next));
    }
    ends.set(path, trail);
  }
  const { root: element } = messageDefinition(bericht.message);
  const top = root.below.get(element.name);
  if (top !== undefined) mark(element, bericht as unknown as Node, top, table);
  return new Map(
    [...ends].map(([path, trail]) => [path, trail.findLast((step) => step.line > 0)?.line ?? 0]),
  );
}

function mark(root: ElementDef, message: Node, top: Step, table: LineTable): void {
  let ordinal = 0;
  const visit = (element: ElementDef, value: unknown, step: Step | undefined): void => {
    if (step !== undefined) step.line = table.lineOf(ordinal);
    ordinal += 1;
    if (element.type.kind === 'simple') return;
    for (const child of element.type.elements) {
      const below = (value as Node)[child.property];
      if (below === undefined) continue;
      if (child.max === 1) visit(child, below, step?.below.get(child.name));
      else visitAll(child, below as readonly unknown[], step);
    }
  };
  const visitAll = (element: ElementDef, values: readonly unknown[], step: Step | undefined): void => {
    const mayMatch = step !== undefined && step.below.size > 0;
    for (const [i, value] of values.entries()) {
      visit(element, value, mayMatch ? step.below.get(`${element.name}[${i + 1}]`) : undefined);
    }
  };
  visit(root, message, top);
}
