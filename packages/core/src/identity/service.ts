import {
  assert,
  canonicalJson,
  newUuid,
  systemInstant,
  type ClientKey,
  type MunicipalityCode,
} from '@jeugdregie/kernel';
import { record, recordProcessing } from '../audit/index.ts';
import type { Tx } from '../db/index.ts';
import type { Asking, Keys, Person } from './model.ts';
import { anyPerson, hasPerson, nextPersons, sealedPerson, upsertPersons } from './store.ts';

/** Ties sealed content to its row: moved to another client or municipality it no longer opens. */
function contextOf(municipality: MunicipalityCode, clientKey: ClientKey): string {
  return `identity/${municipality}/${clientKey}`;
}

/**
 * Keeps persons sealed, by client key; writes only those that are new or changed, the last one when a client occurs
 * twice. Returns how many were written. One query; sealing what turns out to be unchanged costs less than a second one.
 */
export async function savePersons(
  tx: Tx,
  keys: Keys,
  municipality: MunicipalityCode,
  persons: readonly Person[],
): Promise<number> {
  return keep({ tx, keys, municipality }, persons, { onlyNew: false });
}

/** As `savePersons`, but what is kept of a person stays: for messages whose sender knows less than we do. */
export async function saveNewPersons(
  tx: Tx,
  keys: Keys,
  municipality: MunicipalityCode,
  persons: readonly Person[],
): Promise<number> {
  return keep({ tx, keys, municipality }, persons, { onlyNew: true });
}

async function keep(
  {
    tx,
    keys,
    municipality,
  }: { readonly tx: Tx; readonly keys: Keys; readonly municipality: MunicipalityCode },
  persons: readonly Person[],
  { onlyNew }: { readonly onlyNew: boolean },
): Promise<number> {
  if (persons.length === 0) return 0;
  const latest = new Map(persons.map((person) => [keys.clientKeyFor(municipality, person.bsn), person]));
  const given = [...latest].map(([clientKey, person]) => {
    const content = Buffer.from(canonicalJson(person));
    const context = contextOf(municipality, clientKey);
    return {
      clientKey,
      fingerprint: keys.fingerprint(content, context),
      sealed: keys.seal(content, context),
    };
  });
  return upsertPersons(tx, municipality, given, onlyNew ? 'new' : 'changed');
}

function ownMunicipality(tx: Tx): MunicipalityCode {
  assert(tx.scope.kind === 'municipality', 'persons are revealed in the scope of their municipality only');
  return tx.scope.municipality;
}

/**
 * The person behind a pseudonym, or null when this municipality has no such client. Needs a municipal scope. Always
 * writes an audit event with purpose and actor, and, when there is a person, a processing line about them.
 */
export async function reveal(
  tx: Tx,
  keys: Keys,
  question: Asking & { readonly clientKey: ClientKey },
): Promise<Person | null> {
  const municipality = ownMunicipality(tx);
  const { clientKey, purpose, actor } = question;
  const startedAt = systemInstant();
  const trace = newUuid();
  const sealed = await sealedPerson(tx, municipality, clientKey);
  const outcome = sealed === null ? 'not-found' : 'ok';
  await record(tx, { actor, action: 'identity.reveal', object: null, clientKey, purpose, outcome, trace });
  if (sealed === null) return null;
  await recordProcessing(tx, {
    municipality,
    activity: 'client-onthullen',
    name: 'Gegevens van de cliënt tonen',
    trace,
    startedAt,
    endedAt: systemInstant(),
    status: 'ok',
    subjects: [clientKey],
  });
  const content = keys.open(sealed, contextOf(municipality, clientKey));
  return JSON.parse(Buffer.from(content).toString()) as Person;
}

/**
 * The pseudonym of a BSN, or null when this municipality has no such client. Needs a municipal scope. Writes audit:
 * the pseudonym, never the BSN.
 */
export async function findByBsn(
  tx: Tx,
  keys: Keys,
  question: Asking & { readonly bsn: string },
): Promise<ClientKey | null> {
  const municipality = ownMunicipality(tx);
  const { purpose, actor } = question;
  const clientKey = keys.clientKeyFor(municipality, question.bsn);
  const found = await hasPerson(tx, municipality, clientKey);
  const outcome = found ? 'ok' : 'not-found';
  await record(tx, { actor, action: 'identity.find', object: null, clientKey, purpose, outcome });
  return found ? clientKey : null;
}

/**
 * Whether these keys belong to what is kept: they open a person, and give that person the pseudonym under which they
 * are kept. With other keys every client would silently become a second, unknown one. Needs the system scope.
 */
export async function keysFit(tx: Tx, keys: Keys): Promise<boolean> {
  const kept = await anyPerson(tx);
  if (kept === null) return true;
  const { municipality, clientKey, sealed } = kept;
  if (!keys.canOpen(sealed)) return false;
  const content = keys.open(sealed, contextOf(municipality, clientKey));
  const { bsn } = JSON.parse(Buffer.from(content).toString()) as Person;
  return keys.clientKeyFor(municipality, bsn) === clientKey;
}

/**
 * Seals persons of a municipality again whose key is no longer the newest of the ring, in batches of 1,000. Returns
 * how many. Afterwards the old key is needed for pseudonyms only.
 */
export async function resealPersons(tx: Tx, keys: Keys, municipality: MunicipalityCode): Promise<number> {
  let resealed = 0;
  let after: ClientKey | null = null;
  for (;;) {
    const batch = await nextPersons(tx, municipality, after);
    if (batch.length === 0) return resealed;
    const old = batch.filter(({ sealed }) => !keys.isCurrent(sealed));
    const fresh = old.map(({ clientKey, sealed, fingerprint }) => {
      const context = contextOf(municipality, clientKey);
      return { clientKey, fingerprint, sealed: keys.seal(keys.open(sealed, context), context) };
    });
    if (fresh.length > 0) await upsertPersons(tx, municipality, fresh, 'all');
    resealed += fresh.length;
    after = batch.at(-1)?.clientKey ?? null;
  }
}
