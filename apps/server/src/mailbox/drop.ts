import { unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { record } from '@jeugdregie/core/audit';
import { isTemporary, municipal, system } from '@jeugdregie/core/db';
import { contentOf, fileOf, listFiles, markSent, type ReceivedFile } from '@jeugdregie/core/exchange';
import { uuid } from '@jeugdregie/kernel';
import { moveWhole, writeWhole } from './durable.ts';
import { entriesOf } from './folders.ts';
import type { MailRun } from './model.ts';
import { outgoingName } from './names.ts';
import { contentDamaged } from './problems.ts';
import { mailboxActor } from './take-batch.ts';
import { answeredBy, wrap } from './wrap.ts';

/**
 * Puts every message that is ready in `uit/<municipality>`, each exactly once whenever a kill falls:
 * written and flushed where the gateway does not look, then marked sent, then moved to `uit` in one step. A file that
 * lies in the working folder and is marked sent is moved by the next run; one that is not marked is written again.
 * Returns how many were put there.
 */
export async function dropOutgoing(run: MailRun, wraps: boolean): Promise<number> {
  const { desk } = run;
  let sent = await finishEarlier(run);
  for (let after: string | null = null; ;) {
    const page = await desk.db.transaction(system, (tx) =>
      listFiles(tx, {
        municipality: null,
        direction: 'out',
        state: 'ready',
        sort: 'received',
        after,
        limit: 200,
      }),
    );
    for (const file of page.files) {
      if (run.signal.aborted) return sent;
      await run.stillOurs();
      if (await dropOne(run, file, wraps)) sent += 1;
    }
    if (page.next === null) return sent;
    after = page.next;
  }
}

async function dropOne(run: MailRun, file: ReceivedFile, wraps: boolean): Promise<boolean> {
  const { folders } = run;
  const name = outgoingName(file);
  const bytes = await bytesOf(run, file, wraps ? name : null);
  if (bytes === null) return false;
  const written = join(folders.writing, file.municipality, `${file.fileId}.${name}`);
  await writeWhole(written, bytes);
  const isOurs = await markDropped(run, file, name);
  if (isOurs) await moveWhole(written, join(folders.outgoing, file.municipality, name));
  else await unlink(written); // somebody took it on screen meanwhile
  return isOurs;
}

/** The message, wrapped when `wrapAs` names a file; null when its content cannot be opened, which is told. */
async function bytesOf(run: MailRun, file: ReceivedFile, wrapAs: string | null): Promise<Uint8Array | null> {
  const { db, keys } = run.desk;
  try {
    return await db.transaction(municipal(file.municipality), async (tx) => {
      const bytes = await contentOf(tx, keys, file.fileId);
      if (bytes === null || wrapAs === null) return bytes;
      return wrap(file, bytes, wrapAs, await answeredBy(tx, file));
    });
  } catch (error) {
    if (isTemporary(error)) throw error;
    const problem = contentDamaged(file.name);
    run.note({ name: file.name, fileId: file.fileId, outcome: 'set-aside', summary: problem.what, problem });
    return null;
  }
}

function markDropped({ desk, today }: MailRun, file: ReceivedFile, name: string): Promise<boolean> {
  return desk.db.transaction(municipal(file.municipality), async (tx) => {
    const how = `In het postvak gezet als uit/${file.municipality}/${name}`;
    const isMarked = await markSent(tx, file.fileId, { actor: mailboxActor, on: today, how });
    if (!isMarked) return false;
    const object = { kind: 'file', id: file.fileId };
    await record(tx, { actor: mailboxActor, action: 'exchange.send', object, outcome: 'ok' });
    return true;
  });
}

/** What a killed run left in the working folder: marked sent but not moved, or not marked (or half written). */
async function finishEarlier(run: MailRun): Promise<number> {
  const { folders, desk } = run;
  let moved = 0;
  for (const { path, relative, name } of await entriesOf(folders.writing)) {
    const isHalf = name.startsWith('.');
    const id = uuid(name.slice(0, idLength));
    if (!isHalf && id === null) continue;
    const file = id === null ? null : await desk.db.transaction(system, (tx) => fileOf(tx, id));
    if (!isHalf && file === null) continue; // of another installation: not ours to touch
    if (file?.state === 'sent') {
      await moveWhole(path, join(folders.outgoing, dirname(relative), name.slice(idLength + 1)));
      moved += 1;
    } else {
      await unlink(path);
    }
  }
  return moved;
}

/** Of the id before the name of a file that is on its way out. */
const idLength = 36;
