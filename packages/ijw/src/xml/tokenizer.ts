import { declarationsOf, unknownAttributes } from './attributes.ts';
import { AMP, BANG, GT, LF, LT, QUESTION, SLASH, byteKind, isSpace, kindOfByte, nameByte, spells } from './bytes.ts';
import { declarationFault } from './declaration.ts';
import { elements, text, type Content, type Fault, type FaultRule, type XmlHandler } from './handler.ts';
import { names } from './names.ts';
import { namespaces } from './namespaces.ts';
import { attributesOf, type Attribute } from './tag.ts';
import { characterText, decoded, isVisible } from './text.ts';
import { utf8Fault } from './utf8.ts';
import { valueCache } from './values.ts';

export interface TokenizerLimits {
  readonly depth: number;
  readonly textLength: number;
}

/** Number of the element with this name in this namespace, 0 when there is none. */
export type SymbolOf = (namespace: string, local: string) => number;

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
  private rootSeen = false;
  private content: Content = elements;
  private depth = 0;
  private readonly open: number[] = [];
  private readonly declared: boolean[] = [];
  private readonly names = names();
  private readonly namespaces = namespaces();
  private readonly valueOf = valueCache();
  private readonly handler: XmlHandler;
  private readonly symbolOf: SymbolOf;
  private readonly limits: TokenizerLimits;

  constructor(handler: XmlHandler, symbolOf: SymbolOf, limits: TokenizerLimits) {
    this.handler = handler;
    this.symbolOf = symbolOf;
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
      const next = block[at] === LT ? this.markup(at) : this.characters(at);
      if (next < 0) {
        if (next === more) this.unfinished(at);
        break;
      }
      at = next;
    }
    if (this.fault === null && final) this.finish(at);
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

  private unfinished(at: number): void {
    if (this.end - at > this.limits.textLength) this.fail('LIMIT', 'textLength');
    else if (this.final) this.fail('WELLFORMED', 'cut off');
  }

  private finish(at: number): void {
    if (at < this.end || this.depth > 0 || !this.rootSeen) this.fail('WELLFORMED', 'cut off');
  }

  /** Byte order mark and encoding, from the first bytes of the file. */
  private start(): number {
    const { bytes } = this;
    if (this.end < 4 && !this.final) return more;
    this.started = true;
    const [a, b, c, d] = bytes;
    if ((a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe)) return this.fail('ENCODING', 'UTF-16');
    if ((a === 0 && b === 0) || (a === 0 && c === 0) || (b === 0 && d === 0)) return this.fail('ENCODING', 'UTF-16 or UTF-32');
    if (a === 0xef && b === 0xbb && c === 0xbf) {
      this.handler.complaint('ENCODING', 'byte order mark');
      return (this.textStart = 3);
    }
    return 0;
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
    for (; i < end && nameByte[bytes[i] as number] !== 0; i += 1) hash = (Math.imul(hash, 31) + (bytes[i] as number)) | 0;
    if (i >= end) return more;
    const nameEnd = i;
    let attributes: readonly Attribute[] = none;
    let isEmpty = false;
    if (bytes[i] !== GT) {
      const tag = attributesOf(bytes, i, end);
      if (tag === null) return more;
      if ('fault' in tag) return this.failPlain(at, tag.at, tag.fault);
      if (!this.isLegal(i, tag.end)) return stop;
      ({ attributes, isEmpty } = tag);
      i = tag.end - 1;
    }
    const name = this.names.find(bytes, at + 1, nameEnd, hash);
    if (name < 0) return this.fail('LIMIT', 'names');
    return this.opened(name, attributes, isEmpty) ? i + 1 : stop;
  }

  /** Counts the lines up to the fault before it is reported. */
  private failPlain(from: number, to: number, detail: string): typeof stop {
    return this.isLegal(from, to) ? this.fail('WELLFORMED', detail) : stop;
  }

  private opened(name: number, attributes: readonly Attribute[], isEmpty: boolean): boolean {
    if (this.depth === 0 && this.rootSeen) return this.refuse('WELLFORMED', 'second root');
    if (this.depth >= this.limits.depth) return this.refuse('LIMIT', 'depth');
    this.rootSeen = true;
    const declares = attributes.length > 0 && this.bindNamespaces(attributes);
    if (this.fault !== null) return false;
    let symbol = this.names.recall(name, this.namespaces.scope());
    if (symbol < 0) symbol = this.resolve(name);
    if (symbol < 0) return false;
    this.open[this.depth] = name;
    this.declared[this.depth] = declares;
    this.depth += 1;
    this.content = this.handler.open(symbol, symbol === 0 ? this.names.text(name) : '');
    if (attributes.length > 0 && !this.tellAttributes(attributes)) return false;
    if (isEmpty) this.closed();
    return true;
  }

  private resolve(name: number): number {
    if (!this.names.isQualified(name)) return this.fail('WELLFORMED', 'colon in name');
    const uri = this.namespaces.resolve(this.names.prefix(name));
    if (uri === null) return this.fail('WELLFORMED', 'unknown prefix');
    const bytes = this.names.bytes(name);
    if (utf8Fault(bytes, 0, bytes.length) >= 0) return this.fail('ENCODING', 'UTF-8');
    const symbol = this.symbolOf(uri, this.names.local(name));
    this.names.remember(name, this.namespaces.scope(), symbol);
    return symbol;
  }

  private bindNamespaces(attributes: readonly Attribute[]): boolean {
    const declarations = declarationsOf(attributes);
    if (typeof declarations === 'string') return this.refuse('WELLFORMED', declarations);
    if (declarations.length === 0) return false;
    return this.namespaces.push(declarations) || this.refuse('WELLFORMED', 'namespace declaration');
  }

  private tellAttributes(attributes: readonly Attribute[]): boolean {
    const unknown = unknownAttributes(attributes, this.namespaces);
    if (typeof unknown === 'string') return this.refuse('WELLFORMED', unknown);
    for (const name of unknown) this.handler.attribute(name);
    return true;
  }

  private closed(): void {
    this.depth -= 1;
    if (this.declared[this.depth] === true) this.namespaces.pop();
    this.content = this.handler.close();
  }

  private endTag(at: number): number {
    const { bytes, end } = this;
    if (this.depth === 0) return this.fail('WELLFORMED', 'end tag without start tag');
    const name = this.names.bytes(this.open[this.depth - 1] as number);
    let i = at + 2;
    if (i + name.length >= end) {
      return !this.final && this.end - at <= this.limits.textLength ? more : this.fail('WELLFORMED', 'cut off');
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

  /** Character data up to the next markup. */
  private characters(at: number): number {
    const { bytes, end } = this;
    let special = 0;
    let visible = 0;
    let hash = 0;
    let lines = 0;
    let i = at;
    for (; i < end; i += 1) {
      const byte = bytes[i] as number;
      const kind = kindOfByte[byte] as number;
      if (kind !== 0) {
        if (kind === byteKind.markup) break;
        if (kind === byteKind.lineFeed) lines += 1;
        else if (kind !== byteKind.carriageReturn || bytes[i + 1] !== LF) special = 1;
      } else if (byte > 0x20) visible = 1;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    if (i >= end && !this.final) return more;
    if (i - at > this.limits.textLength) return this.fail('LIMIT', 'textLength');
    if (special !== 0 || (visible !== 0 && this.content !== text)) return this.rareCharacters(at, i);
    if (this.content === text) {
      this.handler.text(lines === 0 ? this.valueOf(bytes, at, i, hash) : decoded(bytes, at, i));
    }
    this.line += lines;
    return i;
  }

  /** Text with references, characters beyond ASCII, brackets, lone CR, or at a place where no text may stand. */
  private rareCharacters(from: number, to: number): number {
    const { bytes } = this;
    const firstLine = this.line;
    if (!this.isLegal(from, to)) return stop;
    if (bytes.subarray(from, to).includes(']]>')) return this.fail('WELLFORMED', ']]> in text');
    const piece = characterText(bytes, from, to);
    if (piece === null) return this.fail('WELLFORMED', 'unknown reference');
    // A reference is never white space between elements (XML 1.0, section 3).
    const visible = isVisible(piece) || bytes.subarray(from, to).includes(AMP);
    if (this.depth === 0) return visible ? this.fail('WELLFORMED', 'text outside the root') : to;
    if (this.content === text) this.handler.text(piece);
    else if (visible && this.content === elements) this.tellStray(firstLine);
    return to;
  }

  private tellStray(line: number): void {
    const now = this.line;
    this.line = line;
    this.handler.strayText();
    this.line = now;
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
    if (this.depth === 0) return this.fail('WELLFORMED', 'text outside the root');
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
    const { bytes } = this;
    let beyond = false;
    for (let i = from; i < to; i += 1) {
      const kind = kindOfByte[bytes[i] as number] as number;
      if (kind === byteKind.lineFeed) this.line += 1;
      else if (kind === byteKind.forbidden) return this.refuse('WELLFORMED', 'control character');
      else if (kind === byteKind.beyondAscii) beyond = true;
      else if (kind === byteKind.carriageReturn && bytes[i + 1] !== LF) this.handler.complaint('ENCODING', 'lone CR');
    }
    if (beyond && utf8Fault(bytes, from, to) >= 0) return this.refuse('ENCODING', 'UTF-8');
    return true;
  }
}

const none: readonly Attribute[] = [];
