import { claimReply, type JW323Bericht, type JW325Bericht } from '@jeugdregie/ijw';
import { sha256, type Day, type Uuid } from '@jeugdregie/kernel';
import type { ClaimDecision, LineVerdict, RuleFinding } from './model.ts';
import { ruleById } from './rules/index.ts';

export interface ReplyMoment {
  /** Identification of the answer; at most 12 characters. */
  readonly identification: string;
  /** Day of the answer. */
  readonly dated: Day;
}

/**
 * The answer to a claim (JW325): only what was rejected, or 8001 when all was accepted. Null while a line still waits
 * for a person: there is one answer to a claim, so it goes when everything has been decided.
 */
export function composeReply(
  bericht: JW323Bericht,
  decision: Pick<ClaimDecision, 'verdicts' | 'fileFindings'>,
  moment: ReplyMoment,
): JW325Bericht | null {
  if (decision.verdicts.some(({ verdict }) => verdict.kind === 'needs-person')) return null;
  const [first] = decision.fileFindings;
  const isHeader = first !== undefined && isHeaderRule(first);
  const codes = returnCodes(decision.fileFindings);
  return claimReply(bericht, {
    identificatie: moment.identification,
    dagtekening: moment.dated,
    rejected: rejectedLines(decision.verdicts),
    rejectedClients: rejectedClients(bericht, decision.verdicts),
    ...(isHeader ? { headerCodes: codes } : { declaratieCodes: codes }),
  });
}

/**
 * Identification of the answer to a file: always the same for the same file, so that composing again gives the same
 * bytes. 11 characters of a hash: a double among the answers of a municipality is less likely than 1 in 10^9.
 */
export function replyIdentification(fileId: Uuid): string {
  const digits = BigInt(`0x${sha256(fileId).slice(0, 14)}`);
  return `J${digits.toString(36).toUpperCase().padStart(11, '0').slice(-11)}`;
}

function isHeaderRule(finding: RuleFinding): boolean {
  const rule = ruleById(finding.rule);
  return rule?.kind === 'file' && rule.at === 'header';
}

function isClientFinding(finding: RuleFinding): boolean {
  const rule = ruleById(finding.rule);
  return rule?.kind === 'line' && rule.on === 'client';
}

function rejectedLines(
  verdicts: readonly LineVerdict[],
): { index: number; returnCodes: readonly string[] }[] {
  return verdicts.flatMap(({ index, verdict }) =>
    verdict.kind === 'rejected' ? [{ index, returnCodes: returnCodes(verdict.findings) }] : [],
  );
}

/** A finding on the client stands on all its lines; the answer says it once, on the client. */
function rejectedClients(
  bericht: JW323Bericht,
  verdicts: readonly LineVerdict[],
): { index: number; returnCodes: readonly string[] }[] {
  const wrong = new Map<number, readonly string[]>();
  for (const { index, verdict } of verdicts) {
    if (verdict.kind === 'rejected' && verdict.findings.some(isClientFinding)) {
      wrong.set(index, returnCodes(verdict.findings));
    }
  }
  if (wrong.size === 0) return [];
  let line = 0;
  return bericht.declaratie.clienten.client.flatMap(({ prestaties }, index) => {
    const codes = wrong.get(line);
    line += prestaties.prestatie.length;
    return codes === undefined ? [] : [{ index, returnCodes: codes }];
  });
}

/** Each code once, in the order of the rules. */
function returnCodes(findings: readonly RuleFinding[]): readonly string[] {
  return [...new Set(findings.map((finding) => finding.returnCode))];
}
