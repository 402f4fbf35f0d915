import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { canonicalJson, sha256, sumCents, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import { sql, type CopyValue, type Tx } from '../db/index.ts';
import { placings } from './decided-lines.ts';
import { factsText, parseFactsText } from './facts-text.ts';
import type { ClaimFacts } from './facts.ts';
import type { ClaimDecision, ClaimFile, LineVerdict } from './model.ts';

/** Up to here packing at once is quicker than handing it to another thread. */
const smallClaim = 400;

/** The text of a decision's outcome: equal outcomes, equal texts. */
export function verdictsHash(decision: Pick<ClaimDecision, 'fileFindings' | 'verdicts'>): string {
  return sha256(
    JSON.stringify([decision.fileFindings.map((f) => canonicalJson(f)), decision.verdicts.map(verdictRow)]),
  );
}

function verdictRow({ index, verdict }: LineVerdict): readonly unknown[] {
  if (verdict.kind === 'accepted') return [index];
  if (verdict.kind === 'needs-person') return [index, verdict.rule, verdict.question];
  return [index, verdict.findings.map((f) => [f.rule, f.returnCode, f.expected, f.found, f.fact])];
}

/**
 * Saves a decision with its lines and facts. False, and nothing saved, when the file was saved before. Runs in the
 * caller's transaction, in the scope of the municipality.
 */
export async function saveClaims(tx: Tx, decision: ClaimDecision, facts: ClaimFacts): Promise<boolean> {
  const packed = packFacts(decision.file, facts);
  if (!(await saveFile(tx, decision))) return false;
  addToYears(tx, decision.file, acceptedLines(decision));
  if (decision.verdicts.length > 0) {
    await tx.insertRows('claims_lines', lineColumns, lineRows(decision, facts));
  }
  const { municipality, fileId } = decision.file;
  tx.send(sql`insert into claims_facts (municipality, file_id, facts)
    values (${municipality}, ${fileId}, ${await packed}::bytea)`);
  return true;
}

/** Of a large claim on another thread, while its lines are saved. */
async function packFacts(file: ClaimFile, facts: ClaimFacts): Promise<Uint8Array> {
  const text = factsText(file, facts);
  return file.lines.length > smallClaim ? compress(text) : zstdCompressSync(text);
}

const compress = promisify(zstdCompress);

async function saveFile(tx: Tx, decision: ClaimDecision): Promise<boolean> {
  const { file, receipt, fileFindings, verdicts } = decision;
  const count = (kind: string): number => verdicts.filter(({ verdict }) => verdict.kind === kind).length;
  const signals = JSON.parse(canonicalJson(decision.signals)) as unknown;
  const saved = await tx.query(sql`
    insert into claims_files (municipality, file_id, provider, identification, message_date, claim_number,
        period_from, period_until, dated, known_on, total_cents, accepted_cents, lines, accepted, rejected, waiting,
        is_sent, findings, signals, rule_set, contract_version, facts_hash, verdicts_hash)
      values (${file.municipality}, ${file.fileId}, ${file.provider}, ${file.identification}, ${file.messageDate},
        ${file.claimNumber}, ${file.period.from}, ${file.period.until}, ${file.dated}, ${file.knownOn},
        ${file.totalCents}, ${decision.acceptedCents}, ${file.lines.length}, ${count('accepted')},
        ${count('rejected')}, ${count('needs-person')}, ${fileFindings.length === 0},
        ${JSON.stringify(fileFindings)}::jsonb, ${JSON.stringify(signals)}::jsonb, ${receipt.ruleSet},
        ${receipt.contractVersion}, ${receipt.factsHash}, ${verdictsHash(decision)})
      on conflict (municipality, file_id) do nothing returning 1`);
  return saved.length > 0;
}

const lineColumns = {
  municipality: 'text',
  file_id: 'uuid',
  line_index: 'integer',
  provider: 'text',
  reference: 'text',
  previous_reference: 'text',
  client_key: 'uuid',
  allocation: 'bigint',
  category: 'text',
  product: 'text',
  period_from: 'date',
  period_until: 'date',
  volume: 'bigint',
  unit: 'text',
  rate_cents: 'bigint',
  amount_cents: 'bigint',
  is_credit: 'boolean',
  state: 'text',
  findings: 'jsonb',
  question: 'text',
  rule: 'text',
  segment: 'integer',
  referrer: 'text',
  district: 'text',
  known_on: 'date',
} as const;

function* lineRows(decision: ClaimDecision, facts: ClaimFacts): Generator<readonly CopyValue[]> {
  const { file, verdicts } = decision;
  const placingOf = placings(file, facts);
  for (const [at, line] of file.lines.entries()) {
    const verdict = verdicts[at]?.verdict ?? { kind: 'accepted' };
    const findings = verdict.kind === 'rejected' ? JSON.stringify(verdict.findings) : null;
    const isWaiting = verdict.kind === 'needs-person';
    const { segment, referrer, district } = placingOf(line);
    yield [
      file.municipality,
      file.fileId,
      line.index,
      file.provider,
      line.reference,
      line.previousReference,
      line.clientKey,
      line.allocation,
      line.category,
      line.product,
      line.period.from,
      line.period.until,
      line.volume,
      line.unit,
      line.rateCents,
      line.amountCents,
      line.isCredit,
      verdict.kind,
      findings,
      isWaiting ? verdict.question : null,
      isWaiting ? verdict.rule : null,
      segment,
      referrer,
      district,
      file.knownOn,
    ];
  }
}

function acceptedLines(
  decision: ClaimDecision,
): readonly { readonly year: number; readonly cents: number }[] {
  return decision.file.lines
    .filter((_line, at) => decision.verdicts[at]?.verdict.kind === 'accepted')
    .map((line) => ({ year: Number(line.period.from.slice(0, 4)), cents: line.amountCents }));
}

/** Adds accepted amounts to the running totals of the provider; in order of year, so that two claims never deadlock. */
export function addToYears(
  tx: Tx,
  file: Pick<ClaimFile, 'provider'>,
  amounts: readonly { readonly year: number; readonly cents: number }[],
): void {
  const years = [...Map.groupBy(amounts, (amount) => amount.year)].sort(([a], [b]) => a - b);
  if (years.length === 0) return;
  const sums = years.map(([, list]) => sumCents(list.map((amount) => amount.cents)));
  tx.send(sql`
    insert into claims_provider_years (provider, year, accepted_cents)
    select ${file.provider}, year, cents
    from unnest(${years.map(([year]) => year)}::int[], ${sums}::bigint[]) as sums (year, cents)
    on conflict (provider, year)
    do update set accepted_cents = claims_provider_years.accepted_cents + excluded.accepted_cents`);
}

/** The case as it was decided, from the stored facts; null when there is no such claim in this scope. */
export async function storedCase(
  tx: Tx,
  municipality: MunicipalityCode,
  fileId: Uuid,
): Promise<ReturnType<typeof parseFactsText> | null> {
  const [row] = await tx.query(sql<{ facts: Buffer }>`
    select facts from claims_facts where municipality = ${municipality} and file_id = ${fileId}`);
  return row === undefined ? null : parseFactsText(zstdDecompressSync(row.facts).toString('utf8'));
}
