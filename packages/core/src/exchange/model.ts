import type { MessageCode } from '@jeugdregie/ijw';
import type { Day, MunicipalityCode, Problem, Uuid } from '@jeugdregie/kernel';
import type { Actor } from '../audit/index.ts';
import type { PackedContent } from './content.ts';

/** The municipality of a file of which nobody could tell for whom it is. */
export const unknownMunicipality = '0000' as MunicipalityCode;

/** In: from outside to us. Out: the answers in the outbox. */
export type Direction = 'in' | 'out';

/**
 * Where a file is on its way. In: `received` → `processed`, `rejected` (answered with an error), `set-aside` (needs a
 * person) or `refused` (no iJw file, transport error). Out: `ready` → `sent`.
 */
export const fileStates = [
  'received',
  'processed',
  'rejected',
  'set-aside',
  'refused',
  'ready',
  'sent',
] as const;
export type FileState = (typeof fileStates)[number];

/** One file as the exchange knows it: everything but its content. */
export interface ReceivedFile {
  readonly fileId: Uuid;
  /** '0000' when it cannot be told. */
  readonly municipality: MunicipalityCode;
  readonly direction: Direction;
  /** As the sender named it, made harmless for a screen; never used as a path. */
  readonly name: string;
  /** Lower-case hex of the bytes as they came. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly message: MessageCode | null;
  readonly sender: string | null;
  readonly receiver: string | null;
  readonly identification: string | null;
  /** Dagtekening. */
  readonly messageDate: Day | null;
  readonly receivedOn: Day;
  /** ISO instant. */
  readonly receivedAt: string;
  readonly state: FileState;
  /** Last day for the answer; of an outgoing file the last day to send it. */
  readonly dueOn: Day | null;
  readonly answeredOn: Day | null;
  readonly answerFileId: Uuid | null;
  readonly answersFileId: Uuid | null;
  /** Dutch, one line. */
  readonly summary: string;
  readonly findings: number;
}

/** What the header of a message told; all null when the file is no message. */
export interface FileHeader {
  readonly message: MessageCode | null;
  readonly sender: string | null;
  readonly receiver: string | null;
  readonly identification: string | null;
  readonly messageDate: Day | null;
}

/** A file that arrives. */
export interface Arrival extends FileHeader {
  readonly municipality: MunicipalityCode;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What `packContent` makes of the bytes, when it was begun before; made now when left out. */
  readonly content?: Promise<PackedContent>;
  /** Day of receipt: today, or for loaded history the message's Dagtekening. */
  readonly receivedOn: Day;
  readonly actor: Actor;
}

export type Receipt =
  | { readonly kind: 'new'; readonly file: ReceivedFile }
  | { readonly kind: 'already'; readonly file: ReceivedFile };

/** An answer for the outbox. */
export interface Answer {
  readonly municipality: MunicipalityCode;
  /** The file that it answers. */
  readonly answersFileId: Uuid;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly message: MessageCode;
  readonly sender: string;
  readonly receiver: string;
  readonly identification: string;
  readonly messageDate: Day;
  /** Day on which the answer was made. */
  readonly answeredOn: Day;
  readonly summary: string;
  /** True for loaded history, whose answers left long ago: the answer is kept as sent. Left out: false. */
  readonly isSent?: boolean;
}

/** One step that a file went through. */
export interface Step {
  /** Short Dutch name, such as `Ontvangen` or `Inhoud gecontroleerd`. */
  readonly step: string;
  readonly outcome: 'ok' | 'failed' | 'waiting';
  readonly actor: Actor;
  /** Dutch; never holds a BSN or a name of a client, because the region reads it too. */
  readonly note: string;
  readonly problem?: Problem | null;
}

/** A step as it was kept. */
export interface TrailStep {
  readonly sequence: number;
  readonly step: string;
  /** ISO instant. */
  readonly at: string;
  readonly actor: string;
  readonly outcome: 'ok' | 'failed' | 'waiting';
  readonly note: string;
  readonly problem: Problem | null;
}

/** What was wrong in a file, without the value that was found: that could lead to a person. */
export interface FileFinding {
  readonly rule: string;
  readonly returnCode: string | null;
  readonly level: number;
  /** Element path, or the class. */
  readonly at: string;
  /** Line in the file, from 1; 0 when unknown. */
  readonly line: number;
}

export interface Trail {
  readonly file: ReceivedFile;
  readonly steps: readonly TrailStep[];
  readonly findings: readonly FileFinding[];
}

/** How a file ended, with the steps that led there. */
export interface Ending {
  readonly state: FileState;
  /** Dutch, one line. */
  readonly summary: string;
  readonly findings: readonly FileFinding[];
  readonly steps?: readonly Step[];
}

export type FileSort = 'received' | '-received' | 'due' | '-due' | 'name' | '-name';

export interface FileFilter {
  /** Null: every municipality that the scope shows. */
  readonly municipality: MunicipalityCode | null;
  readonly direction?: Direction | null;
  readonly message?: MessageCode | null;
  readonly state?: FileState | null;
  /** AGB code of sender or receiver. */
  readonly provider?: string | null;
  /** Part of the name or the identification. */
  readonly search?: string | null;
  /** A minus sign: from high to low. Left out: `-received`. */
  readonly sort?: FileSort;
  /** `next` of the page before. */
  readonly after?: string | null;
  /** 1 to 500. */
  readonly limit: number;
}

export interface FilePage {
  readonly files: readonly ReceivedFile[];
  readonly next: string | null;
}

/** Something in the exchange that waits for a person or for its term. */
export interface Alarm {
  readonly kind: 'answer-due' | 'set-aside' | 'answer-unsent' | 'receipt-missing';
  readonly file: ReceivedFile;
  readonly dueOn: Day | null;
  readonly isLate: boolean;
}
