import { unknownAttributes } from './attributes.ts';
import {
  AMP,
  BANG,
  CR,
  GT,
  LF,
  LT,
  QUESTION,
  SLASH,
  isSpace,
  kindOfByte,
  nameByte,
  spells,
} from './bytes.ts';
import { declarationFault } from './declaration.ts';
import { ElementStack, type SymbolOf } from './element-stack.ts';
import { byteOrderMark } from './encoding.ts';
import {
  elements,
  text,
  type Content,
  type Fault,
  type FaultRule,
  type TokenizerLimits,
  type XmlHandler,
} from './handler.ts';
import { legality } from './legality.ts';
import { attributesOf, type Attribute } from './tag.ts';
import { characterText, decoded, isVisible } from './text.ts';
import { valueCache } from './values.ts';

/** Not enough bytes to finish the token. */
const more = -1;
/** A fault ended the reading. */
const stop = -2;

/**
 * Streaming tokenizer over UTF-8 bytes. It refuses what XML 1.0 and its namespaces refuse, and besides: any
 * DOCTYPE, any encoding but UTF-8, more depth or longer tokens than the limits. Memory: one token and one block.
 */
export class Tokenizer {
  fault: Fault | null = null;
  /** Line of the token in hand, from 1. */
  line = 1;
  private bytes: Buffer = Buffer.alloc(0);
  private end = 0;
  private final = false;
  private started = false;
  /** Bytes of the file before this block, and before its first character. */
  private before = 0;
  private textStart = 0;
  private content: Content = elements;
  private readonly stack: ElementStack;
  private readonly valueOf = valueCache();
  private readonly handler: XmlHandler;
  private readonly limits: TokenizerLimits;

  constructor(handler: XmlHandler, symbolOf: SymbolOf, limits: TokenizerLimits) {
    this.handler = handler;
    this.stack = new ElementStack(symbolOf, limits.depth);
    this.limits = limits;
  }

  /**
   * Reads the next block. Returns how many of its bytes are finished with; the caller puts the others in front of
   * the next block. After a fault nothing is read any more.
   */
  read(block: Buffer, final: boolean): number {
    if (this.fault !== null) return block.length;
    this.bytes = block;
    this.end = block.length;
    this.final = final;
    let at = this.started ? 0 : this.start();
    while (at >= 0 && at < this.end) {
      const next =
        block[at] === LT ? this.markup(at) : this.content === text ? this.characters(at) : this.between(at);
      if (next < 0) {
        if (next === more && this.end - at > this.limits.textLength) this.fail('LIMIT', 'textLength');
        break;
      }
      at = next;
    }
    if (final && (at < this.end || !this.stack.isComplete())) this.fail('WELLFORMED', 'cut off');
    const used = this.fault === null ? Math.max(at, 0) : block.length;
    this.before += used;
    return used;
  }

  /** A fault at the present line; the answer of every step that ends the reading. */
  private fail(rule: FaultRule, detail: string): typeof stop {
    this.fault ??= { rule, line: this.line, detail };
    return stop;
  }

  private refuse(rule: FaultRule, detail: string): false {
    this.fail(rule, detail);
    return false;
  }

  /** Byte order mark and encoding, from the first bytes of the file. */
  private start(): number {
    if (this.end < 4 && !this.final) return more;
    this.started = true;
    const mark = byteOrderMark(this.bytes);
    if (mark === null) return this.fail('ENCODING', 'UTF-16 or UTF-32');
    if (mark > 0) this.handler.complaint('ENCODING', 'byte order mark');
    return (this.textStart = mark);
  }

  private markup(at: number): number {
    const next = this.bytes[at + 1];
    if (next === undefined || at + 1 >= this.end) return more;
    if (next === SLASH) return this.endTag(at);
    if (next === BANG) return this.declarationOrComment(at);
    if (next === QUESTION) return this.instruction(at);
    return this.startTag(at);
  }

