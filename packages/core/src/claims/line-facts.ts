import type { MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import { caseIndex } from './case-index.ts';
import { inUnit, isInUnitOf, maximumInPeriod, maximumInTotal, measured } from './extent.ts';
import type { AllocationFact, ClaimFacts, EarlierLine, ProductFact } from './facts.ts';
import { claimById, findingsOf, lineById, type ClaimSummary } from './list-store.ts';
import { lineFromRow, type LineRow } from './line-rows.ts';
import type { ClaimLine, FactName } from './model.ts';
import { ruleById } from './rules/index.ts';
import { storedCase } from './store.ts';

/** One line with the facts that it was decided on, as they stood then. */
export interface LineWithFacts {
  readonly claim: ClaimSummary;
  readonly row: LineRow;
  readonly allocation: AllocationFact | null;
  readonly product: ProductFact | null;
  /** Earlier lines that this line refers to, repeats, or follows on in the same month. */
  readonly earlier: readonly EarlierLine[];
  readonly room: RoomLeft | null;
  /** The facts that decided against the line, or that a person was asked about. */
  readonly decisive: readonly FactName[];
}

/** Room in the allocation before this claim, in the unit of the line (cents for a budget). Null where there is no maximum. */
export interface RoomLeft {
  readonly inPeriod: number | null;
  readonly inTotal: number | null;
  readonly usedBefore: number;
  readonly budgetCents: number | null;
  readonly usedBeforeCents: number;
}

/** Null when there is no such line in this scope. */
export async function lineWithFacts(
  tx: Tx,
  at: { readonly municipality: MunicipalityCode; readonly fileId: Uuid; readonly index: number },
): Promise<LineWithFacts | null> {
  const claim = await claimById(tx, at.municipality, at.fileId);
  const row = await lineById(tx, at);
  const found = await storedCase(tx, at.municipality, at.fileId);
  if (claim === null || row === null || found === null) return null;
  const line = lineFromRow(row);
  const { allocation, product } = caseIndex(found.file, found.facts).placeOf(line);
  return {
    claim,
    row,
    allocation,
    product,
    earlier: found.facts.earlier.filter((earlier) => isRelated(earlier, line)),
    room: allocation === null ? null : roomBefore(allocation, line, found.facts),
    decisive: decisiveFacts(row),
  };
}

function isRelated(earlier: EarlierLine, line: ClaimLine): boolean {
  const references = [line.reference, line.previousReference];
  return (
    references.includes(earlier.reference) ||
    (earlier.allocation === line.allocation &&
      earlier.period.from.slice(0, 7) === line.period.from.slice(0, 7))
  );
}

function roomBefore(allocation: AllocationFact, line: ClaimLine, facts: ClaimFacts): RoomLeft {
  const used = facts.used.filter((row) => row.allocation === allocation.number);
  const comparable = used.filter((row) => isInUnitOf(allocation, row));
  const fits = isInUnitOf(allocation, line);
  const asUnit = (measure: number | null): number | null =>
    measure === null ? null : inUnit(measure, line.unit);
  const volume = comparable.reduce((sum, row) => sum + measured(row.acceptedVolume, row.unit), 0);
  return {
    inPeriod: fits ? asUnit(maximumInPeriod(allocation, line.period)) : null,
    inTotal: fits ? asUnit(maximumInTotal(allocation)) : null,
    usedBefore: inUnit(volume, line.unit),
    budgetCents: allocation.budgetCents,
    usedBeforeCents: used.reduce((sum, row) => sum + row.acceptedCents, 0),
  };
}

function decisiveFacts(row: LineRow): readonly FactName[] {
  const asked = row.rule === null ? null : (ruleById(row.rule)?.fact ?? null);
  const facts = findingsOf(row).map((finding) => finding.fact);
  return [...new Set(asked === null ? facts : [asked, ...facts])];
}
