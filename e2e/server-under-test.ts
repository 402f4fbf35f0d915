import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDemoPeople } from '@jeugdregie/core/access';
import { applyWorkbook, region } from '@jeugdregie/core/contracts';
import { regional, system } from '@jeugdregie/core/db';
import { systemMillis, type Day } from '@jeugdregie/kernel';
import { openHouse } from '@jeugdregie/server/house';
import { buildServer } from '@jeugdregie/server/http/server';
import { openDesk } from '@jeugdregie/server/jobs/desk';
import { ingestFolder } from '@jeugdregie/server/jobs/ingest-folder';
import { openQueue } from '@jeugdregie/server/jobs/queue';
import { watchfulness } from '@jeugdregie/server/mailbox/completeness';
import type { MailReport } from '@jeugdregie/server/mailbox/model';
import { runMailbox } from '@jeugdregie/server/mailbox/run-mailbox';
import { buildScreens, screensFolder } from '@jeugdregie/server/screens';
import { smallWorkbook, writeMessages } from './small-region.ts';
import { writeRequests } from './small-requests.ts';

/** The day on which every browser test takes place. */
export const testDay = '2026-11-16' as Day;

export interface ServerUnderTest {
  readonly url: string;
  /** Claims of the last month that have not come in yet: for the tests to hand in. */
  readonly lastMonth: string;
  /** Root of a mailbox that was emptied once: something lies in quarantine. */
  readonly mailbox: string;
  /** Empties it again. */
  emptyMailbox(): Promise<MailReport>;
  stop(): Promise<void>;
}

/** The real server on a database of its own, with the small region taken in through the front door. */
export async function serverUnderTest(port = 0): Promise<ServerUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-e2e-'));
  chmodSync(folder, 0o755); // the account that runs PostgreSQL for root must be able to enter
  await buildScreens(() => undefined);
  const house = await openHouse({ stateDir: join(folder, 'state'), today: testDay });
  const desk = openDesk(house.db, house.keys);
  const lastMonth = join(folder, 'last-month');
  writeMessages(join(folder, 'messages'), lastMonth);
  writeRequests(join(folder, 'messages'));
  const source = { name: 'contract.xlsx', actor: 'test', at: '2026-01-01T00:00:00Z' };
  const workbook = await smallWorkbook();
  await house.db.transaction(regional, (tx) => applyWorkbook(tx, workbook, source));
  await ingestFolder(desk, {
    folder: join(folder, 'messages'),
    actor: { kind: 'system', name: 'test' },
    today: testDay,
    receivedOn: null,
  });
  const root = join(folder, 'postvak');
  const emptyMailbox = (): Promise<MailReport> =>
    runMailbox(desk, {
      root,
      wraps: false,
      keepDays: null,
      today: () => testDay,
      now: systemMillis,
      watched: watchfulness({ whole: 0, cutOff: 0 }),
      signal: new AbortController().signal,
    });
  mkdirSync(join(root, 'in', '0637'), { recursive: true });
  symlinkSync('elders.xml', join(root, 'in', '0637', 'koppeling.xml'));
  const members = await house.db.transaction(regional, (tx) => region(tx, testDay));
  const first = [...members.municipalities].sort((a, b) => (a.code < b.code ? 1 : -1));
  await house.db.transaction(system, (tx) => ensureDemoPeople(tx, first));
  await emptyMailbox();
  const queue = await openQueue(house, desk);
  const server = await buildServer({ house, desk, queue, isDemo: true, webFolder: screensFolder });
  const url = await server.listen({ port, host: '127.0.0.1' });
  return {
    url,
    lastMonth,
    mailbox: root,
    emptyMailbox,
    async stop() {
      await server.close();
      await queue.stop();
      await house.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
