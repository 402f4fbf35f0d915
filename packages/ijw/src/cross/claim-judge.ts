import type { Finding } from '../model.ts';
import { pathInWhole, type Part } from '../parts.ts';
import { claimCheck, type Signs } from './claims.ts';
import { isDecidable, knownFrom, type Context } from './context.ts';
import { findingsOf } from './report.ts';

/** Levels 3 and 4 over a claim (JW323) in parts. Parts of another message are not judged. */
export interface ClaimJudge {
  /** A pass over all parts begins: over the lines with these signs. */
  pass(signs: Signs): void;
  part(part: Part): void;
  /** What was found, in document order. */
  findings(): Finding[];
}

/**
 * Credit lines are processed before debit lines, wherever they stand: a claim with credits takes two passes, C and D.
 * One pass CD does when there is no credit line, or no history that a credit could change.
 */
export function claimJudge(context: Context): ClaimJudge {
  const check = claimCheck(knownFrom(context));
  const found: { readonly order: number; readonly finding: Finding }[] = [];
  return {
    pass: (signs) => check.begin(signs),
    part({ bericht, ...place }) {
      if (bericht.message !== 'JW323') return;
      const violations = check
        .part(bericht, place)
        .filter(({ rule }) => isDecidable(rule, context.history !== undefined));
      for (const [i, finding] of findingsOf(bericht, violations).entries()) {
        const path = pathInWhole(finding.path, place);
        found.push({ order: violations[i]?.order ?? 0, finding: { ...finding, path } });
      }
    },
    findings: () => found.sort((a, b) => a.order - b.order).map(({ finding }) => finding),
  };
}
