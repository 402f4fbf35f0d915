import { EQUALS, GT, LT, APOSTROPHE, QUOTE, SLASH, isSpace, nameByte } from './bytes.ts';

export interface Attribute {
  readonly name: string;
  /** As it stands, references included. */
  readonly value: string;
}

export type Tag =
  | { readonly attributes: readonly Attribute[]; readonly isEmpty: boolean; readonly end: number }
  | { readonly fault: string; readonly at: number };

/** The rest of a start tag after its name, up to and including `>`; null when it is not complete. */
export function attributesOf(bytes: Buffer, from: number, end: number): Tag | null {
  const attributes: Attribute[] = [];
  let at = from;
  while (at < end) {
    const start = at;
    at = afterSpace(bytes, at, end);
    if (at >= end) return null;
    if (bytes[at] === GT) return { attributes, isEmpty: false, end: at + 1 };
    if (bytes[at] === SLASH) {
      if (at + 1 >= end) return null;
      return bytes[at + 1] === GT ? { attributes, isEmpty: true, end: at + 2 } : { fault: 'tag', at };
    }
    if (at === start) return { fault: 'space expected', at };
    const next = attribute(bytes, at, end, attributes);
    if (typeof next !== 'number') return next;
    at = next;
  }
  return null;
}

function attribute(bytes: Buffer, from: number, end: number, into: Attribute[]): number | Tag | null {
  let at = from;
  if (nameByte[bytes[at] as number] !== 2) return { fault: 'attribute name', at };
  while (at < end && nameByte[bytes[at] as number] !== 0) at += 1;
  const name = bytes.toString('utf8', from, at);
  at = afterSpace(bytes, at, end);
  if (at >= end) return null;
  if (bytes[at] !== EQUALS) return { fault: 'equals sign expected', at };
  at = afterSpace(bytes, at + 1, end);
  if (at >= end) return null;
  const quote = bytes[at] as number;
  if (quote !== QUOTE && quote !== APOSTROPHE) return { fault: 'quote expected', at };
  const close = bytes.indexOf(quote, at + 1);
  if (close < 0) return null;
  if (bytes.subarray(at + 1, close).includes(LT)) return { fault: '< in attribute', at };
  into.push({ name, value: bytes.toString('utf8', at + 1, close) });
  return close + 1;
}

function afterSpace(bytes: Buffer, from: number, end: number): number {
  let at = from;
  while (at < end && isSpace(bytes[at])) at += 1;
  return at;
}
