import type { Day, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { lineColumns, linesNow, type LineRow } from './line-rows.ts';
import type { ClaimDecision, LineVerdict, RuleFinding, Verdict } from './model.ts';

/** A claim as lists show it; counts and amounts include what persons decided. */
export interface ClaimSummary {
  readonly fileId: Uuid;
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly identification: string;
  readonly claimNumber: string;
  readonly from: Day;
  readonly until: Day;
  readonly dated: Day;
  readonly knownOn: Day;
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly totalCents: bigint;
  readonly acceptedCents: bigint;
  readonly isSent: boolean;
  readonly findings: readonly RuleFinding[];
  readonly signals: readonly CeilingSignalText[];
  readonly ruleSet: string;
  readonly contractVersion: Uuid | null;
  readonly factsHash: string;
  readonly verdictsHash: string;
}

/** A ceiling signal as it is kept: amounts as text. */
export interface CeilingSignalText {
  readonly year: number;
  readonly ceilingCents: string;
  readonly acceptedAfterCents: string;
}

export type ClaimStatus = 'rejected' | 'waiting' | 'decided';

export interface ClaimFilter {
  readonly municipality: MunicipalityCode;
  readonly provider?: ProviderCode | undefined;
  readonly status?: ClaimStatus | undefined;
  /** Claim months, both included, as their first days. */
  readonly from?: Day | undefined;
  readonly until?: Day | undefined;
  /** Part of the claim number. */
  readonly search?: string | undefined;
  readonly after?: { readonly knownOn: Day; readonly fileId: Uuid } | undefined;
  readonly limit: number;
}

const claimColumns = sql`f.file_id as "fileId", f.municipality, f.provider, f.identification,
  f.claim_number as "claimNumber", f.period_from as "from", f.period_until as "until", f.dated,
  f.known_on as "knownOn", f.lines, f.accepted + n.accepted as accepted, f.rejected + n.rejected as rejected,
  f.waiting - n.accepted - n.rejected as waiting, f.total_cents as "totalCents",
  f.accepted_cents + n.cents as "acceptedCents", f.is_sent as "isSent", f.findings, f.signals,
  f.rule_set as "ruleSet", f.contract_version as "contractVersion", f.facts_hash as "factsHash",
  f.verdicts_hash as "verdictsHash"`;

/** A claim with what persons decided on it; the look beside is made only where lines wait. */
const claimsNow = sql`claims_files f cross join lateral (
  select count(*) filter (where d.state = 'accepted')::int as accepted,
    count(*) filter (where d.state = 'rejected')::int as rejected,
    coalesce(sum(l.amount_cents) filter (where d.state = 'accepted'), 0)::bigint as cents
  from claims_person_decisions d join claims_lines l
    on l.municipality = d.municipality and l.file_id = d.file_id and l.line_index = d.line_index
  where f.waiting > 0 and d.municipality = f.municipality and d.file_id = f.file_id) n`;

/** Claims, the newest first, paged by key. */
export async function listClaims(tx: Tx, filter: ClaimFilter): Promise<readonly ClaimSummary[]> {
  const { provider = null, status = null, from = null, until = null, search = null, after } = filter;
  return tx.query(sql<ClaimSummary>`
    select ${claimColumns} from ${claimsNow}
    where f.municipality = ${filter.municipality}
      and (${provider}::text is null or f.provider = ${provider})
      and (${from}::date is null or f.period_from >= ${from})
      and (${until}::date is null or f.period_from <= ${until})
      and (${search}::text is null or strpos(upper(f.claim_number), upper(${search})) > 0)
      and (${after === undefined} or (f.known_on, f.file_id) < (${after?.knownOn ?? null}::date, ${after?.fileId ?? null}::uuid))
      and (${status !== 'waiting'} or f.waiting > 0)
      and (${status}::text is null or ${status} = case when not f.is_sent then 'rejected'
        when f.waiting - n.accepted - n.rejected > 0 then 'waiting' else 'decided' end)
    order by f.known_on desc, f.file_id desc limit ${filter.limit}`);
}

/** Every claim of the municipality, in order of receipt: for checks that go through all of them. */
export async function claimIds(tx: Tx, municipality: MunicipalityCode): Promise<readonly Uuid[]> {
  const rows = await tx.query(sql<{ fileId: Uuid }>`
    select file_id as "fileId" from claims_files where municipality = ${municipality} order by known_on, file_id`);
  return rows.map((row) => row.fileId);
}

export async function claimById(
  tx: Tx,
  municipality: MunicipalityCode,
  fileId: Uuid,
): Promise<ClaimSummary | null> {
  const [row] = await tx.query(sql<ClaimSummary>`
    select ${claimColumns} from ${claimsNow} where f.municipality = ${municipality} and f.file_id = ${fileId}`);
  return row ?? null;
}

/** The claim that counts as sent under this number; null when there is none. */
export async function claimByNumber(
  tx: Tx,
  claim: {
    readonly municipality: MunicipalityCode;
    readonly provider: ProviderCode;
    readonly claimNumber: string;
  },
): Promise<ClaimSummary | null> {
  const [row] = await tx.query(sql<ClaimSummary>`
    select ${claimColumns} from ${claimsNow} where f.municipality = ${claim.municipality}
      and f.provider = ${claim.provider} and f.claim_number = ${claim.claimNumber} and f.is_sent`);
  return row ?? null;
}

export interface LineFilter {
  readonly municipality: MunicipalityCode;
  readonly fileId: Uuid;
  readonly state?: LineRow['state'] | undefined;
  /** Index of the last line of the page before. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Lines of one claim in document order, paged by key. */
export async function linesOf(tx: Tx, filter: LineFilter): Promise<readonly LineRow[]> {
  const { state = null, after = -1 } = filter;
  return tx.query(sql<LineRow>`
    select ${lineColumns} from ${linesNow}
    where l.municipality = ${filter.municipality} and l.file_id = ${filter.fileId} and l.line_index > ${after}
      and (${state}::text is null or coalesce(d.state, l.state) = ${state})
    order by l.line_index limit ${filter.limit}`);
}

export async function lineById(
  tx: Tx,
  line: { readonly municipality: MunicipalityCode; readonly fileId: Uuid; readonly index: number },
): Promise<LineRow | null> {
  const [row] = await tx.query(sql<LineRow>`
    select ${lineColumns} from ${linesNow}
    where l.municipality = ${line.municipality} and l.file_id = ${line.fileId} and l.line_index = ${line.index}`);
  return row ?? null;
}

/** Verdicts of a claim with the decisions of persons in their place; null when there is no such claim. */
export async function verdictsNow(
  tx: Tx,
  municipality: MunicipalityCode,
  fileId: Uuid,
): Promise<Pick<ClaimDecision, 'verdicts' | 'fileFindings'> | null> {
  const claim = await claimById(tx, municipality, fileId);
  if (claim === null) return null;
  const rows = await linesOf(tx, { municipality, fileId, limit: claim.lines });
  return { fileFindings: claim.findings, verdicts: rows.map(verdictOf) };
}

function verdictOf(row: LineRow): LineVerdict {
  return { index: row.index, verdict: verdictFromRow(row) };
}

export function verdictFromRow(row: LineRow): Verdict {
  if (row.state === 'accepted') return { kind: 'accepted' };
  if (row.state === 'rejected') return { kind: 'rejected', findings: findingsOf(row) };
  return { kind: 'needs-person', question: row.question ?? '', rule: row.rule ?? '' };
}

/** What was found against the line: by the rules, or by the person who rejected it. */
export function findingsOf(row: LineRow): readonly RuleFinding[] {
  if (row.decidedReturnCode === null) return row.findings ?? [];
  return [
    {
      rule: row.rule ?? '',
      returnCode: row.decidedReturnCode,
      expected: null,
      found: row.decidedNote,
      fact: 'person',
    },
  ];
}
