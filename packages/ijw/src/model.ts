import type { Bericht, MessageCode } from './generated/berichten.ts';

/**
 * One thing that is wrong in a message.
 * `rule` is a rule id of the standard (RS037, CD076, TR302), the id of a code list that does not hold the code
 * (JZ020), or one of STRUCTURE, TYPE, WELLFORMED, ENCODING, DOCTYPE, LIMIT.
 */
export interface Finding {
  readonly rule: string;
  /** Return code (retourcode) that carries the finding back to the sender; null at level 1 and where there is none. */
  readonly returnCode: string | null;
  readonly level: 1 | 2 | 3 | 4;
  /** Class, or element below a class, that carries the finding: `Client/Bsn`; `Header` at level 2. */
  readonly at: string;
  /** Line in the file, from 1; 0 when the message was not read from a file. */
  readonly line: number;
  /**
   * The value that was found, cut off at 80 characters; absent when there is no single value, and for whatever
   * says who someone is (number, name, birth date, address, free text): a finding may be shown and logged.
   */
  readonly found?: string;
  /** What belongs here: at a STRUCTURE finding the elements, on a line of a claim the value, or a bound such as "≤ 6". */
  readonly expected?: string;
  /** Full element path with indexes from 1 where an element may repeat: `Bericht/Client/Contact[2]/Adres`. */
  readonly path: string;
}

/** What came out of levels 1 and 2. */
export interface Checked {
  /** Null when the file is no iJw message at all. */
  readonly message: MessageCode | null;
  /** The level at which the message failed; null when nothing is wrong. */
  readonly level: 1 | 2 | null;
  readonly findings: readonly Finding[];
  /** The message as objects; null when level 1 failed. */
  readonly bericht: Bericht | null;
}

/** Bytes at once, or in blocks; a block may be overwritten when the next is asked for. */
export type Source = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** What a file may cost at most. Beyond a limit reading stops with a finding LIMIT. */
export interface Limits {
  /** Size of the file in bytes. */
  readonly bytes: number;
  /** Elements inside each other. */
  readonly depth: number;
  /** Length of one text, one name or one tag, in bytes. */
  readonly textLength: number;
  /** Number of elements. */
  readonly elements: number;
  /** Findings that are reported; the rest is only counted as "and more". */
  readonly findings: number;
}

export interface CheckOptions {
  readonly limits?: Partial<Limits>;
}

/** The largest file that the hubs let through (transport errors IB003 and IB012): 25 MB. */
export const maxBytes = 25_000_000;

export const defaultLimits: Limits = {
  bytes: 256_000_000,
  depth: 64,
  textLength: 65_536,
  elements: 20_000_000,
  findings: 1_000,
};

/** Meaning of a rule for the people who work with it, in Dutch or English. */
export interface RuleText {
  readonly rule: string;
  readonly level: 1 | 2 | 3 | 4 | null;
  readonly returnCode: string | null;
  readonly messages: readonly string[];
  /** Short name. */
  readonly title: string;
  /** What the rule asks. */
  readonly meaning: string;
  /** What the sender does about it. */
  readonly remedy: string;
  /** Where the rule comes from. */
  readonly source: string;
}
