import type { LineTable } from './line-table.ts';
import type { Place } from './parts.ts';
import type { ElementDef } from './schema.ts';

/** A message object; its type is known by the table that made it. */
export type Made = Readonly<Record<string, unknown>>;

/** One open element. */
export interface Frame {
  /** Null for an element that no table knows; what is inside is only looked at for well-formedness. */
  def: ElementDef | null;
  /** Values of its elements, by their place in the content model. */
  values: unknown[];
  /** Which occurrence of its name it is under its parent, from 1. */
  index: number;
  /** Place in the content model: particle, and how often it occurred. */
  particle: number;
  seen: number;
  /** The content model was left once; its other mistakes would only follow from the first. */
  broken: boolean;
  line: number;
  /** Which element it is in the line table. */
  ordinal: number;
}

/** The object of the outermost of these open elements as it is now. */
export function madeSoFar(open: readonly Frame[]): Made {
  let made: Made = {};
  for (const [i, { def, values, particle }] of [...open.entries()].toReversed()) {
    const own = [...values];
    const inner = open[i + 1]?.def;
    if (inner !== undefined && inner !== null) {
      own[particle] = inner.max === 1 ? made : [...((own[particle] ?? []) as unknown[]), made];
    }
    if (def !== null && def.type.kind === 'complex') made = def.type.make(own);
  }
  return made;
}

/**
 * Forgets the clients and lines in these open elements, which were handed over: what follows is filled as if they had
 * not been there. Returns where it stands. Either the class around the clients is the innermost, or that around the
 * lines of one client, who then goes on as the first client of the next part.
 */
export function forgetHandedOver(
  open: readonly Frame[],
  lines: LineTable,
): Pick<Place, 'clientsBefore' | 'ownLinesBefore'> {
  const around = open.at(-1) as Frame;
  around.values[around.particle] = [];
  lines.drop(around.ordinal + 1, lines.count);
  const client = open.at(-2);
  const clients = open.at(-3);
  if (client?.def?.part !== 'client' || clients === undefined) {
    return { clientsBefore: around.seen, ownLinesBefore: 0 };
  }
  clients.values[clients.particle] = [];
  const gone = client.ordinal - clients.ordinal - 1;
  lines.drop(clients.ordinal + 1, client.ordinal);
  client.ordinal -= gone;
  around.ordinal -= gone;
  return { clientsBefore: clients.seen - 1, ownLinesBefore: around.seen };
}
