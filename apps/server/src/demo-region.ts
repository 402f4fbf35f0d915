import { existsSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyWorkbook } from '@jeugdregie/core/contracts';
import { regional, sql, type Tx } from '@jeugdregie/core/db';
import { defaultScale, generateRegion } from '@jeugdregie/demo';
import { systemInstant, type Problem } from '@jeugdregie/kernel';
import type { Progress } from './cli/output.ts';
import { demoStage, markDemo } from './demo-state.ts';
import type { House } from './house.ts';
import { importPayments } from './jobs/import-payments.ts';
import { openDesk } from './jobs/desk.ts';
import { ingestFolder } from './jobs/ingest-folder.ts';
import { HouseStaysShut } from './startup-problem.ts';

/** Where the demo's loading shows itself. */
export interface Narrator {
  print(line: string): void;
  progress(title: string): Progress;
}

export interface LoadOptions {
  readonly scale?: number | undefined;
  /** Stops at the next file; the loading goes on from there at the next start. */
  readonly signal?: AbortSignal;
}

/**
 * The fictional region through the front door: its files are made once, then the workbook is imported and the messages
 * are taken in like anybody's. A start after a kill goes on where the last one stopped.
 */
export async function loadDemoRegion(
  house: House,
  narrator: Narrator,
  options: LoadOptions = {},
): Promise<void> {
  if (demoStage(house.stateDir) === 'ready') return;
  await house.db.transaction(regional, async (tx) => {
    if (!(await lockLoading(tx))) throw new HouseStaysShut(loadedByAnother(house.stateDir));
    await load(house, narrator, options);
  });
}

const loadingLock = 0x6a72_6465;

/** One start makes and loads the region; the lock ends with the connection, so a killed one leaves none behind. */
async function lockLoading(tx: Tx): Promise<boolean> {
  await tx.query(sql`set local idle_in_transaction_session_timeout = 0`);
  const rows = await tx.query(sql<{ isOurs: boolean }>`
    select pg_try_advisory_xact_lock(${loadingLock}) as "isOurs"`);
  return rows[0]?.isOurs === true;
}

function loadedByAnother(stateDir: string): Problem {
  return {
    code: 'REGIO-IN-WORDING',
    what: 'Een andere start maakt op dit ogenblik de fictieve regio in deze toestand.',
    where: stateDir,
    why: 'Twee tegelijk zouden elkaars bestanden weghalen en alles dubbel lezen.',
    remedy: 'Wacht tot de andere start het adres toont, of kies met STATE_DIR een andere map.',
  };
}

async function load(
  house: House,
  narrator: Narrator,
  { scale = defaultScale, signal }: LoadOptions,
): Promise<void> {
  const folder = join(house.stateDir, 'demo');
  const stage = demoStage(house.stateDir);
  if (stage === 'ready') return;
  if (stage !== 'generated') {
    markDemo(house.stateDir, 'loading');
    await generate(house, narrator, { folder, scale, signal });
    markDemo(house.stateDir, 'generated');
  }
  await importContracts(house, folder);
  await ingestMessages(house, folder, narrator, signal);
  await importAllPayments(house, folder);
  markDemo(house.stateDir, 'ready');
}

async function generate(
  house: House,
  narrator: Narrator,
  { folder, scale, signal }: { folder: string; scale: number; signal: AbortSignal | undefined },
): Promise<void> {
  rmSync(folder, { recursive: true, force: true }); // half a region of a start that was killed
  const bar = narrator.progress('Fictieve regio maken');
  const until = house.today();
  await generateRegion({ folder, seed: 'haaglanden', scale, until, onProgress: bar.update, signal });
  bar.stop();
}

async function importContracts(house: House, folder: string): Promise<void> {
  const bytes = await readFile(join(folder, 'contract.xlsx'));
  const source = { name: 'contract.xlsx', actor: 'demonstratie', at: systemInstant() };
  const outcome = await house.db.transaction(regional, (tx) => applyWorkbook(tx, bytes, source));
  if (outcome.kind !== 'read')
    throw new Error(`The demo workbook was refused: ${JSON.stringify(outcome).slice(0, 500)}`);
}

async function ingestMessages(
  house: House,
  folder: string,
  narrator: Narrator,
  signal: AbortSignal | undefined,
): Promise<void> {
  const bar = narrator.progress('Berichten inlezen');
  const { total, counts } = await ingestFolder(openDesk(house.db, house.keys), {
    folder: join(folder, 'berichten'),
    actor: { kind: 'system', name: 'demonstratie' },
    today: house.today(),
    receivedOn: null,
    onProgress: bar.update,
    signal,
  });
  bar.stop();
  const odd = counts.rejected + counts['set-aside'] + counts.refused;
  narrator.print(`${total} berichten ingelezen; ${odd} met een ingebouwde fout, zoals in het echt.`);
}

async function importAllPayments(house: House, folder: string): Promise<void> {
  const payments = join(folder, 'betalingen');
  if (!existsSync(payments)) return;
  for (const name of readdirSync(payments).sort()) {
    await importPayments(house.db, {
      name,
      bytes: await readFile(join(payments, name)),
      today: house.today(),
    });
  }
}
