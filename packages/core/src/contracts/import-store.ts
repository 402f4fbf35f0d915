import type { Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { Difference, ImportSource, WorkbookFinding } from './model.ts';

/** An import as it is kept: the version that it was compared with, and what it would change. */
export interface KeptImport {
  readonly id: Uuid;
  readonly base: Uuid | null;
  readonly isApplied: boolean;
  readonly differences: readonly Difference[];
  readonly warnings: readonly WorkbookFinding[];
}

/** A line of the list of imports. */
export interface ImportLine {
  readonly id: Uuid;
  readonly name: string;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly appliedNumber: number | null;
  readonly appliedBy: string | null;
  readonly appliedAt: string | null;
}

/** One import at a time: the version that counts may not change between reading and writing. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('contracts_imports'))`);
}

const keptColumns = sql`id, base, applied_number is not null as "isApplied", differences, warnings`;

export async function lastImportOf(tx: Tx, sha256: string): Promise<KeptImport | null> {
  const rows = await tx.query(sql<KeptImport>`
    select ${keptColumns} from contracts_imports where sha256 = ${sha256} order by imported_at desc, id desc limit 1`);
  return rows[0] ?? null;
}

export async function findImport(tx: Tx, id: Uuid): Promise<(KeptImport & { workbook: Uint8Array }) | null> {
  const rows = await tx.query(sql<KeptImport & { workbook: Uint8Array }>`
    select ${keptColumns}, workbook from contracts_imports where id = ${id}`);
  return rows[0] ?? null;
}

export async function keepImport(
  tx: Tx,
  kept: KeptImport,
  source: ImportSource & { readonly sha256: string; readonly workbook: Uint8Array },
): Promise<void> {
  await tx.query(sql`
    insert into contracts_imports
      (id, name, sha256, workbook, imported_by, imported_at, base, differences, warnings)
    values (${kept.id}, ${source.name.slice(0, 200)}, ${source.sha256}, ${Buffer.from(source.workbook)},
      ${source.actor}, ${source.at}, ${kept.base}, ${JSON.stringify(kept.differences)}::jsonb,
      ${JSON.stringify(kept.warnings)}::jsonb)`);
}

export async function markApplied(tx: Tx, id: Uuid, by: Omit<ImportSource, 'name'>): Promise<void> {
  await tx.query(sql`
    update contracts_imports set applied_by = ${by.actor}, applied_at = ${by.at},
      applied_number = (select coalesce(max(applied_number), 0) + 1 from contracts_imports)
    where id = ${id} and applied_number is null`);
}

/** The latest imports first. */
export function listImports(tx: Tx, limit: number): Promise<ImportLine[]> {
  return tx.query(sql<ImportLine>`
    select id, name, imported_by as "importedBy", imported_at as "importedAt", applied_number as "appliedNumber",
      applied_by as "appliedBy", applied_at as "appliedAt"
    from contracts_imports order by imported_at desc, id desc limit ${limit}`);
}
