import { setTimeout as sleep } from 'node:timers/promises';
import { connect, startEmbedded, type Database, type EmbeddedServer } from '@jeugdregie/core/db';

/** The embedded server as one of our processes uses it: several may, and whoever leaves last turns off the light. */
export interface SharedServer {
  readonly db: Database;
  /** Ends our connections, and the server when no other process of ours uses it. */
  leave(): Promise<void>;
}

/** How often a server is found that is just going down, before we give up. */
const patience = 100;

/**
 * Starts the server, or joins the process that did. Who is in holds a shared lock on a connection of its own; who wants
 * to turn off the light needs it alone, and keeps it until the server is gone. So nobody is ever inside a server that
 * stops: one who comes in that moment waits for the lock, loses the connection, and starts the server anew.
 */
export async function joinServer(folder: string, connections: number): Promise<SharedServer> {
  for (let attempt = 1; ; attempt += 1) {
    const server = await startEmbedded(folder);
    const db = connect(server.url, { connections });
    try {
      return await seated(db, server);
    } catch (error) {
      await db.close().catch(() => undefined);
      if (!server.adopted || attempt === patience) throw error;
      await sleep(100);
    }
  }
}

const seatLock = 0x6a72_6c65;

async function seated(db: Database, server: EmbeddedServer): Promise<SharedServer> {
  const seat = await db.asOwner((_owner, pool) => pool.connect());
  seat.on('error', () => undefined); // it breaks when the server goes, which the next statement tells
  try {
    await seat.query(`select pg_advisory_lock_shared(${seatLock})`);
  } catch (error) {
    seat.release(true);
    throw error;
  }
  const isLast = async (): Promise<boolean> => {
    await seat.query(`select pg_advisory_unlock_shared(${seatLock})`);
    const { rows } = await seat.query<{ alone: boolean }>(
      `select pg_try_advisory_lock(${seatLock}) as alone`,
    );
    return rows[0]?.alone === true;
  };
  return {
    db,
    async leave() {
      if (await isLast().catch(() => false)) await server.stop();
      else server.leave();
      seat.release(true);
      await db.close();
    },
  };
}