  private startTag(at: number): number {
    const { bytes, end } = this;
    if (nameByte[bytes[at + 1] as number] !== 2) return this.fail('WELLFORMED', 'name expected');
    let hash = 0;
    let i = at + 1;
    for (; i < end && nameByte[bytes[i] as number] !== 0; i += 1)
      hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
    if (i >= end) return more;
    const nameEnd = i;
    let attributes: readonly Attribute[] = none;
    let isEmpty = false;
    if (bytes[i] !== GT) {
      const tag = attributesOf(bytes, i, Math.min(end, at + this.limits.textLength + 1));
      if (tag === null) return end - at > this.limits.textLength ? this.fail('LIMIT', 'textLength') : more;
      if ('fault' in tag) return this.failPlain(at, tag.at, tag.fault);
      if (!this.isLegal(i, tag.end)) return stop;
      ({ attributes, isEmpty } = tag);
      i = tag.end - 1;
    }
    const name = this.stack.names.find(bytes, at + 1, nameEnd, hash);
    return this.opened(name, attributes, isEmpty) ? i + 1 : stop;
  }

  /** Counts the lines up to the fault before it is reported. */
  private failPlain(from: number, to: number, detail: string): typeof stop {
    return this.isLegal(from, to) ? this.fail('WELLFORMED', detail) : stop;
  }

  private opened(name: number, attributes: readonly Attribute[], isEmpty: boolean): boolean {
    const { stack } = this;
    const symbol = stack.open(name, attributes);
    if (symbol < 0) return this.refuse(stack.refusal?.rule ?? 'WELLFORMED', stack.refusal?.detail ?? 'name');
    this.content = this.handler.open(symbol, symbol === 0 ? stack.names.text(name) : '');
    if (attributes.length > 0 && !this.tellAttributes(attributes)) return false;
    if (isEmpty) this.closed();
    return true;
  }

  private tellAttributes(attributes: readonly Attribute[]): boolean {
    const unknown = unknownAttributes(attributes, this.stack.namespaces);
    if (typeof unknown === 'string') return this.refuse('WELLFORMED', unknown);
    for (const name of unknown) this.handler.attribute(name);
    return true;
  }

  private closed(): void {
    this.stack.close();
    this.content = this.handler.close();
  }

  private endTag(at: number): number {
    const { bytes, end } = this;
    if (this.stack.depth === 0) return this.fail('WELLFORMED', 'end tag without start tag');
    const name = this.stack.top();
    let i = at + 2;
    if (i + name.length >= end) {
      return !this.final && this.end - at <= this.limits.textLength
        ? more
        : this.fail('WELLFORMED', 'cut off');
    }
    for (let k = 0; k < name.length; k += 1, i += 1) {
      if (name[k] !== bytes[i]) return this.fail('WELLFORMED', 'end tag differs from start tag');
    }
    let closing = i;
    while (closing < end && isSpace(bytes[closing])) closing += 1;
    if (closing >= end) return more;
    if (bytes[closing] !== GT) return this.fail('WELLFORMED', 'end tag differs from start tag');
    if (closing > i && !this.isLegal(i, closing)) return stop;
    this.closed();
    return closing + 1;
  }

  /** White space between elements, up to the next markup. */
  private between(at: number): number {
    const { bytes, end } = this;
    let lines = 0;
    let i = at;
    for (; i < end; i += 1) {
      const byte = bytes[i] as number;
      if (byte === LT) break;
      if (byte === LF) lines += 1;
      else if (byte !== 0x20 && byte !== 0x09 && (byte !== CR || bytes[i + 1] !== LF))
        return this.rare(at, i);
    }
    if (i >= end && !this.final) return more;
    if (i - at > this.limits.textLength) return this.fail('LIMIT', 'textLength');
    this.line += lines;
    return i;
  }

