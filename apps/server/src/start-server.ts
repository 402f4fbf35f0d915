import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDemoPeople } from '@jeugdregie/core/access';
import { currentVersion, region } from '@jeugdregie/core/contracts';
import { regional, system } from '@jeugdregie/core/db';
import type { Problem, Result } from '@jeugdregie/kernel';
import { mailboxSettings, type MailboxFlags } from './cli/mailbox-flags.ts';
import { complain, durationText, exitCodes, print, printProblem, progress } from './cli/output.ts';
import { loadDemoRegion } from './demo-region.ts';
import { isDemoState } from './demo-state.ts';
import { houseOf, type House } from './house.ts';
import { buildServer } from './http/server.ts';
import { openDesk, type Desk } from './jobs/desk.ts';
import { openQueue } from './jobs/queue.ts';
import { findDoor, listenAt, type Door } from './listen.ts';
import { openFolders } from './mailbox/folders.ts';
import type { MailboxSettings, MailReport } from './mailbox/model.ts';
import { reportLine } from './mailbox/report-line.ts';
import { watchMailbox, type MailboxWatch } from './mailbox/watch-mailbox.ts';
import { buildScreens, screensFolder } from './screens.ts';
import { startupProblem, wantedScale } from './startup-problem.ts';

interface StartOptions {
  readonly isEmptyWanted: boolean;
  readonly mailbox?: MailboxFlags;
}

/** From nothing to a region on screen. Resolves with the exit code when somebody stops it. */
export async function startServer({ isEmptyWanted, mailbox = {} }: StartOptions): Promise<number> {
  const stop = stopSignal();
  const begin = performance.now();
  const door = await findDoor();
  if (!door.ok) return cannot(door.error);
  const scale = wantedScale(process.env['DEMO_SCALE']);
  if (!scale.ok) return cannot(scale.error);
  const box = await wantedMailbox(mailbox);
  if (!box.ok) return cannot(box.error);
  print('Jeugdregie start.');
  const opened = await houseOf();
  if (!opened.ok) return cannot(opened.error);
  const house = opened.value;
  try {
    await buildScreens(print);
    const isDemo = await prepare(house, { isEmptyWanted, scale: scale.value ?? undefined, signal: stop });
    const mailbox = box.value;
    await serve(house, { door: door.value, mailbox, isDemo, begin, stop });
    return exitCodes.done;
  } catch (error) {
    if (stop.aborted && error === stop.reason) {
      print('\nJeugdregie stopt midden in het inlezen; de volgende start gaat daar verder.');
      return exitCodes.done;
    }
    const problem = startupProblem(error);
    if (problem) return cannot(problem);
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitCodes.cannot;
  } finally {
    await house.close();
  }
}

interface Serving {
  readonly door: Door;
  readonly mailbox: MailboxSettings | null;
  readonly isDemo: boolean;
  /** When the start began, for telling how long it took. */
  readonly begin: number;
  readonly stop: AbortSignal;
}

/** Lets people in and looks after the mailbox until somebody stops it; work in hand is finished. */
async function serve(house: House, { door, mailbox, isDemo, begin, stop }: Serving): Promise<void> {
  const desk = openDesk(house.db, house.keys);
  const queue = await openQueue(house, desk);
  const logger = {
    level: process.env['LOG_LEVEL'] ?? 'warn',
    stream: logFile(house.stateDir),
    redact: redacted,
  };
  const watched = mailbox && lookAfter(mailbox, house, desk);
  try {
    const parts = { house, desk, queue, isDemo, mailbox: watched };
    const server = await buildServer({ ...parts, webFolder: screensFolder, logger });
    const url = await listenAt(server, door);
    greet({ url, instead: door.instead, took: performance.now() - begin, house, isDemo });
    if (!stop.aborted) await once(stop, 'abort');
    print('\nJeugdregie stopt: lopend werk wordt afgemaakt.');
    await server.close();
  } finally {
    await watched?.stop();
    await queue.stop();
  }
}

