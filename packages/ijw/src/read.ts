import type { Bericht } from './generated/berichten.ts';
import type { LineTable } from './line-table.ts';
import { defaultLimits, type CheckOptions, type Finding, type Limits, type Source } from './model.ts';
import { whole, type Place } from './parts.ts';
import { Reader, type OnPart } from './reader.ts';
import { symbolOf, type MessageDef } from './schema.ts';
import { Tokenizer } from './xml/tokenizer.ts';

/** What level 1 makes of a file. */
export interface Read {
  readonly definition: MessageDef | null;
  /** Null when there are findings. */
  readonly bericht: Bericht | null;
  readonly findings: readonly Finding[];
  readonly lines: LineTable;
  /** Where `bericht` stands in the whole: the last part of a claim whose earlier parts were handed over. */
  readonly place: Place;
}

const blockSize = 1 << 16;

/** Reads bytes as they come, at most one block and one unfinished token in memory. */
export interface Feed {
  /** False when reading further is of no use. */
  add(bytes: Uint8Array): boolean;
  done(): Read;
}

/** With `onPart` the clients of a claim are handed over while reading goes on. */
export function feed(options: CheckOptions, onPart: OnPart | null = null): Feed {
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const reader = new Reader(limits, () => tokenizer.line, onPart);
  const tokenizer: Tokenizer = new Tokenizer(reader, symbolOf, limits);
  // One buffer for the whole file: what is left of a block moves to its front.
  let work = Buffer.allocUnsafe(4 * blockSize);
  let length = 0;
  let fresh = 0;
  let total = 0;

  function append(bytes: Uint8Array): void {
    if (length + bytes.length > work.length) {
      const wider = Buffer.allocUnsafe(Math.max(2 * work.length, length + bytes.length));
      work.copy(wider, 0, 0, length);
      work = wider;
    }
    work.set(bytes, length);
    length += bytes.length;
    fresh += bytes.length;
  }

  function read(final: boolean): void {
    const used = tokenizer.read(work.subarray(0, length), final);
    work.copyWithin(0, used, length);
    length -= used;
    fresh = 0;
  }

  return {
    add(bytes) {
      total += bytes.length;
      if (total > limits.bytes) {
        limit(reader, tokenizer.line);
        return false;
      }
      append(bytes);
      // As much again as is left over: a long token is then looked at a few times only, however it is cut.
      if (fresh >= Math.max(blockSize, length - fresh)) read(false);
      if (reader.isTooLong()) limit(reader, tokenizer.line);
      return tokenizer.fault === null && !reader.isTooLong();
    },
    done() {
      const isCut = total > limits.bytes || reader.isTooLong();
      if (!isCut && tokenizer.fault === null) read(true);
      return result(reader, tokenizer);
    },
  };
}

function limit(reader: Reader, line: number): void {
  reader.report({ rule: 'LIMIT', at: 'Bericht', path: 'Bericht', line });
}

function result(reader: Reader, tokenizer: Tokenizer): Read {
  const { fault } = tokenizer;
  if (fault !== null) reader.report({ rule: fault.rule, at: 'Bericht', path: 'Bericht', line: fault.line });
  if (reader.overflow) reader.findings.push(overflowFinding(tokenizer.line));
  const { definition, findings, lines } = reader;
  const rest = reader.rest();
  const bericht = rest === null ? null : (rest.root as unknown as Bericht);
  return { definition, bericht, findings, lines, place: rest?.place ?? whole };
}

function overflowFinding(line: number): Finding {
  return { rule: 'LIMIT', level: 1, returnCode: null, at: 'Bericht', path: 'Bericht', line };
}

const slice = 1 << 18;

/** The source in blocks. */
export function blocksOf(source: Source): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return source instanceof Uint8Array ? slices(source) : source;
}

function* slices(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += slice) yield bytes.subarray(at, at + slice);
}

/** Level 1 over bytes that are already there. */
export function readBytes(bytes: Uint8Array, options: CheckOptions = {}): Read {
  const input = feed(options);
  for (const block of slices(bytes)) if (!input.add(block)) break;
  return input.done();
}

/** Level 1 over a stream; stops asking for more once reading on is of no use. */
export async function readSource(source: Source, options: CheckOptions = {}): Promise<Read> {
  const input = feed(options);
  for await (const block of blocksOf(source)) if (!input.add(block)) break;
  return input.done();
}
