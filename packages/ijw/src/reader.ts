import { forgetHandedOver, madeSoFar, type Frame, type Made } from './frames.ts';
import { lineTable, type LineTable } from './line-table.ts';
import type { Finding, Limits } from './model.ts';
import { whole, type Place } from './parts.ts';
import { shown } from './personal.ts';
import type { SimpleType } from './lexical/simple-type.ts';
import { messageOfRoot, type ElementDef, type MessageDef } from './schema.ts';
import { elements, ignored, text, type Content, type FaultRule, type XmlHandler } from './xml/handler.ts';

/** Some clients of a claim, in what stands around them. */
export interface ReadPart {
  readonly root: Made;
  readonly lines: LineTable;
  readonly place: Place;
}

export type OnPart = (part: ReadPart) => void;

/** Clients are handed over when they hold this many lines; the lines of one client when there are this many. */
const linesOfPart = { client: 500, line: 4000 };

/**
 * Level 1: holds what the tokenizer tells against the tables and builds the message object. A class, because it
 * is the hottest state machine of the package.
 */
export class Reader implements XmlHandler {
  definition: MessageDef | null = null;
  root: Made | null = null;
  readonly lines: LineTable = lineTable();
  readonly findings: Finding[] = [];
  /** More findings than the limit allows. */
  overflow = false;
  private readonly frames: Frame[] = [];
  private depth = 0;
  private count = 0;
  private value = '';
  /** The value that each element had last and that was right: most values of a file repeat, and are then the same string. */
  private readonly accepted: (string | undefined)[] = [];
  /** Where the clients stand that are not handed over yet. */
  private placed: Place = whole;
  private linesSeen = 0;
  private readonly limits: Limits;
  private readonly line: () => number;
  private readonly onPart: OnPart | null;

  /** With `onPart` the clients of a claim are handed over while reading goes on, and are not in `root`. */
  constructor(limits: Limits, line: () => number, onPart: OnPart | null = null) {
    this.limits = limits;
    this.line = line;
    this.onPart = onPart;
  }

  open(symbol: number, name: string): Content {
    this.count += 1;
    const line = this.line();
    const frame = this.push(line, this.lines.count);
    this.lines.add(line);
    if (this.depth === 1) return this.openRoot(frame, symbol);
    const parent = this.frames[this.depth - 2] as Frame;
    if (parent.def === null) return ignored;
    if (parent.def.simple !== null) return this.unexpected(parent, name, '');
    const def = this.place(parent, symbol, name);
    if (def === null) return ignored;
    frame.def = def;
    frame.index = parent.seen;
    this.value = '';
    if (def.simple !== null) return text;
    this.empty(frame, def);
    return elements;
  }

  private empty({ values }: Frame, { elements }: ElementDef): void {
    for (let i = 0; i < elements.length; i += 1) values[i] = undefined;
  }

  private push(line: number, ordinal: number): Frame {
    let frame = this.frames[this.depth];
    if (frame === undefined) {
      frame = { def: null, values: [], index: 1, particle: 0, seen: 0, broken: false, line, ordinal };
      this.frames.push(frame);
    }
    frame.def = null;
    frame.particle = 0;
    frame.seen = 0;
    frame.broken = false;
    frame.line = line;
    frame.ordinal = ordinal;
    this.depth += 1;
    return frame;
  }

  private openRoot(frame: Frame, symbol: number): Content {
    const definition = messageOfRoot(symbol);
    if (definition === undefined) {
      const expected = 'Bericht in http://www.istandaarden.nl/ijw/3_2/jw…/schema';
      this.report({ rule: 'STRUCTURE', at: 'Bericht', path: 'Bericht', line: frame.line, expected });
      return ignored;
    }
    this.definition = definition;
    frame.def = definition.root;
    frame.index = 1;
    this.empty(frame, definition.root);
    return elements;
  }

  /** Finds the particle that the child belongs to and moves the content model on. */
  private place(parent: Frame, symbol: number, name: string): ElementDef | null {
    const list = (parent.def as ElementDef).elements;
    for (let i = parent.particle; i < list.length; i += 1) {
      const candidate = list[i] as ElementDef;
      const seen = i === parent.particle ? parent.seen : 0;
      if (candidate.symbol === symbol && (candidate.max === 0 || seen < candidate.max)) {
        parent.particle = i;
        parent.seen = seen + 1;
        return candidate;
      }
      if (seen < candidate.min && !parent.broken) break;
    }
    const known = list.find((e) => e.symbol === symbol) ?? null;
    this.unexpected(parent, known?.name ?? name, expectedAfter(list, parent));
    parent.broken = true;
    return known;
  }

  private unexpected(parent: Frame, name: string, expected: string): Content {
    if (!parent.broken) {
      const at = { at: this.classPath(this.depth - 1), path: this.path(this.depth - 1) };
      const found = name === '' ? {} : { found: name.slice(0, 80) };
      const wanted = expected === '' ? {} : { expected };
      this.report({ rule: 'STRUCTURE', ...at, line: this.line(), ...found, ...wanted });
    }
    parent.broken = true;
    return ignored;
  }

  text(piece: string): void {
    if (this.value === '') this.value = piece;
    else if (this.value.length + piece.length <= this.limits.textLength) this.value += piece;
    else this.complaint('LIMIT');
  }

  strayText(): void {
    const frame = this.frames[this.depth - 1];
    if (frame !== undefined) this.unexpected(frame, '', '');
  }

