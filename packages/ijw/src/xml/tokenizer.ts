import { unknownAttributes } from './attributes.ts';
import { BANG, CR, GT, LF, LT, QUESTION, SLASH, isSpace, kindOfByte, nameByte } from './bytes.ts';
import { ElementStack, type SymbolOf } from './element-stack.ts';
import { byteOrderMark } from './encoding.ts';
import type { Content, Fault, FaultRule, TokenizerLimits, XmlHandler } from './handler.ts';
import { elements, text } from './handler.ts';
import { legality } from './legality.ts';
import { RunMemory, type Step } from './runs.ts';
import { specialMarkup } from './special.ts';
import { attributesOf, type Attribute } from './tag.ts';
import { characterData, decoded } from './text.ts';
import { valueCache } from './values.ts';

const none: readonly Attribute[] = [];
/** Not enough bytes to finish the token; a fault ended the reading. */
const more = -1;
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
  private view: DataView = new DataView(new ArrayBuffer(0));
  private readonly stack: ElementStack;
  private readonly runs: RunMemory;
  private readonly valueOf = valueCache();
  private readonly handler: XmlHandler;
  private readonly limits: TokenizerLimits;

  constructor(handler: XmlHandler, symbolOf: SymbolOf, limits: TokenizerLimits) {
    this.handler = handler;
    this.stack = new ElementStack(symbolOf, limits.depth);
    this.runs = new RunMemory(this.stack);
    this.limits = limits;
  }

  /**
   * Reads the next block. Returns how many of its bytes are finished with; the caller puts the others in front of
   * the next block. After a fault nothing is read any more.
   */
  read(block: Buffer, final: boolean): number {
    if (this.fault !== null) return block.length;
    this.bytes = block;
    this.view = new DataView(block.buffer, block.byteOffset, block.length);
    this.end = block.length;
    this.final = final;
    this.runs.forget();
    let at = this.started ? 0 : this.start();
    while (at >= 0 && at < this.end) {
      const next = this.next(at);
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

  private next(at: number): number {
    const isMarkup = this.bytes[at] === LT;
    if (this.content === text) return isMarkup ? this.run(at) : this.characters(at);
    return isMarkup ? this.markup(at) : this.between(at);
  }

  /** A fault at the present line; the answer of every step that ends the reading. */
  private fail(rule: FaultRule, detail: string): typeof stop {
    this.fault ??= { rule, line: this.line, detail };
    return stop;
  }

  /** Whether reading may go on: not when there is a refusal. */
  private refuse(why: { readonly rule: FaultRule; readonly detail: string } | null): boolean {
    if (why !== null) this.fail(why.rule, why.detail);
    return why === null;
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

  /** Markup in or behind a text: a whole run when it was seen before. */
  private run(at: number): number {
    const run = this.runs.find(this.view, at);
    if (run === null) {
      this.runs.begin(at, this.line);
      return this.markup(at);
    }
    const { line, stack, handler } = this;
    const { steps } = run;
    for (let i = 0; i < steps.length; i += 1) {
      const step = steps[i] as Step;
      this.line = line + step.lines;
      if (step.name < 0) {
        stack.close();
        this.content = handler.close();
      } else {
        stack.reopen(step.name);
        this.content = handler.open(step.symbol, '');
      }
      // A handler that expects something else here reads on tag by tag.
      if (this.content !== step.content) return at + step.end;
    }
    return at + run.length;
  }

  private markup(at: number): number {
    const next = this.bytes[at + 1];
    if (next === undefined || at + 1 >= this.end) return more;
    if (next === SLASH) return this.endTag(at);
    if (next === BANG || next === QUESTION) return this.special(at);
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
    return this.opened(name, attributes, isEmpty, i + 1) ? i + 1 : stop;
  }

  /** Counts the lines up to the fault before it is reported. */
  private failPlain(from: number, to: number, detail: string): typeof stop {
    return this.isLegal(from, to) ? this.fail('WELLFORMED', detail) : stop;
  }

  private opened(name: number, attributes: readonly Attribute[], isEmpty: boolean, end: number): boolean {
    const { stack } = this;
    const symbol = stack.open(name, attributes);
    if (symbol < 0) return this.refuse(stack.refusal);
    this.content = this.handler.open(symbol, symbol === 0 ? stack.names.text(name) : '');
    this.runs.told({ name, symbol, content: this.content }, end, this.line);
    if (this.content === text) this.runs.keep(this.bytes, end);
    if (attributes.length > 0 && !this.tellAttributes(attributes)) return false;
    if (isEmpty) this.closed(end);
    return true;
  }

  private tellAttributes(attributes: readonly Attribute[]): boolean {
    const unknown = unknownAttributes(attributes, this.stack.namespaces);
    if (typeof unknown === 'string') return this.refuse({ rule: 'WELLFORMED', detail: unknown });
    for (const name of unknown) this.handler.attribute(name);
    return true;
  }

  private closed(end: number): void {
    this.runs.closing();
    this.stack.close();
    this.content = this.handler.close();
    this.runs.told({ name: -1, symbol: -1, content: this.content }, end, this.line);
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
    this.closed(closing + 1);
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
    if (!this.isLegal(from, to)) return stop;
    const found = characterData(this.bytes, from, to);
    if (typeof found === 'string') return this.fail('WELLFORMED', found);
    const { piece, isVisible, hasReference } = found;
    // Around the root only white space may stand, and no reference to it either.
    if (this.stack.depth === 0)
      return isVisible || hasReference ? this.fail('WELLFORMED', 'text outside the root') : to;
    if (this.content === text) this.handler.text(piece);
    else if (isVisible && this.content === elements) this.handler.strayText();
    return to;
  }

  /** Comment, CDATA section, instruction, declaration, DOCTYPE. */
  private special(at: number): number {
    const isStart = this.before + at === this.textStart;
    const found = specialMarkup(this.bytes, at, { isStart, isWhole: this.final });
    switch (found.is) {
      case 'incomplete':
        return more;
      case 'skipped':
        return this.skipped(at, found.end);
      case 'fault':
        return found.to < 0 || this.isLegal(at, found.to) ? this.fail(found.rule, found.detail) : stop;
      case 'text':
        if (this.stack.depth === 0) return this.fail('WELLFORMED', 'text outside the root');
        if (this.content === text) this.handler.text(decoded(this.bytes, found.from, found.to));
        else if (this.content === elements && found.to > found.from) this.handler.strayText();
        return this.skipped(at, found.end);
    }
  }

  private skipped(from: number, to: number): number {
    if (to - from > this.limits.textLength) return this.fail('LIMIT', 'textLength');
    return this.isLegal(from, to) ? to : stop;
  }

  /** Counts the lines of these bytes and refuses characters that may stand nowhere. */
  private isLegal(from: number, to: number): boolean {
    this.runs.forget(); // Only what is no plain tag and no plain text comes here.
    const { lines, hasLoneCr, fault } = legality(this.bytes, from, to);
    this.line += lines;
    if (hasLoneCr) this.handler.complaint('ENCODING', 'lone CR');
    return this.refuse(fault);
  }
}
