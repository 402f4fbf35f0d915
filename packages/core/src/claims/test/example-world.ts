import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkSync, type JW323Bericht } from '@jeugdregie/ijw';
import {
  day,
  municipalityCode,
  newUuid,
  providerCode,
  sha256,
  type ClientKey,
  type Day,
  type MunicipalityCode,
  type Uuid,
} from '@jeugdregie/kernel';
import { careFactsFor, careMigrations, decideCare, readCareMessage, saveCare } from '../../care/index.ts';
import { contractsMigrations, loadReference, type Reference } from '../../contracts/index.ts';
import { regionOf } from '../../contracts/testing.ts';
import { municipal, regional, type Migration, type Tx } from '../../db/index.ts';
import type { TestServer } from '../../db/testing.ts';
import {
  adjudicate,
  claimsMigrations,
  factsFor,
  linesFrom,
  saveClaims,
  type ClaimDecision,
} from '../index.ts';

const examples = new URL('../../../../ijw/test/examples/', import.meta.url);
export const municipality = municipalityCode('0855')!;
const provider = providerCode('65650001')!;

export function example(name: string): Uint8Array {
  return readFileSync(new URL(name, examples));
}

export function keyOf(_municipality: MunicipalityCode, bsn: string): ClientKey {
  const hex = sha256(bsn);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ClientKey;
}

const region = {
  municipalities: ['0855'],
  providers: ['65650001'],
  products: [
    { code: '45A04', unit: '04', segment: 5 },
    { code: '43A06', unit: '83', segment: 1 },
    { code: '44A08', unit: '83', segment: 1 },
  ],
  rates: [{ provider: '65650001', product: '45A04', euros: 85 }],
} as const;

export interface Taken {
  readonly fileId: Uuid;
  readonly decision: ClaimDecision;
  readonly bericht: JW323Bericht;
}

/** A database of its own with the contract of the examples, and the two ways in. */
export interface World {
  readonly reference: Reference;
  inMunicipality<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  allocate(name: string): Promise<void>;
  claim(name: string, save?: boolean): Promise<Taken>;
}

/** `more`: migrations that go before those of contracts, care and claims. */
export async function emptyWorld(
  server: TestServer,
  clientKeyFor: (municipality: MunicipalityCode, bsn: string) => ClientKey = keyOf,
  more: readonly Migration[] = [],
): Promise<World> {
  const migrations = [...more, ...contractsMigrations, ...careMigrations, ...claimsMigrations];
  const database = await server.fresh(migrations);
  await database.transaction(regional, (tx) => regionOf(tx, region));
  const reference = (await database.transaction(regional, (tx) => loadReference(tx)))!;
  const inMunicipality = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction(municipal(municipality), work);
  return {
    reference,
    inMunicipality,
    async allocate(name) {
      const { bericht } = checkSync(example(name));
      const dated = day('2025-01-10')!;
      const message = readCareMessage(bericht!, {
        municipality,
        provider,
        clientKey: clientKeyFor(municipality, (bericht as { client?: { bsn: string } }).client!.bsn),
        fileId: newUuid(),
        dated,
        knownOn: dated,
      })!;
      await inMunicipality(async (tx) => {
        const decision = decideCare(message, await careFactsFor(tx, message, reference));
        assert.deepEqual(decision.findings, [], name);
        saveCare(tx, decision);
      });
    },
    async claim(name, save = true) {
      const checked = checkSync(example(name));
      assert.deepEqual([checked.message, checked.level], ['JW323', null], name);
      const bericht = checked.bericht as JW323Bericht;
      const fileId = newUuid();
      const file = linesFrom(bericht, {
        fileId,
        municipality,
        knownOn: bericht.header.berichtIdentificatie.dagtekening as Day,
        clientKeyFor,
      });
      const decision = await inMunicipality(async (tx) => {
        const facts = await factsFor(tx, file, reference);
        const decided = adjudicate(file, facts);
        if (save) assert.equal(await saveClaims(tx, decided, facts), true);
        if (save) assert.equal(await saveClaims(tx, decided, facts), false, 'saved once');
        return decided;
      });
      return { fileId, decision, bericht };
    },
  };
}