  /** Text of an element that holds text, up to the next markup. */
  private characters(at: number): number {
    const { bytes, end } = this;
    let hash = 0;
    let i = at;
    for (; i < end; i += 1) {
      const byte = bytes[i] as number;
      if (kindOfByte[byte] !== 0) break;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    if (bytes[i] !== LT || i >= end) return this.rare(at, i);
    if (i - at > this.limits.textLength) return this.fail('LIMIT', 'textLength');
    this.handler.text(this.valueOf(bytes, at, i, hash));
    return i;
  }

  /** Any other text: finds where it ends before it is looked at. */
  private rare(at: number, known: number): number {
    const next = this.bytes.indexOf(LT, known);
    if (next < 0 && !this.final) return more;
    const to = next < 0 ? this.end : next;
    return to - at > this.limits.textLength ? this.fail('LIMIT', 'textLength') : this.rareCharacters(at, to);
  }

  /** Text with references, characters beyond ASCII, brackets, lone CR, or at a place where no text may stand. */
  private rareCharacters(from: number, to: number): number {
    const { bytes } = this;
    if (!this.isLegal(from, to)) return stop;
    if (bytes.subarray(from, to).includes(']]>')) return this.fail('WELLFORMED', ']]> in text');
    const piece = characterText(bytes, from, to);
    if (piece === null) return this.fail('WELLFORMED', 'unknown reference');
    const visible = isVisible(piece);
    if (this.stack.depth === 0) {
      // Around the root only white space may stand, and no reference to it either.
      return visible || bytes.subarray(from, to).includes(AMP)
        ? this.fail('WELLFORMED', 'text outside the root')
        : to;
    }
    if (this.content === text) this.handler.text(piece);
    else if (visible && this.content === elements) this.handler.strayText();
    return to;
  }

  private declarationOrComment(at: number): number {
    const { bytes, end } = this;
    if (end - at < 9 && !this.final) return more;
    if (spells(bytes, at, '<!--')) return this.comment(at);
    if (spells(bytes, at, '<![CDATA[')) return this.cdata(at);
    if (spells(bytes, at, '<!DOCTYPE')) return this.fail('DOCTYPE', 'document type');
    return this.fail('WELLFORMED', 'markup');
  }

  private comment(at: number): number {
    const close = this.bytes.indexOf('--', at + 4);
    if (close < 0 || close + 2 >= this.end) return more;
    if (this.bytes[close + 2] !== GT) return this.failPlain(at, close, '-- in comment');
    return this.skipped(at, close + 3);
  }

  private cdata(at: number): number {
    const close = this.bytes.indexOf(']]>', at + 9);
    if (close < 0) return more;
    if (this.stack.depth === 0) return this.fail('WELLFORMED', 'text outside the root');
    if (this.content === text) this.handler.text(decoded(this.bytes, at + 9, close));
    else if (this.content === elements && close > at + 9) this.handler.strayText();
    return this.skipped(at, close + 3);
  }

  private instruction(at: number): number {
    const close = this.bytes.indexOf('?>', at + 2);
    if (close < 0) return more;
    const detail = declarationFault(this.bytes, at, close, this.before + at === this.textStart);
    if (detail !== null) return this.isLegal(at, close) ? this.fail(detail.rule, detail.detail) : stop;
    return this.skipped(at, close + 2);
  }

  private skipped(from: number, to: number): number {
    if (to - from > this.limits.textLength) return this.fail('LIMIT', 'textLength');
    return this.isLegal(from, to) ? to : stop;
  }

  /** Counts the lines of these bytes and refuses characters that may stand nowhere. */
  private isLegal(from: number, to: number): boolean {
    const { lines, hasLoneCr, fault } = legality(this.bytes, from, to);
    this.line += lines;
    if (hasLoneCr) this.handler.complaint('ENCODING', 'lone CR');
    return fault === null || this.refuse(fault.rule, fault.detail);
  }
}

const none: readonly Attribute[] = [];
