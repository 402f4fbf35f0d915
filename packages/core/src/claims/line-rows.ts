import {
  allocationNumber,
  assert,
  type AllocationNumber,
  type ClientKey,
  type Day,
  type ProductCode,
  type ProviderCode,
  type Uuid,
} from '@jeugdregie/kernel';
import type { SegmentId } from '../contracts/index.ts';
import { sql } from '../db/index.ts';
import type { EarlierLine } from './facts.ts';
import type { ClaimLine, RuleFinding } from './model.ts';

/** A line as it is stored, with the state that counts now: a person's decision goes before the machine's verdict. */
export interface LineRow {
  readonly fileId: Uuid;
  readonly index: number;
  readonly provider: ProviderCode;
  readonly reference: string;
  readonly previousReference: string | null;
  readonly clientKey: ClientKey;
  readonly allocation: bigint;
  readonly category: string;
  readonly product: ProductCode;
  readonly from: Day;
  readonly until: Day;
  readonly volume: bigint;
  readonly unit: string;
  readonly rateCents: bigint | null;
  readonly amountCents: bigint;
  readonly isCredit: boolean;
  readonly state: EarlierLine['state'];
  readonly verdict: EarlierLine['state'];
  readonly findings: readonly RuleFinding[] | null;
  readonly question: string | null;
  readonly rule: string | null;
  readonly segment: SegmentId | null;
  readonly referrer: string;
  readonly district: string | null;
  readonly knownOn: Day;
  readonly decidedOn: Day | null;
  readonly decidedReturnCode: string | null;
  readonly decidedNote: string | null;
  readonly decidedBy: string | null;
}

/** `l` is claims_lines, `d` the decision on the line. */
export const lineColumns = sql`l.file_id as "fileId", l.line_index as "index", l.provider, l.reference,
  l.previous_reference as "previousReference", l.client_key as "clientKey", l.allocation, l.category, l.product,
  l.period_from as "from", l.period_until as "until", l.volume, l.unit, l.rate_cents as "rateCents",
  l.amount_cents as "amountCents", l.is_credit as "isCredit", coalesce(d.state, l.state) as state,
  l.state as verdict, l.findings, l.question, l.rule, l.segment, l.referrer, l.district, l.known_on as "knownOn",
  d.decided_on as "decidedOn", d.return_code as "decidedReturnCode", d.note as "decidedNote",
  d.actor_name as "decidedBy"`;

export const linesNow = sql`claims_lines l left join claims_person_decisions d
  on d.municipality = l.municipality and d.file_id = l.file_id and d.line_index = l.line_index`;

/** A stored line as the claim gave it. Safe integers: the message cannot hold larger ones. */
export function lineFromRow(row: LineRow): ClaimLine {
  return {
    index: row.index,
    reference: row.reference,
    previousReference: row.previousReference,
    clientKey: row.clientKey,
    allocation: allocationFromRow(row.allocation),
    category: row.category,
    product: row.product,
    period: { from: row.from, until: row.until },
    volume: Number(row.volume),
    unit: row.unit,
    rateCents: row.rateCents === null ? null : Number(row.rateCents),
    amountCents: Number(row.amountCents),
    isCredit: row.isCredit,
  };
}

export function earlierFromRow(row: LineRow): EarlierLine {
  return { ...lineFromRow(row), fileId: row.fileId, state: row.state };
}

/** bigint of the database to the number of the core. */
export function allocationFromRow(value: bigint): AllocationNumber {
  const number = allocationNumber(Number(value));
  assert(number !== null, 'a stored allocation number has at most nine digits');
  return number;
}
