import { COLON } from './bytes.ts';

/**
 * Qualified names by number, so that a tag costs one hash over its bytes. The standard knows some 150 names; a
 * file with more than `capacity` different ones is refused.
 */
export const capacity = 4096;
const slots = 16_384;

export interface Names {
  /** The number of the name in these bytes, -1 when there are too many different names. */
  find(bytes: Buffer, from: number, to: number, hash: number): number;
  text(name: number): string;
  /** The name as bytes. */
  bytes(name: number): Uint8Array;
  /** Prefix, empty when there is none. */
  prefix(name: number): string;
  local(name: number): string;
  /** Whether it is well-formed for namespaces: at most one colon, not at an end. */
  isQualified(name: number): boolean;
  /** Remember a symbol for a name while the namespace scope has this number. */
  remember(name: number, scope: number, symbol: number): void;
  /** The remembered symbol, or -1. */
  recall(name: number, scope: number): number;
}

interface Entry {
  readonly bytes: Uint8Array;
  readonly text: string;
  scope: number;
  symbol: number;
}

export function names(): Names {
  const table = new Int32Array(slots).fill(-1);
  const entries: Entry[] = [];
  const at = (name: number): Entry => entries[name] as Entry;

  return {
    find(bytes, from, to, hash) {
      let slot = (hash ^ (hash >>> 15)) & (slots - 1);
      for (let found = table[slot] as number; found >= 0; found = table[slot] as number) {
        if (same(at(found).bytes, bytes, from, to)) return found;
        slot = (slot + 1) & (slots - 1);
      }
      if (entries.length === capacity) return -1;
      table[slot] = entries.length;
      const copy = new Uint8Array(bytes.subarray(from, to));
      return entries.push({ bytes: copy, text: bytes.toString('utf8', from, to), scope: -1, symbol: 0 }) - 1;
    },
    text: (name) => at(name).text,
    bytes: (name) => at(name).bytes,
    prefix: (name) => at(name).text.slice(0, Math.max(0, at(name).text.indexOf(':'))),
    local: (name) => at(name).text.slice(at(name).text.indexOf(':') + 1),
    isQualified: (name) => isQualified(at(name)),
    remember(name, scope, symbol) {
      const entry = at(name);
      entry.scope = scope;
      entry.symbol = symbol;
    },
    recall: (name, scope) => (at(name).scope === scope ? at(name).symbol : -1),
  };
}

function isQualified({ bytes, text }: Entry): boolean {
  const first = bytes.indexOf(COLON);
  if (first < 0) return true;
  if (first === 0 || first === bytes.length - 1 || bytes.lastIndexOf(COLON) !== first) return false;
  return !/[-.0-9]/.test(text.charAt(text.indexOf(':') + 1));
}

function same(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i += 1) if (name[i] !== bytes[from + i]) return false;
  return true;
}
