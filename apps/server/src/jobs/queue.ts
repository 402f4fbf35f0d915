import { municipal, plainPool, regional, system } from '@jeugdregie/core/db';
import { contentOf, fileOf, pending, type ReceivedFile } from '@jeugdregie/core/exchange';
import { assert, municipalityCode, uuid } from '@jeugdregie/kernel';
import { Logger, run, type Runner, type TaskList } from 'graphile-worker';
import type { House } from '../house.ts';
import type { Desk } from './desk.ts';
import { recommitAll } from './recommit.ts';
import { takeUp } from './take-in.ts';
import { machine } from './task.ts';

/** Work that goes on after the answer to a request was given, and after a restart. */
export interface Queue {
  /** Files of one municipality are processed one after the other, in the order of these calls. */
  process(file: ReceivedFile): Promise<void>;
  /** Commitments of every municipality are counted again by the contracts as they stand. */
  recommit(): Promise<void>;
  stop(): Promise<void>;
}

const task = 'process-file';
const recommitTask = 'recommit';

/** What happens to a file stands in its trail; the library's own messages have no place on the terminal. */
const quiet = new Logger(() => () => undefined);

/** Starts the workers; files that a kill left unfinished come first. */
export async function openQueue(house: House, desk: Desk): Promise<Queue> {
  const tasks: TaskList = {
    [task]: async (payload) => {
      const { municipality, fileId } = payload as { municipality: string; fileId: string };
      await processOne(house, desk, municipality, fileId);
    },
    [recommitTask]: async (payload) => {
      const municipality = municipalityCode((payload as { municipality: string }).municipality);
      assert(municipality !== null, 'jobs carry codes that were checked');
      await recommitAll(desk, municipality, house.today());
    },
  };
  // The library's own pool stops listening to its connections when it lets go of them: one that the database breaks off
  // a moment later would end the process.
  const pgPool = plainPool(house.db.url, 5);
  const runner = await run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    logger: quiet,
    pollInterval: 2000,
    taskList: tasks,
  });
  const queue = queueOn(runner, pgPool, desk);
  for (const file of await house.db.transaction(system, (tx) => pending(tx))) await queue.process(file);
  await queue.recommit(); // what a stop in between left undone; nothing is done twice
  return queue;
}

function queueOn(runner: Runner, pool: { end(): Promise<void> }, desk: Desk): Queue {
  return {
    async process({ municipality, fileId }) {
      // The same file waits at most once. `takeUp` sets aside what fails by itself; what is tried again is the work that
      // a missing database or a full disk broke off, with growing pauses up to some hours.
      const options = { queueName: municipality, jobKey: fileId, maxAttempts: 10 };
      await runner.addJob(task, { municipality, fileId }, options);
    },
    async recommit() {
      const reference = await desk.db.transaction(regional, (tx) => desk.reference(tx));
      for (const municipality of new Set(reference?.municipalities.map(({ code }) => code))) {
        const options = {
          queueName: municipality,
          jobKey: `${recommitTask} ${municipality}`,
          maxAttempts: 10,
        };
        await runner.addJob(recommitTask, { municipality }, options);
      }
    },
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
}

async function processOne(house: House, desk: Desk, municipality: string, fileId: string): Promise<void> {
  const code = municipalityCode(municipality);
  const id = uuid(fileId);
  assert(code !== null && id !== null, 'jobs carry codes that were checked');
  const found = await house.db.transaction(municipal(code), async (tx) => {
    const file = await fileOf(tx, id);
    const bytes = file?.state === 'received' ? await contentOf(tx, house.keys, id) : null;
    return file && bytes ? { file, bytes } : null;
  });
  if (found) await takeUp(desk, found.file, found.bytes, machine);
}
