import {
  assert,
  fail,
  monthOf,
  ok,
  type Day,
  type MunicipalityCode,
  type Problem,
  type Result,
  type Uuid,
} from '@jeugdregie/kernel';
import { record, type Actor } from '../audit/index.ts';
import { sql, takeTurn, type Tx } from '../db/index.ts';
import { decidedLine } from './decided-lines.ts';
import { loadFacts } from './facts-for.ts';
import { claimById, lineById, type ClaimSummary } from './list-store.ts';
import { lineFromRow, type LineRow } from './line-rows.ts';
import type { ClaimFile, DecidedLine, RuleFinding } from './model.ts';
import { openFindings } from './open-findings.ts';
import { allRules } from './rules/index.ts';
import { addToYears } from './store.ts';

/** What a person decides about a line that waits. `note` says why, in Dutch; it never holds a name. */
export interface PersonDecision {
  readonly municipality: MunicipalityCode;
  readonly fileId: Uuid;
  readonly index: number;
  readonly verdict: 'accepted' | 'rejected';
  /** With a rejection: the code that goes back to the provider. */
  readonly returnCode: string | null;
  readonly note: string;
  readonly actor: Extract<Actor, { readonly kind: 'user' }>;
  readonly today: Day;
}

export interface PersonOutcome {
  /** What ledger and figures must learn. */
  readonly line: DecidedLine;
  /** Lines of the claim that still wait. */
  readonly stillWaiting: number;
}

/**
 * Keeps a person's decision, once and for good, and writes it to the audit log. A person answers the question; a line
 * that the rules of the standard reject as things stand now cannot be accepted. Null when there is no such line.
 */
export async function decideByPerson(
  tx: Tx,
  decision: PersonDecision,
): Promise<Result<PersonOutcome, Problem> | null> {
  takeTurn(tx, decision.municipality);
  const claim = await claimById(tx, decision.municipality, decision.fileId);
  const row = await lineById(tx, decision);
  if (claim === null || row === null) return null;
  const problem = await objection(tx, decision, { claim, row });
  if (problem !== null) return fail(problem);
  if (!(await keep(tx, decision))) return fail(alreadyDecided(row));
  const line = lineFromRow(row);
  const isRejected = decision.verdict === 'rejected';
  if (!isRejected) {
    addToYears(tx, claim, [{ year: Number(line.period.from.slice(0, 4)), cents: line.amountCents }]);
  }
  await record(tx, {
    actor: decision.actor,
    action: isRejected ? 'claims.reject' : 'claims.accept',
    object: { kind: 'claim-line', id: `${decision.fileId}.${decision.index}` },
    clientKey: line.clientKey,
    purpose: decision.note,
    outcome: 'ok',
    municipality: decision.municipality,
  });
  const knownMonth = monthOf(decision.today);
  return ok({
    line: decidedLine(claim, line, { placing: row, isRejected, knownMonth }),
    stillWaiting: claim.waiting - 1,
  });
}

/** Return codes of rules about lines: what a person may reject with. */
export const personReturnCodes: readonly string[] = [
  ...new Set(
    allRules.flatMap((rule) =>
      rule.kind === 'sum' || (rule.kind === 'line' && rule.on !== 'client') ? [rule.returnCode] : [],
    ),
  ),
].sort();

async function objection(
  tx: Tx,
  decision: PersonDecision,
  { claim, row }: { readonly claim: ClaimSummary; readonly row: LineRow },
): Promise<Problem | null> {
  if (row.state !== 'needs-person') return alreadyDecided(row);
  if (decision.verdict === 'rejected') {
    return decision.returnCode !== null && personReturnCodes.includes(decision.returnCode)
      ? null
      : unknownCode(decision.returnCode);
  }
  const finding = await findingNow(tx, { claim, row });
  if (finding === null) return null;
  return {
    code: 'REGEL-AFGEWEZEN',
    what: `Deze regel kan niet worden goedgekeurd: regel ${finding.rule} van de standaard wijst haar af.`,
    where: `${claim.claimNumber}, regel ${decision.index + 1}`,
    why: `Verwacht: ${finding.expected ?? 'iets anders'}. Gevonden: ${finding.found ?? 'niets'}.`,
    remedy: `Wijs de regel af met retourcode ${finding.returnCode}.`,
  };
}

/**
 * The first thing that the rules of the standard say today against a line that waits; null when they leave it to the
 * person. Its return code is the one to reject with.
 */
export async function findingNow(
  tx: Tx,
  { claim, row }: { readonly claim: ClaimSummary; readonly row: LineRow },
): Promise<RuleFinding | null> {
  const line = lineFromRow(row);
  const file: ClaimFile = {
    ...claim,
    messageDate: claim.dated,
    period: { from: claim.from, until: claim.until },
    lines: [{ ...line, index: 0 }],
  };
  const facts = await loadFacts(tx, file, { reference: undefined, except: null });
  return openFindings(file, line, facts)[0] ?? null;
}

async function keep(tx: Tx, decision: PersonDecision): Promise<boolean> {
  const { municipality, fileId, index, verdict, note, actor, today } = decision;
  const returnCode = verdict === 'rejected' ? decision.returnCode : null;
  assert((verdict === 'rejected') === (returnCode !== null), 'a rejection has a return code');
  const kept = await tx.query(sql`
    insert into claims_person_decisions
      (municipality, file_id, line_index, state, return_code, note, actor_id, actor_name, decided_on)
    values (${municipality}, ${fileId}, ${index}, ${verdict}, ${returnCode}, ${note}, ${actor.id}, ${actor.name}, ${today})
    on conflict do nothing returning 1`);
  return kept.length > 0;
}

function alreadyDecided(row: LineRow): Problem {
  return {
    code: 'REGEL-AL-BESLIST',
    what: 'Over deze regel is al beslist.',
    where: `regel ${row.index + 1}`,
    why:
      row.decidedBy === null
        ? 'De regels hebben beslist.'
        : `${row.decidedBy} heeft beslist op ${row.decidedOn ?? ''}.`,
    remedy:
      'Is het besluit onjuist, neem dan contact op met de aanbieder: die kan crediteren of opnieuw declareren.',
  };
}

function unknownCode(code: string | null): Problem {
  return {
    code: 'RETOURCODE-ONBEKEND',
    what:
      code === null
        ? 'Er is geen retourcode gekozen.'
        : `Retourcode ${code} hoort niet bij een declaratieregel.`,
    where: 'retourcode',
    why: 'De aanbieder leest aan de code waarom de regel is afgewezen.',
    remedy: `Kies een van deze codes: ${personReturnCodes.join(', ')}.`,
  };
}