  attribute(name: string): void {
    const frame = this.frames[this.depth - 1] as Frame;
    if (frame.def === null) return;
    const where = { at: this.classPath(this.depth), path: this.path(this.depth) };
    this.report({ rule: 'STRUCTURE', ...where, line: this.line(), found: `@${name}`.slice(0, 80) });
  }

  complaint(rule: FaultRule): void {
    if (this.findings.some((finding) => finding.rule === rule)) return;
    this.report({ rule, at: 'Bericht', path: this.path(this.depth), line: this.line() });
  }

  close(): Content {
    const frame = this.frames[this.depth - 1] as Frame;
    const { def } = frame;
    if (def !== null) {
      const value =
        def.simple === null ? this.closeComplex(frame, def) : this.closeSimple(frame, def, def.simple);
      if (this.findings.length === 0) this.attach(def, value);
    }
    this.depth -= 1;
    if (this.depth === 0) return ignored;
    if (def !== null && def.part !== null) this.handOver(def.part);
    const parent = (this.frames[this.depth - 1] as Frame).def;
    if (parent === null) return ignored;
    return parent.simple === null ? elements : text;
  }

  private closeSimple(frame: Frame, { index }: ElementDef, type: SimpleType): string {
    const value = type.collapses ? collapsed(this.value) : this.value;
    this.value = '';
    if (this.accepted[index] === value) return value;
    if (type.accepts(value)) this.accepted[index] = value;
    else if (!frame.broken) {
      const where = { at: this.classPath(this.depth), path: this.path(this.depth), line: frame.line };
      for (const rule of type.broken(value)) this.report({ rule, ...where, ...shown(where.path, value) });
    }
    return value;
  }

  /** The object of the class; null when something was wrong before, for then there will be no message. */
  private closeComplex(frame: Frame, { elements: list, type }: ElementDef): Made | null {
    if (!frame.broken) {
      for (let i = frame.particle; i < list.length; i += 1) {
        const particle = list[i] as ElementDef;
        if ((i === frame.particle ? frame.seen : 0) >= particle.min) continue;
        const where = { at: this.classPath(this.depth), path: this.path(this.depth) };
        this.report({ rule: 'STRUCTURE', ...where, line: this.line(), expected: particle.name });
        break;
      }
    }
    return this.findings.length > 0 || type.kind === 'simple' ? null : type.make(frame.values);
  }

  /** Hands over what was read since the last time, when it is enough and nothing was wrong. */
  private handOver(closed: 'client' | 'line'): void {
    if (closed === 'line') this.linesSeen += 1;
    const { onPart, placed, linesSeen } = this;
    if (onPart === null || linesSeen - placed.linesBefore < linesOfPart[closed]) return;
    if (this.findings.length > 0) return;
    const open = this.frames.slice(0, this.depth);
    onPart({ root: madeSoFar(open), lines: this.lines.copy(), place: { ...placed, isLast: false } });
    this.placed = { ...forgetHandedOver(open, this.lines), linesBefore: linesSeen, isLast: true };
  }

  /** What was not handed over: the last part, or the whole message. */
  rest(): ReadPart | null {
    const { root, lines, placed } = this;
    return root === null || this.findings.length > 0 ? null : { root, lines, place: placed };
  }

  /** Gives the value of the element that closes to the element around it. */
  private attach({ max }: ElementDef, value: unknown): void {
    const parent = this.frames[this.depth - 2];
    if (parent === undefined) this.root = value as Made;
    else if (max === 1) parent.values[parent.particle] = value;
    else {
      const siblings = parent.values[parent.particle];
      if (siblings === undefined) parent.values[parent.particle] = [value];
      else (siblings as unknown[]).push(value);
    }
  }

  report(finding: Omit<Finding, 'level' | 'returnCode'>): void {
    if (this.findings.length >= this.limits.findings) this.overflow = true;
    else this.findings.push({ ...finding, level: 1, returnCode: null });
  }

  /** Whether the file has more elements than it may have. */
  isTooLong(): boolean {
    return this.count > this.limits.elements;
  }

  /** Path of the innermost `depth` open elements, from the root. */
  private path(depth: number): string {
    const steps = this.frames.slice(0, depth).filter((frame) => frame.def !== null);
    return steps.length === 0 ? 'Bericht' : steps.map(step).join('/');
  }

  /** The innermost class and the elements below it. */
  private classPath(depth: number): string {
    let steps: string[] = [];
    for (const { def } of this.frames.slice(0, depth)) {
      if (def === null) continue;
      if (def.type.kind === 'complex' && def.type.isClass) steps = [];
      steps.push(def.name);
    }
    return steps.length === 0 ? 'Bericht' : steps.join('/');
  }
}

function step({ def, index }: Frame): string {
  return def === null ? '' : def.max === 1 ? def.name : `${def.name}[${index}]`;
}

/** The elements that the content model allows next. */
function expectedAfter(list: readonly ElementDef[], parent: Frame): string {
  const names: string[] = [];
  for (let i = parent.particle; i < list.length; i += 1) {
    const candidate = list[i] as ElementDef;
    const seen = i === parent.particle ? parent.seen : 0;
    if (candidate.max === 0 || seen < candidate.max) names.push(candidate.name);
    if (seen < candidate.min) break;
  }
  return names.join(', ');
}

const edges = /^[ \t\r\n]+|[ \t\r\n]+$/g;

/** White space of XML Schema around the value cut off; inside a number or date it is wrong anyway. */
function collapsed(value: string): string {
  if (value === '') return value;
  const isTight = value.charCodeAt(0) > 0x20 && value.charCodeAt(value.length - 1) > 0x20;
  return isTight ? value : value.replace(edges, '');
}
