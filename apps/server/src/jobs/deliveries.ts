import { sql, type Tx } from '@jeugdregie/core/db';
import { fileOf, type ReceivedFile } from '@jeugdregie/core/exchange';
import { newUuid, uuid, type MunicipalityCode, type Problem, type Uuid } from '@jeugdregie/kernel';
import type { Taken } from './task.ts';

/** Delivery (aanlevering): files that somebody handed in at once, so that the result can be read later too. */
export interface Delivery {
  readonly id: Uuid;
  readonly total: number;
  readonly done: number;
  readonly results: readonly Taken[];
}

/** One handed-in file: kept (with its id), or refused at the door (with the problem). */
export interface DeliveryEntry {
  readonly name: string;
  readonly fileId: Uuid | null;
  readonly wasThere: boolean;
  readonly problem: Problem | null;
}

export async function keepDelivery(
  tx: Tx,
  municipality: MunicipalityCode,
  userId: Uuid,
  entries: readonly DeliveryEntry[],
): Promise<Uuid> {
  const id = newUuid();
  await tx.query(sql`
    insert into jobs_deliveries (municipality, delivery_id, user_id, entries)
    values (${municipality}, ${id}, ${userId}, ${JSON.stringify(entries)})`);
  return id;
}

/** How far a delivery is: what was processed meanwhile is read from the files themselves. */
export async function deliveryOf(tx: Tx, id: string): Promise<Delivery | null> {
  const key = uuid(id);
  if (key === null) return null;
  const rows = await tx.query(sql<{ entries: DeliveryEntry[] }>`
    select entries from jobs_deliveries where delivery_id = ${key}`);
  const entries = rows[0]?.entries;
  if (!entries) return null;
  const results: Taken[] = [];
  for (const entry of entries) {
    const result = await resultOf(tx, entry);
    if (result) results.push(result);
  }
  return { id: key, total: entries.length, done: results.length, results };
}

async function resultOf(tx: Tx, entry: DeliveryEntry): Promise<Taken | null> {
  const { name, fileId, problem } = entry;
  if (fileId === null) {
    return { name, fileId, outcome: 'refused', summary: problem?.what ?? '', problem };
  }
  const file = await fileOf(tx, fileId);
  if (!file || file.state === 'received') return null;
  const outcome = entry.wasThere ? 'already' : outcomeOf(file);
  const summary = entry.wasThere
    ? `Al ontvangen op ${file.receivedOn}; niet opnieuw verwerkt.`
    : file.summary;
  return { name, fileId, outcome, summary, problem };
}

function outcomeOf(file: ReceivedFile): Taken['outcome'] {
  const { state } = file;
  switch (state) {
    case 'rejected':
    case 'set-aside':
    case 'refused':
      return state;
    case 'processed':
    case 'received':
    case 'ready':
    case 'sent':
      return 'processed';
  }
}
