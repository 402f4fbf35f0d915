import { setTimeout as sleep } from 'node:timers/promises';
import { systemMillis } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { patience, watchfulness } from '../mailbox/completeness.ts';
import type { MailboxOptions, MailboxSettings, MailReport } from '../mailbox/model.ts';
import { reportLine } from '../mailbox/report-line.ts';
import { runMailbox } from '../mailbox/run-mailbox.ts';
import type { Desk } from '../jobs/desk.ts';
import type { House } from '../house.ts';
import { mailboxFlags, mailboxSettings, type MailboxFlags } from './mailbox-flags.ts';
import { complain, exitCodes, print, printJson, printProblem } from './output.ts';
import { withHouse } from './with-house.ts';

interface PostFlags extends MailboxFlags {
  readonly json?: boolean;
}

export function addPost(program: Command, end: (code: number) => void): void {
  mailboxFlags(program.command('post'))
    .option('--json', 'uitkomst als JSON')
    .description(
      'verwerkt het postvak één keer: haalt op wat binnenkwam en zet klaar wat verzonden moet worden',
    )
    .action(async (flags: PostFlags) => end(await post(flags)));
}

async function post(flags: PostFlags): Promise<number> {
  const settings = mailboxSettings(flags, process.env);
  if (!settings.ok) {
    printProblem(settings.error);
    return exitCodes.usage;
  }
  const { value } = settings;
  if (value === null) {
    complain('Noem de map van het postvak met --postvak, of in POSTVAK_DIR.');
    return exitCodes.usage;
  }
  return withHouse(async (house, desk) => {
    const report = await runUntilStill(house, desk, value);
    if (flags.json) printJson(report);
    else tell(report);
    return exitOf(report);
  });
}

/** A file that came in just now gets the time to prove that it is whole; what lies longer waits for the next run. */
async function runUntilStill(house: House, desk: Desk, settings: MailboxSettings): Promise<MailReport> {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  const { signal } = stopping;
  const watched = watchfulness();
  const options: MailboxOptions = { ...settings, today: house.today, now: systemMillis, watched, signal };
  const first = await runMailbox(desk, options);
  if (first.waiting === 0 || first.problem !== null || signal.aborted) return first;
  await sleep(patience.whole + 100, undefined, { signal }).catch(() => undefined);
  return together(first, await runMailbox(desk, options));
}

function together(first: MailReport, second: MailReport): MailReport {
  const kinds = Object.keys(first.counts) as (keyof MailReport['counts'])[];
  const sums = kinds.map((kind) => [kind, first.counts[kind] + second.counts[kind]]);
  const counts = Object.fromEntries(sums) as MailReport['counts'];
  return { ...second, counts, notable: [...first.notable, ...second.notable] };
}

function tell(report: MailReport): void {
  for (const { name, summary, problem } of report.notable.slice(0, 20)) {
    if (problem) printProblem(problem);
    else complain(`${name}: ${summary}`);
  }
  if (report.notable.length > 20)
    complain(`… en nog ${report.notable.length - 20}; zie Berichten, of gebruik --json.`);
  if (report.problem) printProblem(report.problem);
  print(reportLine({ ...report, problem: null }) ?? 'Er was niets te doen.');
  const { waiting, quarantined } = report;
  if (waiting > 0) {
    print(`${filesText(waiting, 'wacht nog', 'wachten nog')}: niet af, of niet te verplaatsen.`);
  }
  if (quarantined > 0) print(`${filesText(quarantined, 'ligt', 'liggen')} in quarantaine.`);
}

function filesText(n: number, one: string, more: string): string {
  return n === 1 ? `1 bestand ${one}` : `${n} bestanden ${more}`;
}

function exitOf({ problem, counts }: MailReport): number {
  if (problem) return exitCodes.cannot;
  return counts.refused + counts.rejected + counts['set-aside'] > 0 ? exitCodes.findings : exitCodes.done;
}
