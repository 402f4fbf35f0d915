import { sql, system, type Tx } from '@jeugdregie/core/db';
import { systemInstant, type Problem } from '@jeugdregie/kernel';
import type { Desk } from '../jobs/desk.ts';
import type { Taken } from '../jobs/task.ts';
import { claimArrivals } from './arrivals.ts';
import { cleanDone } from './clean.ts';
import { dropOutgoing } from './drop.ts';
import { entriesOf, isRightsError, openFolders, type Folders } from './folders.ts';
import type { MailboxOptions, MailReport, MailRun } from './model.ts';
import { forNow, rightsMissing } from './problems.ts';
import { quarantined } from './quarantine.ts';
import { keepRun, lockMailbox } from './store.ts';
import { takeBatch } from './take-batch.ts';

/**
 * One run of a mailbox: takes in what lies still in `in` (and what a killed run left behind), sets aside what cannot be
 * taken in, and puts what is ready in `uit`. Every run is safe to repeat. A problem of the surroundings ends the run
 * with `problem` set; nothing is lost by it, and the next run goes on.
 */
export async function runMailbox(desk: Desk, options: MailboxOptions): Promise<MailReport> {
  const counts = { processed: 0, already: 0, rejected: 0, 'set-aside': 0, refused: 0, sent: 0 };
  const notable: Taken[] = [];
  const tally: Tally = {
    counts,
    notable,
    note(taken) {
      counts[taken.outcome] += 1;
      if (taken.outcome !== 'processed' && taken.outcome !== 'already') notable.push(taken);
    },
  };
  try {
    return await desk.db.transaction(system, async (tx) =>
      (await lockMailbox(tx)) ? underLock(desk, options, tx, tally) : idle(tally, { isBusy: true }),
    );
  } catch (error) {
    return idle(tally, { problem: forNow(error) }); // the database is away: nothing can be kept now
  }
}

interface Tally extends Pick<MailReport, 'counts' | 'notable'> {
  readonly counts: Record<Taken['outcome'] | 'sent', number>;
  note(taken: Taken): void;
}

function idle({ counts, notable }: Tally, known: Partial<MailReport>): MailReport {
  const nothing = { isBusy: false, waiting: 0, quarantined: 0, problem: null };
  return { at: systemInstant(), counts, notable, ...nothing, ...known };
}

async function underLock(desk: Desk, options: MailboxOptions, tx: Tx, tally: Tally): Promise<MailReport> {
  const opened = await openFolders(options.root);
  if (!opened.ok) return keep(tx, idle(tally, { problem: opened.error }), null);
  const folders = opened.value;
  const run: MailRun = {
    desk,
    folders,
    today: options.today(),
    signal: options.signal,
    stillOurs: async () => void (await tx.query(sql`select 1`)),
    note: tally.note,
  };
  const worked = await work(run, options, tally);
  const lying = await quarantined(folders);
  const left = (await entriesOf(folders.taken)).length;
  const report = { waiting: worked.waiting + left, quarantined: lying.total, problem: worked.problem };
  return keep(tx, idle(tally, report), lying.files);
}

async function keep(
  tx: Tx,
  report: MailReport,
  quarantine: Parameters<typeof keepRun>[2],
): Promise<MailReport> {
  await keepRun(tx, report, quarantine);
  return report;
}

/** In, out, and tidying up. What goes wrong with one does not keep the others from trying, unless all are struck. */
async function work(
  run: MailRun,
  options: MailboxOptions,
  tally: Tally,
): Promise<{ waiting: number; problem: Problem | null }> {
  let waiting = 0;
  const problems: Problem[] = [];
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      await run.stillOurs(); // throws when the database is away: then there is no use in going on
      problems.push(problemOf(error, run.folders));
    }
  };
  await attempt(async () => {
    for (let again = true; again && !run.signal.aborted;) {
      const arrivals = await claimArrivals(run.folders, options.watched, options.now);
      waiting = arrivals.waiting;
      if (arrivals.barred !== null) problems.push(rightsMissing(arrivals.barred));
      await takeBatch(run);
      again = arrivals.taken > 0 && waiting > 0 && arrivals.barred === null;
    }
  });
  await attempt(async () => void (tally.counts.sent += await dropOutgoing(run, options.wraps)));
  const { keepDays } = options;
  if (keepDays !== null)
    await attempt(async () => void (await cleanDone(run.folders, keepDays, options.now())));
  return { waiting, problem: problems[0] ?? null };
}

function problemOf(error: unknown, folders: Folders): Problem {
  if (isRightsError(error)) return rightsMissing((error as NodeJS.ErrnoException).path ?? folders.root);
  return forNow(error);
}
