import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import type { ContractData } from './contract-data.ts';
import { checkRows } from './check-rows.ts';
import type { WorkbookFinding } from './model.ts';
import { readRows, type PlacedRow, type PlacedRows } from './read-workbook.ts';
import { readCells } from './workbook.ts';

/** A workbook that could be read: its rows when there is no error, and everything that is worth a remark. */
export interface ReadContract {
  /** Null when there is an error: an import is all or nothing. */
  readonly data: ContractData | null;
  readonly errors: readonly WorkbookFinding[];
  readonly warnings: readonly WorkbookFinding[];
}

/** More findings than anyone will read at once; the rest is counted in one last finding. */
const maxFindings = 500;

/** Reads and checks a contract workbook from its bytes alone: the same bytes give the same answer. */
export async function readContract(bytes: Uint8Array): Promise<Result<ReadContract, Problem>> {
  const cells = await readCells(bytes);
  if (!cells.ok) return fail(cells.error);
  const read = readRows(cells.value);
  const findings = [...read.findings, ...checkRows(read)];
  const errors = findings.filter((finding) => !finding.isWarning);
  return ok({
    data: errors.length === 0 ? contractData(read.rows) : null,
    errors: capped(errors),
    warnings: capped(findings.filter((finding) => finding.isWarning)),
  });
}

function capped(findings: readonly WorkbookFinding[]): readonly WorkbookFinding[] {
  const first = findings[maxFindings];
  if (!first) return findings;
  return [
    ...findings.slice(0, maxFindings),
    {
      ...first,
      value: '',
      message: `En nog ${findings.length - maxFindings} meldingen.`,
      remedy: 'Verbeter eerst wat hierboven staat; de rest komt bij de volgende keer inlezen.',
    },
  ];
}

function contractData(rows: PlacedRows): ContractData {
  return {
    regionName: rows.region[0]?.value.name ?? '',
    municipalities: values(rows.municipalities),
    residents: values(rows.residents),
    districts: values(rows.districts),
    segments: values(rows.segments),
    providers: values(rows.providers),
    contracts: values(rows.contracts),
    products: values(rows.products),
    productSegments: values(rows.productSegments),
    rates: values(rows.rates),
    ceilings: values(rows.ceilings),
  };
}

function values<T>(rows: readonly PlacedRow<T>[]): T[] {
  return rows.map(({ value }) => value);
}
