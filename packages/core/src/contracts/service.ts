import { newUuid, sha256, type Problem, type Uuid } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import { emptyContractData, type ContractData } from './contract-data.ts';
import { differencesBetween } from './differences.ts';
import {
  findImport,
  keepImport,
  lastImportOf,
  lockImports,
  markApplied,
  type KeptImport,
} from './import-store.ts';
import type { ImportOutcome, ImportSource } from './model.ts';
import { readContract } from './read-contract.ts';
import { saveContractData } from './save-rows.ts';
import { currentVersion, loadContractData } from './store.ts';

/**
 * Reads and checks a contract workbook (all or nothing) and keeps it, with what it would change. Nothing counts until
 * `applyImport`. The same bytes again give the same import, unless another version was applied since.
 */
export async function importWorkbook(
  tx: Tx,
  bytes: Uint8Array,
  source: ImportSource,
): Promise<ImportOutcome> {
  const read = await readContract(bytes);
  if (!read.ok) return { kind: 'unreadable', problem: read.error };
  const { data, errors, warnings } = read.value;
  if (!data) return { kind: 'refused', errors, warnings };
  await lockImports(tx);
  const base = await currentVersion(tx);
  const hash = sha256(bytes);
  const earlier = await lastImportOf(tx, hash);
  if (earlier && (earlier.id === base || (!earlier.isApplied && earlier.base === base)))
    return outcomeOf(earlier);
  const kept: KeptImport = {
    id: newUuid(),
    base,
    isApplied: false,
    differences: differencesBetween(await rowsOf(tx, base), data),
    warnings,
  };
  await keepImport(tx, kept, { ...source, sha256: hash, workbook: bytes });
  return outcomeOf(kept);
}

/**
 * Makes a kept import the version that counts. Applying it twice changes nothing. Refused when another version was
 * applied after the differences were shown: then they are no longer the differences.
 */
export async function applyImport(tx: Tx, id: Uuid, by: Omit<ImportSource, 'name'>): Promise<ImportOutcome> {
  await lockImports(tx);
  const found = await findImport(tx, id);
  if (!found) return { kind: 'unreadable', problem: unknownImport(id) };
  if (found.isApplied) return outcomeOf(found);
  if (found.base !== (await currentVersion(tx))) return { kind: 'unreadable', problem: overtaken() };
  const read = await readContract(found.workbook);
  if (!read.ok) return { kind: 'unreadable', problem: read.error };
  // The rules of reading may have become stricter since the import was kept.
  if (!read.value.data) return { kind: 'refused', errors: read.value.errors, warnings: read.value.warnings };
  await saveContractData(tx, id, read.value.data);
  await markApplied(tx, id, by);
  return outcomeOf({ ...found, isApplied: true });
}

/** Import and apply in one go, with the same checks: for the command line. */
export async function applyWorkbook(tx: Tx, bytes: Uint8Array, source: ImportSource): Promise<ImportOutcome> {
  const outcome = await importWorkbook(tx, bytes, source);
  return outcome.kind === 'read' && !outcome.isApplied ? applyImport(tx, outcome.id, source) : outcome;
}

function rowsOf(tx: Tx, version: Uuid | null): Promise<ContractData> {
  return version ? loadContractData(tx, version) : Promise.resolve(emptyContractData);
}

function outcomeOf({ id, isApplied, differences, warnings }: KeptImport): ImportOutcome {
  return { kind: 'read', id, isApplied, differences: isApplied ? [] : differences, warnings };
}

function unknownImport(id: Uuid): Problem {
  return {
    code: 'CONTRACT-ONBEKEND',
    what: 'Deze import is er niet.',
    where: id,
    why: 'Alleen een contractbestand zonder fouten wordt bewaard.',
    remedy: 'Lees het bestand opnieuw in.',
  };
}

function overtaken(): Problem {
  return {
    code: 'CONTRACT-INGEHAALD',
    what: 'Deze import is niet toegepast.',
    where: 'Contractimport',
    why: 'Na het inlezen is een andere versie toegepast; de getoonde verschillen kloppen niet meer.',
    remedy: 'Lees hetzelfde bestand opnieuw in, bekijk de verschillen en pas het dan toe.',
  };
}
