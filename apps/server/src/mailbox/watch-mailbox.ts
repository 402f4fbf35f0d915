import { watch } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemMillis, type Day } from '@jeugdregie/kernel';
import type { Desk } from '../jobs/desk.ts';
import { patience, watchfulness, type Patience } from './completeness.ts';
import type { MailboxSettings, MailReport } from './model.ts';
import { isIgnored } from './names.ts';
import { runMailbox } from './run-mailbox.ts';

/** A mailbox that is looked after as long as the server runs. */
export interface MailboxWatch {
  /** How the last run ended; null before the first. */
  last(): MailReport | null;
  /** Finishes the file in hand and looks no more. */
  stop(): Promise<void>;
}

export interface WatchOptions {
  readonly settings: MailboxSettings;
  readonly today: () => Day;
  /** Called after each run. */
  readonly tell: (report: MailReport) => void;
  /** Milliseconds between two looks; after a failure the pause grows to `longestPauseMs`. */
  readonly everyMs?: number;
  readonly longestPauseMs?: number;
  readonly patience?: Patience;
}

/**
 * Looks into the mailbox every so often, and sooner when the file system says that something changed in `in`. That hint
 * may be missing or false; only the look counts.
 */
export function watchMailbox(desk: Desk, options: WatchOptions): MailboxWatch {
  const { settings, everyMs = 15_000, longestPauseMs = 300_000 } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const still = options.patience ?? patience;
  const watched = watchfulness(still);
  let last: MailReport | null = null;
  let failures = 0;
  let wake: (() => void) | null = null;
  const hints = hintsFrom(join(settings.root, 'in'), () => {
    const first = wake;
    wake = null;
    first?.();
  });

  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const { today } = options;
      last = await runMailbox(desk, { ...settings, today, now: systemMillis, watched, signal });
      hints.begin();
      options.tell(last);
      failures = last.problem === null ? 0 : failures + 1;
      const pause = pauseAfter(failures, everyMs, longestPauseMs);
      const early = new AbortController();
      // After a failure the pause holds: hints would wear down the surroundings that are to recover.
      wake = failures > 0 ? null : () => void rest(still.whole + 100, signal).then(() => early.abort());
      await rest(pause, AbortSignal.any([signal, early.signal]));
      wake = null;
    }
  };
  const ended = loop();
  return {
    last: () => last,
    async stop() {
      stopping.abort();
      hints.end();
      await ended;
    },
  };
}

/** Waits, or stops waiting when told; a wait never keeps the process alive. */
async function rest(millis: number, signal: AbortSignal): Promise<void> {
  await sleep(millis, undefined, { signal, ref: false }).catch(() => undefined);
}

/** The usual pause after success; twice as long after each failure in a row, up to the longest. */
export function pauseAfter(failures: number, everyMs: number, longestMs: number): number {
  return Math.min(everyMs * 2 ** Math.min(failures, 20), Math.max(longestMs, everyMs));
}

/** Hints of the file system; where it gives none (network folders, too many watchers) there are none. */
function hintsFrom(folder: string, hint: () => void): { begin(): void; end(): void } {
  let watcher: ReturnType<typeof watch> | null = null;
  const end = (): void => {
    watcher?.close();
    watcher = null;
  };
  return {
    begin() {
      if (watcher !== null) return;
      try {
        watcher = watch(folder, { recursive: true }, (_event, name) => {
          if (name === null || !isIgnored(basename(name))) hint();
        });
        watcher.on('error', end);
      } catch {
        watcher = null;
      }
    },
    end,
  };
}
