import { isDeepStrictEqual } from 'node:util';
import { defaultLimits } from '../../src/index.ts';
import { Reader } from '../../src/reader.ts';
import { symbolOf } from '../../src/schema.ts';
import type { XmlHandler } from '../../src/xml/handler.ts';
import { Tokenizer } from '../../src/xml/tokenizer.ts';

/** Everything the tokenizer tells its handler, with the line, when it gets the bytes in blocks of this size. */
function told(bytes: Buffer, size: number): unknown[] {
  const events: unknown[] = [];
  const reader = new Reader(defaultLimits, () => tokenizer.line);
  const note = (...event: readonly unknown[]): void => void events.push([tokenizer.line, ...event]);
  const handler: XmlHandler = {
    open(symbol, name) {
      const content = reader.open(symbol, name);
      note('open', symbol, name, content);
      return content;
    },
    text(piece) {
      note('text', piece);
      reader.text(piece);
    },
    strayText() {
      note('stray');
      reader.strayText();
    },
    attribute(name) {
      note('attribute', name);
      reader.attribute(name);
    },
    close() {
      const content = reader.close();
      note('close', content);
      return content;
    },
    complaint(rule) {
      note('complaint', rule);
      reader.complaint(rule);
    },
  };
  const tokenizer: Tokenizer = new Tokenizer(handler, symbolOf, defaultLimits);
  let at = 0;
  for (let to = 0; to < bytes.length || to === 0;) {
    to = Math.min(bytes.length, to + size);
    at += tokenizer.read(bytes.subarray(at, to), to === bytes.length);
    if (bytes.length === 0) break;
  }
  return [...events, tokenizer.fault];
}

/**
 * A sentence when the tokenizer tells something else of whole bytes than of bytes that come a few at a time. In small
 * blocks no run of markup is ever known (runs.ts), so this holds the short way against the long one.
 */
export function unlikeBlocks(bytes: Buffer): string | null {
  return isDeepStrictEqual(told(bytes, bytes.length), told(bytes, 29)) ? null : 'reads otherwise in blocks';
}
