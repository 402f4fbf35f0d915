import type { Day, Problem } from '@jeugdregie/kernel';
import type { Desk } from '../jobs/desk.ts';
import type { Taken } from '../jobs/task.ts';
import type { Watchfulness } from './completeness.ts';
import type { Folders } from './folders.ts';

/** What an installation says about its mailbox (postvak). */
export interface MailboxSettings {
  /** Absolute path. */
  readonly root: string;
  /** Whether outgoing messages get a StUF-GGk envelope. Incoming ones are opened whenever they have one. */
  readonly wraps: boolean;
  /** After how many days processed files are removed from the folder; null: never. */
  readonly keepDays: number | null;
}

/** What a mailbox is run with. */
export interface MailboxOptions extends MailboxSettings {
  readonly today: () => Day;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** What was seen in the folder before; kept from run to run. */
  readonly watched: Watchfulness;
  /** Stops after the file in hand. */
  readonly signal: AbortSignal;
}

/** One run, while it holds the mailbox. */
export interface MailRun {
  readonly desk: Desk;
  readonly folders: Folders;
  readonly today: Day;
  readonly signal: AbortSignal;
  /** Throws when the lock of the mailbox was lost: then another process may be at work. */
  stillOurs(): Promise<void>;
  note(taken: Taken): void;
}

/** What one run did, and how the mailbox lies now. */
export interface MailReport {
  /** ISO instant of the end. */
  readonly at: string;
  /** True when another process was at work, and this run did nothing. */
  readonly isBusy: boolean;
  readonly counts: Readonly<Record<Taken['outcome'] | 'sent', number>>;
  /** Files that came and were not taken in yet. */
  readonly waiting: number;
  /** Files that lie in quarantine, from this run and before. */
  readonly quarantined: number;
  /** Everything that a person should look at: refused, rejected, set aside. */
  readonly notable: readonly Taken[];
  /** What kept the run from finishing; null when it did all there was. */
  readonly problem: Problem | null;
}