/** The mailbox that was asked for, its folders made; null when none was. */
async function wantedMailbox(flags: MailboxFlags): Promise<Result<MailboxSettings | null, Problem>> {
  const settings = mailboxSettings(flags, process.env);
  if (!settings.ok || settings.value === null) return settings;
  const opened = await openFolders(settings.value.root);
  return opened.ok ? settings : opened;
}

function lookAfter(settings: MailboxSettings, house: House, desk: Desk): MailboxWatch {
  print(`Postvak: ${settings.root} (ophalen uit "in", klaarzetten in "uit")`);
  const tell = (report: MailReport): void => {
    const line = report.isBusy ? null : reportLine(report);
    if (line !== null) print(`Postvak: ${line}`);
  };
  return watchMailbox(desk, { settings, today: house.today, tell });
}

function cannot(problem: Problem): number {
  printProblem(problem);
  return exitCodes.cannot;
}

/** Headers and bodies may carry secrets or persons: they never reach the log. */
const redacted = ['req.headers', 'req.body', 'res.headers'];

function logFile(stateDir: string) {
  mkdirSync(join(stateDir, 'log'), { recursive: true });
  return createWriteStream(join(stateDir, 'log', 'server.jsonl'), { flags: 'a', mode: 0o600 });
}

/** Fills an empty state with the fictional region, unless it was asked to stay empty. True while the demo is on. */
async function prepare(
  house: House,
  {
    isEmptyWanted,
    ...load
  }: StartOptions & { readonly scale: number | undefined; readonly signal: AbortSignal },
): Promise<boolean> {
  const isEmpty = (await house.db.transaction(regional, currentVersion)) === null;
  if (!isDemoState(house.stateDir) && (!isEmpty || isEmptyWanted)) return false;
  await loadDemoRegion(house, { print, progress }, load);
  const { municipalities } = await house.db.transaction(regional, (tx) => region(tx, house.today()));
  await house.db.transaction(system, (tx) => ensureDemoPeople(tx, demoOrder(municipalities)));
  return true;
}

/** People of the demo who work for one municipality work for the one with the middle name: neither tiny nor huge. */
function demoOrder<T>(municipalities: readonly T[]): readonly T[] {
  const last = municipalities.at(-1);
  return last === undefined ? [] : [last, ...municipalities.slice(0, -1)];
}

interface Greeting {
  readonly url: string;
  readonly instead: number | null;
  /** Milliseconds since the command was given. */
  readonly took: number;
  readonly house: House;
  readonly isDemo: boolean;
}

function greet({ url, instead, took, house, isDemo }: Greeting): void {
  print('');
  if (instead !== null) print(`Poort ${instead} is bezet; daarom is het een andere geworden.`);
  print(`Jeugdregie is klaar na ${durationText(took)}:  ${url}`);
  print('');
  if (isDemo) {
    print('Aanmelden  Open dat adres en kies een van de fictieve mensen; een wachtwoord is niet nodig.');
    print('           Alle gegevens zijn verzonnen. Zelf beginnen: start --leeg in een andere STATE_DIR.');
  } else {
    print('Aanmelden  Met uw e-mailadres en wachtwoord. Nog geen account? Het eerste maakt u zo:');
    print('           npx jeugdregie users add --email u@gemeente.nl --naam "Uw naam" --rol administrator');
  }
  print(`Toestand   ${house.stateDir}`);
  print('Stoppen    Ctrl-C');
}

/** Aborts at the first Ctrl-C or SIGTERM. npm and the shell may send it more than once; a late second one forces. */
function stopSignal(): AbortSignal {
  const first = new AbortController();
  let at = 0;
  const onSignal = (): void => {
    if (at > 0 && performance.now() - at > 3000) process.exit(130);
    at ||= performance.now();
    first.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return first.signal;
}
