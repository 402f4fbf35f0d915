import type { Bericht } from './generated/berichten.ts';
import { baseNamespace, basePrefix } from './generated/messages.ts';
import { messageDefinition, type ElementDef } from './schema.ts';

type Node = Readonly<Record<string, unknown>>;

const flushAt = 1 << 20;

/**
 * The message as a file: UTF-8 without byte order mark, CR LF, two spaces per level (OP192). What level 1 read
 * comes out byte for byte when it was written in this form.
 */
export function compose(bericht: Bericht): Uint8Array {
  const { root, row } = messageDefinition(bericht.message);
  const blocks: Buffer[] = [];
  let text =
    `<?xml version="1.0" encoding="UTF-8"?>\r\n<${root.tag} xmlns:${basePrefix}="${baseNamespace}" ` +
    `xmlns:${row.prefix}="${row.namespace}">\r\n`;
  const write = (piece: string): void => {
    text += piece;
    if (text.length < flushAt) return;
    blocks.push(Buffer.from(text, 'utf8'));
    text = '';
  };
  writeChildren(root, bericht as unknown as Node, '  ', write);
  write(`</${root.tag}>\r\n`);
  blocks.push(Buffer.from(text, 'utf8'));
  const all = Buffer.concat(blocks);
  return new Uint8Array(all.buffer, all.byteOffset, all.byteLength);
}

type Write = (piece: string) => void;

function writeChildren(parent: ElementDef, node: Node, indent: string, write: Write): void {
  if (parent.type.kind === 'simple') return;
  for (const element of parent.type.elements) {
    const value = node[element.property];
    if (value === undefined) continue;
    if (Array.isArray(value))
      for (const one of value as readonly unknown[]) writeElement(element, one, indent, write);
    else writeElement(element, value, indent, write);
  }
}

function writeElement(element: ElementDef, value: unknown, indent: string, write: Write): void {
  if (typeof value === 'string') {
    write(`${indent}<${element.tag}>${escaped(value)}</${element.tag}>\r\n`);
    return;
  }
  write(`${indent}<${element.tag}>\r\n`);
  writeChildren(element, value as Node, `${indent}  `, write);
  write(`${indent}</${element.tag}>\r\n`);
}

const special = /[&<>\r\n]/;

/** A line end inside a text is written as CR LF, which reads back as LF; a CR of its own keeps its reference. */
function escaped(value: string): string {
  if (!special.test(value)) return value;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '\r\n');
}
