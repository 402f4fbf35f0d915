import type { ElementStack } from './element-stack.ts';
import type { Content } from './handler.ts';

/**
 * A run: what stands between two texts of a message, that is end tags, white space and start tags. A program that
 * writes a file repeats its runs byte for byte, line after line. So the tokenizer remembers each run of plain tags
 * that it read tag by tag, and what it told its handler. Where the same bytes follow again among the same open
 * elements, it compares them four at a time and tells the same. Whatever differs is read tag by tag.
 */
interface Run {
  readonly length: number;
  readonly steps: readonly Step[];
  /** The bytes, in words of four and what is left over. */
  readonly words: Int32Array;
  readonly rest: Uint8Array;
  /** Open elements, and namespaces in force, where the run begins. */
  readonly depth: number;
  readonly scope: number;
  /** Names of the elements that the run closes and did not open, innermost first. */
  readonly closes: readonly number[];
}

/** What the handler was told of one tag. */
interface Told {
  /** Name of the element that opens, -1 for an end tag. */
  readonly name: number;
  readonly symbol: number;
  /** What the handler answered. */
  readonly content: Content;
}

/** One tag of a run. */
export interface Step extends Told {
  /** Bytes and line ends from the begin of the run to just behind the tag. */
  readonly end: number;
  readonly lines: number;
}

/** What a stranger can make us remember: some two megabytes. */
const maxRuns = 1024;
const maxSteps = 16;
const maxLength = 1024;

/** Runs that begin in one element and are tried: another line, another client, the end. */
const maxTried = 4;

/** Where the run in hand began. */
interface Begin {
  readonly at: number;
  readonly line: number;
  readonly name: number;
  readonly depth: number;
  readonly scope: number;
}

/** The runs of one file, by the element in which they begin. */
export class RunMemory {
  private readonly known: Run[][] = [];
  private count = 0;
  private begun: Begin | null = null;
  private steps: Step[] = [];
  private closes: number[] = [];
  private readonly stack: ElementStack;

  constructor(stack: ElementStack) {
    this.stack = stack;
  }

  /** The known run that stands at `at`, or null. */
  find(view: DataView, at: number): Run | null {
    const { stack } = this;
    const runs = this.known[stack.topName()];
    if (runs === undefined) return null;
    const scope = stack.namespaces.scope();
    for (let i = 0; i < runs.length; i += 1) {
      const run = runs[i] as Run;
      if (run.depth !== stack.depth || run.scope !== scope || !stands(run, view, at)) continue;
      if (!stack.endsWith(run.closes)) continue;
      if (i > 0) {
        // The one that was used last is tried first.
        runs.splice(i, 1);
        runs.unshift(run);
      }
      return run;
    }
    return null;
  }

  begin(at: number, line: number): void {
    if (this.count >= maxRuns) return;
    const { stack } = this;
    const { depth } = stack;
    this.begun = { at, line, name: stack.topName(), depth, scope: stack.namespaces.scope() };
    this.steps = [];
    this.closes = [];
  }

  /** The run in hand holds something that is no plain tag, or goes beyond the block. */
  forget(): void {
    this.begun = null;
  }

  /** The innermost element is about to close. */
  closing(): void {
    const { begun, closes, stack } = this;
    if (begun !== null && stack.depth === begun.depth - closes.length) closes.push(stack.topName());
  }

  /** A tag that ends at `end` in `line` was told to the handler. */
  told({ name, symbol, content }: Told, end: number, line: number): void {
    const { begun, steps } = this;
    if (begun === null) return;
    steps.push({ name, symbol, content, end: end - begun.at, lines: line - begun.line });
    if (symbol === 0 || steps.length > maxSteps) this.begun = null;
  }

  /** The run in hand ends here. */
  keep(bytes: Uint8Array, end: number): void {
    const { begun, steps, closes } = this;
    this.begun = null;
    if (begun === null || end - begun.at > maxLength) return;
    const { depth, scope, at } = begun;
    const own = new Uint8Array(bytes.subarray(at, end));
    const words = new Int32Array(own.buffer, 0, own.length >> 2);
    const rest = own.subarray(words.length << 2);
    const runs = (this.known[begun.name] ??= []);
    runs.unshift({ length: own.length, steps, words, rest, depth, scope, closes });
    if (runs.length > maxTried) runs.pop();
    else this.count += 1;
  }
}

function stands({ length, words, rest }: Run, view: DataView, from: number): boolean {
  if (from + length > view.byteLength) return false;
  let at = from;
  for (let i = 0; i < words.length; i += 1, at += 4) if (view.getInt32(at, true) !== words[i]) return false;
  for (let i = 0; i < rest.length; i += 1, at += 1) if (view.getUint8(at) !== rest[i]) return false;
  return true;
}
