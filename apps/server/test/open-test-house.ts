import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { regionOf, type TestRegion } from '@jeugdregie/core/contracts/testing';
import { regional } from '@jeugdregie/core/db';
import { testServer, type TestServer } from '@jeugdregie/core/db/testing';
import { loadKeys } from '@jeugdregie/core/identity';
import { migrations } from '@jeugdregie/core/schema';
import { day, type Day } from '@jeugdregie/kernel';
import type { House } from '../src/house.ts';
import { jobsMigrations } from '../src/jobs/schema.ts';
import { openDesk, type Desk } from '../src/jobs/desk.ts';

export interface TestHouse {
  readonly house: House;
  readonly desk: Desk;
  readonly server: TestServer;
  /** Another empty house on the same server. */
  another(): Promise<House>;
  close(): Promise<void>;
}

/** A house on a fresh database with a small region in it. */
export async function openTestHouse(region: TestRegion | null, today = '2026-11-16'): Promise<TestHouse> {
  const server = await testServer();
  const stateDir = mkdtempSync(join(tmpdir(), 'jeugdregie-house-'));
  const keys = loadKeys({ stateDir });
  const fresh = async (): Promise<House> => {
    const db = await server.fresh([...migrations, ...jobsMigrations]);
    return { db, keys, stateDir, isEmbedded: false, today: () => day(today) as Day, close: () => db.close() };
  };
  const house = await fresh();
  if (region) await house.db.transaction(regional, (tx) => regionOf(tx, region));
  return {
    house,
    desk: openDesk(house.db, keys),
    server,
    another: fresh,
    async close() {
      await server.stop();
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

/** The region of the standard's example messages: one municipality, one provider, their two products. */
export const storyRegion: TestRegion = {
  municipalities: ['0855'],
  providers: ['65650001'],
  products: [
    { code: '45A04', unit: '04', segment: 5 },
    { code: '43A06', unit: '83', segment: 2 },
  ],
  rates: [{ provider: '65650001', product: '45A04', euros: 85 }],
};
