import { checkSync, compose, type Bericht } from '../../src/index.ts';
import { bytesOf } from '../fixtures.ts';

/** Changes by path (`client.contactgegevens.contact.0.soort`); null takes the element away. */
export type Changes = Readonly<Record<string, unknown>>;

type Node = Record<string, unknown>;

/** A copy of the example with these changes. */
export function edited(file: string, changes: Changes): Bericht {
  const { bericht } = checkSync(bytesOf(file));
  if (bericht === null) throw new Error(file);
  const copy = structuredClone(bericht) as unknown as Node;
  for (const [path, value] of Object.entries(changes)) change(copy, path.split('.'), value);
  return copy as unknown as Bericht;
}

function change(node: Node, steps: readonly string[], value: unknown): void {
  const [step = '', ...rest] = steps;
  if (rest.length > 0) {
    if (node[step] === undefined) throw new Error(`no ${steps.join('.')}`);
    change(node[step] as Node, rest, value);
  } else if (value === null) delete node[step];
  else node[step] = value;
}

export function bytesWith(file: string, changes: Changes): Uint8Array {
  return compose(edited(file, changes));
}
