import { sumCents } from '@jeugdregie/kernel';
import { openAccount, type Account } from './account.ts';
import { caseIndex, type CaseIndex } from './case-index.ts';
import { ceilingSignals } from './ceilings.ts';
import { factsHash } from './facts-text.ts';
import type { ClaimFacts } from './facts.ts';
import type { ClaimDecision, ClaimFile, ClaimLine, RuleFinding, Verdict } from './model.ts';
import { ruleSetOn } from './rules/index.ts';
import type { LineContext, LineRule, Mismatch, RuleSet, SumContext } from './rules/rule.ts';

const accepted: Verdict = { kind: 'accepted' };

/**
 * Decides a claim. Pure: the same lines, facts and rule set give the same decision. The order of the lines does not
 * matter: credits go before debits (OP366), and within each the order is that of product period and reference.
 *
 * A finding on the claim as a whole leaves no verdicts (IV087). A line with a finding is rejected; one that the machine
 * cannot judge waits for a person; nothing of either is accepted.
 */
export function adjudicate(
  file: ClaimFile,
  facts: ClaimFacts,
  set: RuleSet = ruleSetOn(file.dated),
): ClaimDecision {
  const receipt = {
    ruleSet: set.id,
    contractVersion: facts.contractVersion,
    factsHash: factsHash(file, facts),
  };
  const fileFindings = checkFile(file, facts, set);
  if (fileFindings.length > 0) {
    return { file, verdicts: [], fileFindings, acceptedCents: 0n, receipt, signals: [] };
  }
  const index = caseIndex(file, facts);
  const account = openAccount(facts, index);
  const verdicts: Verdict[] = file.lines.map(() => accepted);
  for (const line of inOrder(file.lines)) verdicts[line.index] = decideLine(line, { set, index, account });
  const acceptedLines = file.lines.filter((line) => verdicts[line.index]?.kind === 'accepted');
  return {
    file,
    verdicts: file.lines.map((line) => ({ index: line.index, verdict: verdicts[line.index] ?? accepted })),
    fileFindings: [],
    acceptedCents: sumCents(acceptedLines.map((line) => line.amountCents)),
    receipt,
    signals: ceilingSignals(acceptedLines, facts.ceilings),
  };
}

/** A finding on the header leaves the rest unsaid: the answer is a header only. */
function checkFile(file: ClaimFile, facts: ClaimFacts, set: RuleSet): readonly RuleFinding[] {
  for (const place of ['header', 'claim'] as const) {
    const findings = set.fileRules.flatMap((rule) => {
      const mismatch = rule.at === place ? rule.check(file, facts) : null;
      return mismatch === null ? [] : [findingOf(rule, mismatch)];
    });
    if (findings.length > 0) return findings;
  }
  return [];
}

interface Desk {
  readonly set: RuleSet;
  readonly index: CaseIndex;
  readonly account: Account;
}

function decideLine(line: ClaimLine, { set, index, account }: Desk): Verdict {
  const at = index.contextOf(line);
  const findings = lineFindings(at, set);
  if (findings.length > 0) return { kind: 'rejected', findings };
  const sum = account.sumContextOf(at);
  const sums = sumFindings(sum, set);
  if (sums.length > 0) return { kind: 'rejected', findings: sums };
  for (const rule of set.personRules) {
    const question = rule.on === 'debit' && line.isCredit ? null : rule.ask(sum);
    if (question === null) continue;
    account.enter(line, 'needs-person');
    return { kind: 'needs-person', question, rule: rule.id };
  }
  account.enter(line, 'accepted');
  return accepted;
}

/** What the rules say about a line on its own. */
export function lineFindings(at: LineContext, set: RuleSet): readonly RuleFinding[] {
  const findings: RuleFinding[] = [];
  for (const rule of set.lineRules) {
    if (!concerns(rule, at.line)) continue;
    const mismatch = rule.check(at);
    if (mismatch === null) continue;
    findings.push(findingOf(rule, mismatch));
    if (rule.on === 'client') break;
  }
  return findings;
}

/** What the rules say about a line together with what came before it. */
export function sumFindings(at: SumContext, set: RuleSet): readonly RuleFinding[] {
  const side = at.line.isCredit ? 'credit' : 'debit';
  const findings: RuleFinding[] = [];
  for (const rule of set.sumRules) {
    const mismatch = rule.on === side ? rule.check(at) : null;
    if (mismatch !== null) findings.push(findingOf(rule, mismatch));
  }
  return findings;
}

/** A credit can only be rejected for what a credit must be (IV085), not for what its debit was judged by. */
function concerns(rule: LineRule, line: ClaimLine): boolean {
  return rule.on === 'any' || rule.on === 'client' || rule.on === (line.isCredit ? 'credit' : 'debit');
}

function findingOf(rule: Pick<LineRule, 'id' | 'returnCode' | 'fact'>, mismatch: Mismatch): RuleFinding {
  return { rule: rule.id, returnCode: rule.returnCode, ...mismatch, fact: rule.fact };
}

function inOrder(lines: readonly ClaimLine[]): readonly ClaimLine[] {
  return [...lines].sort(
    (a, b) =>
      Number(b.isCredit) - Number(a.isCredit) ||
      compare(a.period.from, b.period.from) ||
      compare(a.reference, b.reference) ||
      a.index - b.index,
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
