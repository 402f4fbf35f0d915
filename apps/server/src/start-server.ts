import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDemoPeople } from '@jeugdregie/core/access';
import { currentVersion, region } from '@jeugdregie/core/contracts';
import { regional, system } from '@jeugdregie/core/db';
import { complain, exitCodes, print, progress } from './cli/output.ts';
import { loadDemoRegion } from './demo-region.ts';
import { isDemoState } from './demo-state.ts';
import { openHouse, type House } from './house.ts';
import { buildServer } from './http/server.ts';
import { openDesk } from './jobs/desk.ts';
import { openQueue } from './jobs/queue.ts';
import { listenNear, type Listening } from './listen.ts';
import { buildScreens, screensFolder } from './screens.ts';

interface StartOptions {
  readonly isEmptyWanted: boolean;
}

/** From nothing to a region on screen. Resolves with the exit code when somebody stops it. */
export async function startServer({ isEmptyWanted }: StartOptions): Promise<number> {
  const stopped = nextStop();
  print('Jeugdregie start.');
  let house: House;
  try {
    await buildScreens(print);
    house = await openHouse();
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return exitCodes.cannot;
  }
  try {
    const isDemo = await prepare(house, isEmptyWanted);
    const desk = openDesk(house.db, house.keys);
    const queue = await openQueue(house, desk);
    const logger = {
      level: process.env['LOG_LEVEL'] ?? 'warn',
      stream: logFile(house.stateDir),
      redact: redacted,
    };
    const server = await buildServer({ house, desk, queue, isDemo, webFolder: screensFolder, logger });
    const listening = await listenNear(server);
    greet(listening, house, isDemo);
    await stopped;
    print('\nJeugdregie stopt: lopend werk wordt afgemaakt.');
    await server.close();
    await queue.stop();
    return exitCodes.done;
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return exitCodes.cannot;
  } finally {
    await house.close();
  }
}

/** Headers and bodies may carry secrets or persons: they never reach the log. */
const redacted = ['req.headers', 'req.body', 'res.headers'];

function logFile(stateDir: string) {
  mkdirSync(join(stateDir, 'log'), { recursive: true });
  return createWriteStream(join(stateDir, 'log', 'server.jsonl'), { flags: 'a', mode: 0o600 });
}

/** Fills an empty state with the fictional region, unless it was asked to stay empty. True while the demo is on. */
async function prepare(house: House, isEmptyWanted: boolean): Promise<boolean> {
  const isEmpty = (await house.db.transaction(regional, currentVersion)) === null;
  if (!isDemoState(house.stateDir) && (!isEmpty || isEmptyWanted)) return false;
  await loadDemoRegion(house, { print, progress });
  const { municipalities } = await house.db.transaction(regional, (tx) => region(tx, house.today()));
  await house.db.transaction(system, (tx) => ensureDemoPeople(tx, demoOrder(municipalities)));
  return true;
}

/** People of the demo who work for one municipality work for the one with the middle name: neither tiny nor huge. */
function demoOrder<T>(municipalities: readonly T[]): readonly T[] {
  const last = municipalities.at(-1);
  return last === undefined ? [] : [last, ...municipalities.slice(0, -1)];
}

function greet({ url, wanted, port }: Listening, house: House, isDemo: boolean): void {
  print('');
  if (port !== wanted) print(`Poort ${wanted} is bezet; het is ${port} geworden.`);
  print(`Jeugdregie is klaar:  ${url}`);
  if (isDemo) print('Kies op de aanmeldpagina een van de fictieve mensen. Alle gegevens zijn fictief.');
  else print('Meld u aan met uw account; het eerste maakt u met: npx jeugdregie users add');
  print(`Toestand: ${house.stateDir}   Stoppen: Ctrl-C`);
}

/** Resolves at the first Ctrl-C or SIGTERM. npm and the shell may send it more than once; a late second one forces. */
async function nextStop(): Promise<void> {
  const first = new AbortController();
  let at = 0;
  const onSignal = (): void => {
    if (at > 0 && performance.now() - at > 3000) process.exit(130);
    at ||= performance.now();
    first.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  if (!first.signal.aborted) await once(first.signal, 'abort');
}
