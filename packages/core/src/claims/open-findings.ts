import { openAccount } from './account.ts';
import { lineFindings, sumFindings } from './adjudicate.ts';
import { caseIndex } from './case-index.ts';
import type { ClaimFacts } from './facts.ts';
import type { ClaimFile, ClaimLine, RuleFinding } from './model.ts';
import { ruleSetOn } from './rules/index.ts';

/**
 * What the rules say today about a line that waits: a person answers the question that the machine could not, and
 * cannot set the standard's own rules aside. `facts` are loaded for a claim that holds only this line, so the line
 * itself is among the earlier ones and is taken out.
 */
export function openFindings(file: ClaimFile, line: ClaimLine, facts: ClaimFacts): readonly RuleFinding[] {
  const set = ruleSetOn(file.dated);
  const others = {
    ...facts,
    earlier: facts.earlier.filter(
      (earlier) => earlier.fileId !== file.fileId || earlier.index !== line.index,
    ),
  };
  const index = caseIndex({ ...file, lines: [line] }, others);
  const at = index.contextOf(line);
  const findings = lineFindings(at, set);
  return findings.length > 0 ? findings : sumFindings(openAccount(others, index).sumContextOf(at), set);
}
